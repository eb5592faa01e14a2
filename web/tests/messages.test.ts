// Every text a person can see is in every language, takes the same variables, and is used; and no
// such text stands in the code.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FluentParser, type Message, type Resource, Visitor } from "@fluent/syntax";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { languages } from "../src/i18n/index.ts";

const source = resolve(import.meta.dirname, "../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(`${source}/${name}`, "utf8") }));

class Variables extends Visitor {
    readonly names = new Set<string>();
    readonly variants = new Set<string>();

    override visitVariableReference(node: { id: { name: string } }): void {
        this.names.add(node.id.name);
    }
    override visitVariant(node: { key: { type: string; name?: string } }): void {
        if (node.key.name !== undefined) this.variants.add(node.key.name);
        this.genericVisit(node as never);
    }
}

function parsed(language: string): Resource {
    const text = readFileSync(`${source}/i18n/${language}.ftl`, "utf8");
    return new FluentParser().parse(text);
}

const messages = new Map(
    languages.map((language) => {
        const entries = parsed(language).body.filter(
            (entry): entry is Message => entry.type === "Message",
        );
        return [language, new Map(entries.map((entry) => [entry.id.name, entry]))] as const;
    }),
);
const english = messages.get("en") ?? new Map<string, Message>();

function variablesOf(message: Message | undefined): Variables {
    const variables = new Variables();
    if (message !== undefined) variables.visit(message);
    return variables;
}

describe.each(languages)("%s", (language) => {
    const own = messages.get(language) ?? new Map<string, Message>();

    it("has no broken message", () => {
        const broken = parsed(language).body.filter((entry) => entry.type === "Junk");
        expect(broken).toEqual([]);
    });

    it("has every message, and none that English has not", () => {
        expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    });

    it("uses the same variables", () => {
        for (const [key, message] of english) {
            const expected = [...variablesOf(message).names].sort();
            expect([key, [...variablesOf(own.get(key)).names].sort()]).toEqual([key, expected]);
        }
    });

    it("knows only plural forms that the language has, and names every one it needs", () => {
        const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const [key, message] of own) {
            const { variants } = variablesOf(message);
            expect(["other", ...forms], key).toEqual(expect.arrayContaining([...variants]));
            if (language === "ru" && variants.has("one") && key !== "typing") {
                expect([key, variants.has("few")]).toEqual([key, true]);
            }
        }
    });

    it("is translated", () => {
        if (language === "en") return;
        const same = ["brand", "page-title", "page-title-waiting", "forum", "spoken-message"];
        const text = (message: Message | undefined) => JSON.stringify(message?.value);
        const untranslated = [...english.keys()].filter(
            (key) => text(english.get(key)) === text(own.get(key)) && !same.includes(key),
        );
        const shared = new Set([
            "role-facilitator",
            "role-moderator",
            "guidelines",
            "care-checked",
        ]);
        expect(untranslated.filter((key) => !shared.has(key)).length).toBeLessThan(5);
    });
});

describe("the code", () => {
    const code = files.map(({ text }) => text).join("\n");
    const keys = [...code.matchAll(/\bt\(\s*"([a-z0-9-]+)"/g)].map(([, key]) => key ?? "");
    const announced = [...code.matchAll(/\bannounce\(\s*"([a-z0-9-]+)"/g)].map(([, k]) => k ?? "");
    const families = [
        ...[...code.matchAll(/\btWord\(\s*"([a-z-]+)"/g)].map(([, family]) => `${family}-`),
        ...[...code.matchAll(/\bt\(\s*`([a-z-]+-)\$\{/g)].map(([, family]) => family ?? ""),
    ];

    it("asks only for messages there are", () => {
        expect(keys.length).toBeGreaterThan(100);
        const missing = [...keys, ...announced].filter((key) => !english.has(key));
        expect(missing).toEqual([]);
    });

    it("has a message for what a newer server may say, in each family", () => {
        const words = [...code.matchAll(/\btWord\(\s*"([a-z-]+)"/g)].map(([, family]) => family);
        for (const family of new Set(words)) expect(english.has(`${family}-other`)).toBe(true);
    });

    it("uses every message", () => {
        const used = new Set([...keys, ...announced]);
        const conditional = [...code.matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)].map(([, word]) => word);
        for (const word of conditional) if (word !== undefined) used.add(word);
        const unused = [...english.keys()].filter(
            (key) => !used.has(key) && !families.some((family) => key.startsWith(family)),
        );
        expect(unused).toEqual([]);
    });
});

// Attributes whose value people see or hear.
const spoken = new Set(["aria-label", "title", "placeholder", "alt", "label", "aria-description"]);
const has_letters = /\p{L}/u;

interface Node {
    type: string;
    [member: string]: unknown;
}

// The strings an expression can come out as, without looking into calls.
function outcomes(node: Node | null | undefined): string[] {
    if (node === null || node === undefined) return [];
    if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
    if (node.type === "TemplateLiteral") {
        const quasis = node.quasis as { value: { cooked: string } }[];
        return quasis.map(({ value }) => value.cooked);
    }
    if (node.type === "JSXExpressionContainer") return outcomes(node.expression as Node);
    if (node.type === "LogicalExpression") return outcomes(node.right as Node);
    if (node.type === "BinaryExpression") {
        return [node.left, node.right].flatMap((side) => outcomes(side as Node));
    }
    if (node.type === "ConditionalExpression") {
        return [node.consequent, node.alternate].flatMap((branch) => outcomes(branch as Node));
    }
    return [];
}

function literals(node: unknown, found: string[] = []): string[] {
    if (typeof node !== "object" || node === null) return found;
    const keep = (texts: string[]) => {
        found.push(...texts.filter((text) => has_letters.test(text)));
    };
    const { type } = node as Node;
    if (type === "JSXText") keep([String((node as Node).value).trim()]);
    if (type === "JSXAttribute") {
        const { name, value } = node as unknown as { name: { name: string }; value: Node | null };
        if (spoken.has(name.name)) keep(outcomes(value));
    }
    if (type === "JSXElement" || type === "JSXFragment") {
        const children = (node as Node).children as Node[];
        for (const child of children) {
            if (child.type === "JSXExpressionContainer") keep(outcomes(child));
        }
    }
    for (const child of Object.values(node)) literals(child, found);
    return found;
}

describe("no text that people see stands in", () => {
    it.each(files.filter(({ name }) => name.endsWith(".tsx")))("$name", ({ text }) => {
        const tree = parseAst(text, { lang: "tsx" });
        expect(literals(tree)).toEqual([]);
    });

    it("anything, as far as the check can see", () => {
        const code = '<p title="x y">Hello {"there"} {a ? `soon` : "for " + c} {d && "you"}</p>';
        const seen = literals(parseAst(code, { lang: "tsx" }));
        expect(seen.sort()).toEqual(["Hello", "for ", "soon", "there", "x y", "you"]);
    });
});
