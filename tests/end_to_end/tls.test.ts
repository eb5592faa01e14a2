import { execFileSync } from "node:child_process";
import { renameSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from "node:tls";
import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { enter, http } from "./support/http";
import { RawClient } from "./support/raw";
import { newFolder, Server } from "./support/server";
import { until, within } from "./support/wait";

const folder = newFolder();
const certificateFile = join(folder, "cert.pem");
const keyFile = join(folder, "key.pem");
const groups = [{ slug: "calm", rooms: ["lounge"] }];
let server: Server;
let certificate: Buffer;

function issue(certificatePath: string, keyPath: string): void {
    const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const out = ["-keyout", keyPath, "-out", certificatePath];
    execFileSync("openssl", ["req", "-x509", ...key, "-days", "3", ...subject, ...out], {
        stdio: "ignore",
    });
}

beforeAll(async () => {
    issue(certificateFile, keyFile);
    certificate = readFileSync(certificateFile);
    server = await Server.start({
        groups,
        args: ["--tls-cert", certificateFile, "--tls-key", keyFile],
        unlimited: true,
    });
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
        const anna = await present(server, "calm/lounge", undefined, { certificate });
        const bo = await present(server, "calm/lounge", undefined, { certificate });
        const text = "over TLS ".repeat(300);
        for (let i = 0; i < 50; ++i) await anna.say("calm/lounge", `${text}${i}`);
        await bo.take("room.said", (e) => e.seq === 50);
        expect(bo.count("room.said")).toBe(49);
        await Promise.all([anna.leave(), bo.leave()]);
        await expect(Client.connect(server)).rejects.toThrow(/self-signed/);
    });

    it("marks the cookie as secure", async () => {
        const { response } = await enter(server, { certificate });
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
        for (const bytes of ["GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "\x16\x03\x01\x00", "\x00"]) {
            const raw = new RawClient(server.port);
            await raw.connected();
            raw.send(Buffer.from(bytes, "latin1"));
            raw.socket.end();
            await within("the connection to end", raw.ended);
        }
        const socket = await handshake();
        socket.destroy();
        expect((await http(server, "/healthz", { certificate })).status).toBe(200);
    });

    it("picks up a renewed certificate without a restart; those inside stay", async () => {
        const anna = await present(server, "calm/lounge", undefined, { certificate });
        const before = await fingerprint();
        const renewed = [join(folder, "new-cert.pem"), join(folder, "new-key.pem")] as const;
        issue(...renewed);
        const fresh = readFileSync(renewed[0]);
        renameSync(renewed[1], keyFile);
        renameSync(renewed[0], certificateFile);
        await until(
            "the renewed certificate",
            async () => (await fingerprint()) !== before,
            60_000,
        );
        const bo = await present(server, "calm/lounge", undefined, { certificate: fresh });
        const { seq } = await anna.say("calm/lounge", "on the old certificate");
        await bo.take("room.said", (e) => e.seq === seq);
        await Promise.all([anna.leave(), bo.leave()]);
        certificate = fresh;
    });

    it("keeps the old certificate while the new one is broken", async () => {
        const before = await fingerprint();
        const broken = join(folder, "broken.pem");
        execFileSync("sh", ["-c", `head -c 100 "${certificateFile}" > "${broken}"`]);
        const said = server.errors.length;
        renameSync(broken, certificateFile);
        const complained = () => /level=error.*certificate/.test(server.errors.slice(said));
        await until("a word about it in the log", complained, 60_000);
        expect(await fingerprint()).toBe(before);
        const socket = await handshake();
        expect(socket.authorized).toBe(false);
        socket.destroy();
    });

    it("drains in order", async () => {
        const files = [join(folder, "own.pem"), join(folder, "own-key.pem")] as const;
        issue(...files);
        const args = ["--tls-cert", files[0], "--tls-key", files[1]];
        const own = await Server.start({ groups, args });
        const options = { certificate: readFileSync(files[0]) };
        const anna = await present(own, "calm/lounge", undefined, options);
        own.signal("SIGTERM");
        expect((await anna.closed).code).toBe(1012);
        expect((await own.exit).code).toBe(0);
    });
});
