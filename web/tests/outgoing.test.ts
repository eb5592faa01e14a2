import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Outgoing, type OutgoingEnvironment, OutgoingQueue } from "../src/state/outgoing.ts";
import type { SayOk } from "../src/wire/commands.ts";
import { Disconnected, WireError } from "../src/wire/errors.ts";

const reason = { guideline: "be-kind", text: "Be kind.", category: "abuse" };
const at = "2026-03-01T22:15:04.123Z";

interface Asked {
    item: Outgoing;
    answer(ok: Partial<SayOk>): Promise<void>;
    fail(error: Error): Promise<void>;
}

// A server that answers when the test says so.
class Desk {
    readonly asked: Asked[] = [];
    readonly sent: Outgoing[] = [];
    readonly refused: Outgoing[] = [];
    saved: string | undefined;
    open = true;
    private cids = 0;

    readonly environment: OutgoingEnvironment = {
        send: (item) =>
            new Promise<SayOk>((resolve, reject) => {
                const settle = async (how: () => void) => {
                    how();
                    await vi.advanceTimersByTimeAsync(0);
                };
                this.asked.push({
                    item,
                    answer: (ok) => settle(() => resolve({ cid: item.cid, ...ok })),
                    fail: (error) => settle(() => reject(error)),
                });
            }),
        maySend: () => this.open,
        load: () => this.saved,
        save: (items) => {
            this.saved = items;
        },
        random: () => 0.5,
        newCid: () => `c${++this.cids}`,
        onSent: (item) => this.sent.push(item),
        onRefused: (item) => this.refused.push(item),
    };

    last(): Asked {
        const asked = this.asked.at(-1);
        if (asked === undefined) throw new Error("nothing was sent");
        return asked;
    }
}

let desk: Desk;
let queue: OutgoingQueue;
const say = (text: string, place = "grief/lounge") =>
    queue.add({ kind: "say", group: "grief", place, text });
const states = () => queue.items.value.map(({ text, state }) => `${text}: ${state}`);

beforeEach(() => {
    vi.useFakeTimers();
    desk = new Desk();
    queue = new OutgoingQueue(desk.environment);
});
afterEach(() => {
    vi.useRealTimers();
});

describe("sending", () => {
    it("keeps a message until the sequence has reached it", async () => {
        say("hello");
        expect(states()).toEqual(["hello: sending"]);
        await desk.last().answer({ seq: 45, at });
        expect(states()).toEqual(["hello: sent"]);
        expect(desk.sent).toMatchObject([{ seq: 45, at, cid: "c1" }]);
        queue.arrived("grief/lounge", 44);
        expect(states()).toEqual(["hello: sent"]);
        queue.arrived("grief/lounge", 45);
        expect(states()).toEqual([]);
    });

    it("goes one by one per place, in the order of writing", async () => {
        say("one");
        say("two");
        say("elsewhere", "grief/forum/3");
        expect(desk.asked.map(({ item }) => item.text)).toEqual(["one", "elsewhere"]);
        await desk.asked[0]?.answer({ seq: 1, at });
        expect(desk.asked.map(({ item }) => item.text)).toEqual(["one", "elsewhere", "two"]);
    });

    it("waits while it may not", () => {
        desk.open = false;
        say("hello");
        expect(desk.asked).toHaveLength(0);
        desk.open = true;
        queue.resendAll();
        expect(desk.asked).toHaveLength(1);
    });
});

describe("a cut connection", () => {
    it("sends everything unanswered again, with the same cids, in order", async () => {
        say("one");
        say("two");
        desk.open = false;
        await desk.last().fail(new Disconnected());
        const before = desk.asked.length;
        desk.open = true;
        queue.resendAll();
        await desk.last().answer({ seq: 1, at });
        await desk.last().answer({ seq: 2, at });
        expect(desk.asked.slice(before).map(({ item }) => item.cid)).toEqual(["c1", "c2"]);
        expect(states()).toEqual(["one: sent", "two: sent"]);
    });

    it("does not lose what a closed page had not sent", async () => {
        say("one");
        say("two");
        await desk.last().answer({ seq: 1, at });
        const next = new OutgoingQueue(desk.environment);
        expect(next.items.value.map(({ cid, text }) => [cid, text])).toEqual([["c2", "two"]]);
    });

    it("asks again what has become of a held message", async () => {
        say("hm");
        await desk.last().answer({ held: reason });
        queue.resendAll();
        expect(desk.asked).toHaveLength(2);
        expect(states()).toEqual(["hm: held"]);
        await desk.last().answer({ seq: 9, at });
        expect(states()).toEqual(["hm: sent"]);
    });
});

