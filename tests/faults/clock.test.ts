// The clock of one instance is set back by two hours and forward by ten days while people talk:
// nobody is forgotten, nothing is lost, and the order stays that of the journal.
import { renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { binary, Instance } from "../../deploy/services/cluster.mjs";
import { newFolder } from "../../deploy/services/process.mjs";
import { pause } from "../end_to_end/support/wait";
import { count } from "./support/counts";
import type { Participant } from "./support/participant";
import { openGroupConfig, World } from "./support/world";

let world: World;
let people: Participant[];
let file: string;

const hour_s = 60 * 60;
const library = join(dirname(binary), "tests/libhavn_clock_shift.so");

function setClock(by_s: number): void {
    writeFileSync(`${file}.new`, String(by_s));
    renameSync(`${file}.new`, file);
}

beforeAll(async () => {
    world = await World.start({ purpose: "clock", instances: 1 });
    file = join(newFolder("clock"), "offset");
    setClock(0);
    world.cluster.instances.push(
        await Instance.start({
            ...world.instance(0).options,
            config: openGroupConfig(),
            wrap: ["env", `LD_PRELOAD=${library}`, `HAVN_CLOCK_SHIFT=${file}`],
        }),
    );
    people = await world.come(6, (i) => world.instance(i % 2).socketUrl);
});
afterAll(() => world.end());

test("an instance's clock jumps", async () => {
    for (const by_s of [-2 * hour_s, 10 * 24 * hour_s, 0]) {
        const rounds = count(1, 5);
        for (let i = 0; i < rounds; i += 1) {
            setClock(by_s);
            await world.talking(1.2, 100, async () => {
                // The periodic work sees the new time too.
                await pause(count(1_500, 10_000));
                for (const one of people) if (world.random.below(2) === 0) one.cut();
            });
        }
    }
    const times = world.cluster.postgres
        .query(
            "SELECT count(*) FROM entry WHERE at_ms > extract(epoch FROM now()) * 1000 + 3600000",
        )
        .trim();
    expect(times).toBe("0");
});
