// Whatever happens to the Redis, nothing is lost, and what is said on one instance is seen on the
// other within seconds.
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../deploy/services/process.mjs";
import { Redis } from "../../deploy/services/redis.mjs";
import { pause } from "../end_to_end/support/wait";
import { count } from "./support/counts";
import type { Participant } from "./support/participant";
import { FaultProxy } from "./support/proxy";
import { World } from "./support/world";

let world: World;
let redis: Redis;
// Between instance B and the Redis.
let proxy: FaultProxy;
let speakers: Participant[];

const pausedMs = count(9_000, 30_000);
const rounds = count(1, 20);

beforeAll(async () => {
    redis = await Redis.start();
    proxy = await FaultProxy.start(redis.port);
    world = await World.start({
        purpose: "Redis faults",
        redis: `redis://127.0.0.1:${proxy.port}`,
    });
    const at = (i: number) => world.instance(i % 2).socketUrl;
    speakers = await world.come(6, at);
    await connected();
});
afterAll(async () => {
    await world.end();
    proxy.close();
    await redis.stop();
});

async function connected(): Promise<void> {
    for (const one of world.cluster.instances)
        await until("the bus", async () => (await one.metric("havn_bus_connected")) === 1, 30_000);
}

test("killed, and back", async () => {
    for (let i = 0; i < rounds; i += 1) {
        await world.talking(2.5, 60, async () => {
            await pause(300);
            await redis.kill();
            await pause(1_000);
            await redis.again();
        });
        await connected();
    }
});

test("flushed", async () => {
    for (let i = 0; i < rounds; i += 1)
        await world.talking(0.3, 60, async () => {
            await redis.ask("FLUSHALL");
        });
});

test("its subscribers killed", async () => {
    for (let i = 0; i < rounds; i += 1) {
        await world.talking(0.6, 60, async () => {
            await pause(100);
            await redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
        });
        await connected();
    }
});

test("half-open: octets vanish while the connection stays up", async () => {
    for (let i = 0; i < rounds; i += 1) {
        await world.talking(8, 60, async () => {
            await pause(200);
            const begun = Date.now();
            proxy.halfOpen();
            // Noticed, and until then and after it nobody waits for long.
            await until("the silence to be noticed", async () => {
                const one = world.instance(0);
                return (await one.metric("havn_bus_connected")) === 0;
            });
            expect(Date.now() - begun).toBeLessThan(10_000);
            await pause(500);
            proxy.cut();
            proxy.heal();
        });
        await connected();
    }
});

test("paused, and what people see meanwhile", async () => {
    for (let i = 0; i < rounds; i += 1) {
        const listener = speakers[1] as Participant;
        let slowestMs = 0;
        await world.talking(pausedMs / 1_000, 60, async () => {
            redis.freeze();
            const end = Date.now() + pausedMs;
            let away = false;
            while (Date.now() < end) {
                away ||= (await world.instance(1).metric("havn_bus_connected")) === 0;
                const stored = world.stored().length;
                const begun = Date.now();
                await until("it to be seen", () => listener.view.last >= stored, 20_000);
                slowestMs = Math.max(slowestMs, Date.now() - begun);
                await pause(100);
            }
            expect(away).toBe(true);
            const answer = await fetch(`${world.instance(1).url}/readyz`);
            expect(await answer.text()).toContain("bus: away");
            redis.thaw();
        });
        // Five quiet seconds, then about one at a time.
        expect(slowestMs).toBeLessThan(12_000);
        await connected();
    }
});

test("away for good: people are told, calmly, and told when it is over", async () => {
    const [, person] = speakers as [Participant, Participant];
    const states: boolean[] = [];
    person.onState = (slow) => states.push(slow);
    await redis.kill();
    await until("the line that it is slow", () => states.at(-1) === true, 20_000);
    await world.talking(1, 60, async () => {});
    await redis.again();
    await until("the line to go", () => states.at(-1) === false, 20_000);
    await connected();
});
