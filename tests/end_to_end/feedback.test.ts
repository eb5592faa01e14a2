// What moderators say of what moderation found, and what `havn feedback export` makes of it.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, newCid, present } from "./support/client";
import { onShift, organiser, withRole } from "./support/desk";
import { run, Server } from "./support/server";
import type { Case } from "./support/wire";

interface Line {
    day: string;
    group: string;
    said: string;
    category: string;
    kind?: string;
    stage?: string;
    severity?: number;
    score?: number;
    language: string;
    verdict: string;
    care: string;
    scores: { abuse: number; care: number; spam: number };
    title?: string;
    text?: string;
}

const groups = ["shut", "yes", "late"].map((slug) => ({ slug, rooms: ["room"] }));
let server: Server;
let boss: Client;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
    boss = await organiser(server);
});
afterAll(() => server.stop());

function command(...args: string[]) {
    const config = join(server.folder, "havn.toml");
    return run(["feedback", "export", "--config", config, "--data", server.data, ...args]);
}

async function exported(group: string): Promise<Line[]> {
    const { code, output, errors } = await command("--group", group);
    expect(errors).toBe("");
    expect(code).toBe(0);
    const lines = output.split("\n");
    expect(lines.pop()).toBe("");
    return lines.map((line) => JSON.parse(line) as Line);
}

async function hold(author: Client, moderator: Client, group: string, text: string) {
    const said = { room: `${group}/room`, cid: newCid(), text, sure: true };
    expect((await author.request("room.say", said)).held).toBeDefined();
    return (await moderator.take("desk.case", (event) => event.case.text === text)).case;
}

const finding = (about: Case, category: string) =>
    about.findings.findIndex((one) => one.category === category);

describe("what a moderator says of a case", () => {
    it("is one row without who and what, also when it is said again or taken back", async () => {
        const { moderator } = await onShift(server, boss, "shut");
        const anna = await present(server, "shut/room");
        const text = "write to me at otter@example.org please";
        const about = await hold(anna, moderator, "shut", text);
        const of = { group: "shut", case: about.case };
        const number = finding(about, "contact_details");
        await boss.request("desk.watch", { group: "shut" });
        await moderator.request("desk.feedback", { ...of, said: "right", finding: number });
        await boss.request("desk.feedback", { ...of, said: "wrong", finding: number });
        await moderator.request("desk.feedback", { ...of, said: "wrong", finding: number });
        for (const category of ["abuse", "hate"])
            await moderator.request("desk.feedback", { ...of, said: "missed", category });
        for (let times = 0; times < 2; ++times)
            await moderator.request("desk.feedback", { ...of, said: "nothing", category: "hate" });
        // Whoever looks on hears of it, whoever comes next finds it, and nobody is told who said it.
        const told = await boss.take(
            "desk.feedback_said",
            ({ feedback }) => feedback.category === "abuse",
        );
        const abuse = { case: about.case, said: "missed", category: "abuse" };
        expect(told).toEqual({ on: "desk.feedback_said", group: "shut", feedback: abuse });
        const next = await boss.request("desk.watch", { group: "shut" });
        expect(next.feedback).toEqual([
            { case: about.case, said: "wrong", finding: number },
            abuse,
        ]);
        await moderator.request("desk.act", { ...of, action: "release" });
        const decided = await boss.request("desk.watch", { group: "shut" });
        expect(decided.feedback).toEqual([]);

        const found = about.findings[number];
        const [wrong, missed, ...more] = await exported("shut");
        expect(more).toEqual([]);
        expect(wrong).toEqual({
            day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
            group: "shut",
            said: "wrong",
            category: "contact_details",
            kind: "mail",
            stage: "contact",
            severity: found?.severity,
            score: expect.closeTo(found?.score ?? 0, 3),
            language: "en",
            verdict: "hold",
            care: "none",
            scores: expect.objectContaining({ abuse: expect.any(Number) }),
        });
        expect(missed).toMatchObject({ said: "missed", category: "abuse", verdict: "hold" });
        expect(missed).not.toHaveProperty("stage");
        const { output } = await command();
        for (const secret of [anna.handle, moderator.handle, "otter@example.org", text])
            expect(output).not.toContain(secret);
        expect(await exported("nowhere")).toEqual([]);
        expect((await command("--since", "2999-01-01")).output).toBe("");
        await Promise.all([anna, moderator].map((client) => client.leave()));
    });

    it("is refused by name where it cannot be", async () => {
        const { moderator } = await onShift(server, boss, "late");
        const anna = await present(server, "late/room");
        const about = await hold(anna, moderator, "late", "call me on +45 20 12 34 56");
        const of = { group: "late", case: about.case };
        const refused = async (fields: Record<string, unknown>, who = moderator) => {
            const { code, detail } = await who.refusedAnyhow("desk.feedback", { ...of, ...fields });
            return detail === undefined ? code : `${code} ${detail}`;
        };
        const wrong = { said: "wrong", finding: 0 };
        expect(await refused({ said: "maybe", finding: 0 })).toBe("bad_field said");
        expect(await refused({ said: "wrong" })).toBe("bad_field finding");
        expect(await refused({ said: "wrong", finding: 99 })).toBe("bad_field finding");
        expect(await refused({ ...wrong, category: "abuse" })).toBe("bad_field category");
        expect(await refused({ said: "missed" })).toBe("bad_field category");
        expect(await refused({ said: "missed", category: "validity" })).toBe("bad_field category");
        expect(await refused({ ...wrong, case: 999_999 })).toBe("not_found");
        expect(await refused({ ...wrong, group: "shut" }, boss)).toBe("not_found");
        expect(await refused(wrong, anna)).toBe("not_found");
        const supporter = await withRole(server, boss, "late", "supporter");
        expect(await refused(wrong, supporter)).toBe("not_found");
        await moderator.request("desk.act", { ...of, action: "remove" });
        expect(await refused(wrong)).toBe("conflict");
        expect(await exported("late")).toEqual([]);
        await Promise.all([anna, moderator, supporter].map((client) => client.leave()));
    });
});

