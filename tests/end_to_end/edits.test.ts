import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser, withRole } from "./support/desk";
import { Server } from "./support/server";
import { limits } from "./support/wire";

const hostile = `<img src=x onerror="alert(1)"> **bold** "};--' OR 1=1`;
let server: Server;
let giver: Client;

beforeAll(async () => {
    const rooms = ["own", "away", "refused", "race", "versions", "notes", "answers", "often"];
    server = await Server.start({
        groups: [
            { slug: "calm", rooms },
            { slug: "wait", rooms: ["lounge"], policy: "pre_moderated" },
            { slug: "other", rooms: ["lounge"] },
        ],
        unlimited: true,
    });
    giver = await organiser(server);
});

function edit(client: Client, room: string, seq: number, text: string, note?: string) {
    const cid = newCid();
    const fields = { room, seq, cid, text, sure: true, ...(note && { note }) };
    return client.request("room.edit", fields);
}

async function openThread(client: Client, group: string, title = "Nights") {
    const said = await client.request("forum.open", { group, cid: newCid(), title, text: "How?" });
    return { thread: said.thread as string, number: said.seq as number };
}

function reply(client: Client, thread: string, text: string, parent?: number) {
    return client.request("forum.reply", {
        thread,
        cid: newCid(),
        text,
        ...(parent && { parent }),
    });
}

