// Whatever happens in whatever order: who was there, who was away for a while, and who comes fresh
// see the same.
import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { organiser, withRole } from "./support/desk";
import { Random } from "./support/random";
import { Server } from "./support/server";
import { until } from "./support/wait";
import type { Entry } from "./support/wire";

type Shown = Omit<Entry, "at" | "posts" | "locked" | "pinned">;
type Change = { on?: string; seq: number } & Record<string, unknown>;

const ownEvents = /^(room|forum)\.(said|edited|removed|opened|replied|locked|pinned)$/;
let server: Server;
let giver: Client;

beforeAll(async () => {
    server = await Server.start({ groups: [{ slug: "calm", rooms: ["lounge"] }], unlimited: true });
    giver = await organiser(server);
});

// What a page makes of entries and events.
class Model {
    last = 0;
    readonly entries = new Map<number, Shown>();

    constructor(readonly bodiesHaveTitle: boolean) {}

    take(change: Change): void {
        if (change.seq <= this.last) throw new Error(`${change.seq} came after ${this.last}`);
        this.last = change.seq;
        const { edits, removes } = change as { edits?: number; removes?: number };
        if (removes !== undefined) {
            const gone = this.entries.get(removes);
            if (gone) this.entries.set(removes, this.withoutBody(gone));
        } else if (edits !== undefined) {
            const edited = this.entries.get(edits);
            if (edited && change.text !== undefined && !edited.removed)
                this.entries.set(edits, {
                    ...this.bare(edited),
                    ...this.body(change),
                    edited: true,
                } as Shown);
        } else if (typeof change.text === "string" || change.removed) {
            this.entries.set(change.seq, this.shown(change));
        }
    }

    state(): [number, Shown][] {
        return [...this.entries].sort(([a], [b]) => a - b);
    }

    private body(from: Record<string, unknown>): Partial<Shown> {
        const { text, note, title } = from as Partial<Shown>;
        return {
            ...(text !== undefined && { text }),
            ...(note !== undefined && { note }),
            ...(this.bodiesHaveTitle && title !== undefined && { title }),
        };
    }
    private bare({ seq, by, parent, reply_to }: Shown): Shown {
        return {
            seq,
            by,
            ...(parent !== undefined && { parent }),
            ...(reply_to !== undefined && { reply_to }),
        };
    }
    private withoutBody(entry: Shown): Shown {
        return { ...this.bare(entry), removed: true };
    }
    private shown(change: Change): Shown {
        const entry = change as unknown as Shown;
        if (entry.removed) return this.withoutBody(entry);
        return {
            ...this.bare(entry),
            ...this.body(change),
            ...(entry.edited && { edited: true }),
        };
    }
}

class Watcher {
    readonly model: Model;
    private constructor(
        readonly client: Client,
        private readonly place: string,
    ) {
        this.model = new Model(place === "calm/forum");
        client.onEvent = (event) => {
            const at = (event.room ?? event.thread ?? event.place) as string;
            const forum = event.on === "forum.opened" || event.on === "forum.pinned";
            if (ownEvents.test(event.on) && (forum ? "calm/forum" : at) === this.place)
                this.model.take(event as unknown as Change);
        };
    }
    static async enter(client: Client, place: string): Promise<Watcher> {
        const watcher = new Watcher(client, place);
        await watcher.again();
        return watcher;
    }
    async again(): Promise<void> {
        const after = this.model.last;
        const { place } = this;
        if (place === "calm/lounge") {
            const ok = await this.client.request("room.enter", {
                room: place,
                ...(after && { after }),
            });
            for (const entry of ok.messages) this.late(entry);
        } else {
            const ok = await this.client.request("forum.thread", {
                thread: place,
                after,
                live: true,
            });
            for (const entry of ok.posts) this.late(entry);
        }
    }
    // An event may overtake the answer it comes after.
    private late(entry: Entry): void {
        this.model.take(entry as unknown as Change);
    }
    async away(): Promise<Watcher> {
        const { token } = this.client;
        await this.client.vanish();
        const next = new Watcher(await Client.enter(server, { token }), this.place);
        for (const [seq, entry] of this.model.entries) next.model.entries.set(seq, entry);
        next.model.last = this.model.last;
        return next;
    }
}

