// A WebSocket client made of bytes, for what no proper client would send.

import { createHash, randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Server } from "./server";
import { within } from "./wait";

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameOptions {
    fin?: boolean;
    opcode?: number;
    masked?: boolean;
    reserved?: number;
    // What the header claims, when it is to differ from the payload.
    claimedBytes?: number;
}

export function frame(payload: string | Buffer, options: FrameOptions = {}): Buffer {
    const body = Buffer.from(payload as string);
    const masked = options.masked ?? true;
    const size = options.claimedBytes ?? body.length;
    const first =
        ((options.fin ?? true) ? 0x80 : 0) |
        ((options.reserved ?? 0) << 4) |
        (options.opcode ?? opcode.text);
    const mark = masked ? 0x80 : 0;
    let header: Buffer;
    if (size < 126) {
        header = Buffer.from([first, mark | size]);
    } else if (size < 65_536) {
        header = Buffer.from([first, mark | 126, size >> 8, size & 255]);
    } else {
        header = Buffer.alloc(10);
        header[0] = first;
        header[1] = mark | 127;
        header.writeBigUInt64BE(BigInt(size), 2);
    }
    if (!masked) return Buffer.concat([header, body]);
    const key = randomBytes(4);
    for (let i = 0; i < body.length; ++i) body[i] = (body[i] as number) ^ (key[i & 3] as number);
    return Buffer.concat([header, key, body]);
}

export interface Incoming {
    opcode: number;
    payload: Buffer;
}

export interface RawOptions {
    localAddress?: string;
    certificate?: Buffer;
}

export interface Ending {
    // The code of the close frame; undefined: the connection ended without one.
    code: number | undefined;
}

export class RawClient {
    readonly socket: Socket;
    readonly frames: Incoming[] = [];
    head = "";
    readonly ended: Promise<Ending>;
    private buffered = Buffer.alloc(0);
    private upgraded = false;
    private code: number | undefined;

    constructor(port: number, options: RawOptions = {}) {
        const to = { host: "127.0.0.1", port, localAddress: options.localAddress };
        this.socket = options.certificate
            ? connectTls({ ...to, ca: options.certificate })
            : connect(to);
        this.socket.on("data", (bytes) => this.receive(bytes));
        this.socket.on("error", () => {});
        this.ended = new Promise((resolve) => {
            this.socket.once("close", () => resolve({ code: this.code }));
        });
    }

    static async upgrade(server: Server, headers: string[] = []): Promise<RawClient> {
        const client = new RawClient(server.port, { certificate: server.certificate });
        await client.connected();
        const head = await client.ask([
            "GET /ws HTTP/1.1",
            `Host: 127.0.0.1:${server.port}`,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            `Sec-WebSocket-Key: ${sampleKey}`,
            "Sec-WebSocket-Protocol: havn.v1",
            ...headers,
        ]);
        if (!head.startsWith("HTTP/1.1 101"))
            throw new Error(`no upgrade: ${head.split("\r\n")[0]}`);
        if (!head.includes(acceptedKey))
            throw new Error("the server proved no knowledge of the key");
        client.upgraded = true;
        client.parse();
        return client;
    }

    connected(): Promise<void> {
        if (this.socket.readyState === "open") return Promise.resolve();
        return new Promise((resolve, reject) => {
            this.socket.once("connect", resolve);
            this.socket.once("error", reject);
            this.socket.once("close", () => reject(new Error("closed before it was connected")));
        });
    }

    // Sends a request without a body and returns the head of the response.
    async ask(lines: string[]): Promise<string> {
        this.send(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`));
        return within("a response head", this.responseHead());
    }

    responseHead(): Promise<string> {
        return new Promise((resolve, reject) => {
            const look = () => {
                const end = this.buffered.indexOf("\r\n\r\n");
                if (end < 0) return false;
                this.head = this.buffered.subarray(0, end).toString("latin1");
                this.buffered = this.buffered.subarray(end + 4);
                resolve(this.head);
                return true;
            };
            if (look()) return;
            const onData = () => {
                if (look()) this.socket.off("data", onData);
            };
            this.socket.on("data", onData);
            this.ended.then(() => reject(new Error("closed without a response")));
        });
    }

    send(bytes: Buffer | string): void {
        this.socket.write(bytes);
    }

    sendJson(value: unknown): void {
        this.send(frame(JSON.stringify(value)));
    }

    // The next text message, taken.
    async message(): Promise<Record<string, unknown>> {
        const taken = await within(
            "a message",
            new Promise<Incoming>((resolve, reject) => {
                const look = () => {
                    const at = this.frames.findIndex((f) => f.opcode === opcode.text);
                    if (at < 0) return false;
                    resolve(this.frames.splice(at, 1)[0] as Incoming);
                    return true;
                };
                if (look()) return;
                const onData = () => {
                    if (look()) this.socket.off("data", onData);
                };
                this.socket.on("data", onData);
                this.ended.then(() => reject(new Error("closed while waiting for a message")));
            }),
        );
        return JSON.parse(taken.payload.toString("utf8"));
    }

    destroy(): void {
        this.socket.destroy();
    }

    private receive(bytes: Buffer): void {
        this.buffered = Buffer.concat([this.buffered, bytes]);
        if (this.upgraded) this.parse();
    }

    private parse(): void {
        for (;;) {
            const at = this.buffered;
            if (at.length < 2) return;
            let size = (at[1] as number) & 127;
            let head = 2;
            if (size === 126) {
                if (at.length < 4) return;
                size = at.readUInt16BE(2);
                head = 4;
            } else if (size === 127) {
                if (at.length < 10) return;
                size = Number(at.readBigUInt64BE(2));
                head = 10;
            }
            if (at.length < head + size) return;
            const code = (at[0] as number) & 15;
            const payload = Buffer.from(at.subarray(head, head + size));
            this.buffered = at.subarray(head + size);
            this.frames.push({ opcode: code, payload });
            if (code === opcode.close && payload.length >= 2) this.code = payload.readUInt16BE(0);
        }
    }
}

const sampleKey = Buffer.from("the sample nonce").toString("base64");
const acceptedKey = createHash("sha1")
    .update(`${sampleKey}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest("base64");
