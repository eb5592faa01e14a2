import { describe, expect, it } from "vitest";
import { charactersLeft } from "../src/parts/composer.tsx";
import { segments } from "../src/parts/marked_text.tsx";
import { inOrder } from "../src/state/desk.ts";
import { chooseHelplines, likelyCountry } from "../src/state/helplines.ts";
import { parseRoute, roomPath, threadPath } from "../src/state/route.ts";
import { nested } from "../src/views/thread.tsx";
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
        findings: [],
    });

    it("puts danger first, then what others wait for, then the oldest", () => {
        const cases = [
            view(1, "flagged", "none", "2026-03-01T01:00:00Z"),
            view(2, "held", "none", "2026-03-01T03:00:00Z"),
            view(3, "held", "none", "2026-03-01T02:00:00Z"),
            view(4, "care", "check", "2026-03-01T00:00:00Z"),
            view(5, "report", "none", "2026-03-01T00:00:00Z"),
            view(6, "care", "urgent", "2026-03-01T04:00:00Z"),
        ];
        expect(inOrder(cases).map((one) => one.case)).toEqual([6, 3, 2, 4, 5, 1]);
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

    it("are set in once, however deep they go", () => {
        const posts = [post(1), post(2, 1), post(3), post(4, 2), post(5, 99)];
        const shape = nested(posts).map(({ post: root, below }) => [
            root.seq,
            below.map(({ seq }) => seq),
        ]);
        expect(shape).toEqual([
            [1, [2, 4]],
            [3, []],
            [5, []],
        ]);
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