describe("a text", () => {
    it("goes with it only while group and author agree and it is there", async () => {
        const { moderator } = await onShift(server, boss, "yes");
        const anna = await present(server, "yes/room");
        const bo = await present(server, "yes/room");
        const agree = (client: Client, feedback_texts: boolean) =>
            client.request("person.prefer", { feedback_texts });
        const handOn = (feedback_texts: boolean) =>
            boss.request("group.policy", {
                group: "yes",
                policy: "careful",
                link_hosts: [],
                feedback_texts,
            });
        const texts = async () => (await exported("yes")).map((line) => line.text);
        const seqs: number[] = [];
        for (const [author, name] of [
            [anna, "anna"],
            [bo, "bo"],
        ] as const) {
            const text = `mail ${name}@example.org please`;
            const about = await hold(author, moderator, "yes", text);
            const of = { group: "yes", case: about.case };
            await moderator.request("desk.feedback", { ...of, said: "wrong", finding: 0 });
            await moderator.request("desk.act", { ...of, action: "release" });
            seqs.push((await author.take("room.said", (event) => event.text === text)).seq);
        }
        const ofAnna = "mail anna@example.org please";
        expect(await texts()).toEqual([undefined, undefined]);
        await agree(anna, true);
        expect(await texts()).toEqual([undefined, undefined]);
        expect((await anna.request("group.show", { group: "yes" })).feedback_texts).toBe(undefined);
        await handOn(true);
        expect((await anna.request("group.show", { group: "yes" })).feedback_texts).toBe(true);
        const { settings } = await boss.request("group.settings", { group: "yes" });
        expect(settings.feedback_texts).toBe(true);
        expect(await texts()).toEqual([ofAnna, undefined]);
        await agree(anna, false);
        expect(await texts()).toEqual([undefined, undefined]);
        await Promise.all([agree(anna, true), agree(bo, true)]);
        expect(await texts()).toEqual([ofAnna, "mail bo@example.org please"]);
        await bo.request("room.remove", { room: "yes/room", seq: seqs[1] as number });
        expect(await texts()).toEqual([ofAnna, undefined]);
        await handOn(false);
        expect(await texts()).toEqual([undefined, undefined]);
        await handOn(true);
        await anna.request("person.erase", {});
        const after = await exported("yes");
        expect(after.map((line) => [line.said, line.text])).toEqual([
            ["wrong", undefined],
            ["wrong", undefined],
        ]);
        await Promise.all([bo, moderator].map((client) => client.leave()));
    });
});

describe("havn feedback export", () => {
    it("says in one line what is wrong", async () => {
        const nowhere = join(server.folder, "nowhere");
        const outcomes = await Promise.all([
            run(["feedback", "export", "--data", nowhere]),
            run(["feedback", "export", "--database", "mysql://somewhere"]),
            command("--since", "yesterday"),
            command("--since", "2026-02-30"),
            run(["feedback"]),
        ]);
        for (const { code, output, errors } of outcomes) {
            expect(code).toBe(1);
            expect(output).toBe("");
            expect(errors).toMatch(/^havn: [^\n]+\n$/);
        }
    });
});
