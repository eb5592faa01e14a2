import { beforeAll, describe, expect, it } from "vitest";
import { Client } from "./support/client";
import { Server } from "./support/server";

const languages = ["en", "fr", "da", "ru"];
const groups = [
    { slug: "calm", rooms: ["lounge"], languages },
    { slug: "other", rooms: ["lounge"], languages },
    { slug: "closed", rooms: ["lounge"], dropIn: false },
];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
});

describe("joining", () => {
    it("gives a generated handle, the role and the rooms", async () => {
        const client = await Client.enter(server);
        const ok = await client.join("calm");
        expect(ok.handle.length).toBeGreaterThan(2);
        expect([...ok.handle].length).toBeLessThanOrEqual(32);
        expect(ok.role).toBe("participant");
        expect(ok.guidelines_version).toBe(1);
        expect(ok.rooms.map((r) => r.room)).toEqual(["calm/lounge"]);
        await client.leave();
    });

    it("twice is no error and keeps the handle", async () => {
        const client = await Client.enter(server);
        const first = await client.join("calm");
        expect((await client.join("calm")).handle).toBe(first.handle);
        expect((await client.join("calm", "Another name")).handle).toBe(first.handle);
        await client.leave();
    });

    it("another group shows another handle", async () => {
        const client = await Client.enter(server);
        const here = await client.join("calm");
        const there = await client.join("other");
        expect(there.handle).not.toBe(here.handle);
        await client.leave();
    });

    it("an absent group reads not_found, like one that is not open to drop-ins", async () => {
        const client = await Client.enter(server);
        const absent = await client.refused("group.join", { group: "nowhere" });
        const closed = await client.refused("group.join", { group: "closed" });
        expect(absent.code).toBe("not_found");
        expect(closed).toEqual(absent);
        await client.leave();
    });

    it("without it there is no room, and an absent room reads the same", async () => {
        const client = await Client.enter(server);
        const outside = await client.refused("room.enter", { room: "calm/lounge" });
        const absent = await client.refused("room.enter", { room: "calm/attic" });
        expect(outside.code).toBe("not_found");
        expect(absent).toEqual(outside);
        const say = { room: "calm/lounge", cid: "1", text: "hello" };
        expect((await client.refused("room.say", say)).code).toBe("not_found");
        expect((await client.refused("room.history", { room: "calm/lounge" })).code).toBe(
            "not_found",
        );
        await client.leave();
    });
});

describe("a generated handle", () => {
    it("is different for everybody, also for many at once", async () => {
        const clients = await Promise.all(Array.from({ length: 60 }, () => Client.enter(server)));
        const joined = await Promise.all(clients.map((c) => c.join("calm")));
        expect(new Set(joined.map((j) => j.handle)).size).toBe(60);
        await Promise.all(clients.map((c) => c.leave()));
    });

    it.each([
        ["en", /^[\p{Script=Latin}\p{M}\d -]+$/u],
        ["fr", /^[\p{Script=Latin}\p{M}\d -]+$/u],
        ["da", /^[\p{Script=Latin}\p{M}\d -]+$/u],
        ["ru", /^[\p{Script=Cyrillic}\p{M}\d -]+$/u],
    ])("is made of words of the language %s", async (language, letters) => {
        const client = await Client.enter(server, { language });
        const { handle } = await client.join("calm");
        expect(handle).toMatch(letters);
        await client.leave();
    });
});

describe("a chosen handle", () => {
    async function choose(handle: string): Promise<Client> {
        const client = await Client.enter(server);
        await client.join("calm", handle);
        return client;
    }
    async function refusedHandle(handle: string): Promise<string> {
        const client = await Client.enter(server);
        const { code } = await client.refused("group.join", { group: "calm", handle });
        await client.leave();
        return code;
    }

    it("is kept as chosen", async () => {
        const client = await choose("Blue Kettle");
        expect(client.handle).toBe("Blue Kettle");
        await client.leave();
    });

    it("is refused when somebody has it or one that looks like it", async () => {
        const client = await choose("maple river");
        for (const like of [
            "maple river",
            "Maple River",
            "maple-river",
            "m\u0430ple river", // Cyrillic a
            "maple r\u0456ver", // Cyrillic i
            "map1e river",
        ])
            expect([like, await refusedHandle(like)]).toEqual([like, "handle_taken"]);
        await client.leave();
    });

    it("may be used in another group", async () => {
        const first = await choose("tin whistle");
        const second = await Client.enter(server);
        expect((await second.join("other", "tin whistle")).handle).toBe("tin whistle");
        await Promise.all([first.leave(), second.leave()]);
    });

    it.each([
        ["empty", ""],
        ["blank", "   "],
        ["longer than the limit", "a".repeat(33)],
        ["of control characters", "quiet\u0007otter"],
        ["holding something invisible", "quiet\u200b otter"],
        ["spaced out", "quiet  otter"],
        ["turned around", "quiet \u202eretto"],
        ["of several lines", "quiet\notter"],
        ["like a moderator", "moderator"],
        ["like a moderator under look-alike letters", "m\u043eder\u0430tor"],
        ["a telephone number", "+44 20 7946 0958"],
        ["a mail address", "otter@example.org"],
        ["a link", "https://example.org"],
    ])("is refused when it is %s", async (_, handle) => {
        expect(["handle_refused", "too_long"]).toContain(await refusedHandle(handle));
    });
});
