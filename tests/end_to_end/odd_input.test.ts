// What people and programs send that nobody means: answered clearly, shown as it was written or not
// at all, and nothing is lost.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present, type Refused } from "./support/client";
import { code, organiser, withRole } from "./support/desk";
import { enter, http } from "./support/http";
import { Server } from "./support/server";

const groups = [
    { slug: "calm", rooms: ["lounge", "garden"], languages: ["en", "ru"] },
    { slug: "other", rooms: ["lounge"] },
];
const room = "calm/lounge";
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
});

const outcome = (asked: Promise<unknown>) =>
    asked.then(
        () => "ok",
        (error: Refused) => error.code,
    );

describe("one endless word", () => {
    it.each([
        ["a letter", "x"],
        ["a Cyrillic one", "щ"],
        ["one that takes three bytes", "海"],
        ["a letter under marks", "e\u0301"],
    ])("of %s is kept as it is, and found", async (_, letter) => {
        const anna = await present(server, room);
        const bo = await present(server, room);
        const word = letter.repeat(4_000 / [...letter].length);
        const told = await anna.request("room.say", {
            room,
            cid: newCid(),
            text: word,
            sure: true,
        });
        if (told.seq !== undefined) {
            expect((await bo.take("room.said", (e) => e.seq === told.seq)).text).toBe(word);
            const { messages } = await bo.request("room.history", { room });
            expect(messages.at(-1)?.text).toBe(word);
        } else {
            expect(told.held?.category).toBeTruthy();
        }
        const longer = { room, cid: newCid(), text: `${word}x`, sure: true };
        expect((await anna.refused("room.say", longer)).code).toBe("too_long");
        const opened = await anna.request("forum.open", {
            group: "calm",
            cid: newCid(),
            title: letter.repeat(200 / [...letter].length),
            text: letter.repeat(4_000 / [...letter].length),
            sure: true,
        });
        expect(opened.thread ?? opened.held?.category).toBeTruthy();
        const short = letter.repeat(200 / [...letter].length);
        await bo.request("search.find", { text: short });
        expect((await bo.refused("search.find", { text: `${short}x` })).code).toBe("too_long");
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("letters that turn what follows around", () => {
    it("are in no handle, title, text, note, reason or search that others are shown", async () => {
        const anna = await present(server, room);
        const bo = await present(server, room);
        const from = bo.raw.length;
        for (const turn of ["\u202E", "\u2067", "\u200F\u202B"]) {
            const text = `good${turn}gnineve`;
            const cid = newCid;
            const group = "calm";
            await anna.request("room.say", { room, cid: cid(), text, sure: true }).catch(() => {});
            const thread = { group, cid: cid(), title: text, text: "fine", sure: true };
            await anna.request("forum.open", thread).catch(() => {});
            const noted = { room, cid: cid(), text: "fine", note: text, sure: true };
            await anna.request("room.say", noted).catch(() => {});
            const named = { group, handle: `ot${turn}ret`, sure: true };
            expect((await anna.refused("person.rename", named)).code).toBe("handle_refused");
            const guest = await Client.enter(server);
            const joins = { group, handle: `ot${turn}ret` };
            expect((await guest.refused("group.join", joins)).code).toBe("handle_refused");
            await guest.request("search.find", { text });
            await guest.leave();
        }
        const { seq } = await anna.say(room, "a plain end");
        await bo.take("room.said", (event) => event.seq === seq);
        await bo.request("room.history", { room });
        await bo.request("forum.threads", { group: "calm" });
        const turned = bo.raw
            .slice(from)
            .filter((frame) => /[\u202A-\u202E\u2066-\u2069]/.test(frame));
        expect(turned).toEqual([]);
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("a page that begins somewhere else", () => {
    it("is empty, the nearest there is, or named as wrong, and never another's", async () => {
        const { cookie } = await enter(server);
        const anna = await Client.enter(server, {}, { cookie });
        await anna.join("calm");
        await anna.say(room, "pages of the sea");
        const bo = await present(server, "other/lounge");
        for (let i = 0; i < 9; i += 1) await bo.say("other/lounge", `pages of the shore ${i}`);
        const far = 2 ** 52;
        const ask = async (verb: string, fields: Record<string, unknown>) =>
            outcome(anna.request(verb as "room.history", fields as never));
        // From a place one is no member of, from one that is not, and without its other half.
        for (const before_place of ["other/lounge", "calm/nowhere", "other/forum/1", "", "../x"])
            expect(await ask("search.find", { text: "pages", before_place, before_seq: 1 })).toBe(
                "not_found",
            );
        for (const half of [{ before_seq: 1 }, { before_place: room }])
            expect(await ask("search.find", { text: "pages", ...half })).toBe("bad_field");
        const zero = { text: "pages", before_place: room, before_seq: 0 };
        expect(await ask("search.find", zero)).toBe("bad_field");
        const absent = { text: "pages", before_place: room, before_seq: far };
        expect(await ask("search.find", absent)).toBe("not_found");
        const found = await anna
            .request("search.find", {
                text: "pages",
                before_place: "calm/forum",
                before_seq: 1,
            })
            .catch((error: Refused) => error.code);
        expect(found === "not_found" || typeof found === "object").toBe(true);

        for (const cursor of [{ before: far }, { after: far }, { before: 1 }]) {
            const { messages } = await anna.request("room.history", { room, ...cursor });
            for (const entry of messages) expect(entry.seq).toBeLessThan(far);
        }
        const resumed = await anna.request("room.enter", { room, after: far });
        expect(resumed.seq).toBeLessThan(far);
        const { threads } = await anna.request("forum.threads", { group: "calm", before: far });
        expect(threads.length).toBeLessThanOrEqual(200);
        expect(await ask("forum.thread", { thread: `calm/forum/${far}` })).toBe("not_found");
        expect(await ask("read.mark", { place: room, seq: far })).toBe("ok");
        const { read } = await anna.request("news.show", { place: room });
        expect(read).toBeLessThan(far);
        expect(await ask("reaction.list", { place: room, first: 9, last: 1 })).toBe("ok");
        expect(await ask("reaction.list", { place: room, first: 1, last: far })).toBe("bad_field");
        expect(await ask("reaction.list", { place: room, after: far })).toBe("ok");
        for (const wrong of [-1, 1.5, "1", 2 ** 64, [1]])
            expect(await ask("room.history", { room, before: wrong })).toBe("bad_field");
        for (const query of ["before=-1", "before=x", `before=${far}`, "before=", "before=1e9"]) {
            const path = `/api/v1/groups/calm/threads?${query}`;
            const { status, body } = await http(server, path, { headers: { cookie } });
            expect(status, query).toBe(200);
            expect(JSON.parse(body).threads).toBeDefined();
        }
        expect(anna.saw("pages of the shore")).toBe(false);
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("two who do the same at once", () => {
    it("moderators: one decides an ask, one claims a case, the other is told so", async () => {
        const boss = await organiser(server);
        await boss.request("group.change", { group: "other", entry: "request" });
        const first = await withRole(server, boss, "other", "moderator");
        const second = await withRole(server, boss, "other", "moderator");
        for (let i = 0; i < 5; i += 1) {
            const asks = await Client.enter(server);
            await asks.request("group.ask", { group: "other", words: `may I, ${i}` });
            const { asks: listed } = await first.request("ask.list", { group: "other" });
            const ask = listed.find((one) => one.words === `may I, ${i}`)?.ask as number;
            const both = await Promise.all([
                outcome(first.request("ask.decide", { group: "other", ask, accept: true })),
                outcome(second.request("ask.decide", { group: "other", ask, accept: false })),
            ]);
            expect(both.filter((one) => one === "ok")).toHaveLength(1);
            expect(both.find((one) => one !== "ok")).toMatch(/^(conflict|not_found)$/);
            const turn = await asks.take("group.turn");
            expect(turn.state).toBe(both[0] === "ok" ? "invited" : "refused");
            expect(asks.count("group.turn")).toBe(0);
            await asks.leave();
        }
        const thread = await first.request("forum.open", {
            group: "other",
            cid: newCid(),
            title: "To be looked at",
            text: "by one of us",
        });
        const report = { place: "other/forum", seq: thread.seq as number, reason: "a look please" };
        await second.request("desk.watch", { group: "other" });
        await first.request("report.file", report);
        const { case: one } = await second.take("desk.case", (e) => e.case.kind === "report");
        const claim = { group: "other", case: one.case, claimed: true };
        const claims = await Promise.all(
            [first, second].map((who) => outcome(who.request("desk.claim", claim))),
        );
        expect(claims.filter((answer) => answer === "ok")).toHaveLength(1);
        expect(claims).toContain("conflict");
        await boss.request("group.change", { group: "other", entry: "open" });
        await Promise.all([boss, first, second].map((client) => client.leave()));
    });
});

describe("an invite", () => {
    it("that has expired says so, and opens nothing", async () => {
        const own = await Server.start({ groups });
        const boss = await organiser(own);
        const { link } = await boss.request("link.create", { group: "calm", role: "moderator" });
        await boss.leave();
        await own.stop();
        const file = join(own.data, "havn.db");
        execFileSync("sqlite3", [file, "UPDATE role_link SET expires_at_ms = 1700000000000"]);
        const again = await own.again();
        const anna = await Client.enter(again);
        for (let i = 0; i < 2; i += 1)
            expect((await anna.refused("person.redeem", { link: code(link) })).code).toBe(
                "link_expired",
            );
        await anna.join("calm");
        expect((await anna.refused("desk.watch", { group: "calm" })).code).toBe("not_found");
        await anna.leave();
        await again.stop();
    });
});
