// Havn speaks to every kind of Redis there is, and says clearly what is wrong with one it cannot use.
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Instance } from "../../deploy/services/cluster.mjs";
import { Postgres } from "../../deploy/services/postgres.mjs";
import { freePort, newFolder, until } from "../../deploy/services/process.mjs";
import { Redis, startRedisCluster, startSentinel } from "../../deploy/services/redis.mjs";
import { issue } from "../end_to_end/support/certificate";
import { Random } from "../end_to_end/support/random";
import { History } from "./support/history";
import { type Crowd, Participant, talk } from "./support/participant";
import { openGroupConfig, room } from "./support/world";

let postgres: Postgres;

beforeAll(async () => {
    postgres = await Postgres.start();
});
afterAll(() => postgres.stop());

let databases = 0;

function newDatabase(): string {
    databases += 1;
    const name = `kind${databases}`;
    postgres.query(`CREATE DATABASE ${name}`, "postgres");
    return postgres.url.replace(/\/havn$/, `/${name}`);
}

interface Pair {
    a: Instance;
    b: Instance;
    // Somebody on A says something, somebody on B sees it, and nobody had to ask the store.
    talks: () => Promise<void>;
    stop: () => Promise<void>;
}

async function pair(redis: string, more = ""): Promise<Pair> {
    const common = {
        database: newDatabase(),
        redis,
        publicUrl: "http://127.0.0.1:1",
        config: openGroupConfig(more),
        shards: 2,
    };
    const a = await Instance.start(common);
    const b = await Instance.start(common);
    for (const one of [a, b])
        await until("the bus", async () => (await one.metric("havn_bus_connected")) === 1);
    const crowd = (one: Instance): Crowd => ({
        history,
        room,
        random,
        addresses: () => [one.socketUrl],
    });
    const history = new History();
    const random = new Random("kinds");
    const speaker = new Participant(crowd(a), "speaker");
    const listener = new Participant(crowd(b), "listener");
    await Promise.all([speaker.come(), listener.come()]);
    let first = 0;
    return {
        a,
        b,
        talks: async () => {
            const before = await b.metric("havn_bus_messages_in_total");
            await talk([speaker], { perPerson: 20, perSecond: 200, first });
            first += 20;
            const all = history.ackedCount;
            await until("what was said on A to be seen on B", () => listener.view.last >= all);
            await until("it to have come by the bus", async () => {
                return (await b.metric("havn_bus_messages_in_total")) > before;
            });
            expect(history.views.flatMap((view) => view.problems)).toEqual([]);
        },
        stop: async () => {
            await Promise.all([speaker.go(), listener.go()]);
            await Promise.all([a.stop(), b.stop()]);
        },
    };
}

describe("a Redis", () => {
    test("with a password and a database number", async () => {
        const redis = await Redis.start({ password: "a secret@/:%" });
        const two = await pair(`redis://:a%20secret%40%2F%3A%25@127.0.0.1:${redis.port}/7`);
        await two.talks();
        await two.stop();
        await redis.stop();
    });

    test("with a user who may do no more than is needed", async () => {
        const rights = ["on", ">open sesame", "resetchannels", "&havn:*", "-@all"];
        const commands = ["+hello", "+ping", "+publish", "+subscribe", "+unsubscribe"];
        const redis = await Redis.start({ args: ["--user", "havn", ...rights, ...commands] });
        const two = await pair(`redis://havn:open%20sesame@127.0.0.1:${redis.port}`);
        await two.talks();
        await two.stop();
        await redis.stop();
    });

    test("over TLS, verified", async () => {
        const certificate = issue(newFolder("certificate"), "redis");
        const files = ["--tls-cert-file", certificate.file, "--tls-key-file", certificate.key];
        const redis = await Redis.start({
            tls: true,
            args: [...files, "--tls-auth-clients", "no"],
        });
        const url = `rediss://127.0.0.1:${redis.port}`;
        const two = await pair(url, `redis_ca = "${certificate.file}"`);
        await two.talks();
        await two.stop();
        const trusting = await alone(url);
        await says(trusting, /bus_unreachable.*certificate/);
        await trusting.stop();
        await redis.stop();
    });

    test("behind a sentinel, also after its master is gone", async () => {
        const { master, replica, sentinel, url } = await startSentinel("harbour");
        const two = await pair(url);
        await two.talks();
        await master.kill();
        await two.talks();
        await replica.process.kill();
        await sentinel.process.kill();
        await two.stop();
    });

    test("that is a cluster of three, with sharded channels", async () => {
        const { nodes, url } = await startRedisCluster();
        const two = await pair(url);
        await two.talks();
        // The room's slot moves to another node.
        const channels = await Promise.all(nodes.map((one) => one.ask("PUBSUB", "SHARDCHANNELS")));
        const from = channels.findIndex((list) => list.includes(":stream:"));
        expect(from).toBeGreaterThanOrEqual(0);
        const channel = /(havn:[0-9a-f]+:stream:\d+)/.exec(channels[from] ?? "")?.[1] ?? "";
        const slot = (/:(\d+)/.exec(await (nodes[0] as Redis).ask("CLUSTER", "KEYSLOT", channel)) ??
            [])[1];
        const to = nodes[(from + 1) % nodes.length] as Redis;
        const id = (/\r\n([0-9a-f]{40})/.exec(await to.ask("CLUSTER", "MYID")) ?? [])[1] as string;
        for (const node of [to, ...nodes])
            await node.ask("CLUSTER", "SETSLOT", slot as string, "NODE", id);
        await until("the subscription to have moved", async () =>
            (await to.ask("PUBSUB", "SHARDNUMSUB", channel)).includes(":2"),
        );
        await two.talks();
        await two.stop();
        for (const node of nodes) await node.stop();
    });

    test("or its replacement at another address", async () => {
        const first = await Redis.start();
        const second = await Redis.start();
        const two = await pair(`redis://127.0.0.1:${first.port},127.0.0.1:${second.port}`);
        await two.talks();
        await first.kill();
        await until("the replacement to be used", async () =>
            (await second.ask("PUBSUB", "CHANNELS")).includes(":stream:"),
        );
        await two.talks();
        await two.stop();
        await second.stop();
    });
});