describe("editing", () => {
    it("shows the new text to everybody, in order, with its own place", async () => {
        const anna = await present(server, "calm/own");
        const bo = await present(server, "calm/own");
        await anna.say("calm/own", "good evning");
        const edited = await edit(anna, "calm/own", 1, hostile, "death");
        expect(edited.seq).toBe(2);
        for (const client of [anna, bo]) {
            const event = await client.take("room.edited");
            expect(event).toMatchObject({ seq: 2, edits: 1, text: hostile, note: "death" });
        }
        const { messages } = await bo.request("room.history", { room: "calm/own" });
        expect(messages[0]).toMatchObject({ seq: 1, text: hostile, note: "death", edited: true });
        expect(messages[1]).toMatchObject({ seq: 2, edits: 1, text: hostile });
        const again = await bo.request("room.enter", { room: "calm/own" });
        expect(again.messages).toEqual(messages);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("reaches those who were away, and only the last text does", async () => {
        const anna = await present(server, "calm/away");
        const bo = await present(server, "calm/away");
        await anna.say("calm/away", "the first text");
        await bo.take("room.said");
        await bo.vanish();
        await edit(anna, "calm/away", 1, "the second text, never seen");
        await edit(anna, "calm/away", 1, "the third text");
        const back = await Client.enter(server, { token: bo.token });
        const ok = await back.request("room.enter", { room: "calm/away", after: 1 });
        expect(ok.messages.map((m) => [m.seq, m.edits, m.text])).toEqual([
            [2, 1, undefined],
            [3, 1, "the third text"],
        ]);
        await anna.request("room.remove", { room: "calm/away", seq: 1 });
        const late = await present(server, "calm/away");
        const shown = await late.request("room.history", { room: "calm/away" });
        expect(shown.messages.map((m) => [m.seq, m.text, m.removed])).toEqual([
            [1, undefined, true],
            [2, undefined, undefined],
            [3, undefined, undefined],
            [4, undefined, undefined],
        ]);
        for (const client of [back, late]) expect(client.saw("never seen")).toBe(false);
        expect(late.saw("the third text")).toBe(false);
        await Promise.all([anna, back, late].map((c) => c.leave()));
    });

    it("is for authors alone, and says clearly why not", async () => {
        const anna = await present(server, "calm/refused");
        const moderator = await withRole(server, giver, "calm", "moderator");
        await anna.say("calm/refused", "mine");
        const ask = { room: "calm/refused", seq: 1, cid: newCid(), text: "yours" };
        expect((await moderator.refused("room.edit", ask)).code).toBe("not_found");
        expect((await anna.refused("room.edit", { ...ask, seq: 99 })).code).toBe("not_found");
        expect((await anna.refused("room.edit", { ...ask, seq: 0 })).code).toBe("not_found");
        expect((await anna.refused("room.edit", { ...ask, cid: "" })).code).toBe("bad_field");
        const long = { ...ask, text: "x".repeat(limits.messageCharacters + 1) };
        expect((await anna.refused("room.edit", long)).code).toBe("too_long");
        const noted = { ...ask, note: "x".repeat(81) };
        expect((await anna.refused("room.edit", noted)).code).toBe("too_long");
        const stranger = await present(server, "other/lounge");
        expect((await stranger.refused("room.edit", ask)).code).toBe("not_found");
        await anna.request("room.remove", { room: "calm/refused", seq: 1 });
        expect((await anna.refused("room.edit", ask)).code).toBe("gone");
        expect((await anna.refused("room.edit", { ...ask, seq: 2 })).code).toBe("not_found");
        await Promise.all([anna, moderator, stranger].map((c) => c.leave()));
    });

    it("repeated with the same cid is one edit, and too many are refused", async () => {
        const anna = await present(server, "calm/often");
        await anna.say("calm/often", "one");
        const ask = { room: "calm/often", seq: 1, cid: newCid(), text: "two" };
        const first = await anna.request("room.edit", ask);
        expect(await anna.request("room.edit", ask)).toEqual(first);
        expect((await anna.refused("room.edit", { ...ask, text: "three" })).code).toBe("conflict");
        for (let i = 1; i < 20; i += 1) await edit(anna, "calm/often", 1, `number ${i}`);
        const last = await anna.refused("room.edit", { ...ask, cid: newCid(), text: "enough" });
        expect([last.code, last.detail]).toEqual(["too_many", "edits_max"]);
        expect((await anna.say("calm/often", "and on")).seq).toBe(22);
        await anna.leave();
    });

    it("of two at once with a removal leaves nothing of the text", async () => {
        const anna = await present(server, "calm/race");
        for (let round = 0; round < 5; round += 1) {
            const { seq } = await anna.say("calm/race", `round ${round}`);
            const both = await Promise.allSettled([
                edit(anna, "calm/race", seq as number, `edited in round ${round}`),
                anna.request("room.remove", { room: "calm/race", seq: seq as number }),
            ]);
            expect(both[1].status).toBe("fulfilled");
            const { messages } = await anna.request("room.history", { room: "calm/race" });
            expect(messages.find((m) => m.seq === seq)?.removed).toBe(true);
            expect(messages.every((m) => m.text === undefined)).toBe(true);
        }
        await anna.leave();
    });

    it("lets moderators, and nobody else, see earlier versions until it is removed", async () => {
        const { moderator } = await onShift(server, giver, "calm");
        const anna = await present(server, "calm/versions");
        await anna.say("calm/versions", "before");
        await edit(anna, "calm/versions", 1, "after", "health");
        const ask = { place: "calm/versions", seq: 1 };
        const { versions } = await moderator.request("desk.versions", ask);
        expect(versions.map((v) => [v.text, v.note])).toEqual([
            ["before", undefined],
            ["after", "health"],
        ]);
        expect((await anna.refused("desk.versions", ask)).code).toBe("not_found");
        expect((await moderator.refused("desk.versions", { ...ask, seq: 2 })).code).toBe(
            "not_found",
        );
        await anna.request("room.remove", { room: "calm/versions", seq: 1 });
        expect((await moderator.refused("desk.versions", ask)).code).toBe("gone");
        await Promise.all([anna.leave(), moderator.leave()]);
    });

    it("passes the desk like a new message", async () => {
        const { moderator } = await onShift(server, giver, "wait");
        const anna = await present(server, "wait/lounge");
        const cid = newCid();
        const first = await anna.request("room.say", { room: "wait/lounge", cid, text: "hello" });
        expect(first.held).toBeDefined();
        const said = await moderator.take("desk.case", (e) => e.case.text === "hello");
        await moderator.request("desk.act", {
            group: "wait",
            case: said.case.case,
            action: "release",
        });
        await anna.take("room.said");
        const changed = await edit(anna, "wait/lounge", 1, "hello, all", "other");
        expect(changed.held).toBeDefined();
        const { messages } = await anna.request("room.history", { room: "wait/lounge" });
        expect(messages[0]?.text).toBe("hello");
        const held = await moderator.take("desk.case", (e) => e.case.edits === 1);
        expect(held.case).toMatchObject({ text: "hello, all", note: "other", kind: "held" });
        await moderator.request("desk.act", {
            group: "wait",
            case: held.case.case,
            action: "release",
        });
        const event = await anna.take("room.edited");
        expect(event).toMatchObject({ seq: 2, edits: 1, text: "hello, all", note: "other" });
        await Promise.all([anna.leave(), moderator.leave()]);
    });

    it("changes openings with or without a title, and posts without", async () => {
        const anna = await present(server, "calm/own");
        const bo = await present(server, "calm/own");
        const { thread, number } = await openThread(anna, "calm");
        await bo.request("forum.threads", { group: "calm", live: true });
        await bo.request("forum.thread", { thread, live: true });
        const ask = { place: "calm/forum", seq: number, text: "How do you sleep?" };
        await anna.request("forum.edit", { ...ask, cid: newCid() });
        const kept = await bo.take("forum.edited");
        expect(kept).toMatchObject({ title: "Nights", text: "How do you sleep?", edits: number });
        await anna.request("forum.edit", { ...ask, cid: newCid(), title: hostile, sure: true });
        const renamed = await bo.take("forum.edited");
        expect(renamed.title).toBe(hostile);
        const post = await reply(anna, thread, "Badly.");
        await anna.request("forum.edit", {
            place: thread,
            seq: post.seq as number,
            cid: newCid(),
            text: "Better now.",
        });
        const changed = await bo.take("forum.edited", (e) => e.place === thread);
        expect([changed.text, changed.title]).toEqual(["Better now.", undefined]);
        const shown = await bo.request("forum.thread", { thread });
        expect(shown.opening).toMatchObject({ title: hostile, edited: true });
        expect(shown.posts[0]).toMatchObject({ text: "Better now.", edited: true });
        const titled = { place: thread, seq: 1, cid: newCid(), text: "x", title: "y" };
        expect((await anna.refused("forum.edit", titled)).detail).toBe("title");
        const room = { place: "calm/own", seq: 1, cid: newCid(), text: "x" };
        expect((await anna.refused("forum.edit", room)).code).toBe("not_found");
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("notes and answers", () => {
    it("keeps the note as it was written, and judges it with the text", async () => {
        const anna = await present(server, "calm/notes");
        const bo = await present(server, "calm/notes");
        const cid = newCid();
        const note = hostile.slice(0, 80);
        const said = { room: "calm/notes", cid, text: "a text", note, sure: true };
        expect((await anna.request("room.say", said)).seq).toBe(1);
        expect((await bo.take("room.said")).note).toBe(said.note);
        expect((await anna.refused("room.say", { ...said, note: "another" })).code).toBe(
            "conflict",
        );
        const contact = { ...said, cid: newCid(), note: "call me: 0171 2345678", sure: false };
        const answer = await anna.request("room.say", contact);
        expect(answer.nudge ?? answer.held).toBeDefined();
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("answers a message of the room that is there", async () => {
        const anna = await present(server, "calm/answers");
        await anna.say("calm/answers", "a question");
        const ask = { room: "calm/answers", cid: newCid(), text: "an answer" };
        await anna.request("room.say", { ...ask, reply_to: 1 });
        expect((await anna.take("room.said", (e) => e.seq === 2)).reply_to).toBe(1);
        const absent = { ...ask, cid: newCid(), reply_to: 77 };
        expect((await anna.refused("room.say", absent)).code).toBe("not_found");
        const page = await anna.request("room.history", {
            room: "calm/answers",
            after: 1,
            limit: 1,
        });
        expect(page.messages.map((m) => [m.seq, m.reply_to])).toEqual([[2, 1]]);
        const both = { room: "calm/answers", after: 1, before: 2 };
        expect((await anna.refused("room.history", both)).code).toBe("bad_field");
        await anna.leave();
    });

    it("bounds how deep answers to answers go", async () => {
        const anna = await present(server, "calm/answers");
        const { thread } = await openThread(anna, "calm");
        let parent: number | undefined;
        for (let depth = 1; depth <= 50; depth += 1) {
            parent = (await reply(anna, thread, `depth ${depth}`, parent)).seq;
        }
        const refused = await anna.refused("forum.reply", {
            thread,
            cid: newCid(),
            text: "too deep",
            parent,
        });
        expect([refused.code, refused.detail]).toEqual(["too_many", "reply_depth_max"]);
        expect((await reply(anna, thread, "beside", 49)).seq).toBe(51);
        await anna.leave();
    });
});

describe("locked and pinned threads", () => {
    it("are a moderator's to make, and everybody sees it", async () => {
        const anna = await present(server, "calm/own");
        const moderator = await withRole(server, giver, "calm", "moderator");
        const { thread, number } = await openThread(anna, "calm");
        await reply(anna, thread, "in time");
        await anna.request("forum.thread", { thread, live: true });
        await anna.request("forum.threads", { group: "calm", live: true });
        expect((await anna.refused("forum.lock", { thread, locked: true })).code).toBe("not_found");
        expect((await anna.refused("forum.pin", { thread, pinned: true })).code).toBe("not_found");
        const locked = await moderator.request("forum.lock", { thread, locked: true });
        expect(await anna.take("forum.locked")).toMatchObject({
            thread,
            seq: locked.seq,
            locked: true,
        });
        expect((await moderator.request("forum.lock", { thread, locked: true })).seq).toBe(0);
        const late = { thread, cid: newCid(), text: "too late" };
        expect((await anna.refused("forum.reply", late)).code).toBe("locked");
        const edited = { place: thread, seq: 1, cid: newCid(), text: "too late" };
        expect((await anna.refused("forum.edit", edited)).code).toBe("locked");
        await moderator.request("forum.pin", { thread, pinned: true });
        expect(await anna.take("forum.pinned")).toMatchObject({ thread, pinned: true });
        const list = await anna.request("forum.threads", { group: "calm", limit: 1 });
        expect(list.pinned).toMatchObject([{ seq: number, locked: true, pinned: true }]);
        const before = list.threads[0]?.seq;
        const next = await anna.request("forum.threads", { group: "calm", before });
        expect(next.pinned).toEqual([]);
        await moderator.request("forum.lock", { thread });
        expect((await anna.take("forum.locked")).locked).toBe(false);
        expect((await reply(anna, thread, "open again")).seq).toBe(4);
        const shown = await anna.request("forum.thread", { thread });
        expect(shown.posts.map((p) => p.locks)).toEqual([undefined, true, false, undefined]);
        expect(shown.opening.posts).toBe(2);
        await Promise.all([anna.leave(), moderator.leave()]);
    });
});
