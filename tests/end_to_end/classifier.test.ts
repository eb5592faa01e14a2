// The stage of moderation that is another server: a real one, which answers, waits, fails, talks
// nonsense and goes away.

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type Certificate, issue } from "./support/certificate";
import { present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { http, metric } from "./support/http";
import { newFolder, prepare, run, Server } from "./support/server";
import { until } from "./support/wait";

type Answer = (asked: { text: string; language: string }, response: ServerResponse) => void;

const nothing: Answer = (_, response) => response.end(JSON.stringify({ findings: [] }));
const finds =
    (finding: Record<string, unknown>): Answer =>
    (_, response) =>
        response.end(JSON.stringify({ findings: [finding] }));

// Answers as it is told to at the moment, and remembers what it was asked.
class Oracle {
    answer: Answer = nothing;
    readonly asked: { text: string; language: string }[] = [];
    readonly raw: string[] = [];
    most = 0;
    private at = 0;
    private readonly server: ReturnType<typeof createServer>;

    constructor(certificate?: Certificate) {
        const take = (request: IncomingMessage, response: ServerResponse) =>
            this.take(request, response);
        this.server =
            certificate === undefined
                ? createServer(take)
                : createSecureServer(
                      { cert: certificate.pem, key: readFileSync(certificate.key) },
                      take,
                  );
    }

    private take(request: IncomingMessage, response: ServerResponse) {
        this.most = Math.max(this.most, ++this.at);
        response.once("close", () => --this.at);
        let body = "";
        request.setEncoding("utf8").on("data", (part: string) => {
            body += part;
        });
        request.on("end", () => {
            this.raw.push(JSON.stringify(request.headers) + body);
            const asked = JSON.parse(body);
            this.asked.push(asked);
            this.answer(asked, response);
        });
    }
    listen(port = 0): Promise<void> {
        return new Promise((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    }
    get port(): number {
        return (this.server.address() as AddressInfo).port;
    }
    async close(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }
}

const groups = [{ slug: "harbour", rooms: ["pier"], policy: "open" as const }];
const place = "harbour/pier";
let oracle: Oracle;
let server: Server;

async function start(settings: Record<string, number> = {}): Promise<void> {
    oracle = new Oracle();
    await oracle.listen();
    const url = `http://127.0.0.1:${oracle.port}/judge`;
    const classifier = { url, deadline_ms: 30_000, breaker_failures: 1000, ...settings };
    const config = { limits: { drain_ms: 0 }, classifier };
    server = await Server.start({ groups, unlimited: true, config });
}

function results(result: string): Promise<number> {
    return metric(server, "havn_classifier_answers_total", `result="${result}"`);
}

afterEach(async () => {
    await server.stop();
    await oracle.close();
});

describe("a classifier", () => {
    it("is told the text and its language, and nothing of who said it where", async () => {
        await start();
        const anna = await present(server, place);
        const said = await anna.say(place, "good evening to all of you, how was your day?");
        expect(said.seq).toBe(1);
        expect(oracle.asked).toEqual([
            { text: "good evening to all of you, how was your day?", language: "en" },
        ]);
        for (const secret of [anna.handle, anna.person, anna.token, "harbour", said.cid])
            expect(oracle.raw[0]).not.toContain(secret);
        expect(await results("answered")).toBe(1);
    });

    it("finds what nobody else finds, and care comes with its card", async () => {
        await start();
        const { moderator } = await onShift(server, await organiser(server), "harbour");
        const anna = await present(server, place);
        const bo = await present(server, place);
        oracle.answer = finds({ category: "abuse", severity: 3, score: 0.9, start: 5, end: 12 });
        expect((await anna.say(place, "what lovely weather today")).held).toBeDefined();
        const { case: held } = await moderator.take("desk.case", (e) => e.case.kind === "held");
        expect(held.findings).toMatchObject([
            { stage: "classifier", category: "abuse", start: 5, end: 12, score: 0.9 },
        ]);
        oracle.answer = finds({ category: "care", severity: 3 });
        expect((await anna.say(place, "the harbour is so quiet now")).seq).toBe(1);
        expect((await anna.take("care.card")).level).toBe("urgent");
        const { case: alert } = await moderator.take("desk.case", (e) => e.case.kind === "care");
        expect([alert.care, alert.seq]).toEqual(["urgent", 1]);
        expect((await bo.take("room.said")).text).toBe("the harbour is so quiet now");
        expect(bo.saw("lovely weather")).toBe(false);
        // What the rules have held already is not asked about, and no finding lifts theirs.
        const asked = oracle.asked.length;
        oracle.answer = nothing;
        expect((await anna.say(place, "write to me: anna@example.com")).held).toBeDefined();
        expect(oracle.asked.length).toBe(asked);
    });

    it("keeps what one person says in order, while others go on talking", async () => {
        await start();
        const waiting: (() => void)[] = [];
        oracle.answer = ({ text }, response) => {
            if (text.startsWith("slow"))
                waiting.push(() => nothing({ text, language: "" }, response));
            else nothing({ text, language: "" }, response);
        };
        const anna = await present(server, place);
        const bo = await present(server, place);
        const answers = [
            anna.say(place, "slow words that take their time"),
            anna.say(place, "quick words right behind them"),
            anna.say(place, "slow words once more for the end"),
            anna.say(place, "call me on 07700 900123"),
        ];
        await until("the slow ones to be asked about", () => waiting.length === 2 || undefined);
        expect((await bo.say(place, "nobody waits for another person")).seq).toBe(1);
        // The second is free only after the first.
        waiting.pop()?.();
        expect((await bo.say(place, "and not the second time either")).seq).toBe(2);
        for (const seq of [1, 2]) await anna.take("room.said", (e) => e.seq === seq);
        expect(anna.count("room.said")).toBe(0);
        waiting.pop()?.();
        const [first, second, third, fourth] = await Promise.all(answers);
        expect([first?.seq, second?.seq, third?.seq]).toEqual([3, 4, 5]);
        expect(fourth?.held).toBeDefined();
        const seen = [];
        for (let i = 0; i < 5; ++i) seen.push((await bo.take("room.said")).text.slice(0, 5));
        expect(seen).toEqual(["nobod", "and n", "slow ", "quick", "slow "]);
    });

    const failures: [string, Answer, string][] = [
        ["is too slow", () => {}, "slow"],
        ["answers 500", (_, r) => r.writeHead(500).end("{}"), "status"],
        ["talks nonsense", (_, r) => r.end("<html>"), "garbage"],
        ["names what nobody knows", finds({ category: "jam", severity: 1 }), "garbage"],
        ["hangs up", (_, r) => r.destroy(), ""],
        ["never stops", (_, r) => r.end(" ".repeat(70_000)), "garbage"],
    ];
    it("that fails holds the message, whatever the way", async () => {
        await start({ deadline_ms: 2_000 });
        const { moderator } = await onShift(server, await organiser(server), "harbour");
        const anna = await present(server, place);
        const bo = await present(server, place);
        for (const [how, answer, problem] of failures) {
            oracle.answer = answer;
            const text = `good evening from one that ${how}`;
            expect((await anna.say(place, text)).held, how).toBeDefined();
            const { case: held } = await moderator.take("desk.case", (e) => e.case.text === text);
            const told = held.findings.find((f) => f.stage === "classifier");
            expect(told?.category).toBe("unavailable");
            if (problem) expect(told?.kind, how).toBe(problem);
        }
        oracle.answer = nothing;
        expect((await anna.say(place, "good evening from one that works")).seq).toBe(1);
        expect((await bo.take("room.said")).seq).toBe(1);
        for (const [how] of failures) expect(bo.saw(how)).toBe(false);
    });

    it("that keeps failing is left alone, until one message finds it well again", async () => {
        await start({ breaker_failures: 3, breaker_rest_ms: 4_000, deadline_ms: 5_000 });
        const anna = await present(server, place);
        const port = oracle.port;
        await oracle.close();
        for (let i = 0; i < 3; ++i)
            expect((await anna.say(place, `is anybody there, number ${i}`)).held).toBeDefined();
        expect(await results("unreachable")).toBe(3);
        expect(await metric(server, "havn_classifier_resting")).toBe(1);
        expect((await http(server, "/readyz")).body).toContain("classifier: away");

        const back = new Oracle();
        await back.listen(port);
        const before = await results("resting");
        await until("a message to get through", async () => {
            const answer = await anna.say(place, "is anybody there at all by now");
            return answer.seq !== undefined || undefined;
        });
        expect(await results("resting")).toBeGreaterThan(before);
        // Nothing but the one that found out was sent there.
        expect(back.asked.length).toBe(1);
        expect(await metric(server, "havn_classifier_resting")).toBe(0);
        expect((await http(server, "/readyz")).body).toBe("ready\n");
        await back.close();
        await oracle.listen();
    });

    it("is asked about so many messages at once and no more; the rest waits, then is held", async () => {
        await start({ requests_max: 2 });
        const responses: ServerResponse[] = [];
        oracle.answer = (_, response) => responses.push(response);
        const people = await Promise.all(Array.from({ length: 4 }, () => present(server, place)));
        // Two at once, sixteen waiting, two too many.
        const answers = people.flatMap((person, n) =>
            Array.from({ length: 5 }, (_, i) => person.say(place, `a thought of mine, ${n} ${i}`)),
        );
        await until(
            "those that are too many",
            async () => (await results("busy")) === 2 || undefined,
        );
        await until("two to be asked about", () => responses.length === 2 || undefined);
        oracle.answer = nothing;
        for (const response of responses) nothing({ text: "", language: "" }, response);
        const said = await Promise.all(answers);
        expect(said.filter((answer) => answer.seq !== undefined).length).toBe(18);
        expect(said.filter((answer) => answer.held !== undefined).length).toBe(2);
        expect(oracle.most).toBe(2);
    });
});

describe("a classifier over TLS", () => {
    const folder = newFolder();
    const own = issue(folder, "own");
    const others = issue(folder, "others");
    const elsewhere = issue(folder, "elsewhere", "DNS:elsewhere.example");

    // Whom the server trusts is what the system trusts, or what SSL_CERT_FILE names.
    async function startTrusting(trusted: Certificate, shown?: Certificate): Promise<void> {
        oracle = new Oracle(shown);
        await oracle.listen();
        const url = `https://127.0.0.1:${oracle.port}/judge`;
        const classifier = { url, deadline_ms: 30_000, breaker_failures: 1000 };
        const config = { limits: { drain_ms: 0 }, classifier };
        const environment = { SSL_CERT_FILE: trusted.file };
        server = await Server.start({ groups, unlimited: true, config, environment });
    }

    it("whose certificate is trusted is asked", async () => {
        await startTrusting(own, own);
        const anna = await present(server, place);
        expect((await anna.say(place, "good evening to all of you")).seq).toBe(1);
        oracle.answer = finds({ category: "abuse", severity: 3 });
        expect((await anna.say(place, "what lovely weather today")).held).toBeDefined();
        expect(oracle.asked.map(({ text }) => text)).toEqual([
            "good evening to all of you",
            "what lovely weather today",
        ]);
    });

    it.each([
        ["a certificate that nobody vouches for", own, others],
        ["a certificate for another name", elsewhere, elsewhere],
        ["no TLS at all", own, undefined],
    ])("with %s is told nothing, and messages wait", async (_, trusted, shown) => {
        await startTrusting(trusted, shown);
        const { moderator } = await onShift(server, await organiser(server), "harbour");
        const anna = await present(server, place);
        const text = "good evening to all of you";
        expect((await anna.say(place, text)).held).toBeDefined();
        const { case: held } = await moderator.take("desk.case", (e) => e.case.text === text);
        expect(held.findings).toMatchObject([
            { stage: "classifier", category: "unavailable", kind: "unreachable" },
        ]);
        expect(oracle.raw).toEqual([]);
        expect(await results("unreachable")).toBe(1);
    });
});

describe("the address of a classifier", () => {
    it.each([
        "http://example.org/judge",
        "ftp://127.0.0.1/",
        "https://",
        "https://me@example.org/",
    ])("%s stops the start", async (url) => {
        const args = prepare(newFolder(), { groups, config: { classifier: { url } } });
        const { code, errors } = await run([...args, "--check-config"]);
        expect(code).toBe(1);
        expect(errors).toContain("classifier.url");
    });
});
