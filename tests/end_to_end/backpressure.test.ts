import { afterEach, describe, expect, it } from "vitest";
import { issue } from "./support/certificate";
import { Client, present } from "./support/client";
import { metric } from "./support/http";
import { residentKib } from "./support/process";
import { frame, opcode, RawClient } from "./support/raw";
import { newFolder, Server, type Setup } from "./support/server";
import { until, within } from "./support/wait";
import { close } from "./support/wire";

const groups = [{ slug: "calm", rooms: ["lounge", "other"] }];
const plain = () => ({});
const secure = () => ({ certificate: issue(newFolder(), "cert") });
let server: Server;

afterEach(async () => {
    expect((await server.stop()).code).toBe(0);
});

async function start(setup: Setup): Promise<void> {
    server = await Server.start({ groups, unlimited: true, ...setup });
}

// In the room, and no longer reading.
async function deaf(): Promise<{ client: RawClient; token: string }> {
    const client = await RawClient.upgrade(server);
    client.sendJson({ id: 1, do: "hello" });
    const hello = (await client.message()) as { ok: { token: string } };
    client.sendJson({ id: 2, do: "group.join", group: "calm" });
    await client.message();
    client.sendJson({ id: 3, do: "room.enter", room: "calm/lounge" });
    await client.message();
    client.socket.pause();
    return { client, token: hello.ok.token };
}

// Says wide messages until the condition holds; returns how many.
async function talkUntil(sender: Client, done: () => Promise<boolean>): Promise<number> {
    const wide = "\u{1f30a}".repeat(3_900);
    let total = 0;
    while (!(await done())) {
        const batch = Array.from({ length: 10 }, (_, k) => `${wide} ${total + k}`);
        await Promise.all(batch.map((text) => sender.say("calm/lounge", text)));
        total += batch.length;
        expect(total).toBeLessThan(4_000);
    }
    return total;
}

function range(to: number): number[] {
    return Array.from({ length: to }, (_, i) => i + 1);
}

function heard(client: RawClient): number[] {
    return client.frames
        .filter((f) => f.opcode === opcode.text)
        .map((f) => JSON.parse(f.payload.toString()) as { on: string; seq: number })
        .filter((event) => event.on === "room.said")
        .map((event) => event.seq);
}

describe.each([
    ["plain", plain],
    ["TLS", secure],
] as const)("over %s, a reader", (_, setup) => {
    it("that does not read is closed as slow and can resume; nobody else notices", async () => {
        await start(setup());
        const { client: slow, token } = await deaf();
        const sender = await present(server, "calm/lounge");
        const reader = await present(server, "calm/lounge");
        const closed = async () => (await metric(server, "havn_slow_closes_total")) > 0;
        const total = await talkUntil(sender, closed);
        slow.socket.resume();
        expect((await within("the slow one to be closed", slow.ended)).code).toBe(close.slow);
        const got = heard(slow);
        expect(got.length).toBeLessThan(total);
        expect(got).toEqual(range(got.length));

        await until("the reader to have all", () => reader.count("room.said") === total);
        const said = reader.events.filter((e) => e.on === "room.said");
        expect(said.map((e) => e.seq)).toEqual(range(total));
        const back = await Client.enter(server, { token });
        const after = total - 20;
        const ok = await back.request("room.enter", { room: "calm/lounge", after });
        expect([ok.reset, ok.messages.length]).toEqual([false, 20]);
        await Promise.all([sender, reader, back].map((c) => c.leave()));
    });

    it("that falls behind and catches up has lost nothing", async () => {
        await start(setup());
        const { client: late } = await deaf();
        const sender = await present(server, "calm/lounge");
        const behind = async () => (await metric(server, "havn_outbox_bytes")) > 0;
        let total = await talkUntil(sender, behind);
        late.socket.resume();
        await until("the outbox to be empty", async () => !(await behind()));
        const { seq } = await sender.say("calm/lounge", "and on");
        total += 1;
        expect(seq).toBe(total);
        await until("the late one to have all", () => heard(late).length >= total);
        expect(heard(late)).toEqual(range(total));
        late.destroy();
        await sender.leave();
    });
});

describe("a greedy client", () => {
    it("that reads none of the answers it asks for cannot fill the memory", async () => {
        await start({});
        const anna = await present(server, "calm/other");
        for (let i = 0; i < 200; ++i)
            await anna.say("calm/other", `${"many words ".repeat(340)} ${i}`);
        const greedy = await RawClient.upgrade(server);
        greedy.sendJson({ id: 1, do: "hello", token: anna.token });
        await greedy.message();
        greedy.socket.pause();
        const before = residentKib(server.pid);
        const ask = JSON.stringify({ id: 2, do: "room.history", room: "calm/other", limit: 200 });
        for (let i = 0; i < 400; ++i) greedy.send(frame(ask));
        const bo = await present(server, "calm/lounge");
        await bo.say("calm/lounge", "everybody else goes on");
        expect(residentKib(server.pid) - before).toBeLessThan(64 * 1024);
        greedy.destroy();
        await Promise.all([anna.leave(), bo.leave()]);
    });
});
