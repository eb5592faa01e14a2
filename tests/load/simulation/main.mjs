// Drives a running server with simulated participants and ends with 1 if anything that was
// acknowledged is missing, doubled or out of order for anybody. Prints no texts.

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Connection, Lost, pause } from "./connection.mjs";
import { Desk } from "./desk.mjs";
import { Ledger } from "./ledger.mjs";
import { Person } from "./person.mjs";
import { complain, print } from "./print.mjs";
import { Random } from "./random.mjs";
import { Tally } from "./tally.mjs";
import { Texts } from "./texts.mjs";

const usage = `usage: replay [options]
  --server URL            the running server (http://127.0.0.1:8080)
  --minutes M             how long (10)
  --rate N                messages a second, all together (10)
  --people N              simulated participants (40)
  --data DIR              the data sets (../shared/data beside this repository)
  --organiser LINK        one-time organiser link: also sit at the desk and decide
  --organiser-token FILE  where the organiser's token is kept for the next run
  --session SECONDS       mean time until somebody loses the connection (60)
  --seed N                repeats a run`;

const { values: options } = parseArgs({
    options: {
        server: { type: "string", default: "http://127.0.0.1:8080" },
        minutes: { type: "string", default: "10" },
        rate: { type: "string", default: "10" },
        people: { type: "string", default: "40" },
        data: {
            type: "string",
            default: fileURLToPath(new URL("../../../../shared/data", import.meta.url)),
        },
        organiser: { type: "string", default: "" },
        "organiser-token": { type: "string", default: "" },
        session: { type: "string", default: "60" },
        seed: { type: "string", default: String(Date.now() % 2 ** 32) },
        help: { type: "boolean", default: false },
    },
});
if (options.help) {
    print(usage);
    process.exit(0);
}

function number(name, least) {
    const value = Number(options[name]);
    if (Number.isFinite(value) && value >= least) return value;
    complain(`replay: --${name} is a number of at least ${least}\n${usage}`);
    process.exit(2);
}

const minutes = number("minutes", 0.05);
const rate = number("rate", 0.1);
const people_count = number("people", 2);
const random = new Random(number("seed", 0));
const texts = new Texts(resolve(options.data), random);
const tally = new Tally(texts.names);
const world = {
    url: options.server.replace(/\/$/, ""),
    random,
    tally,
    ledger: new Ledger(tally),
    groups: [],
    known: new Map(), // digest -> where the text comes from
    session_ms: number("session", 1) * 1_000,
    next_title: 1,
    closing: false, // nothing new is said, nobody loses a connection any more
    finished: false,
};

async function find_groups() {
    const connection = await Connection.open(world.url, () => {});
    await connection.patiently("hello", {});
    const { groups } = await connection.patiently("group.list");
    for (const group of groups.filter((g) => g.drop_in)) {
        const shown = await connection.patiently("group.show", { group: group.group });
        world.groups.push({
            slug: group.group,
            languages: group.languages,
            rooms: shown.rooms.map((r) => r.room),
            threads: [],
        });
    }
    await connection.patiently("person.leave").catch(() => {});
    connection.cut();
    world.groups = world.groups.filter((g) => g.rooms.length > 0);
    if (world.groups.length === 0) throw new Error("the server has no drop-in group with a room");
}

async function until(condition, ms) {
    const end = performance.now() + ms;
    while (!condition()) {
        if (performance.now() > end) return false;
        await pause(50);
    }
    return true;
}

// Reads everything once more, as somebody who comes new.
async function verify() {
    const connection = await Connection.open(world.url, () => {});
    await connection.patiently("hello", {});
    for (const group of world.groups) {
        await connection.patiently("group.join", { group: group.slug });
        for (const room of group.rooms)
            world.ledger.verify(room, await whole_room(connection, room), true);
        const openings = await whole_forum(connection, group.slug);
        world.ledger.verify(`${group.slug}/forum`, openings, false);
        for (const thread of new Set(group.threads))
            world.ledger.verify(thread, await whole_thread(connection, thread), true);
    }
    connection.cut();
}

