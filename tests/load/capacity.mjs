#!/usr/bin/env node
// What a deployment larger than this machine would need: measured costs, put into a simulation of
// 100, 1,000 and 10,000 instances. Says what is full first, and which setting moves it.
//
// usage: capacity [--people-per-instance N] [--rooms-per-thousand N] [--says-per-minute X]
//                 [--redis-nodes N] [--sticky] [--no-measure] [--seed N]
//
// Measured here, on a Redis started for it (--no-measure: figures of an earlier run): what a PUBLISH
// costs the Redis, alone and per subscriber, and what a connection takes of its memory. The costs of
// Havn's own connections, deliveries and appends are those of README, "Figures", and of
// havn_journal_bench; --delivery-us, --append-us and --connection-kib replace them.

import { connect } from "node:net";
import { parseArgs } from "node:util";
import { stopAll } from "../../deploy/services/process.mjs";
import { Redis } from "../../deploy/services/redis.mjs";

const number = (text) => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0) throw new Error(`not a number: ${text}`);
    return value;
};

const { values: given } = parseArgs({
    options: {
        "people-per-instance": { type: "string", default: "10000" },
        "rooms-per-thousand": { type: "string", default: "20" },
        "says-per-minute": { type: "string", default: "0.5" },
        "redis-nodes": { type: "string", default: "1" },
        shards: { type: "string", default: "4" },
        sticky: { type: "boolean", default: false },
        "no-measure": { type: "boolean", default: false },
        "delivery-us": { type: "string", default: "2.4" },
        "append-us": { type: "string", default: "60" },
        "commit-ms": { type: "string", default: "2" },
        "connection-kib": { type: "string", default: "1.75" },
        "relay-us": { type: "string", default: "12" },
        seed: { type: "string", default: "1" },
    },
});

// ---------------------------------------------------------------- what Redis costs

function subscriber(port, channel) {
    return new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1");
        socket.once("error", reject);
        socket.once("data", () => {
            socket.on("data", () => {});
            resolve(socket);
        });
        socket.write(`*2\r\n$9\r\nSUBSCRIBE\r\n$${channel.length}\r\n${channel}\r\n`);
    });
}

async function info(redis, name) {
    return Number(new RegExp(`${name}:([0-9.]+)`).exec(await redis.ask("INFO"))?.[1]);
}

// CPU of the Redis for one PUBLISH of a message of a usual size, in µs.
async function publishUs(redis, channel, messages) {
    const payload = "x".repeat(300);
    const one = `*3\r\n$7\r\nPUBLISH\r\n$${channel.length}\r\n${channel}\r\n$${payload.length}\r\n${payload}\r\n`;
    const cpu = async () =>
        (await info(redis, "used_cpu_sys")) + (await info(redis, "used_cpu_user"));
    const before = await cpu();
    const socket = connect(redis.port, "127.0.0.1");
    await new Promise((resolve, reject) => {
        let answers = 0;
        let sent = 0;
        const burst = () => {
            const many = Math.min(20, messages - sent);
            sent += many;
            socket.write(one.repeat(many));
        };
        socket.once("error", reject);
        socket.on("data", (part) => {
            for (const byte of part) if (byte === 0x3a) answers += 1;
            if (answers >= messages) resolve();
            else if (answers >= sent) burst();
        });
        burst();
    });
    socket.destroy();
    return (((await cpu()) - before) / messages) * 1e6;
}

async function measure() {
    const redis = await Redis.start();
    const few = 1;
    const many = 50;
    const memoryBefore = await info(redis, "used_memory");
    const sockets = [await subscriber(redis.port, "few")];
    for (let i = 0; i < many; i += 1) sockets.push(await subscriber(redis.port, "many"));
    const memory = ((await info(redis, "used_memory")) - memoryBefore) / sockets.length / 1024;
    const base = await publishUs(redis, "few", 20_000);
    const wide = await publishUs(redis, "many", 4_000);
    for (const socket of sockets) socket.destroy();
    await redis.stop();
    const each = Math.max(0.1, (wide - base) / (many - few));
    return {
        publishUs: Math.max(0.5, base - each * few),
        perSubscriberUs: each,
        connectionKib: memory,
    };
}

// ---------------------------------------------------------------- the simulation

function random(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
}

// Rooms from a few people to thousands; as many people as are to be placed.
function roomSizes(people, rooms, next) {
    const weights = Array.from({ length: rooms }, () => (1 - next()) ** -0.8);
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => Math.max(1, Math.round((weight / sum) * people)));
}

// Instances on which somebody of a room of this size is, when people are spread evenly.
const instancesOf = (size, instances) => instances * (1 - (1 - 1 / instances) ** size);

