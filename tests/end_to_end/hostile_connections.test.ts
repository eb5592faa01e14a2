import { afterEach, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { metric } from "./support/http";
import { cpuSeconds, descriptors, residentKib } from "./support/process";
import { frame, opcode, RawClient } from "./support/raw";
import { Server, type Setup, shards } from "./support/server";
import { pause, until, within } from "./support/wait";
import { close } from "./support/wire";

const groups = [{ slug: "calm", rooms: ["lounge", "other"] }];
let server: Server;
let raws: RawClient[] = [];

async function start(setup: Setup = {}): Promise<void> {
    server = await Server.start({ groups, ...setup });
}

afterEach(async () => {
    for (const raw of raws) raw.destroy();
    raws = [];
    expect(server.alive).toBe(true);
    expect((await server.stop()).code).toBe(0);
});

function raw(): RawClient {
    const client = new RawClient(server.port);
    raws.push(client);
    return client;
}

async function upgraded(): Promise<RawClient> {
    const client = await RawClient.upgrade(server);
    raws.push(client);
    return client;
}

async function canTalk(): Promise<void> {
    const anna = await present(server, "calm/lounge");
    const bo = await present(server, "calm/lounge");
    const { seq } = await anna.say("calm/lounge", "we can still talk");
    await bo.take("room.said", (e) => e.seq === seq);
    await Promise.all([anna.leave(), bo.leave()]);
}

describe("those who hold connections without using them", () => {
    it("without hello are closed by name", async () => {
        await start({ config: { limits: { hello_ms: 400 } } });
        const silent = await upgraded();
        const busy = await upgraded();
        busy.sendJson({ id: 1, do: "group.list" });
        const pinging = await upgraded();
        const beat = setInterval(() => pinging.send(frame("", { opcode: opcode.ping })), 50);
        for (const client of [silent, busy, pinging])
            expect((await within("the end", client.ended)).code).toBe(close.helloTimeout);
        clearInterval(beat);
        const kept = await Client.enter(server);
        await pause(800);
        expect((await kept.request("group.list", {})).groups.length).toBe(1);
        await kept.leave();
    });

    it("with a slow handshake are closed, however they drip", async () => {
        await start({ config: { limits: { handshake_ms: 500 } } });
        const nothing = raw();
        const half = raw();
        const drip = raw();
        await Promise.all([nothing, half, drip].map((c) => c.connected()));
        half.send("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        let at = 0;
        const endless = `GET / HTTP/1.1\r\nX-Drip: ${"d".repeat(10_000)}`;
        const timer = setInterval(() => drip.send(endless[at++] ?? "d"), 20);
        for (const client of [nothing, half, drip]) await within("the end", client.ended);
        clearInterval(timer);
        await canTalk();
    });

    it("that answer no ping are closed as silent, those that do stay", async () => {
        await start({ config: { limits: { ping_interval_ms: 150, silence_ms: 600 } } });
        const dead = await upgraded();
        dead.sendJson({ id: 1, do: "hello" });
        const living = await Client.enter(server);
        expect((await within("the end", dead.ended)).code).toBe(close.silent);
        expect(dead.frames.some((f) => f.opcode === opcode.ping)).toBe(true);
        expect((await living.request("group.list", {})).groups.length).toBe(1);
        await living.leave();
    });

    it("in thousands hurt nobody, and cost little", async () => {
        await start();
        const before = residentKib(server.pid);
        const many = 2_000;
        for (let i = 0; i < many; i += 200) {
            const part = Array.from({ length: 200 }, raw);
            await Promise.all(part.map((c) => c.connected()));
        }
        await canTalk();
        expect(residentKib(server.pid) - before).toBeLessThan(many * 24);
        const used = cpuSeconds(server.pid);
        await pause(1_500);
        expect(cpuSeconds(server.pid) - used).toBeLessThan(0.5);
        for (const client of raws) client.destroy();
        await until("their descriptors to be free", () => descriptors(server.pid) < 200);
        await canTalk();
    });

    it("as upgraded connections are counted, and forgotten when they go", async () => {
        await start();
        await canTalk();
        const clients = await Promise.all(Array.from({ length: 50 }, () => Client.enter(server)));
        expect(await metric(server, "havn_connections")).toBeGreaterThanOrEqual(50);
        await Promise.all(clients.map((c) => c.vanish()));
        await until(
            "the count to fall",
            async () => (await metric(server, "havn_connections")) < 5,
        );
    });
});

describe("more connections than there may be", () => {
    it("are refused with 503, and taken again when there is room", async () => {
        await start({ config: { limits: { connections_max: 12 } } });
        const clients: Client[] = [];
        let refusal = "";
        while (refusal === "" && clients.length < 40)
            await Client.connect(server).then(
                (client) => clients.push(client),
                (error: Error) => {
                    refusal = error.message;
                },
            );
        expect(refusal).toContain("503");
        // Each shard has its share, and the kernel spreads connections by chance.
        expect(clients.length).toBeGreaterThanOrEqual(12 / shards);
        expect(clients.length).toBeLessThanOrEqual(12);
        for (const client of clients) await client.hello();
        await Promise.all(clients.map((c) => c.leave()));
        await until("room again", () =>
            canTalk().then(
                () => true,
                () => false,
            ),
        );
    });

    it("than descriptors: no spin, no harm to those inside, and it recovers", async () => {
        await start({ descriptors: 64 });
        const anna = await present(server, "calm/lounge");
        const bo = await present(server, "calm/lounge");
        for (let i = 0; i < 200; ++i) raw();
        await until("the descriptors to be used up", () => descriptors(server.pid) >= 60);
        const used = cpuSeconds(server.pid);
        await pause(3_000);
        expect(cpuSeconds(server.pid) - used).toBeLessThan(0.6);
        const { seq } = await anna.say("calm/lounge", "inside it goes on");
        await bo.take("room.said", (e) => e.seq === seq);
        for (const client of raws) client.destroy();
        await until("a newcomer to get in", () =>
            canTalk().then(
                () => true,
                () => false,
            ),
        );
        await Promise.all([anna.leave(), bo.leave()]);
    });
});
