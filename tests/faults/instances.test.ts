// Instances die, restart and are cut off; people come back on another one with the same token, and
// what was acknowledged is there.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startHaproxy } from "../../deploy/services/haproxy.mjs";
import { until } from "../../deploy/services/process.mjs";
import { pause } from "../end_to_end/support/wait";
import { count } from "./support/counts";
import { type Participant, words } from "./support/participant";
import { World } from "./support/world";

let world: World;
let people: Participant[];

beforeAll(async () => {
    world = await World.start({ purpose: "instances die" });
    people = await world.come(20);
});
afterAll(() => world.end());

test("kill -9 of an instance at 300 messages a second", async () => {
    const kills = count(3, 50);
    await world.talking(kills * 1.2, 300, async () => {
        for (let i = 0; i < kills; i += 1) {
            await pause(200 + world.random.below(500));
            const victim = world.instance(world.random.below(2));
            await victim.kill();
            await victim.launch();
        }
    });
    expect(people.some((one) => one.reconnects > 0)).toBe(true);
});

test("a restart of all instances one by one is unnoticed but for the reconnect", async () => {
    const instances = world.cluster.instances.map((one) => one.port);
    const entrance = await startHaproxy({ instances });
    const address = `ws://127.0.0.1:${entrance.port}/ws`;
    const direct = world.addresses;
    world.addresses = () => [address];
    for (const one of people) one.cut();
    for (const one of people) await one.untilPresent();
    const rounds = count(1, 10);
    const slowest: number[] = [];
    await world.talking(rounds * 6, 40, async () => {
        for (let i = 0; i < rounds; i += 1) {
            for (const one of world.cluster.instances) {
                await one.stop();
                await one.launch();
                await until("the entrance to know it again", async () => {
                    const answer = await fetch(`${one.url}/readyz`).catch(() => undefined);
                    return answer?.ok;
                });
                await pause(700);
            }
        }
    });
    for (const one of people) slowest.push(Math.max(0, ...one.ackMs));
    expect(await world.settle()).toEqual([]);
    world.addresses = direct;
    for (const one of people) one.cut();
    for (const one of people) await one.untilPresent();
    await entrance.process.stop();
    expect(Math.max(...slowest)).toBeLessThan(15_000);
});

test("an instance that stands still for a while catches up", async () => {
    const slow = world.instance(1);
    await world.talking(count(4, 20), 60, async () => {
        slow.running.signal("SIGSTOP");
        await pause(count(2_000, 12_000));
        slow.running.signal("SIGCONT");
    });
});

test("sent again and again over cut connections, everything is stored once", async () => {
    const messages = count(200, 10_000);
    const tries = 3;
    let next = 0;
    await Promise.all(
        people.map(async (one) => {
            while (next < messages) {
                const number = world.said + next;
                next += 1;
                for (let i = 0; i < tries; i += 1) {
                    const sent = one.say(`cid-${number}`, `again and again ${words(number)}`);
                    // Now before it left, now after it was stored, now never.
                    if (world.random.below(4) === 0) {
                        await pause(world.random.below(6));
                        one.cut();
                    }
                    await sent;
                }
            }
        }),
    );
    world.said += messages;
    expect(await world.settle()).toEqual([]);
});
