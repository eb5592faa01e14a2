import { describe, expect, it } from "vitest";
import { charactersLeft } from "../src/parts/composer.tsx";
import { segments } from "../src/parts/marked_text.tsx";
import { hasMutedWord } from "../src/state/covered.ts";
import { inOrder } from "../src/state/desk.ts";
import { chooseHelplines, likelyCountry } from "../src/state/helplines.ts";
import { parseRoute, roomPath, threadPath } from "../src/state/route.ts";
import { Heights, spanAround } from "../src/state/span.ts";
import { inReadingOrder } from "../src/state/tree.ts";
import type { CaseView, Entry, Finding } from "../src/wire/parts.ts";

const finding = (start: number, end: number): Finding => ({
    category: "abuse",
    severity: 1,
    guideline: "be-kind",
    stage: "abuse",
    start,
    end,
    score: 1,
});

describe("marked text", () => {
    it("counts code points, not bytes or units", () => {
        expect(segments("🌊🌊 fool", [finding(3, 7)])).toEqual([
            { text: "🌊🌊 ", marked: false },
            { text: "fool", marked: true },
        ]);
    });

    it("joins what overlaps and marks nothing for an empty span", () => {
        expect(segments("abcdef", [finding(1, 3), finding(2, 5), finding(0, 0)])).toEqual([
            { text: "a", marked: false },
            { text: "bcde", marked: true },
            { text: "f", marked: false },
        ]);
    });

    it("bears spans beyond the text", () => {
        expect(segments("ab", [finding(1, 99)])).toEqual([
            { text: "a", marked: false },
            { text: "b", marked: true },
        ]);
    });
});

describe("the characters left", () => {
    it("are counted as the server counts", () => {
        expect(charactersLeft("🌊é", 10)).toBe(8);
        expect(charactersLeft("x".repeat(11), 10)).toBe(-1);
    });
});

describe("the order of cases", () => {
    const view = (id: number, kind: string, care: string, at: string): CaseView => ({
        case: id,
        group: "grief",
        kind,
        place: "grief/lounge",
        by: "otter",
        at,
        verdict: "hold",
        care,
        state: "open",
        waiting_ms: 0,
        findings: [],
    });

    it("puts danger first, then who may need looking after, then what others wait for, then the oldest", () => {
        const cases = [
            view(1, "flagged", "none", "2026-03-01T01:00:00Z"),
            view(2, "held", "none", "2026-03-01T03:00:00Z"),
            view(3, "held", "none", "2026-03-01T02:00:00Z"),
            view(4, "care", "check", "2026-03-01T00:00:00Z"),
            view(5, "report", "none", "2026-03-01T00:00:00Z"),
            view(6, "care", "urgent", "2026-03-01T04:00:00Z"),
        ];
        expect(inOrder(cases).map((one) => one.case)).toEqual([6, 4, 3, 2, 5, 1]);
    });
});

describe("routes", () => {
    it.each([
        ["", { view: "home" }],
        ["#/", { view: "home" }],
        ["#/g/open-door", { view: "group", group: "open-door" }],
        [roomPath("grief/lounge"), { view: "room", group: "grief", room: "grief/lounge" }],
        ["#/g/grief/forum", { view: "forum", group: "grief" }],
        [
            threadPath("grief/forum/12"),
            { view: "thread", group: "grief", thread: "grief/forum/12" },
        ],
        ["#/g/grief/desk", { view: "desk", group: "grief" }],
        ["#/link/0aF", { view: "link", code: "0aF" }],
        ["#/g/Grief", { view: "lost" }],
        ["#/g/grief/forum/0", { view: "lost" }],
        ["#/link/<b>", { view: "lost" }],
    ])("%s", (hash, expected) => expect(parseRoute(hash)).toEqual(expected));
});

describe("answers in a thread", () => {
    const post = (seq: number, parent?: number): Entry => ({
        seq,
        at: "2026-03-01T22:15:04.123Z",
        by: "otter",
        text: `${seq}`,
        ...(parent === undefined ? {} : { parent }),
    });

    it("stand right after what they answer", () => {
        const posts = [post(1), post(2, 1), post(3), post(4, 2), post(5, 99), post(6, 1)];
        const shape = inReadingOrder(posts).map(({ post: { seq }, depth }) => [seq, depth]);
        expect(shape).toEqual([
            [1, 0],
            [2, 1],
            [4, 2],
            [6, 1],
            [3, 0],
            [5, 0],
        ]);
    });

    it("may go ten thousand deep", () => {
        const posts = Array.from({ length: 10_000 }, (_, at) => post(at + 1, at || undefined));
        expect(inReadingOrder(posts).at(-1)).toMatchObject({ depth: 9_999 });
    });
});

describe("a muted word", () => {
    it.each([
        ["the car is red", ["car"], true],
        ["carrots", ["car"], false],
        ["Сегодня больница рядом", ["БОЛЬНИЦА"], true],
        ["больницах", ["больница"], false],
        ["one, two words. here", ["two words"], true],
        ["nothing", ["", " "], false],
        ["scar car", ["car"], true],
    ] as const)("in %j of %j: %s", (text, words, expected) => {
        expect(hasMutedWord(text, words)).toBe(expected);
    });
});

describe("the rows worth having of a long list", () => {
    const keys = Array.from({ length: 1_000 }, (_, at) => `${at}`);

    it("are those around a place, as far as asked", () => {
        const heights = new Heights(100);
        expect(spanAround(keys, 500, 300, 500, heights)).toEqual({ from: 497, to: 505 });
        expect(spanAround(keys, 0, 300, 500, heights)).toEqual({ from: 0, to: 5 });
        expect(spanAround(keys, 5_000, 300, 500, heights)).toEqual({ from: 996, to: 1_000 });
        expect(spanAround([], 3, 300, 500, heights)).toEqual({ from: 0, to: 0 });
    });

    it("are guessed from what was measured", () => {
        const heights = new Heights(100);
        heights.set("0", 40);
        heights.set("1", 60);
        expect(heights.sum(keys, 0, 4)).toBe(200);
        heights.set("1", 20);
        expect(heights.sum(keys, 0, 4)).toBe(120);
        expect(heights.at(keys, 61)).toBe(2);
    });
});

describe("helplines", () => {
    it("are those of the country, else those that speak the language", () => {
        const danish = chooseHelplines("DK", "fr");
        expect(new Set(danish.helplines.map(({ country }) => country))).toEqual(new Set(["DK"]));
        const french = chooseHelplines(undefined, "fr").helplines;
        expect(french.length).toBeGreaterThan(0);
        expect(french.every(({ languages }) => languages.split(",").includes("fr"))).toBe(true);
        expect(chooseHelplines("XX", "xx").helplines.length).toBeGreaterThan(0);
        expect(danish.countries).toContain("GB");
    });

    it.each([
        [["en-GB", "en"], "GB"],
        [["da"], "DK"],
        [["en"], ""],
        [["en", "fr-FR"], "FR"],
        [["xx", "not a tag"], ""],
    ] as const)("for %j begin with %s", (tags, expected) => {
        expect(likelyCountry(tags)).toBe(expected);
    });
});
