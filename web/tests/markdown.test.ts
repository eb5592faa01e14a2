import { describe, expect, it } from "vitest";
import {
    type Block,
    type Inline,
    inlineOf,
    parseMarkdown,
    plainText,
} from "../src/state/markdown.ts";

const strong = (...inside: Inline[]): Inline => ({ kind: "strong", inside });
const emphasis = (...inside: Inline[]): Inline => ({ kind: "emphasis", inside });

describe("within a line", () => {
    it.each<[string, Inline[]]>([
        ["plain", ["plain"]],
        ["a **strong** word", ["a ", strong("strong"), " word"]],
        ["*soft* and _soft_", [emphasis("soft"), " and ", emphasis("soft")]],
        ["**both *at* once**", [strong("both ", emphasis("at"), " once")]],
        ["~~gone~~", [{ kind: "strike", inside: ["gone"] }]],
        ["`a * b`", [{ kind: "code", text: "a * b" }]],
        ["snake_case_name stays", ["snake_case_name stays"]],
        ["2 * 3 * 4", ["2 * 3 * 4"]],
        ["a * lonely star", ["a * lonely star"]],
        ["**never closed", ["**never closed"]],
        ["\\*as written\\*", ["*as written*"]],
        ["**жирно** и _мягко_", [strong("жирно"), " и ", emphasis("мягко")]],
        [
            "see https://example.org/a_b_c.",
            [
                "see ",
                {
                    kind: "link",
                    href: "https://example.org/a_b_c",
                    text: "https://example.org/a_b_c",
                },
                ".",
            ],
        ],
        [
            "[words](https://example.org)",
            [{ kind: "link", href: "https://example.org/", text: "words" }],
        ],
    ])("%s", (text, expected) => expect(inlineOf(text)).toEqual(expected));

    it.each([
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](//example.org)",
        "[x](HTTPS:alert)",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](\tjavascript:alert(1))",
    ])("%s makes no link", (text) => {
        const kinds = JSON.stringify(inlineOf(text));
        expect(kinds).not.toContain('"link"');
    });
});

describe("blocks", () => {
    it("are paragraphs, quotes and lists", () => {
        const text = "one\ntwo\n\n> said\n> before\n\n- tea\n- toast\n\n3. third\n4. fourth";
        const expected: Block[] = [
            { kind: "paragraph", inside: ["one\ntwo"] },
            { kind: "quote", blocks: [{ kind: "paragraph", inside: ["said\nbefore"] }] },
            { kind: "list", start: undefined, items: [["tea"], ["toast"]] },
            { kind: "list", start: 3, items: [["third"], ["fourth"]] },
        ];
        expect(parseMarkdown(text)).toEqual(expected);
    });

    it("are not headings, tables, images or HTML", () => {
        const text = "# loud\n\n| a | b |\n\n![x](https://example.org/x.png)";
        expect(JSON.stringify(parseMarkdown(text))).not.toMatch(/heading|table|image/);
        expect(plainText("# loud")).toBe("# loud");
    });
});

describe("bombs", () => {
    const bombs = [
        "*".repeat(4_000),
        "**a".repeat(1_300),
        "_a*".repeat(1_300),
        ">".repeat(4_000),
        "> ".repeat(2_000),
        "[".repeat(4_000),
        "[a](".repeat(1_000),
        "`".repeat(4_000),
        "`a".repeat(2_000),
        "https://".repeat(500),
        "- ".repeat(2_000),
        "1. ".repeat(1_300),
        "\n".repeat(4_000),
        "x".repeat(4_000),
    ];

    it.each(bombs.map((text) => [text.slice(0, 8), text] as const))(
        "%s… is soon read",
        (_, text) => {
            const begun = performance.now();
            const tree = JSON.stringify(parseMarkdown(text));
            expect(performance.now() - begun).toBeLessThan(500);
            expect((tree.match(/"(quote|strong|emphasis|strike)"/g) ?? []).length).toBeLessThan(
                2_001,
            );
        },
    );

    it("nest no deeper than allowed", () => {
        const depthOf = (blocks: readonly Block[]): number =>
            Math.max(0, ...blocks.map((b) => (b.kind === "quote" ? 1 + depthOf(b.blocks) : 0)));
        expect(depthOf(parseMarkdown(`${"> ".repeat(50)}deep`))).toBe(3);
    });
});

describe("an excerpt", () => {
    it("is the words alone", () => {
        expect(plainText("**Hello** _there_\n\n> you\n\n- a\n- b")).toBe("Hello there you a · b");
    });
});
