#!/usr/bin/env node
// What a second instance adds to the way of a message: senders on A, receivers on A and then on B,
// in turns within one run over the same PostgreSQL and Redis. What a delivery costs where all are on
// one instance, and where half are on each of two. And what publishing costs where two and where
// four instances run, with listeners on some of them only.
//
// usage: instances [--seconds N] [--rounds N] [--receivers N] [--says-per-second N] [--crowd N]

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import WebSocket from "ws";
import { Cluster } from "../../deploy/services/cluster.mjs";
import { newFolder, pause, stopAll } from "../../deploy/services/process.mjs";

const { values } = parseArgs({
    options: {
        seconds: { type: "string", default: "5" },
        rounds: { type: "string", default: "3" },
        receivers: { type: "string", default: "50" },
        "says-per-second": { type: "string", default: "100" },
        crowd: { type: "string", default: "400" },
    },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const receivers = Number(values.receivers);
const perSecond = Number(values["says-per-second"]);
const crowd = Number(values.crowd);
const clockTicksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const print = (text) => process.stdout.write(`${text}\n`);

function organisation() {
    const file = join(newFolder("organisation"), "organisation.toml");
    const words = '{ en = "Harbour" }';
    const rooms = ["quay", "pier"].map(
        (slug) => `[[group.room]]\nslug = "${slug}"\nname = ${words}\n`,
    );
    writeFileSync(
        file,
        `[[group]]\nslug = "harbour"\nname = ${words}\ntopic = ${words}\nabout = ${words}\n` +
            `languages = ["en"]\ndrop_in = true\npolicy = "open"\nlink_hosts_allowed = []\n` +
            `[[group.guideline]]\nid = "be-kind"\ntext = ${words}\n${rooms.join("")}`,
    );
    return `organisation = "${file}"\n[moderation]\nrates_lifted = true\n`;
}

class Person {
    static async enter(instance, room, onSaid) {
        const one = new Person();
        one.socket = new WebSocket(instance.socketUrl, "havn.v1");
        one.waiting = new Map();
        one.next = 1;
        one.socket.on("message", (data) => {
            const message = JSON.parse(String(data));
            if (message.re !== undefined) {
                one.waiting.get(message.re)?.(message);
                one.waiting.delete(message.re);
            } else if (message.on === "room.said") onSaid?.(message);
        });
        await new Promise((resolve, reject) => {
            one.socket.once("open", resolve);
            one.socket.once("error", reject);
        });
        await one.ask("hello", {});
        await one.ask("group.join", { group: "harbour" });
        await one.ask("room.enter", { room });
        return one;
    }
    ask(verb, fields) {
        const id = this.next++;
        return new Promise((resolve) => {
            this.waiting.set(id, resolve);
            this.socket.send(JSON.stringify({ id, do: verb, ...fields }));
        });
    }
    leave() {
        this.socket.terminate();
    }
}

const percentile = (list, share) =>
    [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

const syllables = ["lo", "mi", "ra", "tu", "ne", "so", "ka", "vi", "pe", "du"];
const word = (n) => [...String(n)].map((digit) => syllables[Number(digit)]).join("");

let said = 0;

// Latencies in ms, from sending to being received by each receiver.
async function latencies(sendTo, receiveFrom) {
    const room = "harbour/quay";
    const sentAt = new Map();
    const found = [];
    const listening = await Promise.all(
        Array.from({ length: receivers }, () =>
            Person.enter(receiveFrom, room, ({ text }) => {
                const at = sentAt.get(text);
                if (at !== undefined) found.push(performance.now() - at);
            }),
        ),
    );
    const speakers = await Promise.all(
        Array.from({ length: 4 }, () => Person.enter(sendTo, "harbour/pier")),
    );
    for (const one of speakers) await one.ask("room.enter", { room: "harbour/pier" });
    const begun = performance.now();
    const acks = [];
    for (let i = 0; i < seconds * perSecond; i += 1) {
        const due = begun + (i * 1000) / perSecond;
        if (due > performance.now()) await pause(due - performance.now());
        said += 1;
        const text = `a word for you ${word(said)}`;
        sentAt.set(text, performance.now());
        acks.push(speakers[i % speakers.length].ask("room.say", { room, cid: `c${said}`, text }));
    }
    const answers = await Promise.all(acks);
    const refused = answers.filter((answer) => !answer.ok?.seq).length;
    const wanted = receivers * (acks.length - refused);
    for (let i = 0; i < 200 && found.length < wanted; i += 1) await pause(20);
    for (const one of [...listening, ...speakers]) one.leave();
    if (refused > 0 || found.length !== wanted)
        throw new Error(`${refused} refused, ${found.length} of ${wanted} received`);
    return found;
}

async function addedLatency() {
    const cluster = await Cluster.start({ instances: 2, proxy: false, config: organisation() });
    const [a, b] = cluster.instances;
    await pause(500);
    const same = [];
    const other = [];
    for (let i = 0; i < rounds; i += 1) {
        same.push(await latencies(a, a));
        other.push(await latencies(a, b));
    }
    const line = (name, lists) => {
        const p50 = percentile(
            lists.map((list) => percentile(list, 0.5)),
            0.5,
        );
        const p99 = percentile(
            lists.map((list) => percentile(list, 0.99)),
            0.5,
        );
        print(`${name}: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`);
        return [p50, p99];
    };
    print(
        `${(receivers * perSecond).toLocaleString("en")} deliveries a second, medians of ${rounds} rounds`,
    );
    const one = line("  sender and receivers on one instance ", same);
    const two = line("  sender on one, receivers on another ", other);
    print(
        `  added: p50 ${(two[0] - one[0]).toFixed(2)} ms, p99 ${(two[1] - one[1]).toFixed(2)} ms`,
    );
    await cluster.stop();
}

// Seconds of CPU that an instance has used.
function cpuSeconds(instance) {
    const fields = readFileSync(`/proc/${instance.running.pid}/stat`, "utf8").split(") ")[1];
    const [user, system] = fields.split(" ").slice(11, 13);
    return (Number(user) + Number(system)) / clockTicksPerSecond;
}

// Deliveries for a second of CPU of all instances together.
async function deliveriesPerCpuSecond(instances) {
    const room = "harbour/quay";
    let received = 0;
    const people = await Promise.all(
        Array.from({ length: crowd }, (_, i) =>
            Person.enter(instances[i % instances.length], room),
        ),
    );
    for (const { socket } of people) {
        socket.removeAllListeners("message");
        socket.on("message", () => {
            received += 1;
        });
    }
    const speakers = await Promise.all(
        instances.map((instance) => Person.enter(instance, "harbour/pier")),
    );
    const before = instances.reduce((sum, one) => sum + cpuSeconds(one), 0);
    const messages = Math.round(seconds * 50);
    for (let i = 0; i < messages; i += 1) {
        said += 1;
        const text = `a word for you ${word(said)}`;
        await speakers[i % speakers.length].ask("room.say", { room, cid: `c${said}`, text });
    }
    for (let i = 0; i < 200 && received < messages * crowd; i += 1) await pause(20);
    const used = instances.reduce((sum, one) => sum + cpuSeconds(one), 0) - before;
    for (const one of [...people, ...speakers]) one.leave();
    await pause(300);
    if (received < messages * crowd) throw new Error(`${received} of ${messages * crowd} received`);
    return (messages * crowd) / used;
}

async function fanOutCost() {
    const cluster = await Cluster.start({ instances: 2, proxy: false, config: organisation() });
    await pause(500);
    const [a, b] = cluster.instances;
    const alone = [];
    const both = [];
    for (let i = 0; i < rounds; i += 1) {
        alone.push(await deliveriesPerCpuSecond([a]));
        both.push(await deliveriesPerCpuSecond([a, b]));
    }
    const one = percentile(alone, 0.5);
    const two = percentile(both, 0.5);
    print(
        `\ndeliveries for a second of CPU, ${crowd} people: ${Math.round(one / 1000)} k on one` +
            ` instance, ${Math.round(two / 1000)} k over two (${(two / one).toFixed(2)})`,
    );
    await cluster.stop();
}

async function publishingCost() {
    const redisCpu = async (redis) => {
        const text = await redis.ask("INFO", "cpu");
        return ["sys", "user"].reduce(
            (sum, name) => sum + Number(new RegExp(`used_cpu_${name}:([0-9.]+)`).exec(text)?.[1]),
            0,
        );
    };
    print("\ncost of publishing, µs of the Redis's CPU for each message");
    for (const instances of [2, 4]) {
        const cluster = await Cluster.start({ instances, proxy: false, config: organisation() });
        await pause(500);
        for (let listening = 1; listening <= instances; listening += 1) {
            const room = "harbour/quay";
            const people = await Promise.all(
                cluster.instances.slice(0, listening).map((one) => Person.enter(one, room)),
            );
            await pause(300);
            const [speaker] = people;
            const many = 1_500;
            const before = await redisCpu(cluster.redis);
            const inBefore = await received(cluster.instances);
            for (let i = 0; i < many; i += 50) {
                const acks = Array.from({ length: 50 }, () => {
                    said += 1;
                    const text = `a word for you ${word(said)}`;
                    return speaker.ask("room.say", { room, cid: `c${said}`, text });
                });
                await Promise.all(acks);
            }
            await pause(200);
            const us = (((await redisCpu(cluster.redis)) - before) / many) * 1e6;
            const got = (await received(cluster.instances)) - inBefore;
            print(
                `  ${instances} instances, listeners on ${listening}: ${us.toFixed(1)} µs;` +
                    ` ${got} bus messages arrived elsewhere`,
            );
            for (const one of people) one.leave();
            await pause(4_500); // until those without listeners have unsubscribed
        }
        await cluster.stop();
    }
}

async function received(instances) {
    let sum = 0;
    for (const one of instances) sum += await one.metric("havn_bus_messages_in_total");
    return sum;
}

try {
    await addedLatency();
    await fanOutCost();
    await publishingCost();
} catch (error) {
    print(`instances: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
}
await stopAll();
process.exit();
