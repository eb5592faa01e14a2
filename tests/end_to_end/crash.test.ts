import { describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { Random } from "./support/random";
import { newFolder, Server } from "./support/server";
import { pause } from "./support/wait";
import type { Entry } from "./support/wire";

const rooms = ["one", "two", "three"];
const groups = [
    { slug: "calm", rooms },
    { slug: "wait", rooms: ["room"], policy: "pre_moderated" as const },
];
const rounds = Number(process.env.HAVN_CRASH_ROUNDS ?? 6);

interface Message {
    room: string;
    cid: string;
    text: string;
    seq?: number;
}

// Talks to one room as fast as it is answered, and sends again what was never answered.
class Talker {
    readonly messages: Message[] = [];
    token = "";

    constructor(
        readonly name: string,
        readonly room: string,
    ) {}

    async talk(server: Server, forever: boolean): Promise<void> {
        const client = await Client.enter(server, this.token ? { token: this.token } : {});
        this.token = client.token;
        await client.join("calm");
        for (const message of this.messages.filter((m) => m.seq === undefined))
            await this.send(client, message);
        while (forever) await Promise.all(Array.from({ length: 4 }, () => this.next(client)));
        await client.leave();
    }

    private next(client: Client): Promise<void> {
        const text = `${this.name} says ${this.messages.length}`;
        const message: Message = { room: this.room, cid: newCid(), text };
        this.messages.push(message);
        return this.send(client, message);
    }

    private async send(client: Client, message: Message): Promise<void> {
        const { room, text, cid } = message;
        const answer = await client.say(room, text, cid);
        if (message.seq !== undefined) throw new Error("answered twice");
        message.seq = answer.seq as number;
    }
}

async function wholeHistory(client: Client, room: string): Promise<Entry[]> {
    const all: Entry[] = [];
    for (let before: number | undefined; ; ) {
        const page = await client.request("room.history", {
            room,
            limit: 200,
            ...(before ? { before } : {}),
        });
        all.unshift(...page.messages);
        if (!page.more) return all;
        before = page.messages[0]?.seq;
    }
}

describe("kill -9", () => {
    it("under load, again and again, loses nothing that was acked and doubles nothing", async () => {
        const random = new Random("kill -9 under load");
        const folder = newFolder();
        const talkers = rooms.flatMap((room) =>
            [1, 2].map((n) => new Talker(`${room}-${n}`, `calm/${room}`)),
        );
        for (let round = 0; round < rounds; ++round) {
            const server = await Server.start({ folder, groups, unlimited: true });
            const talks = talkers.map((t) => t.talk(server, true).catch((error) => error));
            await pause(100 + random.below(900));
            await server.kill();
            for (const error of await Promise.all(talks))
                expect(String(error)).toMatch(/closed with|ECONNREFUSED|ECONNRESET|hang up/);
        }
        const acked = talkers.flatMap((t) => t.messages).filter((m) => m.seq !== undefined);
        process.stdout.write(`acked ${acked.length} messages in ${rounds} lives\n`);
        expect(acked.length).toBeGreaterThan(rounds);

        const server = await Server.start({ folder, groups, unlimited: true });
        const reader = await present(server, "calm/one");
        for (const room of rooms) {
            const entries = await wholeHistory(reader, `calm/${room}`);
            expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
            const found = new Map(entries.map((e) => [e.seq, e.text]));
            for (const m of acked.filter((m) => m.room === `calm/${room}`))
                expect([m.seq, found.get(m.seq as number)]).toEqual([m.seq, m.text]);
        }
        // Now everybody sends what was never answered, with the same cids.
        await Promise.all(talkers.map((t) => t.talk(server, false)));
        for (const room of rooms) {
            const entries = await wholeHistory(reader, `calm/${room}`);
            const own = talkers.flatMap((t) => t.messages).filter((m) => m.room === `calm/${room}`);
            expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
            expect(entries.map((e) => [e.seq, e.text])).toEqual(
                own.map((m) => [m.seq, m.text]).sort((a, b) => Number(a[0]) - Number(b[0])),
            );
        }
        await reader.leave();
        await server.stop();
    });

    it("keeps people, roles, held messages, removals and used links", async () => {
        const server = await Server.start({ groups });
        const giver = await organiser(server);
        const { moderator } = await onShift(server, giver, "wait");
        const anna = await present(server, "calm/one");
        await anna.join("wait");
        await anna.say("calm/one", "to be taken back");
        await anna.request("room.remove", { room: "calm/one", seq: 1 });
        const held = await anna.say("wait/room", "held when the power went", "held-cid");
        expect(held.held).toBeDefined();
        const { link } = await giver.request("link.create", { group: "wait", role: "supporter" });
        await server.kill();

        const next = await server.again();
        const back = await Client.connect(next);
        const known = await back.hello({ token: anna.token });
        expect(known.groups.map((g) => g.group).sort()).toEqual(["calm", "wait"]);
        const { messages } = await back.request("room.enter", { room: "calm/one", after: 0 });
        expect(messages.map((m) => [m.seq, m.removed, m.removes])).toEqual([
            [1, true, undefined],
            [2, undefined, 1],
        ]);
        expect(back.saw("to be taken back")).toBe(false);
        const again = await back.say("wait/room", "held when the power went", "held-cid");
        expect(again.held).toBeDefined();

        const shift = await Client.enter(next, { token: moderator.token });
        const { cases } = await shift.request("desk.watch", { group: "wait" });
        expect(cases.map((c) => c.text)).toEqual(["held when the power went"]);
        const decision = { group: "wait", case: cases[0]?.case as number, action: "release" };
        await shift.request("desk.act", decision);
        expect((await back.take("notice")).outcome).toBe("released");
        const supporter = await Client.enter(next);
        const redeemed = await supporter.request("person.redeem", {
            link: link.slice(link.lastIndexOf("/") + 1),
        });
        expect(redeemed.role).toBe("supporter");
        await Promise.all([back, shift, supporter].map((c) => c.leave()));
        await next.stop();
    });
});

describe("SIGTERM", () => {
    it("under load ends in order: 1012, exit 0 in time, acked messages kept", async () => {
        const server = await Server.start({ groups, unlimited: true });
        const talkers = rooms.map((room) => new Talker(room, `calm/${room}`));
        const readers = await Promise.all(
            Array.from({ length: 20 }, () => present(server, "calm/one")),
        );
        const talks = talkers.map((t) => t.talk(server, true).catch((error) => error));
        await pause(700);
        const asked = Date.now();
        const exit = await server.stop();
        expect(exit).toEqual({ code: 0, signal: null });
        expect(Date.now() - asked).toBeLessThan(15_000);
        for (const reader of readers) expect((await reader.closed).code).toBe(1012);
        for (const error of await Promise.all(talks))
            expect(String(error)).toMatch(/closed with 1012|shutting_down/);

        const next = await server.again();
        const reader = await present(next, "calm/one");
        const acked = talkers.flatMap((t) => t.messages).filter((m) => m.seq !== undefined);
        expect(acked.length).toBeGreaterThan(0);
        for (const room of rooms) {
            const entries = await wholeHistory(reader, `calm/${room}`);
            expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
            const found = new Map(entries.map((e) => [e.seq, e.text]));
            for (const m of acked.filter((m) => m.room === `calm/${room}`))
                expect([m.seq, found.get(m.seq as number)]).toEqual([m.seq, m.text]);
        }
        await Promise.all(talkers.map((t) => t.talk(next, false)));
        const last = (await reader.request("room.enter", { room: "calm/one" })).seq;
        expect((await reader.say("calm/one", "and on it goes")).seq).toBe(last + 1);
        await reader.leave();
        await next.stop();
    });

    it("takes no new connections meanwhile, and a second one changes nothing", async () => {
        const server = await Server.start({ groups });
        const anna = await present(server, "calm/one");
        server.signal("SIGTERM");
        server.signal("SIGTERM");
        expect((await anna.closed).code).toBe(1012);
        expect((await server.exit).code).toBe(0);
    });

    it("does not wait for those who never close", async () => {
        const server = await Server.start({ groups, config: { limits: { drain_ms: 1_000 } } });
        const anna = await present(server, "calm/one");
        anna.socket.pause();
        expect((await server.stop()).code).toBe(0);
        anna.socket.terminate();
    });

    it("of an idle server is immediate, and SIGINT means the same", async () => {
        for (const signal of ["SIGTERM", "SIGINT"] as const) {
            const server = await Server.start({ groups });
            server.signal(signal);
            expect(await server.exit).toEqual({ code: 0, signal: null });
        }
    });
});