async function step(
    random: Random,
    people: Client[],
    moderator: Client,
    place: string,
    last: number,
) {
    const who = people[random.below(people.length)] as Client;
    const any = 1 + random.below(Math.max(1, last));
    const room = place === "calm/lounge" ? place : undefined;
    const text = `text ${random.below(1e4)}`;
    const note = random.below(3) === 0 ? { note: "death" } : {};
    const cid = newCid();
    const refused = () => {};
    switch (random.below(9)) {
        case 0:
        case 1:
        case 2:
            if (room) await who.request("room.say", { room, cid, text, ...note }).catch(refused);
            else
                await who
                    .request("forum.reply", { thread: place, cid, text, ...note })
                    .catch(refused);
            break;
        case 3:
            if (room)
                await who.request("room.say", { room, cid, text, reply_to: any }).catch(refused);
            else
                await who
                    .request("forum.reply", { thread: place, cid, text, parent: any })
                    .catch(refused);
            break;
        case 4:
        case 5:
        case 6:
            if (room)
                await who
                    .request("room.edit", { room, seq: any, cid, text, ...note })
                    .catch(refused);
            else
                await who
                    .request("forum.edit", { place, seq: any, cid, text, ...note })
                    .catch(refused);
            break;
        case 7:
            if (room) await who.request("room.remove", { room, seq: any }).catch(refused);
            else await who.request("forum.remove", { place, seq: any }).catch(refused);
            break;
        default:
            if (room) await moderator.request("room.remove", { room, seq: any }).catch(refused);
            else
                await moderator
                    .request("forum.lock", { thread: place, locked: random.below(2) === 0 })
                    .catch(refused);
    }
}

describe.each(["room", "thread"])("a %s", (kind) => {
    it("looks the same to all after anything", async () => {
        const random = new Random(`same state of a ${kind}`);
        const moderator = await withRole(server, giver, "calm", "moderator");
        const people = await Promise.all([1, 2, 3].map(() => present(server, "calm/lounge")));
        let place = "calm/lounge";
        if (kind === "thread") {
            const opened = await moderator.request("forum.open", {
                group: "calm",
                cid: newCid(),
                title: "A thread",
                text: "that changes",
            });
            place = opened.thread as string;
        }
        const join = () => present(server, "calm/lounge");
        const steady = await Watcher.enter(await join(), place);
        let moving = await Watcher.enter(await join(), place);
        for (let round = 0; round < 9; round += 1) {
            const gone = round % 3 === 1;
            if (gone) moving = await moving.away();
            for (let i = 0; i < 12; i += 1) {
                await Promise.all([
                    step(random, people, moderator, place, steady.model.last),
                    step(random, people, moderator, place, steady.model.last),
                ]);
            }
            if (gone) await moving.again();
        }
        const last = async () => (await moderator.request("news.show", { place })).seq;
        const end = await last();
        await until("all events", () => steady.model.last === end && moving.model.last === end);
        const fresh = new Model(false);
        for (let after = 0; after < end; after = fresh.last) {
            const page =
                kind === "room"
                    ? (await moderator.request("room.history", { room: place, after })).messages
                    : (await moderator.request("forum.thread", { thread: place, after })).posts;
            for (const entry of page) fresh.take(entry as unknown as Change);
        }
        expect(fresh.entries.size).toBeGreaterThan(20);
        expect(steady.model.state()).toEqual(fresh.state());
        expect(moving.model.state()).toEqual(fresh.state());
        const clients = [moderator, ...people, steady.client, moving.client];
        await Promise.all(clients.map((c) => c.leave()));
    });
});
