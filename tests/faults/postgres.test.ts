// The database restarts, stands still and loses its connections in the middle of commits: nothing is
// acknowledged that is not stored, and nothing is stored twice.
import { afterAll, beforeAll, expect, test } from "vitest";
import { Instance } from "../../deploy/services/cluster.mjs";
import { until } from "../../deploy/services/process.mjs";
import { pause } from "../end_to_end/support/wait";
import { count } from "./support/counts";
import type { Participant } from "./support/participant";
import { FaultProxy } from "./support/proxy";
import { openGroupConfig, World } from "./support/world";

let world: World;
let proxy: FaultProxy;
let people: Participant[];

beforeAll(async () => {
    // The first instance asks the database directly, the second through what can be cut.
    world = await World.start({ purpose: "PostgreSQL faults", instances: 1 });
    const { postgres } = world.cluster;
    proxy = await FaultProxy.start(postgres.port);
    world.cluster.instances.push(
        await Instance.start({
            ...world.instance(0).options,
            database: postgres.url.replace(`:${postgres.port}/`, `:${proxy.port}/`),
            config: openGroupConfig(),
        }),
    );
    people = await world.come(10, (i) => world.instance(i % 2).socketUrl);
});
afterAll(async () => {
    await world.end();
    proxy.close();
});

test("restarted", async () => {
    for (let i = 0; i < count(1, 10); i += 1)
        await world.talking(3, 100, async () => {
            await pause(300);
            await world.cluster.postgres.restart();
        });
});

test("cut in the middle of commits", async () => {
    await world.talking(count(2, 30), 200, async () => {
        for (let i = 0; i < count(10, 200); i += 1) {
            await pause(50 + world.random.below(150));
            proxy.cut();
        }
    });
});

test("answers that never come", async () => {
    await world.talking(count(3, 20), 60, async () => {
        for (let i = 0; i < count(1, 5); i += 1) {
            await pause(200);
            // The commit arrives, its answer does not.
            proxy.swallowDown = true;
            await pause(count(400, 2_000));
            proxy.cut();
            proxy.heal();
        }
    });
});

test("reading goes on while the database is away, and sending says try again", async () => {
    const [person] = people as [Participant];
    await world.cluster.postgres.stop();
    await expect(
        person.request("room.say", { room: world.room, cid: "away", text: "is anybody there" }),
    ).rejects.toThrow("try_again");
    await until("the instance to say so", async () => {
        const answer = await fetch(`${world.instance(0).url}/readyz`);
        return answer.status === 503 && (await answer.text()).includes("store: away");
    });
    await world.cluster.postgres.launch();
    await until("it to be ready", async () => {
        return (await fetch(`${world.instance(0).url}/readyz`)).ok;
    });
    await world.talking(1, 60, async () => {});
});
