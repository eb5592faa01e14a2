// Every step of moderation, broken in every way, on a server people talk on: what it should have
// judged waits for a person, nobody reads it before, nothing is lost, and the operator sees it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { http, metric } from "./support/http";
import { newFolder, Server, shards } from "./support/server";
import { until, within } from "./support/wait";
import type { Case } from "./support/wire";

const steps = [
    ...["folding", "validity", "care", "harm", "abuse", "contact", "solicitation", "links"],
    ...["medical_advice", "model", "learned_care", "learned_abuse", "learned_harm", "learned_spam"],
    ...["repetition", "context"],
];
const faults = { throws: "threw", hangs: "overran", lags: "overran" };
const groups = [{ slug: "harbour", rooms: ["pier"], policy: "open" as const }];
const models = fileURLToPath(new URL("../../moderation/models", import.meta.url));

function heldCase(moderator: Client, text: string): Promise<{ case: Case }> {
    return moderator.take("desk.case", (e) => e.case.text === text && e.case.state === "open");
}

async function readiness(server: Server): Promise<string> {
    const { status, body } = await http(server, "/readyz");
    expect(status).toBe(200);
    return body;
}

describe("a step of moderation that fails", () => {
    it("holds what it should have judged, step by step and fault by fault", async () => {
        const server = await Server.start({
            groups,
            unlimited: true,
            config: {
                limits: { drain_ms: 0 },
                moderation: { fault_word: "breakwater", stage_ms_max: 100, stage_rest_ms: 0 },
            },
        });
        const { moderator } = await onShift(server, await organiser(server), "harbour");
        const anna = await present(server, "harbour/pier");
        const bo = await present(server, "harbour/pier");
        // The list above is the server's.
        const { body } = await http(server, "/metrics");
        const known = body.matchAll(/^havn_stage_working\{stage="(\w+)"\} 1$/gm);
        expect([...known].map((line) => line[1])).toEqual(steps);

        const released: string[] = [];
        for (const step of steps) {
            for (const [fault, told] of Object.entries(faults)) {
                const labels = `stage="${step}",fault="${told}"`;
                const before = await metric(server, "havn_stage_failures_total", labels);
                const text = `breakwater ${fault} ${step}`;
                const cid = newCid();
                const answer = await anna.say("harbour/pier", text, cid);
                expect(answer.held, text).toBeDefined();
                expect(answer.seq).toBeUndefined();
                // The same cid again: the same answer, and no second case.
                if (fault === "throws")
                    expect((await anna.say("harbour/pier", text, cid)).held, text).toBeDefined();
                const { case: held } = await heldCase(moderator, text);
                const findings = held.findings.filter((f) => f.category === "unavailable");
                expect(findings.map((f) => [f.stage, f.kind])).toContainEqual([step, told]);
                expect(bo.saw(text)).toBe(false);
                const after = await metric(server, "havn_stage_failures_total", labels);
                expect(after, text).toBeGreaterThan(before);
                expect(await metric(server, "havn_stage_working", `"${step}"`)).toBe(0);
                expect(await readiness(server)).toContain(`moderation: ${step} does not`);
                if (fault !== "throws") continue;
                const act = { group: "harbour", case: held.case, action: "release" };
                await moderator.request("desk.act", act);
                released.push(text);
            }
        }
        const { cases } = await moderator.request("desk.watch", { group: "harbour" });
        const waiting = cases.map((one) => one.text);
        expect(waiting.sort()).toEqual(
            steps.flatMap((s) => [`breakwater hangs ${s}`, `breakwater lags ${s}`]).sort(),
        );
        // Nothing but what a person released was ever shown, and that in one sequence.
        for (const text of released) await bo.take("room.said", (e) => e.text === text);
        const { messages } = await bo.request("room.history", { room: "harbour/pier" });
        expect(messages.map((m) => m.text)).toEqual(released);
        expect(messages.map((m) => m.seq)).toEqual(released.map((_, i) => i + 1));
        for (const text of waiting) expect(bo.saw(text as string)).toBe(false);

        const well = await anna.say("harbour/pier", "good evening to you all");
        expect(well.seq).toBe(released.length + 1);
        await server.stop();
    }, 120_000);

    it("rests after it took too long, so that it stops people once and not every time", async () => {
        const server = await Server.start({
            groups,
            unlimited: true,
            config: {
                limits: { drain_ms: 0 },
                moderation: { fault_word: "breakwater", stage_ms_max: 500, stage_rest_ms: 3600000 },
            },
        });
        const { moderator } = await onShift(server, await organiser(server), "harbour");
        const anna = await present(server, "harbour/pier");
        expect((await anna.say("harbour/pier", "good evening")).seq).toBe(1);
        expect((await anna.say("harbour/pier", "breakwater hangs links")).held).toBeDefined();
        // Everything waits while it rests; signs of distress are seen and answered as ever.
        expect((await anna.say("harbour/pier", "good evening again")).held).toBeDefined();
        const cry = "I want to kill myself tonight";
        expect((await anna.say("harbour/pier", cry)).held).toBeDefined();
        expect((await anna.take("care.card")).level).toBe("urgent");
        const { case: held } = await heldCase(moderator, cry);
        expect(held.care).toBe("urgent");
        expect(held.findings.map((f) => f.kind)).toContain("resting");
        const labels = `stage="links",fault="resting"`;
        expect(await metric(server, "havn_stage_failures_total", labels)).toBe(2);
        await server.stop();
    });
});

