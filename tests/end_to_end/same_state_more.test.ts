// Whatever happens in whatever order, what a page makes of events is what it would read anew: for
// the forum, reactions, how rooms stand, and what a person's devices share. (For messages and posts
// see same_state.test.ts.)
import { beforeAll, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { organiser, withRole } from "./support/desk";
import { Random } from "./support/random";
import { Server } from "./support/server";
import { allEvents } from "./support/surfaces";
import { until } from "./support/wait";
import type { Entry, Reaction } from "./support/wire";

const group = "calm";
const room = "calm/lounge";
let server: Server;
let boss: Client;

beforeAll(async () => {
    server = await Server.start({ groups: [{ slug: group, rooms: ["lounge"] }], unlimited: true });
    boss = await organiser(server);
});

const refused = () => {};

// Where each event is held against what is read anew; the others say something once, to be shown
// once, and leave nothing to read.
const heldIn = {
    messages: ["room.said", "room.edited", "room.removed", "forum.replied", "forum.locked"],
    forum: ["forum.opened", "forum.edited", "forum.removed", "forum.pinned"],
    reactions: ["reaction.changed"],
    rooms: ["room.changed", "group.changed"],
    devices: ["read.marked", "person.preferred"],
    block: ["place.passed"],
    desk: ["desk.case", "desk.noted", "desk.feedback_said", "desk.asks"],
    once: ["care.card", "group.turn", "live.state", "notice", "person.paused", "restriction"],
    passing: ["room.free", "room.presence", "room.typing"],
};

it("holds every event that leaves a state", () => {
    expect(Object.values(heldIn).flat().sort()).toEqual(allEvents);
});

interface Opening {
    by: string;
    title?: string | undefined;
    text?: string | undefined;
    note?: string | undefined;
    carried?: string | undefined;
    edited?: true;
    removed?: true;
    pinned?: true;
}

// What a page makes of a forum.
class Forum {
    last = 0;
    threads = new Map<number, Opening>();

    read(seq: number, entries: Entry[], pinned: Entry[]): void {
        this.last = seq;
        this.threads.clear();
        for (const entry of entries) {
            const { by, title, text, note, carried } = entry;
            this.threads.set(
                entry.seq,
                entry.removed
                    ? { by, removed: true, ...(carried && { carried }) }
                    : {
                          by,
                          title,
                          text,
                          ...(note && { note }),
                          ...(carried && { carried }),
                          ...(entry.edited && { edited: true }),
                      },
            );
        }
        for (const entry of pinned) this.pin(entry.seq, true);
    }
    take(event: { on: string; seq: number } & Record<string, unknown>): void {
        if (event.seq <= this.last) throw new Error(`${event.seq} came after ${this.last}`);
        this.last = event.seq;
        const { by, title, text, note, carried, edits, removes } = event as unknown as Opening & {
            edits?: number;
            removes?: number;
        };
        if (event.on === "forum.opened") {
            const more = { ...(note && { note }), ...(carried && { carried }) };
            this.threads.set(event.seq, { by, title, text, ...more });
        } else if (event.on === "forum.pinned") {
            this.pin(Number(String(event.thread).split("/")[2]), event.pinned === true);
        } else if (removes !== undefined) {
            // It stands among the pinned no more.
            this.change(removes, ({ by, carried }) => ({
                by,
                removed: true,
                ...(carried && { carried }),
            }));
        } else if (edits !== undefined && text !== undefined) {
            this.change(edits, ({ by, carried, pinned }) => ({
                by,
                title,
                text,
                ...(note && { note }),
                edited: true,
                ...(carried && { carried }),
                ...(pinned && { pinned }),
            }));
        }
    }
    state(): [number, Opening][] {
        return [...this.threads].sort(([a], [b]) => a - b);
    }
    private change(seq: number, to: (from: Opening) => Opening): void {
        const from = this.threads.get(seq);
        if (from && !from.removed) this.threads.set(seq, to(from));
    }
    private pin(seq: number, pinned: boolean): void {
        const thread = this.threads.get(seq);
        if (!thread || thread.removed) return;
        if (pinned) thread.pinned = true;
        else delete thread.pinned;
    }
}

async function readForum(client: Client, into: Forum, live: boolean): Promise<void> {
    const { seq, threads, pinned } = await client.request("forum.threads", { group, live });
    into.read(seq, threads, pinned);
}

async function watchForum(token?: string): Promise<{ client: Client; forum: Forum }> {
    const client = await Client.enter(server, token ? { token } : {});
    await client.join(group);
    const forum = new Forum();
    const early: Parameters<Forum["take"]>[0][] = [];
    let reading = true;
    client.onEvent = (event) => {
        const place = event.group ?? event.place;
        if (!/^forum\.(opened|edited|removed|pinned)$/.test(event.on)) return;
        if (place !== group && place !== `${group}/forum`) return;
        if (reading) early.push(event as never);
        else forum.take(event as never);
    };
    await readForum(client, forum, true);
    reading = false;
    for (const event of early) if (event.seq > forum.last) forum.take(event);
    return { client, forum };
}

it("a forum looks the same to all after anything", async () => {
    const random = new Random("same state of a forum");
    const moderator = await withRole(server, boss, group, "moderator");
    const people = await Promise.all([1, 2].map(() => present(server, room)));
    const said = await Promise.all(
        people.map(async (who) => (await who.say(room, `carry me ${who.handle}`)).seq as number),
    );
    const step = async (last: number) => {
        const at = random.below(people.length);
        const who = people[at] as Client;
        const any = 1 + random.below(Math.max(1, last));
        const place = `${group}/forum`;
        const thread = `${place}/${any}`;
        const text = `text ${random.below(1e4)}`;
        const note = random.below(3) === 0 ? { note: "death" } : {};
        const body = { cid: newCid(), title: `title ${random.below(100)}`, text, ...note };
        const pinned = random.below(2) === 0;
        switch (random.below(7)) {
            case 0:
            case 1:
                return who.request("forum.open", { group, ...body }).catch(refused);
            case 2:
            case 3:
                return who.request("forum.edit", { place, seq: any, ...body }).catch(refused);
            case 4:
                return (random.below(2) === 0 ? who : moderator)
                    .request("forum.remove", { place, seq: any })
                    .catch(refused);
            case 5:
                return moderator.request("forum.pin", { thread, pinned }).catch(refused);
            default:
                return who
                    .request("forum.carry", { room, seq: said[at] as number, title: body.title })
                    .catch(refused);
        }
    };
    const steady = await watchForum();
    let moving = await watchForum();
    for (let round = 0; round < 6; round += 1) {
        const gone = round % 2 === 1;
        if (gone) await moving.client.vanish();
        for (let i = 0; i < 10; i += 1)
            await Promise.all([step(steady.forum.last), step(steady.forum.last)]);
        if (gone) moving = await watchForum(moving.client.token);
    }
    // Chance may have left no thread pinned.
    const last = { group, cid: newCid(), title: "the last one", text: "stays" };
    const opened = await (people[0] as Client).request("forum.open", last);
    const thread = `${group}/forum/${opened.seq}`;
    await moderator.request("forum.pin", { thread, pinned: true });
    const { seq } = await moderator.request("news.show", { place: `${group}/forum` });
    await until("all events", () => steady.forum.last === seq && moving.forum.last === seq);
    const fresh = new Forum();
    await readForum(moderator, fresh, false);
    expect(fresh.threads.size).toBeGreaterThan(10);
    expect(fresh.state().some(([, one]) => one.pinned)).toBe(true);
    expect(steady.forum.state()).toEqual(fresh.state());
    expect(moving.forum.state()).toEqual(fresh.state());
    for (const one of [moderator, ...people, steady.client, moving.client]) await one.leave();
});

it("reactions look the same to all after anything", async () => {
    const random = new Random("same state of reactions");
    const author = await present(server, room);
    const givers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => present(server, room)));
    const seqs: number[] = [];
    for (let i = 0; i < 4; i += 1) seqs.push((await author.say(room, `hug me ${i}`)).seq as number);
    const first = seqs[0] as number;
    const last = seqs.at(-1) as number;
    type State = Map<number, { rev: number; reactions: Reaction[] }>;
    const take = (state: State, one: { seq: number; rev: number; reactions: Reaction[] }) => {
        if (seqs.includes(one.seq) && one.rev >= (state.get(one.seq)?.rev ?? 0))
            state.set(one.seq, { rev: one.rev, reactions: one.reactions });
    };
    const shown = (state: State) =>
        seqs.map((seq) => [seq, state.get(seq)?.reactions ?? []] as const);
    const steady: State = new Map();
    author.onEvent = (event) => {
        if (event.on === "reaction.changed") take(steady, event as never);
    };
    const moving: State = new Map();
    let away = givers[5] as Client;
    let known = 0;
    const comeBack = async () => {
        const listed = await away.request("reaction.list", { place: room, after: known });
        for (const entry of listed.entries) take(moving, entry);
        known = listed.rev;
    };
    for (let round = 0; round < 4; round += 1) {
        const { token } = away;
        await away.vanish();
        for (let i = 0; i < 15; i += 1) {
            const giver = givers[random.below(5)] as Client;
            const seq = seqs[random.below(seqs.length)] as number;
            const kind = ["hug", "me_too", "thank_you"][random.below(3)] as string;
            const on = random.below(3) > 0;
            await giver.request("reaction.set", { place: room, seq, kind, on });
        }
        if (round === 2) await author.request("room.remove", { room, seq: seqs.shift() as number });
        away = await Client.enter(server, { token });
        await away.join(group);
        await away.request("room.enter", { room });
        await comeBack();
    }
    const fresh: State = new Map();
    const { entries } = await boss
        .join(group)
        .then(() => boss.request("reaction.list", { place: room, first, last }));
    for (const entry of entries) take(fresh, entry);
    expect(shown(fresh).some(([, reactions]) => reactions.length > 0)).toBe(true);
    expect(shown(moving)).toEqual(shown(fresh));
    await until("all events", () => JSON.stringify(shown(steady)) === JSON.stringify(shown(fresh)));
    for (const one of [author, away, ...givers.slice(0, 5)]) await one.leave();
});

