import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { binary, newFolder } from "./support/server";
import { until } from "./support/wait";

interface Finding {
    category: string;
    severity: number;
    guideline: string;
    start: number;
    end: number;
    stage: string;
    score: number;
    kind?: string;
    guideline_text?: string;
}

interface Judgement {
    verdict: string;
    care: string;
    lang: string;
    findings: Finding[];
    scores: { abuse: number; care: number; spam: number };
    us: number;
}

function run(input: string | Buffer, ...args: string[]) {
    return spawnSync(binary, ["judge", ...args], { input, encoding: "utf8" });
}

function judge(input: string | Buffer, ...args: string[]): Judgement[] {
    const result = run(input, ...args);
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
    const lines = result.stdout.split("\n");
    expect(lines.pop()).toBe("");
    return lines.map((line) => JSON.parse(line) as Judgement);
}

describe("havn judge", () => {
    it("answers each line in order, with every field", () => {
        const texts = ["good morning", "kill yourself", "call me on +44 7379 836 572", ""];
        const judged = judge(`${texts.join("\n")}\n`);
        expect(judged.map(({ verdict }) => verdict)).toEqual(["allow", "hold", "hold", "reject"]);
        for (const { scores, us, care, lang } of judged) {
            expect(Object.keys(scores).sort()).toEqual(["abuse", "care", "spam"]);
            for (const score of Object.values(scores)) {
                expect(score).toBeGreaterThanOrEqual(0);
                expect(score).toBeLessThanOrEqual(1);
            }
            expect(us).toBeGreaterThan(0);
            expect(["none", "check", "urgent"]).toContain(care);
            expect(typeof lang).toBe("string");
        }
        expect(judged[2]?.findings).toContainEqual(
            expect.objectContaining({ category: "contact_details", kind: "phone", start: 11 }),
        );
    });

    it("reads a column of a TSV and survives bytes that are no text", () => {
        const rows = Buffer.concat([
            Buffer.from("label\ttext\r\n1\tkill yourself\r\n0\t"),
            Buffer.from([0xff, 0xc0, 0x80]),
            Buffer.from("\r\n0\r\n0\thello\r\n"),
        ]);
        const kinds = judge(rows, "--tsv", "text").map(({ findings }) => findings[0]?.kind ?? "");
        expect(kinds).toEqual(["go_die", "encoding", "empty", ""]);
    });

    it("follows a policy file", () => {
        const file = join(newFolder(), "policy.toml");
        writeFileSync(file, '[verdicts]\ncontact_details = ["allow", "allow", "allow"]\n');
        const text = "call me on +44 7379 836 572\n";
        expect(judge(text)[0]?.verdict).toBe("hold");
        expect(judge(text, "--policy", file)[0]?.verdict).toBe("allow");
        expect(judge(text, "--preset", "pre_moderated")[0]?.verdict).toBe("hold");
    });

    it("says a guideline in the language of the message, where the policy words it", () => {
        const file = join(newFolder(), "policy.toml");
        const words = { en: 'Keep "numbers" to yourself', da: "Hold tal for dig selv" };
        const table = `{ en = '${words.en}', da = "${words.da}" }`;
        writeFileSync(file, `[guidelines]\nno-contact-details = ${table}\n`);
        const rows = [
            "please call me tonight on +44 7379 836 572",
            "ring til mig i aften på +45 20 11 22 33, ikke?",
            "llámame esta noche al +34 612 345 678, por favor",
            "you are such an idiot",
        ];
        const answers = judge(`${rows.join("\n")}\n`, "--policy", file);
        const told = answers.map(({ findings }) => findings[0]?.guideline_text);
        expect(told.slice(0, 2)).toEqual([words.en, words.da]);
        expect([words.en, words.da]).toContain(told[2]);
        expect(told[3]).toBeUndefined();
        const explained = run(`${rows[1]}\n`, "--explain", "--policy", file);
        expect(explained.stdout).toContain(words.da);
    });

    it("answers a line while more may come", async () => {
        const child = spawn(binary, ["judge"]);
        let output = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
            output += text;
        });
        child.stdin.write("hello there\n");
        await until("the first answer", () => output.includes("\n"));
        child.stdin.end("and again\n");
        await until("the second answer", () => output.split("\n").length === 3);
        child.kill();
    });

    it("judges the longest message and refuses a line of 16 MB", () => {
        const [longest, longer] = judge(`${"ab ".repeat(1333)}\n${"a".repeat(1 << 24)}\n`);
        expect(longest?.verdict).toBe("allow");
        expect(longer?.verdict).toBe("reject");
        expect(longer?.findings[0]?.kind).toBe("length");
    });

    it.each([
        ["an unknown column", "a\tb\n", ["--tsv", "text"], /column "text"/],
        ["an unreadable policy", "x\n", ["--policy", "/no/such/policy"], /\/no\/such\/policy/],
        ["an unknown flag", "x\n", ["--nonsense"], /--nonsense/],
        ["an unknown language", "x\n", ["--lang", "xx"], /xx/],
    ])("refuses %s in one line", (_, input, args, expected) => {
        const result = run(input, ...args);
        expect(result.status).toBe(1);
        expect(result.stdout).toBe("");
        expect(result.stderr).toMatch(expected);
        expect(result.stderr.trim().split("\n")).toHaveLength(1);
    });
});
