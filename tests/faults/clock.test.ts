// The clock of one instance is set back by two hours and forward by ten days while people talk:
// nobody is forgotten, nothing is lost, and the order stays that of the journal.
import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Instance } from "../../deploy/services/cluster.mjs";
import { newFolder } from "../../deploy/services/process.mjs";
import { pause } from "../end_to_end/support/wait";
import { count } from "./support/counts";
import type { Participant } from "./support/participant";
import { openGroupConfig, World } from "./support/world";

let world: World;
let people: Participant[];
let file: string;

// Debian's libfaketime, wherever this machine's kind of processor has it.
function library(): string {
    for (const folder of readdirSync("/usr/lib")) {
        const found = join("/usr/lib", folder, "faketime/libfaketimeMT.so.1");
        if (existsSync(found)) return found;
    }
    throw new Error("libfaketime is not installed (package faketime)");
}

function setClock(by: string): void {
    writeFileSync(`${file}.new`, by);
    renameSync(`${file}.new`, file);
}

beforeAll(async () => {
    world = await World.start({ purpose: "clock", instances: 1 });
    file = join(newFolder("clock"), "offset");
    setClock("+0");
    const faked = ["env", `LD_PRELOAD=${library()}`, `FAKETIME_TIMESTAMP_FILE=${file}`];
    world.cluster.instances.push(
        await Instance.start({
            ...world.instance(0).options,
            config: openGroupConfig(),
            wrap: [...faked, "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1"],
        }),
    );
    people = await world.come(6, (i) => world.instance(i % 2).socketUrl);
});
afterAll(() => world.end());

test("an instance's clock jumps", async () => {
    for (const by of ["-2h", "+10d", "+0"]) {
        const rounds = count(1, 5);
        for (let i = 0; i < rounds; i += 1) {
            setClock(by);
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