it("how rooms stand and what devices share is the same to all after anything", async () => {
    const random = new Random("same state of rooms and devices");
    const reader = await present(server, room);
    const laptop = await Client.enter(server, { token: reader.token });
    const seen = { state: "open", slow: 0, revision: 0, read: 0, words: [] as string[] };
    laptop.onEvent = (event) => {
        const fields = event as Record<string, unknown>;
        if (event.on === "room.changed" && fields.room === room) {
            seen.state = fields.state as string;
            seen.slow = fields.slow_seconds as number;
        }
        if (event.on === "group.changed") seen.revision = fields.revision as number;
        if (event.on === "read.marked") seen.read = Math.max(seen.read, fields.read as number);
        if (event.on === "person.preferred") seen.words = fields.muted_words as string[];
    };
    for (let i = 0; i < 10; i += 1) await boss.say(room, `to be read ${i}`);
    for (let i = 0; i < 40; i += 1) {
        const yes = random.below(2) === 0;
        const steps = [
            () => boss.request("room.slow", { room, seconds: random.below(3) }),
            () => boss.request("room.freeze", { room, frozen: yes }),
            () => boss.request("room.close", { room, closed: yes }),
            () => reader.request("read.mark", { place: room, seq: random.below(10) }),
            () => reader.request("person.prefer", { muted_words: [`word ${random.below(9)}`] }),
        ];
        await Promise.all([
            steps[random.below(steps.length)]?.(),
            steps[random.below(steps.length)]?.(),
        ]);
    }
    const fresh = await Client.enter(server, { token: reader.token });
    const { settings } = await boss.request("group.settings", { group });
    const shown = await fresh.request("group.show", { group });
    const stands = shown.rooms.find((one) => one.room === room);
    const { read } = await fresh.request("news.show", { place: room });
    const { muted_words } = await fresh.request("person.preferences", {});
    const expected = {
        state: stands?.state,
        slow: stands?.slow_seconds ?? 0,
        revision: settings.revision,
        read: read ?? 0,
        words: muted_words,
    };
    await until("all events", () => JSON.stringify(seen) === JSON.stringify(expected)).catch(
        () => {},
    );
    expect(seen).toEqual(expected);
    await boss.request("room.close", { room, closed: false });
    await boss.request("room.freeze", { room, frozen: false });
    await boss.request("room.slow", { room, seconds: 0 });
    for (const one of [reader, laptop, fresh]) await one.leave();
});