async function whole_room(connection, room) {
    const all = [];
    for (let before; ; before = all[0].seq) {
        const fields = before === undefined ? {} : { before };
        const page = await connection.patiently("room.history", { room, limit: 200, ...fields });
        all.unshift(...page.messages);
        if (!page.more || page.messages.length === 0) return all;
    }
}

async function whole_forum(connection, group) {
    const all = [];
    for (let before; ; before = all[0].seq) {
        const fields = before === undefined ? {} : { before };
        const page = await connection.patiently("forum.threads", { group, limit: 200, ...fields });
        all.unshift(...page.threads.toReversed());
        if (!page.more || page.threads.length === 0) return all;
    }
}

async function whole_thread(connection, thread) {
    const all = [];
    for (let after = 0; ; after = all.at(-1).seq) {
        const page = await connection.patiently("forum.thread", { thread, after });
        all.push(...page.posts);
        if (!page.more || page.posts.length === 0) return all;
    }
}

// Gives the next text to somebody who is there and not busy, at the chosen rate.
async function talk(people, end) {
    let due = performance.now();
    while (performance.now() < end && !world.closing) {
        due += random.gap(1_000 / rate);
        await pause(Math.max(0, due - performance.now()));
        const free = people.filter((p) => p.ready && !p.busy);
        if (free.length === 0) continue;
        const person = random.one(free);
        person.speak(texts.next(person.language));
    }
}

async function main() {
    await find_groups();
    const places = world.groups.flatMap((group) => group.rooms.map((room) => ({ group, room })));
    const people = Array.from({ length: people_count }, (_, i) => {
        const { group, room } = places[i % places.length];
        return new Person(world, group, room);
    });
    print(
        `${people.length} people in ${places.length} rooms of ${world.groups.length} groups, ` +
            `${rate} messages/s for ${minutes} min, seed ${options.seed}`,
    );
    const lives = people.map((person, i) => pause(i * 20).then(() => person.live()));
    if (options.organiser || options["organiser-token"]) {
        const desk = new Desk(world, options.organiser, options["organiser-token"]);
        lives.push(desk.live());
    }

    const start = performance.now();
    const connected = () => people.filter((p) => p.ready).length;
    const show = () =>
        print(
            tally.progress((performance.now() - start) / 1_000, connected(), people.length) +
                (world.ledger.violated ? `  VIOLATIONS ${world.ledger.violated}` : ""),
        );
    const timer = setInterval(show, 5_000);
    process.once("SIGINT", () => {
        print("ending early");
        world.closing = true;
    });
    await talk(people, start + minutes * 60_000);

    world.closing = true;
    const everybody = () => people.every((p) => p.ready && !p.busy);
    if (!(await until(everybody, 60_000)))
        world.ledger.violate("somebody did not come back or was never answered", "at the end");
    const views = () => people.flatMap((p) => [...p.views].filter(([, view]) => view.live));
    const level = () => views().every(([place, v]) => v.last >= world.ledger.stream(place).last);
    if (!(await until(level, 30_000)))
        world.ledger.violate("somebody who was joined did not get everything", "at the end");
    await verify();
    world.finished = true;
    clearInterval(timer);
    show();
    await Promise.all(lives);
    print(`\n${tally.report()}`);

    if (world.ledger.violated === 0 && tally.sum("acked") > 0) {
        print("everything acked is there, once and in order, for everybody");
        return 0;
    }
    for (const [kind, list] of world.ledger.violations) {
        print(`VIOLATION ${kind}: ${list.length} times`);
        for (const detail of list.slice(0, 5)) print(`  ${detail}`);
    }
    if (tally.sum("acked") === 0) print("FAILED: nothing was acknowledged");
    return 1;
}

main().then(
    (code) => process.exit(code),
    (error) => {
        complain(
            `replay: ${error instanceof Lost ? `cannot talk to ${world.url}` : error.message}`,
        );
        process.exit(1);
    },
);
