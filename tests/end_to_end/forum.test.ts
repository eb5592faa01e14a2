import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { enter, http } from "./support/http";
import { Server } from "./support/server";
import type { ForumThreadOk, ForumThreadsOk } from "./support/wire";

const names = ["first", "live", "cid", "gone", "wait", "read", "pages", "tree"];
let server: Server;

beforeAll(async () => {
    const groups = names.map((slug) => ({
        slug,
        rooms: ["lounge"],
        policy: slug === "wait" ? ("pre_moderated" as const) : ("open" as const),
    }));
    server = await Server.start({ groups, unlimited: true });
});

async function member(group: string): Promise<Client> {
    return present(server, `${group}/lounge`);
}

function open(client: Client, group: string, title: string, text: string, cid = newCid()) {
    return client.request("forum.open", { group, cid, title, text });
}

function reply(client: Client, thread: string, text: string, parent?: number) {
    return client.request("forum.reply", {
        thread,
        cid: newCid(),
        text,
        ...(parent && { parent }),
    });
}

describe("the forum", () => {
    it("opens a thread, takes replies and shows both", async () => {
        const anna = await member("first");
        const bo = await member("first");
        const opened = await open(anna, "first", "Nights", "How do you get through them?");
        expect(opened.thread).toBe(`first/forum/${opened.seq}`);
        const thread = opened.thread as string;
        const first = await reply(bo, thread, "With the radio on.");
        const second = await reply(anna, thread, "Which one?", first.seq);
        expect([first.seq, second.seq]).toEqual([1, 2]);

        const shown = await bo.request("forum.thread", { thread });
        expect(shown.opening).toMatchObject({
            seq: opened.seq,
            by: anna.handle,
            title: "Nights",
            text: "How do you get through them?",
        });
        expect(shown.seq).toBe(2);
        expect(shown.posts.map((p) => [p.seq, p.by, p.text, p.parent])).toEqual([
            [1, bo.handle, "With the radio on.", undefined],
            [2, anna.handle, "Which one?", 1],
        ]);
        const { threads } = await bo.request("forum.threads", { group: "first" });
        expect(threads.map((t) => [t.seq, t.title, t.posts])).toEqual([[opened.seq, "Nights", 2]]);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("is live for those who listen, and only for them", async () => {
        const anna = await member("live");
        const listening = await member("live");
        const reading = await member("live");
        await listening.request("forum.threads", { group: "live", live: true });
        await reading.request("forum.threads", { group: "live" });
        const opened = await open(anna, "live", "A walk", "Who comes along?");
        const event = await listening.take("forum.opened");
        expect(event).toMatchObject({
            group: "live",
            thread: opened.thread,
            seq: opened.seq,
            by: anna.handle,
            title: "A walk",
            text: "Who comes along?",
        });
        const thread = opened.thread as string;
        await listening.request("forum.thread", { thread, live: true });
        const said = await reply(anna, thread, "At nine by the bridge.");
        const replied = await listening.take("forum.replied");
        expect(replied).toMatchObject({ thread, seq: said.seq, text: "At nine by the bridge." });
        await listening.request("forum.leave", { place: thread });
        await reply(anna, thread, "said after the listener has left the thread");
        await open(anna, "live", "A second walk", "On Sunday");
        await listening.take("forum.opened", (e) => e.title === "A second walk");
        expect(listening.saw("said after the listener has left the thread")).toBe(false);
        await anna.say("live/lounge", "a marker");
        await reading.take("room.said");
        expect(reading.count("forum.opened") + reading.count("forum.replied")).toBe(0);
        await Promise.all([anna, listening, reading].map((c) => c.leave()));
    });

    it("answers a repeated cid with the first answer, another body with a conflict", async () => {
        const anna = await member("cid");
        const first = await open(anna, "cid", "Once", "Only once", "same");
        expect(await open(anna, "cid", "Once", "Only once", "same")).toEqual(first);
        const other = { group: "cid", cid: "same", title: "Once", text: "Something else" };
        expect((await anna.refused("forum.open", other)).code).toBe("conflict");
        const title = { ...other, title: "Another title", text: "Only once" };
        expect((await anna.refused("forum.open", title)).code).toBe("conflict");
        const thread = first.thread as string;
        const post = { thread, cid: "same-reply", text: "A reply" };
        const said = await anna.request("forum.reply", post);
        expect(await anna.request("forum.reply", post)).toEqual(said);
        expect((await anna.refused("forum.reply", { ...post, text: "Another" })).code).toBe(
            "conflict",
        );
        const shown = await anna.request("forum.thread", { thread });
        expect(shown.posts.length).toBe(1);
        expect((await anna.request("forum.threads", { group: "cid" })).threads.length).toBe(1);
        await anna.leave();
    });

    it("lets authors take back posts and openings, live and for later readers", async () => {
        const anna = await member("gone");
        const bo = await member("gone");
        const opened = await open(anna, "gone", "A title to go", "A text to go");
        const thread = opened.thread as string;
        const said = await reply(anna, thread, "A reply to go");
        await bo.request("forum.threads", { group: "gone", live: true });
        await bo.request("forum.thread", { thread, live: true });
        const post = { place: thread, seq: said.seq as number };
        expect((await bo.refused("forum.remove", post)).code).toBe("not_found");
        await anna.request("forum.remove", post);
        const inThread = await bo.take("forum.removed", (e) => e.place === thread);
        expect(inThread.removes).toBe(said.seq);
        const opening = { place: "gone/forum", seq: opened.seq as number };
        expect((await bo.refused("forum.remove", opening)).code).toBe("not_found");
        await anna.request("forum.remove", opening);
        const inForum = await bo.take("forum.removed", (e) => e.place === "gone/forum");
        expect(inForum.removes).toBe(opened.seq);

        const later = await member("gone");
        const shown = await later.request("forum.thread", { thread });
        await later.request("forum.threads", { group: "gone" });
        expect(shown.opening.removed).toBe(true);
        expect(shown.posts.find((p) => p.seq === said.seq)?.removed).toBe(true);
        for (const text of ["A title to go", "A text to go", "A reply to go"])
            expect(later.saw(text)).toBe(false);
        await Promise.all([anna, bo, later].map((c) => c.leave()));
    });

    it("refuses absent threads and parents, and outsiders, all alike", async () => {
        const anna = await member("tree");
        const { thread } = await open(anna, "tree", "Roots", "and branches");
        const outside = await Client.enter(server);
        const absent = await anna.refused("forum.thread", { thread: "tree/forum/999" });
        expect(absent.code).toBe("not_found");
        const foreign = await outside.refused("forum.thread", { thread: thread as string });
        expect(foreign).toEqual(absent);
        expect((await outside.refused("forum.threads", { group: "tree" })).code).toBe("not_found");
        const lost = { thread: thread as string, cid: newCid(), text: "to nobody", parent: 77 };
        expect((await anna.refused("forum.reply", lost)).code).toBe("not_found");
        const nowhere = { thread: "tree/forum/999", cid: newCid(), text: "to nobody" };
        expect((await anna.refused("forum.reply", nowhere)).code).toBe("not_found");
        for (const name of [
            "tree/lounge",
            "tree/forum",
            "tree/forum/0",
            "tree/forum/01",
            "x",
            "",
        ]) {
            const error = await anna.refused("forum.thread", { thread: name });
            expect(["not_found", "bad_field"]).toContain(error.code);
        }
        const long = { group: "tree", cid: newCid(), title: "t".repeat(201), text: "text" };
        const error = await anna.refused("forum.open", long);
        expect([error.code, error.detail]).toEqual(["too_long", "title"]);
        await Promise.all([anna.leave(), outside.leave()]);
    });

    it("pages its threads, newest first", async () => {
        const anna = await member("pages");
        for (let i = 1; i <= 12; ++i) await open(anna, "pages", `Thread ${i}`, "A text");
        const got: (string | undefined)[] = [];
        let before: number | undefined;
        for (let more = true; more; ) {
            const page = await anna.request("forum.threads", {
                group: "pages",
                limit: 5,
                ...(before ? { before } : {}),
            });
            got.push(...page.threads.map((t) => t.title));
            before = page.threads.at(-1)?.seq;
            more = page.more;
        }
        expect(got).toEqual(Array.from({ length: 12 }, (_, i) => `Thread ${12 - i}`));
        await anna.leave();
    });

    it("sends posts the way of every message: held, seen at the desk, released", async () => {
        const giver = await organiser(server);
        const { moderator } = await onShift(server, giver, "wait");
        const anna = await member("wait");
        const bo = await member("wait");
        await bo.request("forum.threads", { group: "wait", live: true });
        const held = await open(anna, "wait", "A held title", "A held text", "held-1");
        expect(held.held?.guideline).toBeDefined();
        expect([held.seq, held.thread]).toEqual([undefined, undefined]);
        const never = await open(anna, "wait", "Never to be seen", "Not this one", "held-2");
        expect(never.held).toBeDefined();

        const { case: first } = await moderator.take(
            "desk.case",
            (e) => e.case.title === "A held title",
        );
        expect(first).toMatchObject({ kind: "held", place: "wait/forum", text: "A held text" });
        const { case: second } = await moderator.take(
            "desk.case",
            (e) => e.case.title === "Never to be seen",
        );
        await moderator.request("desk.act", { group: "wait", case: second.case, action: "remove" });
        await moderator.request("desk.act", { group: "wait", case: first.case, action: "release" });
        const event = await bo.take("forum.opened");
        expect(event).toMatchObject({ title: "A held title", by: anna.handle });
        const notice = await anna.take("notice", (e) => e.cid === "held-1");
        expect(notice).toMatchObject({ place: "wait/forum", outcome: "released", seq: event.seq });
        expect(bo.saw("Never to be seen")).toBe(false);

        const post = await reply(bo, event.thread, "A held reply");
        expect(post.held).toBeDefined();
        const { case: third } = await moderator.take(
            "desk.case",
            (e) => e.case.text === "A held reply",
        );
        expect([third.place, third.by]).toEqual([event.thread, bo.handle]);
        await anna.request("forum.thread", { thread: event.thread, live: true });
        await moderator.request("desk.act", { group: "wait", case: third.case, action: "release" });
        expect((await anna.take("forum.replied")).text).toBe("A held reply");
        await Promise.all([anna, bo, moderator, giver].map((c) => c.leave()));
    });

    it("can be read over HTTP by members, and by nobody else", async () => {
        const { cookie } = await enter(server);
        const anna = await Client.enter(server, {}, { cookie });
        await anna.join("read");
        const opened = await open(anna, "read", "By HTTP too", "The read side");
        await reply(anna, opened.thread as string, "with a reply");

        const headers = { cookie };
        const list = await http(server, "/api/v1/groups/read/threads", { headers });
        expect(list.status).toBe(200);
        expect(list.headers["content-type"]).toMatch(/^application\/json/);
        expect(list.headers["cache-control"]).toContain("no-store");
        const threads = JSON.parse(list.body) as ForumThreadsOk;
        expect(threads).toEqual(await anna.request("forum.threads", { group: "read" }));
        const one = await http(server, `/api/v1/groups/read/threads/${opened.seq}`, { headers });
        const thread = JSON.parse(one.body) as ForumThreadOk;
        const same = await anna.request("forum.thread", { thread: opened.thread as string });
        expect(thread).toEqual(same);

        const stranger = await enter(server);
        const refused = [
            await http(server, "/api/v1/groups/read/threads"),
            await http(server, "/api/v1/groups/read/threads", {
                headers: { cookie: stranger.cookie },
            }),
            await http(server, `/api/v1/groups/read/threads/${opened.seq}`),
            await http(server, "/api/v1/groups/read/threads/999", { headers }),
            await http(server, "/api/v1/groups/nowhere/threads", { headers }),
        ];
        for (const response of refused) {
            expect(response.status).toBe(404);
            expect(response.body).not.toContain("By HTTP too");
        }
        await anna.leave();
    });
});
