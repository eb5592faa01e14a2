import { describe, expect, it } from "vitest";
import {
    empty_timeline,
    endOfHole,
    needsResume,
    prepend,
    receive,
    resume,
    type Timeline,
    trim,
} from "../src/state/timeline.ts";
import type { Entry } from "../src/wire/parts.ts";

const said = (seq: number): Entry => ({
    seq,
    at: "2026-03-01T22:15:04.123Z",
    by: "otter",
    text: `m${seq}`,
});
const span = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => said(from + at));
const removal = (seq: number, removes: number): Entry => ({
    seq,
    at: "2026-03-01T22:15:05.000Z",
    by: "",
    removes,
});
const seqs = (timeline: Timeline) => timeline.entries.map(({ seq }) => seq);
const entered = (from: number, to: number) =>
    resume(empty_timeline, { seq: to, messages: span(from, to), reset: false });

describe("entering", () => {
    it("shows what the answer holds and knows whether there is more before it", () => {
        expect(seqs(entered(1, 3))).toEqual([1, 2, 3]);
        expect(entered(1, 3).older).toBe(false);
        expect(entered(41, 44).older).toBe(true);
        expect(entered(41, 44).last).toBe(44);
    });

    it("of an empty room has nothing before it", () => {
        const timeline = resume(empty_timeline, { seq: 0, messages: [], reset: false });
        expect(timeline.older).toBe(false);
        expect(seqs(receive(timeline, said(1)))).toEqual([1]);
    });
});

describe("live events", () => {
    it("are appended in order and once", () => {
        let timeline = entered(1, 3);
        timeline = receive(timeline, said(4));
        timeline = receive(timeline, said(4));
        timeline = receive(timeline, said(2));
        expect(seqs(timeline)).toEqual([1, 2, 3, 4]);
    });

    it("wait when something lies between, and join once it has come", () => {
        let timeline = receive(entered(1, 3), said(6));
        timeline = receive(timeline, said(5));
        expect(needsResume(timeline)).toBe(true);
        expect(seqs(timeline)).toEqual([1, 2, 3]);
        timeline = resume(timeline, { seq: 4, messages: [said(4)], reset: false });
        expect(seqs(timeline)).toEqual([1, 2, 3, 4, 5, 6]);
        expect(timeline.last).toBe(6);
        expect(needsResume(timeline)).toBe(false);
    });

    it("in any order give the same sequence", () => {
        const orders = [
            [4, 5, 6],
            [6, 5, 4],
            [5, 4, 6],
            [6, 4, 5],
        ];
        for (const order of orders) {
            const timeline = order.reduce((now, seq) => receive(now, said(seq)), entered(1, 3));
            expect(seqs(timeline)).toEqual([1, 2, 3, 4, 5, 6]);
            expect(needsResume(timeline)).toBe(false);
        }
    });

    it("that remove something take its text away", () => {
        const timeline = receive(entered(1, 3), removal(4, 2));
        expect(timeline.entries[1]).toEqual({ ...said(2), text: undefined, removed: true });
        expect(timeline.entries[0]?.text).toBe("m1");
        expect(timeline.last).toBe(4);
    });
});

describe("resuming", () => {
    it("adds what was missed, removals included", () => {
        const timeline = resume(entered(1, 3), {
            seq: 5,
            messages: [said(4), removal(5, 1)],
            reset: false,
        });
        expect(timeline.entries[0]?.removed).toBe(true);
        expect(timeline.last).toBe(5);
        expect(timeline.holes).toEqual([]);
    });

    it("with too much missed leaves a hole that history fills from its end", () => {
        let timeline = resume(entered(1, 3), { seq: 300, messages: span(201, 300), reset: true });
        expect(timeline.holes).toEqual([3]);
        expect(endOfHole(timeline, 3)).toBe(201);
        timeline = prepend(timeline, 201, { messages: span(101, 200), more: true });
        expect(timeline.holes).toEqual([3]);
        expect(endOfHole(timeline, 3)).toBe(101);
        timeline = prepend(timeline, 101, { messages: span(2, 100), more: true });
        expect(timeline.holes).toEqual([]);
        expect(seqs(timeline)).toEqual(span(1, 300).map(({ seq }) => seq));
        expect(timeline.older).toBe(false);
    });

    it("without anything missed after a reset leaves no hole", () => {
        const timeline = resume(entered(1, 3), { seq: 6, messages: span(4, 6), reset: true });
        expect(timeline.holes).toEqual([]);
    });

    it("at a server that has begun anew starts over", () => {
        const timeline = resume(entered(1, 9), { seq: 2, messages: span(1, 2), reset: true });
        expect(seqs(timeline)).toEqual([1, 2]);
        expect(timeline.last).toBe(2);
    });

    it("by an answer that an event has overtaken loses nothing", () => {
        const timeline = resume(receive(entered(1, 3), said(4)), {
            seq: 3,
            messages: [],
            reset: false,
        });
        expect(timeline.last).toBe(4);
        expect(seqs(timeline)).toEqual([1, 2, 3, 4]);
    });
});

describe("letting go of the oldest", () => {
    it("keeps the newest, and history brings the rest back", () => {
        const trimmed = trim(entered(1, 10), 4);
        expect(seqs(trimmed)).toEqual([7, 8, 9, 10]);
        expect(trimmed.older).toBe(true);
        expect(trimmed.last).toBe(10);
        const again = prepend(trimmed, 7, { messages: span(1, 6), more: false });
        expect(again).toEqual(entered(1, 10));
    });

    it("lets go of holes among them, and does nothing to a short sequence", () => {
        const holed = resume(entered(1, 3), { seq: 9, messages: span(8, 9), reset: true });
        expect(trim(holed, 2).holes).toEqual([]);
        expect(trim(holed, 9)).toBe(holed);
    });
});

describe("history", () => {
    it("goes before what is known and says whether there is more", () => {
        let timeline = prepend(entered(41, 44), 41, { messages: span(21, 40), more: true });
        expect(timeline.older).toBe(true);
        timeline = prepend(timeline, 21, { messages: span(1, 20), more: false });
        expect(timeline.older).toBe(false);
        expect(timeline.entries).toHaveLength(44);
    });

    it("does not bring back what a known removal has removed", () => {
        const timeline = prepend(receive(entered(41, 44), removal(45, 40)), 41, {
            messages: [said(40)],
            more: false,
        });
        expect(timeline.entries[0]?.removed).toBe(true);
        expect(timeline.entries[0]?.text).toBeUndefined();
    });

    it("of a room whose oldest messages are gone ends there", () => {
        const timeline = prepend(entered(41, 44), 41, { messages: [], more: false });
        expect(timeline.older).toBe(false);
    });
});
