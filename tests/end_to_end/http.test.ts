import { networkInterfaces } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { enter, http, metric, type RequestOptions } from "./support/http";
import { RawClient } from "./support/raw";
import { Server } from "./support/server";
import { within } from "./support/wait";
import type { GroupShowOk, GroupSummary } from "./support/wire";

let server: Server;

beforeAll(async () => {
    server = await Server.start({
        groups: [
            { slug: "calm", rooms: ["lounge", "garden"], languages: ["en", "da"] },
            { slug: "closed", rooms: ["lounge"], dropIn: false },
        ],
    });
});

describe("the state of the server", () => {
    it("is alive and ready", async () => {
        for (const path of ["/healthz", "/readyz"]) {
            const { status, headers } = await http(server, path);
            expect([path, status]).toEqual([path, 200]);
            expect(headers["cache-control"]).toContain("no-store");
        }
    });

    it("is counted for Prometheus", async () => {
        const anna = await present(server, "calm/lounge");
        const bo = await present(server, "calm/lounge");
        const before = await metric(server, "havn_deliveries_total");
        const commits = await metric(server, "havn_commits_total");
        await anna.say("calm/lounge", "to be counted");
        await bo.take("room.said");
        await anna.take("room.said");
        const { headers, body } = await http(server, "/metrics");
        expect(headers["content-type"]).toMatch(/^text\/plain/);
        for (const name of [
            "havn_connections",
            "havn_deliveries_total",
            "havn_ack_seconds",
            "havn_commit_batch",
            "havn_stage_seconds",
            "havn_cases_waiting",
            "havn_commits_total",
            "havn_store_healthy",
        ]) {
            expect(body).toContain(`# TYPE ${name} `);
            expect(body).toContain(`# HELP ${name} `);
        }
        expect(body).toMatch(/havn_stage_seconds\w*\{[^}]*stage="/);
        expect(await metric(server, "havn_connections")).toBeGreaterThanOrEqual(2);
        expect(await metric(server, "havn_deliveries_total")).toBeGreaterThanOrEqual(before + 2);
        expect(await metric(server, "havn_commits_total")).toBeGreaterThan(commits);
        expect(await metric(server, "havn_store_healthy")).toBe(1);
        expect(await metric(server, "havn_ack_seconds_count")).toBeGreaterThan(0);
        for (const secret of [anna.handle, anna.token, anna.person, "to be counted"])
            expect(body).not.toContain(secret);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("is not told to the public, by way of a proxy or past it", async () => {
        const status = async (options: RequestOptions) =>
            (await http(server, "/metrics", options)).status;
        for (const name of ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
            expect(await status({ headers: { [name]: "192.0.2.1" } }), name).toBe(404);
        const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
        const outer = addresses.find(({ internal, family }) => !internal && family === "IPv4");
        if (outer) expect(await status({ localAddress: outer.address })).toBe(404);
        expect(await status({ localAddress: "127.0.0.2" })).toBe(200);
    });

    it("is told at an address of its own, where there is one, and nothing else there", async () => {
        const config = { metrics_listen: "127.0.0.1:0" };
        const own = await Server.start({ groups: [{ slug: "calm", rooms: ["lounge"] }], config });
        const url = /metrics on (\S+)/.exec(own.output)?.[1] as string;
        const metrics = await fetch(url);
        expect([metrics.status, await metrics.text()]).toEqual([
            200,
            expect.stringContaining("havn_store_healthy 1"),
        ]);
        expect((await http(own, "/metrics")).status).toBe(404);
        const there = async (path: string, init?: RequestInit) =>
            (await fetch(new URL(path, url), init)).status;
        expect(await there("/healthz")).toBe(200);
        expect(await there("/readyz")).toBe(200);
        for (const path of ["/", "/api/v1/groups", "/api/v1/export/x", "/ws"])
            expect(await there(path), path).not.toBe(200);
        expect(await there("/api/v1/enter", { method: "POST" })).toBe(405);
        expect((await fetch(url)).status).toBe(200);
        await own.stop();
    });
});

describe("the page", () => {
    it("comes with headers that keep it to itself", async () => {
        const { status, headers, body } = await http(server, "/");
        expect(status).toBe(200);
        expect(headers["content-type"]).toBe("text/html; charset=utf-8");
        const policy = String(headers["content-security-policy"]);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toMatch(/script-src 'self'(;|$)/);
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toContain("base-uri 'none'");
        expect(policy).not.toMatch(/unsafe|https?:|\*/);
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["referrer-policy"]).toBe("no-referrer");
        expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
        expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/i);
        expect(body).not.toMatch(/(src|href)="(https?:)?\/\//i);
        expect(body).not.toMatch(/\son\w+=/i);
    });

    it("brings its parts from the same server, and they may be kept", async () => {
        const { body } = await http(server, "/");
        const parts = [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((m) => m[1] as string);
        expect(parts.some((p) => p.endsWith(".js"))).toBe(true);
        for (const path of parts) {
            const { status, headers } = await http(server, path);
            expect([path, status]).toEqual([path, 200]);
            expect(headers["x-content-type-options"]).toBe("nosniff");
            if (path.endsWith(".js"))
                expect(headers["content-type"]).toMatch(
                    /^text\/javascript|^application\/javascript/,
                );
        }
    });

    it("answers HEAD with the same headers and no body", async () => {
        const get = await http(server, "/");
        const head = await http(server, "/", { method: "HEAD" });
        expect([head.status, head.body]).toEqual([200, ""]);
        expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
        expect(head.headers["content-security-policy"]).toBe(
            get.headers["content-security-policy"],
        );
    });

    it.each([
        "/nothing-here",
        "/../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/.vite/manifest.json",
        "/index.html%00.js",
        "/api/v1/nothing",
    ])("has nothing at %s", async (path) => {
        const client = new RawClient(server.port);
        await client.connected();
        const head = await client.ask([`GET ${path} HTTP/1.1`, "Host: 127.0.0.1"]);
        expect(head).toMatch(/^HTTP\/1\.1 (404|400) /);
        client.destroy();
    });

    it("is not there for other methods", async () => {
        for (const method of ["POST", "PUT", "DELETE", "PATCH", "TRACE"]) {
            const { status } = await http(server, "/", { method });
            expect([method, [404, 405, 400].includes(status)]).toEqual([method, true]);
        }
    });

    it("serves several requests on one connection, also sent at once", async () => {
        const client = new RawClient(server.port);
        await client.connected();
        const ask = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        client.send(ask + ask.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        let all = "";
        client.socket.on("data", (bytes) => {
            all += bytes.toString("latin1");
        });
        await within("the connection to end", client.ended);
        expect(all.match(/HTTP\/1\.1 200/g)?.length).toBe(2);
    });
});

describe("a request that two servers could read differently", () => {
    it.each([
        ["with two lengths", ["Content-Length: 2", "Content-Length: 4"]],
        ["with a length and chunks", ["Content-Length: 4", "Transfer-Encoding: chunked"]],
        ["with a negative length", ["Content-Length: -1"]],
        ["with a length that is no number", ["Content-Length: 4x"]],
    ])("(%s) is refused and ends the connection", async (_, headers) => {
        const client = new RawClient(server.port);
        await client.connected();
        const start = ["POST /api/v1/enter HTTP/1.1", "Host: 127.0.0.1"];
        const head = await client.ask([...start, "Content-Type: application/json", ...headers]);
        expect(head).toMatch(/^HTTP\/1\.1 4\d\d /);
        await within("the connection to end", client.ended);
    });
});

describe("the groups", () => {
    it("are listed for everybody, in a language", async () => {
        const { status, headers, body } = await http(server, "/api/v1/groups");
        expect(status).toBe(200);
        expect(headers["content-type"]).toMatch(/^application\/json/);
        const { groups } = JSON.parse(body) as { groups: GroupSummary[] };
        expect(groups[0]).toMatchObject({
            group: "calm",
            languages: ["en", "da"],
            drop_in: true,
            name: "Group calm (en)",
        });
        const danish = await http(server, "/api/v1/groups?language=da");
        expect(danish.body).toContain("Group calm (da)");
    });

    it("are shown one by one with guidelines and rooms", async () => {
        const { status, body } = await http(server, "/api/v1/groups/calm");
        expect(status).toBe(200);
        const shown = JSON.parse(body) as GroupShowOk;
        const client = await Client.enter(server);
        expect(shown).toEqual(await client.request("group.show", { group: "calm" }));
        expect(shown.guidelines.length).toBe(2);
        expect(shown.rooms.map((r) => r.room)).toEqual(["calm/lounge", "calm/garden"]);
        expect((await http(server, "/api/v1/groups/nowhere")).status).toBe(404);
        await client.leave();
    });

    it("are no place for foreign scripts", async () => {
        const { headers } = await http(server, "/api/v1/groups", {
            headers: { origin: "https://elsewhere.example" },
        });
        expect(headers["access-control-allow-origin"]).toBeUndefined();
    });
});

describe("a request that is too much", () => {
    it("in its body is refused with 413, or the body is not read", async () => {
        const { response } = await enter(server, {
            body: JSON.stringify({ language: "x".repeat(64 * 1024) }),
        });
        expect(response.status).toBe(413);
    });

    it("in its header is refused with 431", async () => {
        const { status } = await http(server, "/healthz", {
            headers: { "x-long": "x".repeat(10_000) },
        });
        expect(status).toBe(431);
    });
});
