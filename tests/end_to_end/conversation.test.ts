import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { organiser, withRole } from "./support/desk";
import { Server } from "./support/server";
import { until } from "./support/wait";

let server: Server;
let giver: Client;

beforeAll(async () => {
    const rooms = ["felt", "back", "read", "news", "carry", "found", "pages", "gone"];
    server = await Server.start({
        groups: [
            { slug: "calm", rooms, languages: ["en", "fr", "da", "ru", "de", "es"] },
            { slug: "other", rooms: ["lounge"] },
        ],
        unlimited: true,
    });
    giver = await organiser(server);
});

function react(client: Client, place: string, seq: number, kind: string, on = true) {
    return client.request("reaction.set", { place, seq, kind, on });
}

async function openThread(client: Client, group: string, title: string, text = "How?") {
    const said = await client.request("forum.open", { group, cid: newCid(), title, text });
    return { thread: said.thread as string, number: said.seq as number };
}

function reply(client: Client, thread: string, text: string) {
    return client.request("forum.reply", { thread, cid: newCid(), text });
}

describe("reactions", () => {
    it("are shown in coarse words, live and to who comes later", async () => {
        const place = "calm/felt";
        const anna = await present(server, place);
        const others = await Promise.all([1, 2, 3].map(() => present(server, place)));
        await anna.say(place, "a hard night");
        const [bo, cleo, dan] = others as [Client, Client, Client];
        const first = await react(bo, place, 1, "hug");
        expect(first).toMatchObject({ reactions: [{ kind: "hug", how: "one" }], mine: ["hug"] });
        expect(await anna.take("reaction.changed")).toMatchObject({
            place,
            seq: 1,
            rev: first.rev,
            reactions: [{ kind: "hug", how: "one" }],
        });
        await react(cleo, place, 1, "hug");
        expect((await anna.take("reaction.changed")).reactions).toEqual([
            { kind: "hug", how: "few" },
        ]);
        // The word is the same, so nobody is told.
        const third = await react(dan, place, 1, "hug");
        expect(await react(dan, place, 1, "hug")).toEqual(third);
        await react(dan, place, 1, "me_too");
        expect((await anna.take("reaction.changed")).reactions.length).toBe(2);
        const shown = await bo.request("reaction.list", { place, first: 1, last: 50 });
        expect(shown.entries).toMatchObject([{ seq: 1, mine: ["hug"] }]);
        await react(bo, place, 1, "hug", false);
        const now = await bo.request("reaction.list", { place, after: shown.rev });
        expect(now.entries).toMatchObject([{ seq: 1, mine: [] }]);
        expect(now.entries[0]?.reactions).toContainEqual({ kind: "hug", how: "few" });
        for (const client of [anna, ...others]) expect(client.saw('"how":"3"')).toBe(false);
        await Promise.all([anna, ...others].map((c) => c.leave()));
    });

    it("say clearly where they have no place", async () => {
        const place = "calm/gone";
        const anna = await present(server, place);
        const bo = await present(server, place);
        await anna.say(place, "mine");
        const ask = { place, seq: 1, kind: "hug", on: true };
        expect((await anna.refused("reaction.set", ask)).code).toBe("not_found");
        expect((await bo.refused("reaction.set", { ...ask, seq: 9 })).code).toBe("not_found");
        expect((await bo.refused("reaction.set", { ...ask, kind: "like" })).code).toBe("bad_field");
        const list = { place, first: 1, last: 201 };
        expect((await bo.refused("reaction.list", list)).code).toBe("bad_field");
        expect((await bo.refused("reaction.list", { place })).code).toBe("bad_field");
        const stranger = await present(server, "other/lounge");
        expect((await stranger.refused("reaction.set", ask)).code).toBe("not_found");
        expect((await stranger.refused("reaction.list", { place, after: 0 })).code).toBe(
            "not_found",
        );
        await react(bo, place, 1, "hug");
        await anna.request("room.remove", { room: place, seq: 1 });
        expect((await bo.refused("reaction.set", ask)).code).toBe("gone");
        const after = await bo.request("reaction.list", { place, first: 1, last: 1 });
        expect(after.entries).toEqual([]);
        await Promise.all([anna, bo, stranger].map((c) => c.leave()));
    });
});

