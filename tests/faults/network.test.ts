// One instance lives in a network of its own, whose cable loses packets, is slow, or is pulled out
// for a while: what its people said arrives, and what others said reaches them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Instance } from "../../deploy/services/cluster.mjs";
import { pause } from "../end_to_end/support/wait";
import { count } from "./support/counts";
import { Namespace, noNamespace } from "./support/namespace";
import type { Participant } from "./support/participant";
import { FaultProxy } from "./support/proxy";
import { openGroupConfig, World } from "./support/world";

const none = noNamespace();
if (none) process.stdout.write(`no network of its own can be made here: ${none}\n`);

describe.skipIf(none)("an instance in another network", () => {
    const network = new Namespace(1);
    let world: World;
    let proxies: FaultProxy[] = [];
    let people: Participant[];

    beforeAll(async () => {
        network.make();
        world = await World.start({ purpose: "network", instances: 1 });
        const { postgres, redis } = world.cluster;
        const through = async (port: number) => {
            const proxy = await FaultProxy.start(port, network.near);
            proxies = [...proxies, proxy];
            return `${network.near}:${proxy.port}`;
        };
        const { options } = world.instance(0);
        world.cluster.instances.push(
            await Instance.start({
                ...options,
                database: postgres.url.replace(
                    `127.0.0.1:${postgres.port}`,
                    await through(postgres.port),
                ),
                redis: `redis://${await through(redis?.port ?? 0)}`,
                config: openGroupConfig(),
                host: network.far,
                wrap: network.wrap,
            }),
        );
        people = await world.come(10, (i) => world.instance(i % 2).socketUrl);
    });
    afterAll(async () => {
        network.heal();
        await world.end();
        for (const proxy of proxies) proxy.close();
        network.remove();
    });

    test("of whose packets some are lost", async () => {
        await world.talking(count(4, 60), 60, async () => {
            for (const percent of [2, 10, 20]) {
                network.lose(percent);
                await pause(count(1_000, 18_000));
            }
            network.heal();
        });
    });

    test("that is far away", async () => {
        await world.talking(count(3, 30), 60, async () => {
            for (const delayMs of [20, 120]) {
                for (const proxy of proxies) proxy.delayMs = delayMs;
                await pause(count(1_000, 12_000));
            }
            for (const proxy of proxies) proxy.heal();
        });
    });

    test("that is cut off and comes back", async () => {
        for (let i = 0; i < count(1, 5); i += 1)
            await world.talking(count(6, 20), 40, async () => {
                await pause(200);
                network.lose(100);
                await pause(count(3_000, 15_000));
                const [, elsewhere] = people as [Participant, Participant];
                expect(elsewhere.view.last).toBeLessThan(world.stored().length);
                network.heal();
            });
    });
});
