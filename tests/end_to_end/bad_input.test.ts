import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { frame, opcode, RawClient } from "./support/raw";
import { Server } from "./support/server";
import { until, within } from "./support/wait";
import { close, limits } from "./support/wire";

let server: Server;

beforeAll(async () => {
    const groups = [{ slug: "calm", rooms: ["lounge"] }];
    server = await Server.start({
        groups,
        config: { origins: ["https://havn.example"] },
        unlimited: true,
    });
});

// Whatever somebody sent, the server goes on serving everybody else.
async function stillServes(): Promise<void> {
    const anna = await present(server, "calm/lounge");
    expect((await anna.say("calm/lounge", "everything is fine")).seq).toBeGreaterThan(0);
    await anna.leave();
    expect(server.alive).toBe(true);
}

describe("a message that cannot be understood", () => {
    it.each([
        ["no JSON", "hello?", "malformed"],
        ["nothing", "", "malformed"],
        ["cut off", '{"id":1,"do":"hel', "malformed"],
        ["followed by more", '{"id":1,"do":"group.list"} {}', "malformed"],
        ["a list", "[1,2,3]", "malformed"],
        ["a number", "12", "malformed"],
        ["without an id", '{"do":"group.list"}', "bad_field"],
        ["with an id that is no number", '{"id":"1","do":"group.list"}', "bad_field"],
        ["with a negative id", '{"id":-1,"do":"group.list"}', "bad_field"],
        ["without a verb", '{"id":1}', "bad_field"],
        ["with a verb of another type", '{"id":1,"do":5}', "bad_field"],
        ["with an unknown verb", '{"id":1,"do":"room.shout"}', "unknown_command"],
        ["nested too deep", `{"id":1,"do":"x","a":${"[".repeat(9)}${"]".repeat(9)}}`, "too_deep"],
        ["nested far too deep", `${"[".repeat(8_000)}${"]".repeat(8_000)}`, "too_deep"],
        ["with a number beyond all bounds", '{"id":1e999,"do":"group.list"}', ""],
        ["with a lone surrogate", '{"id":1,"do":"group.show","group":"\\ud800"}', ""],
        ["with the same key twice", '{"id":1,"id":2,"do":"group.list","do":"hello"}', ""],
    ])("%s is answered by name, and the connection goes on", async (_, text, code) => {
        const client = await Client.enter(server);
        const before = client.raw.length;
        client.sendText(text);
        await until("an answer", () => client.raw.length > before);
        if (code !== "") {
            const answer = JSON.parse(client.raw[before] as string);
            expect(answer.error.code).toBe(code);
            expect(["never", "changed"]).toContain(answer.error.retry);
        }
        expect((await client.request("group.list", {})).groups.length).toBe(1);
        await client.leave();
    });

    it("names the request where the id could be read", async () => {
        const client = await Client.enter(server);
        const answer = client.answerTo(4711);
        client.sendText('{"id":4711,"do":"room.shout"}');
        await expect(answer).rejects.toThrow("unknown_command");
        await client.leave();
    });

    it("may carry fields nobody knows", async () => {
        const client = await Client.enter(server);
        const answer = client.answerTo(4711);
        client.sendText('{"id":4711,"do":"group.list","colour":"blue","deep":{"a":[1,{"b":2}]}}');
        expect(await answer).toHaveProperty("groups");
        await client.leave();
    });

    it("ends the connection when there are too many of them", async () => {
        const client = await Client.enter(server);
        for (let i = 0; i <= limits.badMessages + 5; ++i) client.sendText("{");
        expect((await within("the end", client.closed)).code).toBe(close.tooManyErrors);
        expect(client.errors.length).toBeLessThanOrEqual(limits.badMessages + 1);
        expect(client.errors.length).toBeGreaterThanOrEqual(limits.badMessages - 1);
        await stillServes();
    });
});

