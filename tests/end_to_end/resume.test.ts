import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { Server } from "./support/server";
import { until } from "./support/wait";
import { type Entry, limits } from "./support/wire";

const rooms = ["cut", "many", "big", "history", "empty", "edge"];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups: [{ slug: "calm", rooms }], unlimited: true });
});

async function fill(client: Client, room: string, from: number, to: number): Promise<void> {
    for (let at = from; at <= to; at += 50) {
        const part = Array.from({ length: Math.min(50, to - at + 1) }, (_, i) => at + i);
        await Promise.all(part.map((n) => client.say(room, `message number ${n}`)));
    }
}

function seqs(messages: Entry[]): number[] {
    return messages.map((m) => m.seq);
}

function range(from: number, to: number): number[] {
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

describe("coming back to a room", () => {
    it("brings exactly what was missed, and then what is said", async () => {
        const anna = await present(server, "calm/cut");
        const bo = await present(server, "calm/cut");
        await anna.say("calm/cut", "before the cut");
        const { seq } = await bo.take("room.said");
        await bo.vanish();
        await fill(anna, "calm/cut", 1, 7);

        const back = await Client.enter(server, { token: bo.token });
        const ok = await back.request("room.enter", { room: "calm/cut", after: seq });
        expect(ok.reset).toBe(false);
        expect(ok.seq).toBe(8);
        expect(seqs(ok.messages)).toEqual(range(2, 8));
        expect(ok.messages.every((m) => m.by === anna.handle && m.text && m.at)).toBe(true);
        await anna.say("calm/cut", "live again");
        expect((await back.take("room.said")).seq).toBe(9);
        expect(back.count("room.said")).toBe(0);
        await Promise.all([anna.leave(), back.leave()]);
    });

    it("misses nothing and gets nothing twice while others keep talking", async () => {
        const anna = await present(server, "calm/cut");
        const bo = await Client.enter(server);
        await bo.join("calm");
        const start = (await bo.request("room.enter", { room: "calm/cut" })).seq;
        let last = start;
        let talking = true;
        let allowed = 0; // so that no round misses more than a resume brings
        const talk = (async () => {
            for (let i = 0; talking; ++i) {
                await until("leave to talk on", () => !talking || allowed-- > 0);
                await anna.say("calm/cut", `talking on ${i}`);
            }
        })();
        for (let round = 0; round < 25; ++round) {
            allowed = 100;
            const back = await Client.enter(server, { token: bo.token });
            const got: number[] = [];
            back.onEvent = (e) => e.on === "room.said" && got.push(e.seq as number);
            const ok = await back.request("room.enter", { room: "calm/cut", after: last });
            expect(ok.reset).toBe(false);
            await anna.say("calm/cut", `a marker ${round}`);
            await back.take("room.said", (e) => e.text === `a marker ${round}`);
            const all = [...seqs(ok.messages), ...got];
            expect(all).toEqual(range(last + 1, last + all.length));
            last += all.length;
            await back.vanish();
        }
        talking = false;
        await talk;
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("with nothing missed brings nothing", async () => {
        const anna = await present(server, "calm/edge");
        await fill(anna, "calm/edge", 1, 3);
        const ok = await anna.request("room.enter", { room: "calm/edge", after: 3 });
        expect([ok.seq, ok.messages, ok.reset]).toEqual([3, [], false]);
        await anna.leave();
    });

    it("from the beginning (after 0) brings all there is", async () => {
        const anna = await present(server, "calm/edge");
        const ok = await anna.request("room.enter", { room: "calm/edge", after: 0 });
        expect(seqs(ok.messages)).toEqual(range(1, ok.seq));
        await anna.leave();
    });

    it("from a future the room has not seen starts afresh", async () => {
        const anna = await present(server, "calm/edge");
        for (const after of [4, 10_003, 2 ** 53 - 1]) {
            const ok = await anna.request("room.enter", { room: "calm/edge", after });
            expect([ok.reset, ok.seq, seqs(ok.messages)]).toEqual([true, 3, [1, 2, 3]]);
        }
        await anna.leave();
    });

    it("from a nonsensical place is refused", async () => {
        const anna = await present(server, "calm/edge");
        for (const after of [-1, 1.5, "3", true, 2 ** 60, {}, [1]]) {
            const error = await anna.refusedAnyhow("room.enter", { room: "calm/edge", after });
            expect([error.code, error.detail]).toEqual(["bad_field", "after"]);
        }
        await anna.leave();
    });

    it("into an empty room is no special case", async () => {
        const anna = await present(server, "calm/empty");
        const ok = await anna.request("room.enter", { room: "calm/empty", after: 0 });
        expect([ok.seq, ok.messages, ok.reset]).toEqual([0, [], false]);
        const { messages, more } = await anna.request("room.history", { room: "calm/empty" });
        expect([messages, more]).toEqual([[], false]);
        await anna.leave();
    });

    it("after very much starts afresh with the newest, and history has the rest", async () => {
        const anna = await present(server, "calm/many");
        const total = 320;
        await fill(anna, "calm/many", 1, total);
        const most = limits.resumeMessages;
        const just = await anna.request("room.enter", { room: "calm/many", after: total - most });
        expect(just.reset).toBe(false);
        expect(seqs(just.messages)).toEqual(range(total - most + 1, total));

        const over = total - most - 1;
        const reset = await anna.request("room.enter", { room: "calm/many", after: over });
        expect(reset.reset).toBe(true);
        expect(reset.seq).toBe(total);
        const first = reset.messages[0]?.seq ?? 0;
        expect(seqs(reset.messages)).toEqual(range(first, total));
        expect(reset.messages.length).toBeLessThanOrEqual(most);
        const older = await anna.request("room.history", { room: "calm/many", before: first });
        expect(older.messages.at(-1)?.seq).toBe(first - 1);
        await anna.leave();
    });

    it("after a long silence with the longest messages does not count as slow", async () => {
        const anna = await present(server, "calm/big");
        const long = "long ".repeat(799);
        for (let i = 0; i < 20; ++i)
            await Promise.all(
                Array.from({ length: 10 }, (_, k) => anna.say("calm/big", `${long}${i} ${k}`)),
            );
        const back = await Client.enter(server, { token: anna.token });
        const ok = await back.request("room.enter", { room: "calm/big", after: 0 });
        expect(ok.messages.length).toBe(200);
        const { seq } = await back.say("calm/big", "still here");
        expect(seq).toBe(201);
        await Promise.all([anna.leave(), back.leave()]);
    });
});

describe("history", () => {
    it("pages backwards by key, oldest first, without gap or repetition", async () => {
        const anna = await present(server, "calm/history");
        await fill(anna, "calm/history", 1, 105);
        const got: number[] = [];
        let before: number | undefined;
        for (;;) {
            const page = await anna.request("room.history", {
                room: "calm/history",
                limit: 25,
                ...(before ? { before } : {}),
            });
            expect(page.messages.length).toBeLessThanOrEqual(25);
            got.unshift(...seqs(page.messages));
            before = page.messages[0]?.seq;
            expect(page.more).toBe(before !== 1);
            if (!page.more) break;
        }
        expect(got).toEqual(range(1, 105));
        await anna.leave();
    });

    it("is not disturbed by what is said meanwhile", async () => {
        const anna = await present(server, "calm/history");
        const newest = await anna.request("room.history", { room: "calm/history", limit: 10 });
        await anna.say("calm/history", "in between");
        const before = newest.messages[0]?.seq as number;
        const next = await anna.request("room.history", {
            room: "calm/history",
            limit: 10,
            before,
        });
        expect(seqs(next.messages)).toEqual(range(before - 10, before - 1));
        await anna.leave();
    });

    it("lowers a page that is too large", async () => {
        const anna = await present(server, "calm/history");
        await fill(anna, "calm/history", 200, 320);
        const page = await anna.request("room.history", { room: "calm/history", limit: 100_000 });
        expect(page.messages.length).toBe(limits.historyPage);
        expect(page.more).toBe(true);
        await anna.leave();
    });

    it("before the first and beyond the last is no error", async () => {
        const anna = await present(server, "calm/history");
        const room = "calm/history";
        const none = await anna.request("room.history", { room, before: 1 });
        expect([none.messages, none.more]).toEqual([[], false]);
        const all = await anna.request("room.history", { room, before: 1_000_000, limit: 5 });
        expect(all.messages.length).toBe(5);
        await anna.leave();
    });
});
