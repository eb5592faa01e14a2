// Blocks and mutes over every surface, and handles that change.
import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { organiser, withRole } from "./support/desk";
import { enter, http } from "./support/http";
import { Server } from "./support/server";
import { until } from "./support/wait";

const groups = [
    { slug: "calm", rooms: ["lounge"] },
    { slug: "other", rooms: ["lounge"] },
];
const room = "calm/lounge";
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
});

// Waits until what `from` says reaches `to`, so that everything before it has arrived as well.
async function caughtUp(from: Client, to: Client, place = room): Promise<void> {
    const text = `caught up ${newCid()}`;
    await from.say(place, text);
    await to.take("room.said", (event) => event.text === text);
}

describe("a block", () => {
    it("hides each from the other, live and afterwards, and nobody else", async () => {
        const anna = await present(server, room);
        const bo = await present(server, room);
        const third = await present(server, room);
        const before = await bo.say(room, "bo before the block");
        await anna.take("room.said", (event) => event.seq === before.seq);
        await anna.request("person.block", { group: "calm", handle: bo.handle });

        const fromBo = await bo.say(room, "bo during the block");
        await bo.request("room.typing", { room });
        const fromAnna = await anna.say(room, "anna during the block");
        await anna.request("room.typing", { room });
        await caughtUp(third, anna);
        await caughtUp(third, bo);
        expect(anna.saw("bo during the block")).toBe(false);
        expect(bo.saw("anna during the block")).toBe(false);
        expect(third.saw("bo during the block")).toBe(true);
        expect(third.saw("anna during the block")).toBe(true);
        expect(bo.saw(`"room.typing","room":"${room}","by":"${anna.handle}"`)).toBe(false);
        expect(anna.saw(`"room.typing","room":"${room}","by":"${bo.handle}"`)).toBe(false);
        const passed = await anna.take("place.passed", (event) => event.seq === fromBo.seq);
        expect(passed.place).toBe(room);
        expect((await bo.take("place.passed")).seq).toBe(fromAnna.seq);

        for (const [who, whom] of [
            [anna, bo],
            [bo, anna],
        ] as const) {
            const history = await who.request("room.history", { room });
            const again = await who.request("room.enter", { room, after: 0 });
            for (const messages of [history.messages, again.messages]) {
                expect(messages.some((entry) => entry.by === whom.handle)).toBe(false);
                expect(messages.map((entry) => entry.seq)).toEqual(
                    messages.map((_, i) => (messages[0]?.seq ?? 0) + i),
                );
                expect(messages.filter((entry) => entry.passed).length).toBeGreaterThan(0);
                for (const entry of messages.filter((one) => one.passed)) {
                    const { seq, at, ...rest } = entry;
                    expect(rest, `${seq} ${at}`).toEqual({ by: "", passed: true });
                }
            }
        }
        await anna.request("person.unblock", { group: "calm", handle: bo.handle });
        const { messages } = await anna.request("room.history", { room });
        expect(messages.some((entry) => entry.text === "bo during the block")).toBe(true);
        await Promise.all([anna, bo, third].map((client) => client.leave()));
    });

    it("hides threads and posts, also over HTTP", async () => {
        const { cookie } = await enter(server);
        const anna = await Client.enter(server, {}, { cookie });
        await anna.join("calm");
        const bo = await Client.enter(server);
        await bo.join("calm");
        const third = await Client.enter(server);
        await third.join("calm");
        await anna.request("forum.threads", { group: "calm", live: true });
        await anna.request("person.block", { group: "calm", handle: bo.handle });
        const open = (who: Client, title: string) =>
            who.request("forum.open", { group: "calm", cid: newCid(), title, text: `${title}!` });
        const hidden = (await open(bo, "thread by bo")).thread as string;
        const shown = (await open(third, "thread by somebody else")).thread as string;
        const reply = (who: Client, text: string) =>
            who.request("forum.reply", { thread: shown, cid: newCid(), text });
        await reply(bo, "reply by bo");
        await reply(third, "reply by the third");
        await anna.take("forum.opened", (event) => event.thread === shown);

        const { threads } = await anna.request("forum.threads", { group: "calm" });
        expect(threads.map((one) => one.title)).toEqual(["thread by somebody else", undefined]);
        expect((await anna.refused("forum.thread", { thread: hidden })).code).toBe("not_found");
        const { posts } = await anna.request("forum.thread", { thread: shown, live: true });
        expect(posts.map((post) => post.text)).toEqual([undefined, "reply by the third"]);
        await reply(bo, "second reply by bo");
        const passed = await anna.take("place.passed", (event) => event.place === shown);
        expect(passed.seq).toBe(3);

        const headers = { cookie };
        for (const path of ["threads", `threads/${shown.split("/")[2]}`]) {
            const { status, body } = await http(server, `/api/v1/groups/calm/${path}`, { headers });
            expect(status).toBe(200);
            expect(body).not.toContain("by bo");
            expect(body).not.toContain(bo.handle);
            expect(body).toContain("somebody else");
        }
        const path = `/api/v1/groups/calm/threads/${hidden.split("/")[2]}`;
        expect((await http(server, path, { headers })).status).toBe(404);
        expect(anna.saw("by bo")).toBe(false);
        await Promise.all([anna, bo, third].map((client) => client.leave()));
    });

    it("leaves the other group alone, so that it gives no second handle away", async () => {
        const anna = await present(server, "other/lounge");
        await anna.join("calm");
        const bo = await present(server, room);
        await bo.join("other");
        await bo.request("room.enter", { room: "other/lounge" });
        await anna.request("person.block", { group: "calm", handle: bo.handle });
        await caughtUp(bo, anna, "other/lounge");
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("holds where a group shows who is here, too", async () => {
        const own = await Server.start({ groups });
        const boss = await organiser(own);
        await boss.request("group.change", { group: "calm", presence: "handles" });
        const anna = await present(own, room);
        const bo = await present(own, room);
        const seenBy = async (who: Client) =>
            (await who.request("room.people", { room })).handles ?? [];
        expect((await seenBy(anna)).sort()).toEqual([anna.handle, bo.handle].sort());
        await anna.request("person.block", { group: "calm", handle: bo.handle });
        expect(await seenBy(anna)).toEqual([anna.handle]);
        expect(await seenBy(bo)).toEqual([bo.handle]);
        await Promise.all([boss, anna, bo].map((client) => client.leave()));
        await own.stop();
    });

    it("stays when the other takes another handle or comes back", async () => {
        const anna = await present(server, room);
        const bo = await present(server, room);
        const third = await present(server, room);
        await anna.request("person.block", { group: "calm", handle: bo.handle });
        const renamed = await bo.request("person.rename", { group: "calm", handle: "wet leaf" });
        expect(renamed.handle).toBe("wet leaf");
        await bo.say(room, "under another handle");
        await third.take("room.said", (event) => event.by === "wet leaf");
        await bo.request("group.leave", { group: "calm" });
        await bo.join("calm");
        await bo.request("room.enter", { room });
        await bo.say(room, "come back again");
        await anna.say(room, "anna goes on");
        await caughtUp(third, anna);
        await caughtUp(third, bo);
        expect(anna.saw("under another handle")).toBe(false);
        expect(anna.saw("come back again")).toBe(false);
        expect(bo.saw("anna goes on")).toBe(false);
        expect(anna.saw("wet leaf")).toBe(false);
        await Promise.all([anna, bo, third].map((client) => client.leave()));
    });

    it("does not keep a moderator from seeing or being seen to moderate", async () => {
        const mod = await withRole(server, await organiser(server), "calm", "moderator");
        await mod.request("room.enter", { room });
        const bo = await present(server, room);
        await bo.request("person.block", { group: "calm", handle: mod.handle });
        const { seq } = await bo.say(room, "seen by the moderator");
        const said = await mod.take("room.said", (event) => event.seq === seq);
        expect(said.text).toBe("seen by the moderator");
        await mod.request("room.remove", { room, seq: seq as number });
        expect((await bo.take("room.removed")).removes).toBe(seq);
        const { messages } = await bo.request("room.history", { room });
        expect(messages.find((entry) => entry.removes === seq)?.by).toBe("");
        await Promise.all([mod.leave(), bo.leave()]);
    });

    it("is listed for who made it and for nobody else", async () => {
        const anna = await present(server, room);
        const bo = await present(server, room);
        await anna.request("person.block", { group: "calm", handle: bo.handle });
        await anna.request("person.mute", { group: "calm", handle: "long gone" });
        const { blocks } = await anna.request("person.blocks", {});
        expect(blocks.map(({ at: _, ...block }) => block)).toEqual([
            { group: "calm", handle: "long gone", kind: "mute" },
            { group: "calm", handle: bo.handle, kind: "block" },
        ]);
        expect((await bo.request("person.blocks", {})).blocks).toEqual([]);
        const own = { group: "calm", handle: anna.handle };
        expect((await anna.refused("person.block", own)).code).toBe("conflict");
        const absent = { group: "other", handle: bo.handle };
        expect((await anna.refused("person.block", absent)).code).toBe("not_found");
        expect((await bo.refused("person.unblock", own)).code).toBe("not_found");
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("a mute", () => {
    it("hides one way only", async () => {
        const anna = await present(server, room);
        const bo = await present(server, room);
        await anna.request("person.mute", { group: "calm", handle: bo.handle });
        await bo.say(room, "not for anna");
        await anna.say(room, "still for bo");
        await bo.take("room.said", (event) => event.text === "still for bo");
        await anna.take("room.said", (event) => event.text === "still for bo");
        expect(anna.saw("not for anna")).toBe(false);
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("another handle", () => {
    it("is shown from then on, on every device, and the old one stays out of reach", async () => {
        const anna = await present(server, room, "Small Boat");
        const laptop = await Client.enter(server, { token: anna.token });
        const before = await anna.say(room, "as small boat");
        await anna.request("person.rename", { group: "calm", handle: "Big Boat" });
        const after = await laptop.say(room, "as big boat");
        const { messages } = await anna.request("room.history", { room });
        const by = (seq: number | undefined) => messages.find((entry) => entry.seq === seq)?.by;
        expect([by(before.seq), by(after.seq)]).toEqual(["Small Boat", "Big Boat"]);
        const other = await Client.enter(server);
        const taken = async (handle: string) =>
            (await other.refused("group.join", { group: "calm", handle })).code;
        expect(await taken("small boat")).toBe("handle_taken");
        expect(await taken("b1g boat")).toBe("handle_taken");
        await until("the new handle in hello", async () => {
            const again = await Client.connect(server);
            const { groups: joined } = await again.hello({ token: anna.token });
            await again.leave();
            return joined[0]?.handle === "Big Boat";
        });
        await Promise.all([anna, laptop, other].map((client) => client.leave()));
    });

    it("that reads like a real name is to be thought over", async () => {
        const anna = await present(server, room);
        const fields = { group: "calm", handle: "Kirsten Lindgaard" };
        const nudged = await anna.refused("person.rename", fields);
        expect([nudged.code, nudged.detail]).toEqual(["handle_nudged", "real_name"]);
        const sure = await anna.request("person.rename", { ...fields, sure: true });
        expect(sure.handle).toBe(fields.handle);
        for (const handle of ["moderator", "otter@example.org", "x"]) {
            const refused = await anna.refused("person.rename", { ...fields, handle });
            expect(["handle_refused", "handle_nudged"]).toContain(refused.code);
        }
        await anna.leave();
    });

    it("comes once an hour", async () => {
        const own = await Server.start({ groups });
        const anna = await present(own, room);
        await anna.request("person.rename", { group: "calm", handle: "first try" });
        const soon = { group: "calm", handle: "second try" };
        expect((await anna.refused("person.rename", soon)).code).toBe("too_fast");
        const elsewhere = { group: "other", handle: "second try" };
        expect((await anna.refused("person.rename", elsewhere)).code).toBe("not_found");
        await anna.leave();
    });
});