describe("a step that never returns", () => {
    it("ends the server, which has lost nothing and does not read that text again", async () => {
        const server = await Server.start({
            groups,
            unlimited: true,
            config: {
                limits: { drain_ms: 0 },
                moderation: {
                    fault_word: "breakwater",
                    stage_ms_max: 100,
                    stage_rest_ms: 0,
                    stage_stuck_ms_max: 5000,
                },
            },
        });
        const { moderator } = await onShift(server, await organiser(server), "harbour");
        const anna = await present(server, "harbour/pier");
        expect((await anna.say("harbour/pier", "good evening")).seq).toBe(1);
        const text = "breakwater sticks links";
        const cid = newCid();
        const unanswered = expect(anna.say("harbour/pier", text, cid)).rejects.toThrow();
        // Other shards answer meanwhile, but the server is not ready.
        if (shards > 1) {
            const status = await until("a shard to say so", async () => {
                const asked = http(server, "/readyz").catch(() => undefined);
                const pause = new Promise<void>((then) => setTimeout(then, 250));
                const answer = await Promise.race([asked, pause]);
                return answer?.body.includes("holds up a thread") ? answer.status : undefined;
            });
            expect(status).toBe(503);
        }
        expect(await within("the end", server.exit)).toEqual({ code: 70, signal: null });
        await unanswered;
        const lines = server.errors.split("\n").filter((line) => line.includes("shard_stuck"));
        expect(lines).toEqual([expect.stringMatching(/ stage="links" .*remembered=1/)]);
        expect(server.errors).not.toContain(text);
        expect(readFileSync(join(server.data, "stuck_texts"), "utf8")).toMatch(
            /^[0-9a-f]{32}\n[0-9a-f]{16} links\n$/,
        );

        const again = await server.again();
        const back = await Client.enter(again, { token: anna.token });
        const { messages } = await back.request("room.enter", { room: "harbour/pier" });
        expect(messages.map((entry) => entry.text)).toEqual(["good evening"]);
        expect((await back.say("harbour/pier", text, cid)).held).toBeDefined();
        const volunteer = await Client.enter(again, { token: moderator.token });
        const { cases } = await volunteer.request("desk.watch", { group: "harbour" });
        expect(cases.map((one) => [one.text, one.findings])).toMatchObject([
            [text, [{ category: "unavailable", stage: "links", kind: "overran" }]],
        ]);
        expect((await back.say("harbour/pier", "good evening again")).seq).toBe(2);
        await again.stop();
    });
});

describe("learned heads that are", () => {
    const heads = readFileSync(join(models, "heads.bin"));
    const thresholds = readFileSync(join(models, "thresholds.tsv"));
    const flipped = Buffer.from(heads);
    flipped.writeUInt8(flipped.readUInt8(heads.length >> 1) ^ 0x10, heads.length >> 1);
    const broken: [string, Buffer | undefined, Buffer | undefined][] = [
        ["missing", undefined, undefined],
        ["damaged in one bit", flipped, thresholds],
        ["without thresholds", heads, undefined],
    ];
    it.each(broken)(
        "%s do not stop the start, and hold what they should have read",
        async (_, a, b) => {
            const model = newFolder();
            mkdirSync(model, { recursive: true });
            if (a) writeFileSync(join(model, "heads.bin"), a);
            if (b) writeFileSync(join(model, "thresholds.tsv"), b);
            const server = await Server.start({
                groups,
                config: { limits: { drain_ms: 0 }, moderation: { model } },
            });
            expect(await readiness(server)).toMatch(/moderation: .*learned heads/);
            expect(await metric(server, "havn_stage_working", `"model"`)).toBe(0);
            expect(server.everything).toContain("model_unusable");
            const { moderator } = await onShift(server, await organiser(server), "harbour");
            const anna = await present(server, "harbour/pier");
            const bo = await present(server, "harbour/pier");
            const text = "good evening to you all";
            expect((await anna.say("harbour/pier", text)).held).toBeDefined();
            const { case: held } = await heldCase(moderator, text);
            expect(held.findings).toMatchObject([{ category: "unavailable", stage: "model" }]);
            expect(bo.saw(text)).toBe(false);

            // With the heads back, what waited is still there.
            writeFileSync(join(model, "heads.bin"), heads);
            writeFileSync(join(model, "thresholds.tsv"), thresholds);
            await server.stop();
            const again = await server.again();
            expect(await readiness(again)).toBe("ready\n");
            const back = await present(again, "harbour/pier");
            expect((await back.say("harbour/pier", "good morning")).seq).toBe(1);
            await again.stop();
        },
    );
});