describe("a held message", () => {
    it("is shown with its guideline until it is released", async () => {
        say("hm");
        await desk.last().answer({ held: reason });
        expect(queue.items.value[0]).toMatchObject({ state: "held", reason });
        queue.decided("c1", "released", 12);
        expect(queue.items.value[0]).toMatchObject({ state: "sent", seq: 12 });
    });

    it("stays with its author when a moderator removes it", async () => {
        say("hm");
        await desk.last().answer({ held: reason });
        queue.decided("c1", "removed", undefined);
        expect(states()).toEqual(["hm: declined"]);
        queue.resendAll();
        expect(desk.asked).toHaveLength(1);
    });

    it("does not keep others from being sent", async () => {
        say("hm");
        await desk.last().answer({ held: reason });
        say("next");
        expect(desk.last().item.text).toBe("next");
    });
});

describe("a nudge", () => {
    it("waits for its author, and is sent anyway with the same cid", async () => {
        say("fool");
        await desk.last().answer({ nudge: reason });
        expect(queue.items.value[0]).toMatchObject({ state: "nudged", reason });
        queue.resendAll();
        expect(desk.asked).toHaveLength(1);
        queue.sendAnyway("c1");
        expect(desk.last().item).toMatchObject({ cid: "c1", sure: true, text: "fool" });
        await desk.last().answer({ seq: 3, at });
        expect(states()).toEqual(["fool: sent"]);
    });
});

describe("a refusal", () => {
    it("gives the text back with the reason", async () => {
        say("buy this");
        await desk.last().fail(new WireError({ code: "rejected", retry: "changed", reason }));
        expect(desk.refused).toMatchObject([{ text: "buy this", reason, state: "refused" }]);
    });

    it("that asks to try later is tried later by itself, not before", async () => {
        say("one");
        say("two");
        await desk
            .last()
            .fail(new WireError({ code: "too_fast", retry: "later", retry_after_ms: 5_000 }));
        expect(states()).toEqual(["one: delayed", "two: sending"]);
        await vi.advanceTimersByTimeAsync(4_999);
        expect(desk.asked).toHaveLength(1);
        await vi.advanceTimersByTimeAsync(5_000);
        expect(desk.asked).toHaveLength(2);
        expect(desk.last().item).toMatchObject({ cid: "c1", text: "one" });
    });

    it("of another kind can be tried again or thrown away", async () => {
        say("hello");
        await desk.last().fail(new WireError({ code: "not_found", retry: "never" }));
        expect(queue.items.value[0]).toMatchObject({ state: "failed", error: "not_found" });
        queue.tryAgain("c1");
        expect(desk.last().item.cid).toBe("c1");
        queue.drop("c1");
        await desk.last().answer({ seq: 1, at });
        expect(states()).toEqual([]);
    });

    it("for a used cid is tried again under a new one", async () => {
        say("hello");
        await desk.last().fail(new WireError({ code: "conflict", retry: "changed" }));
        queue.tryAgain("c1");
        expect(desk.last().item).toMatchObject({ cid: "c2", text: "hello" });
    });
});

describe("what the browser kept", () => {
    it("may be nonsense", () => {
        for (const nonsense of ["{", '{"a":1}', "null", ""]) {
            desk.saved = nonsense;
            expect(new OutgoingQueue(desk.environment).items.value).toEqual([]);
        }
    });

    it("of a message that was sent already is dropped", () => {
        say("hello");
        desk.saved = JSON.stringify([{ ...queue.items.value[0], state: "sent", seq: 3 }]);
        expect(new OutgoingQueue(desk.environment).items.value).toEqual([]);
    });
});