describe("a frame that breaks the protocol", () => {
    const big = "x".repeat(limits.frameBytes + 1);
    const text = (bytes: number[]) => frame(Buffer.from(bytes));
    const cases: [string, Buffer, number][] = [
        ["oversized", frame(big), close.tooLarge],
        [
            "oversized in two parts",
            Buffer.concat([
                frame("x".repeat(9_000), { fin: false }),
                frame("x".repeat(9_000), { opcode: opcode.continuation }),
            ]),
            close.tooLarge,
        ],
        ["claiming to be enormous", frame("x", { claimedBytes: 2 ** 40 }), close.tooLarge],
        [
            "claiming 2^63 bytes",
            Buffer.concat([Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 1]), Buffer.alloc(4)]),
            0,
        ],
        ["binary", frame("{}", { opcode: opcode.binary }), close.notText],
        ["not UTF-8", text([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), close.notUtf8],
        ["an overlong form", text([0xc0, 0xaf]), close.notUtf8],
        ["a surrogate in UTF-8", text([0xed, 0xa0, 0x80]), close.notUtf8],
        ["UTF-8 cut off", text([0xf0, 0x9f, 0x8c]), close.notUtf8],
        ["not masked", frame("{}", { masked: false }), close.protocolError],
        ["with reserved bits", frame("{}", { reserved: 4 }), close.protocolError],
        ["of an unknown kind", frame("{}", { opcode: 3 }), close.protocolError],
        ["of an unknown control kind", frame("", { opcode: 11 }), close.protocolError],
        ["a continuation of nothing", frame("{}", { opcode: 0 }), close.protocolError],
        [
            "a new message inside another",
            Buffer.concat([frame("{", { fin: false }), frame("}")]),
            close.protocolError,
        ],
        ["a ping in parts", frame("", { opcode: opcode.ping, fin: false }), close.protocolError],
        [
            "a ping of 126 bytes",
            frame("x".repeat(126), { opcode: opcode.ping }),
            close.protocolError,
        ],
        ["a close of one byte", frame("x", { opcode: opcode.close }), close.protocolError],
        [
            "a close with a code of nobody's",
            frame(Buffer.from([0x03, 0xed]), {
                opcode: opcode.close,
            }),
            close.protocolError,
        ],
        [
            "a close whose reason is not UTF-8",
            frame(Buffer.from([0x03, 0xe8, 0xff]), {
                opcode: opcode.close,
            }),
            0,
        ],
    ];

    it.each(cases)("(%s) ends the connection with its code", async (_, bytes, code) => {
        const client = await RawClient.upgrade(server);
        client.send(bytes);
        const end = await within("the connection to end", client.ended);
        if (code !== 0) expect(end.code).toBe(code);
        else expect([close.protocolError, close.tooLarge, close.notUtf8]).toContain(end.code);
        await stillServes();
    });

    it("exactly as large as it may be is none of these", async () => {
        const client = await RawClient.upgrade(server);
        client.send(frame("x".repeat(limits.frameBytes)));
        expect(await client.message()).toMatchObject({ error: { code: "malformed" } });
        client.destroy();
    });

    it("endless fragments end with their number", async () => {
        const client = await RawClient.upgrade(server);
        client.send(frame("", { fin: false }));
        let ended = false;
        client.ended.then(() => {
            ended = true;
        });
        for (let i = 0; i < 10 * limits.fragments && !ended; ++i)
            client.send(frame("", { fin: false, opcode: opcode.continuation }));
        expect((await within("the connection to end", client.ended)).code).toBe(close.tooLarge);
        await stillServes();
    });

    it("a message in a few fragments, with pings between them, is none of these", async () => {
        const client = await RawClient.upgrade(server);
        const parts = ['{"id":1,', '"do":', '"he', 'llo"}'];
        for (const [i, part] of parts.entries()) {
            const first = i === 0 ? opcode.text : opcode.continuation;
            client.send(frame(part, { fin: i === parts.length - 1, opcode: first }));
            client.send(frame(`ping ${i}`, { opcode: opcode.ping }));
        }
        expect(await client.message()).toHaveProperty("ok.person");
        await until("every pong", () => client.frames.length >= parts.length);
        const pongs = client.frames.filter((f) => f.opcode === opcode.pong);
        expect(pongs.map((p) => p.payload.toString())).toEqual(parts.map((_, i) => `ping ${i}`));
        client.destroy();
    });

    it("one byte at a time is none of these either", async () => {
        const client = await RawClient.upgrade(server);
        client.socket.setNoDelay(true);
        for (const byte of frame('{"id":1,"do":"hello"}')) {
            client.send(Buffer.from([byte]));
            await new Promise(setImmediate);
        }
        expect(await client.message()).toHaveProperty("ok.person");
        client.send(frame(Buffer.from([0x03, 0xe8]), { opcode: opcode.close }));
        expect((await within("the connection to end", client.ended)).code).toBe(close.normal);
    });
});