describe("what is new", () => {
    it("is the same on all devices, also after a cut", async () => {
        const room = "calm/read";
        const anna = await present(server, room);
        const bo = await present(server, room);
        const phone = await Client.enter(server, { token: bo.token });
        for (const text of ["one", "two", "three"]) await anna.say(room, text);
        const fresh = await bo.request("news.show", { place: room });
        expect([fresh.seq, fresh.read, fresh.unread]).toEqual([3, undefined, 0]);
        expect(await bo.request("read.mark", { place: room, seq: 1 })).toEqual({ read: 1 });
        expect(await phone.take("read.marked")).toEqual({
            on: "read.marked",
            place: room,
            read: 1,
        });
        await phone.vanish();
        const back = await Client.enter(server, { token: bo.token });
        expect(await back.request("news.show", { place: room })).toMatchObject({
            read: 1,
            unread: 2,
            first: 2,
        });
        expect(await back.request("read.mark", { place: room, seq: 99 })).toEqual({ read: 3 });
        expect(await bo.request("read.mark", { place: room, seq: 2 })).toEqual({ read: 3 });
        await bo.say(room, "my own is nothing new");
        expect((await bo.request("news.show", { place: room })).unread).toBe(0);
        const stranger = await present(server, "other/lounge");
        const ask = { place: room, seq: 1 };
        expect((await stranger.refused("read.mark", ask)).code).toBe("not_found");
        expect((await stranger.refused("news.show", { place: room })).code).toBe("not_found");
        expect((await bo.refused("news.show", { place: "calm/nowhere" })).code).toBe("not_found");
        await Promise.all([anna, bo, back, stranger].map((c) => c.leave()));
    });

    it("holds the threads one wrote in or follows, and not those one left alone", async () => {
        const anna = await present(server, "calm/news");
        const bo = await present(server, "calm/news");
        const { thread } = await openThread(anna, "calm", "Nights");
        const quiet = await openThread(anna, "calm", "Days");
        await reply(bo, thread, "Badly.");
        const news = (client: Client) => client.request("news.list", {});
        // Following happens after the answer.
        await until("the follower's news", async () =>
            (await news(anna)).news.some((n) => n.place === thread && n.unread === 1),
        );
        const annas = await news(anna);
        expect(annas.news.find((n) => n.place === thread)).toMatchObject({
            title: "Nights",
            first: 1,
            following: true,
        });
        expect(annas.news.some((n) => n.place === "calm/news")).toBe(true);
        expect(annas.news.some((n) => n.place === "calm/forum")).toBe(true);
        await until("bo's own thread", async () =>
            (await news(bo)).news.some((n) => n.place === thread),
        );
        expect((await news(bo)).news.some((n) => n.place === quiet.thread)).toBe(false);
        await bo.request("forum.follow", { thread: quiet.thread, following: true });
        expect((await news(bo)).news.some((n) => n.place === quiet.thread)).toBe(true);
        await bo.request("forum.follow", { thread });
        await reply(bo, thread, "Still badly.");
        expect((await news(bo)).news.some((n) => n.place === thread)).toBe(false);
        const stranger = await present(server, "other/lounge");
        const ask = { thread, following: true };
        expect((await stranger.refused("forum.follow", ask)).code).toBe("not_found");
        await Promise.all([anna, bo, stranger].map((c) => c.leave()));
    });
});

