import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { Server } from "./support/server";
import { until } from "./support/wait";
import type { Entry } from "./support/wire";

const rooms = ["pair", "order", "ack", "cid", "long", "two", "flood"];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups: [{ slug: "calm", rooms }], unlimited: true });
});

describe("two people in a room", () => {
    it("read each other, and themselves", async () => {
        const anna = await present(server, "calm/pair");
        const bo = await present(server, "calm/pair");
        const said = await anna.say("calm/pair", "Good evening, is somebody awake?");
        expect(said.seq).toBe(1);
        expect(said.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        for (const client of [anna, bo]) {
            const event = await client.take("room.said");
            expect(event).toEqual({
                on: "room.said",
                room: "calm/pair",
                seq: 1,
                at: said.at,
                by: anna.handle,
                text: "Good evening, is somebody awake?",
            });
        }
        const text =
            'Yes: \u{1f44b} \u00e5\u00e6\u00f8 \u043d\u043e\u0447\u044c "quoted" \\ and / <b>&amp;</b>\ttab';
        await bo.say("calm/pair", text);
        const answer = await anna.take("room.said");
        expect([answer.seq, answer.by, answer.text]).toEqual([2, bo.handle, text]);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("hear nothing of another room, nor after they left this one", async () => {
        const anna = await present(server, "calm/two");
        const bo = await present(server, "calm/pair");
        await bo.request("room.enter", { room: "calm/two" });
        await bo.request("room.leave", { room: "calm/pair" });
        await anna.request("room.enter", { room: "calm/pair" });
        await anna.say("calm/pair", "only for those who are in this room");
        await anna.say("calm/two", "and now the other room");
        await bo.take("room.said", (e) => e.room === "calm/two");
        expect(bo.saw("only for those who are in this room")).toBe(false);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("are one person on two devices: both get everything", async () => {
        const phone = await present(server, "calm/two");
        const laptop = await Client.enter(server, { token: phone.token });
        await laptop.request("room.enter", { room: "calm/two" });
        const { seq } = await phone.say("calm/two", "from the phone to the laptop");
        const event = await laptop.take("room.said", (e) => e.seq === seq);
        expect(event.by).toBe(phone.handle);
        await Promise.all([phone.leave(), laptop.leave()]);
    });
});

describe("listening", () => {
    it("twice to the same room brings everything once", async () => {
        const anna = await present(server, "calm/two");
        await Promise.all([
            anna.request("room.enter", { room: "calm/two" }),
            anna.request("room.enter", { room: "calm/two" }),
        ]);
        await anna.say("calm/two", "once for each listener");
        await anna.say("calm/two", "a marker");
        await anna.take("room.said", (e) => e.text === "a marker");
        const same = anna.events.filter((e) => e.text === "once for each listener");
        expect(same.length).toBe(1);
        await anna.leave();
    });

    it("has a limit for one connection, and leaving makes room", async () => {
        const many = Array.from({ length: 65 }, (_, i) => `r${i}`);
        const own = await Server.start({ groups: [{ slug: "wide", rooms: many }] });
        const anna = await Client.enter(own);
        await anna.join("wide");
        for (const room of many.slice(0, 64))
            await anna.request("room.enter", { room: `wide/${room}` });
        const refused = await anna.refused("room.enter", { room: "wide/r64" });
        expect(refused.code).toBe("too_many");
        await anna.request("room.leave", { room: "wide/r0" });
        await anna.request("room.enter", { room: "wide/r64" });
        await anna.leave();
        await own.stop();
    });
});

describe("order", () => {
    it("is one and the same for everybody, without gaps, under concurrent senders", async () => {
        const senders = 6;
        const each = 60;
        const clients = await Promise.all(
            Array.from({ length: senders + 2 }, () => present(server, "calm/order")),
        );
        const acks = new Map<string, number>();
        await Promise.all(
            clients.slice(0, senders).map(async (client, who) => {
                const texts = Array.from({ length: each }, (_, i) => `sender ${who} line ${i}`);
                const answers = await Promise.all(texts.map((t) => client.say("calm/order", t)));
                for (const [i, answer] of answers.entries())
                    acks.set(texts[i] as string, answer.seq as number);
            }),
        );
        const total = senders * each;
        await until("everybody to have everything", () =>
            clients.every((c) => c.count("room.said") === total),
        );
        const first = clients[0]?.events.filter((e) => e.on === "room.said") ?? [];
        expect(first.map((e) => e.seq)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
        for (const e of first) expect(acks.get(e.text as string)).toBe(e.seq);
        for (const client of clients)
            expect(client.events.filter((e) => e.on === "room.said")).toEqual(first);
        // What one sender said keeps the order in which it was sent.
        for (let who = 0; who < senders; ++who) {
            const own = first.filter((e) => String(e.text).startsWith(`sender ${who} `));
            expect(own.map((e) => e.text)).toEqual(
                Array.from({ length: each }, (_, i) => `sender ${who} line ${i}`),
            );
        }
        await Promise.all(clients.map((c) => c.leave()));
    });
});

describe("the answer to room.say", () => {
    it("comes after the commit: the text is in the data folder by then", async () => {
        const client = await present(server, "calm/ack");
        for (let i = 0; i < 20; ++i) {
            const text = `a line to be found on disk ${newCid()}`;
            await client.say("calm/ack", text);
            const found = readdirSync(server.data, { recursive: true, withFileTypes: true })
                .filter((file) => file.isFile())
                .some((file) => readFileSync(join(file.parentPath, file.name)).includes(text));
            expect(found).toBe(true);
        }
        await client.leave();
    });

    it("is the same for the same cid, and the message is there once", async () => {
        const client = await present(server, "calm/cid");
        const cid = newCid();
        const first = await client.say("calm/cid", "once only", cid);
        expect(await client.say("calm/cid", "once only", cid)).toEqual(first);
        const both = await Promise.all([
            client.say("calm/cid", "twice at once", "c2"),
            client.say("calm/cid", "twice at once", "c2"),
        ]);
        expect(both[0]).toEqual(both[1]);

        const again = await Client.enter(server, { token: client.token });
        expect(await again.say("calm/cid", "once only", cid)).toEqual(first);
        const { messages } = await again.request("room.history", { room: "calm/cid" });
        expect(messages.filter((m) => m.text === "once only").length).toBe(1);
        expect(messages.filter((m) => m.text === "twice at once").length).toBe(1);
        await Promise.all([client.leave(), again.leave()]);
    });

    it("is a conflict for the same cid with another text", async () => {
        const client = await present(server, "calm/cid");
        await client.say("calm/cid", "the first body", "same-cid");
        const say = { room: "calm/cid", cid: "same-cid", text: "another body" };
        const error = await client.refused("room.say", say);
        expect([error.code, error.retry]).toEqual(["conflict", "changed"]);
        const { messages } = await client.request("room.history", { room: "calm/cid" });
        expect(messages.some((m: Entry) => m.text === "another body")).toBe(false);
        await client.leave();
    });

    it("keeps the cids of different persons and rooms apart", async () => {
        const anna = await present(server, "calm/cid");
        const bo = await present(server, "calm/cid");
        await anna.request("room.enter", { room: "calm/ack" });
        const seqs = [
            (await anna.say("calm/cid", "of one", "shared-cid")).seq,
            (await bo.say("calm/cid", "of the other", "shared-cid")).seq,
        ];
        expect(seqs[1]).toBe((seqs[0] as number) + 1);
        expect((await anna.say("calm/ack", "elsewhere", "shared-cid")).seq).toBeGreaterThan(0);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("refuses too long a text and takes the longest", async () => {
        const client = await present(server, "calm/long");
        const say = { room: "calm/long", cid: newCid(), text: "a".repeat(4_001) };
        const error = await client.refused("room.say", say);
        expect([error.code, error.detail]).toEqual(["too_long", "text"]);
        const words = "\u043d\u043e\u0447\u044c \u{1f30a} \u{1f30a}\u{1f30a} ".repeat(400);
        const longest = [...words].slice(0, 3_999).join("");
        const { seq } = await client.say("calm/long", `${longest}.`);
        const event = await client.take("room.said", (e) => e.seq === seq);
        expect(event.text).toBe(`${longest}.`);
        await client.leave();
    });

    it("is required fields first: no cid, no room, no text", async () => {
        const client = await present(server, "calm/long");
        const whole = { room: "calm/long", cid: "1", text: "hello" };
        for (const missing of ["room", "cid", "text"] as const) {
            const { [missing]: _, ...rest } = whole;
            const error = await client.refusedAnyhow("room.say", rest);
            expect([error.code, error.detail]).toEqual(["bad_field", missing]);
        }
        for (const [field, value] of [
            ["text", 5],
            ["text", null],
            ["room", ["calm/long"]],
            ["cid", "c".repeat(65)],
            ["sure", "yes"],
        ] as const) {
            const error = await client.refusedAnyhow("room.say", { ...whole, [field]: value });
            expect([error.code, error.detail]).toEqual(["bad_field", field]);
        }
        const empty = await client.refusedAnyhow("room.say", { ...whole, text: "" });
        expect(["bad_field", "rejected"]).toContain(empty.code);
        await client.leave();
    });
});

describe("too many commands at once on one connection", () => {
    it("are refused by name, and those that were answered count", async () => {
        const client = await present(server, "calm/flood");
        const outcomes = await Promise.allSettled(
            Array.from({ length: 600 }, (_, i) => client.say("calm/flood", `line ${i}`)),
        );
        const acked = outcomes.filter((o) => o.status === "fulfilled").length;
        for (const o of outcomes)
            if (o.status === "rejected") expect(o.reason.code).toBe("too_fast");
        const { seq } = await client.request("room.enter", { room: "calm/flood" });
        expect(seq).toBe(acked);
        expect(acked).toBeGreaterThan(0);
        await client.leave();
    });
});