describe("the upgrade", () => {
    const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    const usual = [
        "GET /ws HTTP/1.1",
        "Host: 127.0.0.1",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        key,
        "Sec-WebSocket-Protocol: havn.v1",
    ];
    const without = (name: string) => usual.filter((line) => !line.startsWith(name));
    const own = () => `Origin: ${server.url}`;

    async function status(lines: string[]): Promise<number> {
        const client = new RawClient(server.port);
        await client.connected();
        const head = await client.ask(lines);
        client.destroy();
        return Number(head.split(" ")[1]);
    }

    it("takes an origin of the list, its own, and clients that have none", async () => {
        expect(await status([...usual, "Origin: https://havn.example"])).toBe(101);
        expect(await status(usual)).toBe(101);
        const host = `Host: 127.0.0.1:${server.port}`;
        expect(await status([...without("Host"), host, own()])).toBe(101);
    });

    it.each([
        ["foreign", "https://elsewhere.example"],
        ["beginning with an allowed one", "https://havn.example.elsewhere.example"],
        ["ending with an allowed one", "https://nothavn.example"],
        ["of another scheme", "http://havn.example"],
        ["of another port", "https://havn.example:8443"],
        ["null", "null"],
    ])("refuses an origin that is %s", async (_, origin) => {
        expect(await status([...usual, `Origin: ${origin}`])).toBe(403);
    });

    it("speaks its subprotocol or nothing", async () => {
        const name = "Sec-WebSocket-Protocol";
        expect(await status([...without(name), `${name}: havn.v2`])).toBe(400);
        expect(await status([...without(name), `${name}: other, havn.v1`])).toBe(101);
    });

    it.each([
        [
            "another version",
            [...usual.filter((l) => !l.includes("Version")), "Sec-WebSocket-Version: 8"],
        ],
        ["no key", usual.filter((l) => l !== key)],
        ["a short key", [...usual.filter((l) => l !== key), "Sec-WebSocket-Key: c2hvcnQ="]],
    ])("refuses %s", async (_, lines) => {
        const answered = await status(lines);
        expect(answered).toBeGreaterThanOrEqual(400);
        expect(answered).toBeLessThan(500);
    });

    it("is at its own path only", async () => {
        const lines = ["GET /elsewhere HTTP/1.1", ...usual.slice(1)];
        expect(await status(lines)).toBe(404);
    });

    it("takes no endless header", async () => {
        const client = new RawClient(server.port);
        await client.connected();
        client.send(`${usual.join("\r\n")}\r\nX-Long: ${"x".repeat(20_000)}`);
        const head = await within("a response", client.responseHead());
        expect(head).toMatch(/^HTTP\/1\.1 431/);
        client.destroy();
    });

    it.each([
        ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
        ["a line without end", "A".repeat(30_000)],
        ["bytes of chance", "\x00\xff\x00\xff\r\n\r\n"],
    ])("survives %s", async (_, bytes) => {
        const client = new RawClient(server.port);
        await client.connected();
        client.send(Buffer.from(bytes, "latin1"));
        client.socket.end();
        await within("the connection to end", client.ended);
        await stillServes();
    });
});