describe("carrying a message into the forum", () => {
    it("keeps its author, once, and is the author's or a moderator's to do", async () => {
        const room = "calm/carry";
        const anna = await present(server, room);
        const bo = await present(server, room);
        const moderator = await withRole(server, giver, "calm", "moderator");
        await anna.request("room.say", {
            room,
            cid: newCid(),
            text: "worth keeping",
            note: "death",
        });
        const ask = { room, seq: 1, title: "Kept" };
        expect((await bo.refused("forum.carry", ask)).code).toBe("not_found");
        const opened = await anna.request("forum.carry", ask);
        expect(opened.thread).toBe(`calm/forum/${opened.seq}`);
        expect((await moderator.request("forum.carry", ask)).seq).toBe(opened.seq);
        const renamed = { ...ask, title: "Another title" };
        expect((await anna.refused("forum.carry", renamed)).code).toBe("conflict");
        const shown = await bo.request("forum.thread", { thread: opened.thread as string });
        expect(shown.opening).toMatchObject({
            by: anna.handle,
            title: "Kept",
            text: "worth keeping",
            note: "death",
            carried: room,
        });
        await bo.say(room, "worth keeping too");
        const thread = opened.thread as string;
        const post = await moderator.request("forum.carry", { room, seq: 2, thread });
        expect(await bo.take("notice")).toMatchObject({
            place: thread,
            outcome: "carried",
            seq: post.seq,
        });
        await bo.request("forum.remove", { place: thread, seq: post.seq as number });
        await anna.request("room.remove", { room, seq: 1 });
        const gone = { room, seq: 1, thread };
        expect((await moderator.refused("forum.carry", gone)).code).toBe("gone");
        expect((await anna.refused("forum.carry", { room, seq: 1 })).code).toBe("bad_field");
        await Promise.all([anna, bo, moderator].map((c) => c.leave()));
    });
});

describe("search", () => {
    it("finds words in their forms, in rooms and forum, only where one is a member", async () => {
        const anna = await present(server, "calm/found");
        const stranger = await present(server, "other/lounge");
        await anna.say("calm/found", "I cannot sleep before the funeral");
        await anna.say("calm/found", "Я скучаю по нему по ночам");
        const { thread } = await openThread(anna, "calm", "Sleeping badly", "since the funeral");
        await reply(anna, thread, "Die Nächte sind lang, funerals or not");
        const find = async (text: string, more = {}) =>
            (await anna.request("search.find", { text, group: "calm", ...more })).found.map((f) => [
                f.place,
                f.entry.seq,
            ]);
        expect(await find("funerals")).toEqual([
            [thread, 1],
            ["calm/forum", Number(thread.split("/")[2])],
            ["calm/found", 1],
        ]);
        expect(await find("sleeps funeral")).toHaveLength(2);
        expect(await find("sleeps -badly")).toEqual([["calm/found", 1]]);
        expect(await find("НОЧЬ")).toEqual([["calm/found", 2]]);
        expect(await find("nacht")).toEqual([[thread, 1]]);
        const place = thread;
        expect(await find("funeral", { before_place: place, before_seq: 1, limit: 1 })).toEqual([
            ["calm/forum", Number(thread.split("/")[2])],
        ]);
        expect((await stranger.request("search.find", { text: "funeral" })).found).toEqual([]);
        const foreign = { text: "funeral", group: "calm" };
        expect((await stranger.refused("search.find", foreign)).code).toBe("not_found");
        const cursor = { text: "funeral", before_place: thread, before_seq: 1 };
        expect((await stranger.refused("search.find", cursor)).code).toBe("not_found");
        const half = { text: "funeral", before_place: thread };
        expect((await anna.refused("search.find", half)).code).toBe("bad_field");
        const absent = { text: "funeral", before_place: thread, before_seq: 99 };
        expect((await anna.refused("search.find", absent)).code).toBe("not_found");
        const long = { text: "x".repeat(201) };
        expect((await anna.refused("search.find", long)).code).toBe("too_long");
        const many = { text: "word ".repeat(11) };
        expect((await anna.refused("search.find", many)).code).toBe("too_many");
        const injected = { text: `funeral" OR 1=1; DROP TABLE entry --` };
        expect((await anna.request("search.find", injected)).found).toEqual([]);
        await anna.request("room.remove", { room: "calm/found", seq: 1 });
        expect(await find("sleep -badly")).toEqual([]);
        await Promise.all([anna.leave(), stranger.leave()]);
    });
});
