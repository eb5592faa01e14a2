import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from "node:tls";
import { beforeAll, describe, expect, it } from "vitest";
import { issue } from "./support/certificate";
import { Client, present } from "./support/client";
import { enter, http } from "./support/http";
import { RawClient } from "./support/raw";
import { newFolder, Server } from "./support/server";
import { until, within } from "./support/wait";

const folder = newFolder();
const certificate = issue(folder, "first");
const groups = [{ slug: "calm", rooms: ["lounge"] }];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, certificate, unlimited: true });
});

async function handshake(options: ConnectionOptions = {}): Promise<TLSSocket> {
    const socket = connectTls({
        host: "127.0.0.1",
        port: server.port,
        rejectUnauthorized: false,
        ...options,
    });
    const done = new Promise<TLSSocket>((resolve, reject) => {
        socket.once("secureConnect", () => resolve(socket));
        socket.once("error", reject);
    });
    return within("the TLS handshake", done);
}

async function fingerprint(): Promise<string> {
    const socket = await handshake();
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
}

describe("TLS", () => {
    it("carries the WebSocket, and the certificate is checked", async () => {
        expect(server.url).toMatch(/^https:/);
        const anna = await present(server, "calm/lounge");
        const bo = await present(server, "calm/lounge");
        const text = "over TLS ".repeat(300);
        for (let i = 0; i < 50; ++i) await anna.say("calm/lounge", `${text}${i}`);
        await bo.take("room.said", (e) => e.seq === 50);
        expect(bo.count("room.said")).toBe(49);
        await Promise.all([anna.leave(), bo.leave()]);
        const { pem } = issue(folder, "of-somebody-else");
        await expect(Client.connect(server, { certificate: pem })).rejects.toThrow(/certificate/);
    });

    it("marks the cookie as secure", async () => {
        const { response } = await enter(server);
        expect(response.headers["set-cookie"]?.join("\n")).toMatch(/; *Secure/i);
    });

    it("speaks 1.2 and 1.3 and nothing older", async () => {
        for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
            const socket = await handshake({ minVersion: version, maxVersion: version });
            expect(socket.getProtocol()).toBe(version);
            socket.destroy();
        }
        await expect(
            handshake({
                minVersion: "TLSv1",
                maxVersion: "TLSv1.1",
                ciphers: "DEFAULT@SECLEVEL=0",
            }),
        ).rejects.toThrow();
    });

    it("survives plain HTTP, noise and half handshakes on its port", async () => {
        for (const bytes of [
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "\x16\x03\x01\x00",
            "\x00",
        ]) {
            const raw = new RawClient(server.port);
            await raw.connected();
            raw.send(Buffer.from(bytes, "latin1"));
            raw.socket.end();
            await within("the connection to end", raw.ended);
        }
        const socket = await handshake();
        socket.destroy();
        expect((await http(server, "/healthz")).status).toBe(200);
    });

    it("picks up a renewed certificate without a restart; those inside stay", async () => {
        const anna = await present(server, "calm/lounge");
        const before = await fingerprint();
        const renewed = issue(folder, "renewed");
        renameSync(renewed.key, certificate.key);
        renameSync(renewed.file, certificate.file);
        await until(
            "the renewed certificate",
            async () => (await fingerprint()) !== before,
            60_000,
        );
        server.certificate = renewed.pem;
        const bo = await present(server, "calm/lounge");
        const { seq } = await anna.say("calm/lounge", "on the old certificate");
        await bo.take("room.said", (e) => e.seq === seq);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("keeps the old certificate while the new one is broken", async () => {
        const before = await fingerprint();
        const broken = join(folder, "broken.pem");
        execFileSync("sh", ["-c", `head -c 100 "${certificate.file}" > "${broken}"`]);
        const said = server.errors.length;
        renameSync(broken, certificate.file);
        const complained = () => /level=error.*certificate/.test(server.errors.slice(said));
        await until("a word about it in the log", complained, 60_000);
        expect(await fingerprint()).toBe(before);
        const socket = await handshake();
        expect(socket.authorized).toBe(false);
        socket.destroy();
    });

    it("drains in order", async () => {
        const own = await Server.start({ groups, certificate: issue(folder, "own") });
        const anna = await present(own, "calm/lounge");
        own.signal("SIGTERM");
        expect((await anna.closed).code).toBe(1012);
        expect((await own.exit).code).toBe(0);
    });

    it("closes those who never finish the handshake", async () => {
        const own = await Server.start({
            groups,
            certificate: issue(folder, "slow"),
            config: { limits: { handshake_ms: 500 } },
        });
        const silent = new RawClient(own.port);
        const half = new RawClient(own.port);
        await Promise.all([silent.connected(), half.connected()]);
        half.send(Buffer.from("160301020001", "hex"));
        const idle = connectTls({ host: "127.0.0.1", port: own.port, rejectUnauthorized: false });
        const idleEnds = new Promise((resolve) => idle.once("close", resolve));
        idle.on("error", () => {});
        idle.resume();
        for (const end of [silent.ended, half.ended, idleEnds]) await within("the end", end);
        const anna = await present(own, "calm/lounge");
        await anna.leave();
        await own.stop();
    });
});