function simulate(instances, plan, costs) {
    const people = instances * plan.peoplePerInstance;
    const rooms = Math.max(1, Math.round((people / 1000) * plan.roomsPerThousand));
    // A sample of the rooms stands for all of them.
    const sampled = Math.min(rooms, 20_000);
    const sizes = roomSizes((people * sampled) / rooms, sampled, random(plan.seed));
    const scale = rooms / sampled;
    let says = 0;
    let deliveries = 0;
    let relays = 0;
    let channels = 0;
    let busiest = 0;
    for (const size of sizes) {
        const here = plan.sticky ? Math.max(1, size / 2_000) : instancesOf(size, instances);
        const perSecond = (size * plan.saysPerMinute) / 60;
        says += perSecond * scale;
        deliveries += perSecond * size * scale;
        relays += perSecond * here * scale;
        channels += here * scale;
        busiest = Math.max(busiest, perSecond);
    }
    const connections = instances * plan.shards * 2;
    const redisCpu = (says * costs.publishUs + relays * costs.perSubscriberUs) / 1e6;
    const stormPerSecond = plan.peoplePerInstance / 30;
    return [
        {
            what: "CPU of an instance",
            used:
                ((deliveries / instances) * costs.deliveryUs +
                    (says / instances) * costs.appendUs +
                    (relays / instances) * costs.relayUs) /
                1e6 /
                plan.shards,
            setting: "fewer people per instance; groups of fewer people",
        },
        {
            what: "memory of an instance for connections, of 4 GiB",
            used: (plan.peoplePerInstance * costs.havnConnectionKib) / (4 * 1024 * 1024),
            setting: "fewer people per instance",
        },
        {
            what: "CPU of the Redis",
            used: redisCpu / plan.redisNodes,
            setting:
                "more nodes (a cluster's sharded channels); --sticky: a proxy that sends a room's people to few instances",
        },
        {
            what: "connections at a Redis node, of 10,000 (its maxclients)",
            used: connections / 10_000,
            setting: "maxclients; fewer shards per instance; larger instances",
        },
        {
            what: "memory of the Redis for channels and connections, of 4 GiB",
            used:
                (connections * costs.redisConnectionKib + (channels * 0.15) / plan.redisNodes) /
                (4 * 1024 * 1024),
            setting: "more nodes; --sticky",
        },
        {
            what: "appends of the database, all rooms (one commit at a time per instance)",
            used: (says * costs.appendUs) / 1e6 / 8,
            setting:
                "a larger database server (8 cores are assumed); one database per organisation",
        },
        {
            what: "appends of the busiest room (its row is locked for a commit)",
            used: (busiest * costs.commitMs) / 1000 / 64,
            setting: "synchronous_commit and the disk's fsync time; slow mode in the largest rooms",
        },
        {
            what: "reads of the database: changes and quiet rooms",
            used: (instances * (2 + plan.shards / 5)) / 20_000,
            setting: "larger instances; a read replica does not help, changes must be current",
        },
        {
            what: "reads after the loss of one instance, people back within 30 s",
            used: (stormPerSecond * 2) / 8_000,
            setting: "smaller instances; a longer back-off in the page",
        },
    ];
}

const measured = given["no-measure"]
    ? { publishUs: 2.2, perSubscriberUs: 2.5, connectionKib: 20 }
    : await measure();
await stopAll();
const costs = {
    ...measured,
    redisConnectionKib: measured.connectionKib,
    deliveryUs: number(given["delivery-us"]),
    appendUs: number(given["append-us"]),
    commitMs: number(given["commit-ms"]),
    havnConnectionKib: number(given["connection-kib"]),
    relayUs: number(given["relay-us"]),
};
const plan = {
    peoplePerInstance: number(given["people-per-instance"]),
    roomsPerThousand: number(given["rooms-per-thousand"]),
    saysPerMinute: number(given["says-per-minute"]),
    redisNodes: Math.max(1, number(given["redis-nodes"])),
    shards: number(given.shards),
    sticky: given.sticky,
    seed: number(given.seed),
};
const print = (text) => process.stdout.write(`${text}\n`);
print(
    `Redis: ${costs.publishUs.toFixed(1)} µs a PUBLISH, ${costs.perSubscriberUs.toFixed(2)} µs more for each` +
        ` instance that listens, ${costs.redisConnectionKib.toFixed(1)} KiB a connection`,
);
print(`plan: ${JSON.stringify(plan)}`);
for (const instances of [100, 1_000, 10_000]) {
    const rows = simulate(instances, plan, costs).sort((a, b) => b.used - a.used);
    print(
        `\n${instances.toLocaleString("en")} instances, ${(instances * plan.peoplePerInstance).toLocaleString("en")} people`,
    );
    for (const row of rows) print(`  ${(row.used * 100).toFixed(1).padStart(9)} %  ${row.what}`);
    const [first] = rows;
    print(
        `  ${first.used > 1 ? "full first" : "nearest to full"}: ${first.what}. It moves with: ${first.setting}.`,
    );
}
process.exit();