// One instance is enough to see what it says.
async function alone(redis: string): Promise<Instance> {
    return Instance.start({
        database: newDatabase(),
        redis,
        publicUrl: "http://127.0.0.1:1",
        config: openGroupConfig(),
    });
}

async function says(one: Instance, line: RegExp): Promise<void> {
    await until(`a line like ${line}`, () => line.test(one.output));
    const answer = await fetch(`${one.url}/readyz`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("bus: away");
}

describe("one that cannot be used is named in one clear line, and people can still talk", () => {
    test("a wrong address", async () => {
        const one = await alone(`redis://127.0.0.1:${await freePort()}`);
        await says(one, /bus_unreachable.*refused/);
        await one.stop();
    });

    test("a wrong password, and no password", async () => {
        const redis = await Redis.start({ password: "right" });
        const wrong = await alone(`redis://:wrong@127.0.0.1:${redis.port}`);
        await says(wrong, /bus_unreachable.*refuses the user or the password/);
        expect(wrong.output).not.toContain(":wrong@");
        await wrong.stop();
        const none = await alone(redis.url);
        await says(none, /bus_unreachable.*wants a password/);
        await none.stop();
        await redis.stop();
    });

    test("one that is too old, and something that is no Redis", async () => {
        let answer = "-ERR unknown command 'HELLO'\r\n";
        const server = createServer((socket) => {
            socket.on("error", () => {});
            socket.on("data", () => socket.write(answer));
        });
        const port = await freePort();
        await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
        const old = await alone(`redis://127.0.0.1:${port}`);
        await says(old, /bus_unreachable.*too old: Redis 6.0/);
        answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
        await says(old, /bus_unreachable.*not speak as a Redis does/);
        await old.stop();
        server.close();
    });

    test("messages of somebody else are counted and dropped", async () => {
        const redis = await Redis.start();
        const two = await pair(redis.url);
        const channels = await redis.ask("PUBSUB", "CHANNELS", "havn:*");
        const channel = /(havn:[0-9a-f]+:stream:\d+)/.exec(channels)?.[1] as string;
        for (const message of ["hello", "HVN\u0002rest of a later version", "HVN\u0001\u0001short"])
            await redis.ask("PUBLISH", channel, message);
        await until("the foreign messages to be counted", async () => {
            return (await two.b.metric("havn_bus_foreign_total")) === 3;
        });
        expect(two.b.output.match(/bus_message_foreign/g)?.length).toBe(1);
        await two.talks();
        await two.stop();
        await redis.stop();
    });

    test("two organisations on one Redis do not hear each other", async () => {
        const redis = await Redis.start();
        const ours = await pair(redis.url);
        const theirs = await pair(redis.url);
        await ours.talks();
        await theirs.talks();
        expect(await theirs.b.metric("havn_bus_foreign_total")).toBe(0);
        await ours.stop();
        await theirs.stop();
        await redis.stop();
    });
});
