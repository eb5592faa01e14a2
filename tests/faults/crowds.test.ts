// Many who never read, and many who are cut off at once: the others hardly notice.

import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { residentKib } from "../end_to_end/support/process";
import { count } from "./support/counts";
import { talk } from "./support/participant";
import { World } from "./support/world";

let world: World;

beforeAll(async () => {
    world = await World.start({ purpose: "crowds" });
});
afterAll(() => world.end());

function percentile(values: number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

// A client frame, masked as clients must.
function masked(text: string): Buffer {
    const body = Buffer.from(text);
    const key = randomBytes(4);
    const head =
        body.length < 126
            ? Buffer.from([0x81, 0x80 | body.length])
            : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255]);
    for (let i = 0; i < body.length; i += 1) body[i] = (body[i] as number) ^ (key[i % 4] as number);
    return Buffer.concat([head, key, body]);
}

// Enters the room and reads nothing from then on.
function neverReads(port: number, room: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1");
        let read = "";
        socket.once("error", reject);
        socket.write(
            `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
                "Sec-WebSocket-Protocol: havn.v1\r\n\r\n",
        );
        const group = room.slice(0, room.indexOf("/"));
        const steps = [
            { id: 1, do: "hello" },
            { id: 2, do: "group.join", group },
            { id: 3, do: "room.enter", room },
        ];
        const go = () => {
            const step = steps.shift();
            if (step) socket.write(masked(JSON.stringify(step)));
        };
        socket.on("data", (part) => {
            read += part.toString("latin1");
            if (steps.length === 3 && read.includes("\r\n\r\n")) go();
            else if (steps.length === 2 && read.includes('"re":1')) go();
            else if (steps.length === 1 && read.includes('"re":2')) go();
            else if (steps.length === 0 && read.includes('"re":3')) {
                socket.pause();
                socket.on("error", () => {});
                resolve(socket);
            }
        });
    });
}

test("200 who never read", async () => {
    const idle = count(60, 200);
    const people = await world.come(10);
    await talk(people, { perPerson: 5, perSecond: 100 });
    const one = world.instance(0);
    const sockets = await Promise.all(
        Array.from({ length: idle }, () => neverReads(one.port, world.room)),
    );
    const before = residentKib(one.running.pid);
    for (const person of people) person.ackMs.length = 0;
    const long = "so much to say ".repeat(200);
    const messages = count(200, 2_000);
    const each = Math.ceil(messages / people.length);
    await Promise.all(
        people.map(async (person, at) => {
            for (let i = 0; i < each; i += 1)
                await person.say(`long-${at}-${i}`, `${long} ${at} ${i}`);
        }),
    );
    const grown = (residentKib(one.running.pid) - before) / 1024;
    const p99 = percentile(
        people.flatMap((person) => person.ackMs),
        0.99,
    );
    process.stdout.write(
        `${idle} who never read: +${grown.toFixed(1)} MiB, others' ack p99 ${p99} ms\n`,
    );
    for (const socket of sockets) socket.destroy();
    expect(grown).toBeLessThan(60);
    expect(await world.settle()).toEqual([]);
});

test("3,000 cut off at once are all back", async () => {
    const many = count(150, 3_000);
    const here = await world.come(many);
    const survivors = world.people.slice(0, 10);
    for (const person of survivors) person.ackMs.length = 0;
    const begun = Date.now();
    for (const person of here) person.cut();
    const talked = talk(survivors, { perPerson: 20, perSecond: 50, first: 1_000_000 });
    await Promise.all(here.map((person) => person.untilPresent()));
    const backMs = Date.now() - begun;
    await talked;
    const p99 = percentile(
        survivors.flatMap((person) => person.ackMs),
        0.99,
    );
    process.stdout.write(`${many} were back after ${backMs} ms, others' ack p99 ${p99} ms\n`);
    expect(backMs).toBeLessThan(30_000);
    expect(await world.settle()).toEqual([]);
});
