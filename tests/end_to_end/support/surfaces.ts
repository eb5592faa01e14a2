// Every way in which people in a group can notice each other, for tests that something is noticed
// nowhere: somebody does everything there is to do, somebody else looks everywhere. What there is,
// verbs and events, is read from the golden samples, which are held against the code.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Client, newCid } from "./client";
import { http } from "./http";
import type { Server } from "./server";
import { until } from "./wait";

const protocol = resolve(import.meta.dirname, "../../../protocol");
const golden = readdirSync(`${protocol}/golden`)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(`${protocol}/golden/${file}`, "utf8")))
    .map(({ kind, name }) => ({ kind: kind as string, name: name as string }));
const roles = JSON.parse(readFileSync(`${protocol}/roles.json`, "utf8")) as {
    acts: { act: string; roles: string[] }[];
    commands: Record<string, string>;
};

export const allEvents = [
    ...new Set(golden.filter((one) => one.kind === "event").map((one) => one.name)),
].sort();

// The verbs that a participant may use.
export const participantVerbs = Object.entries(roles.commands)
    .filter(([, needs]) => {
        const row = roles.acts.find((one) => one.act === needs);
        return row === undefined || row.roles.includes("participant");
    })
    .map(([verb]) => verb)
    .sort();

export interface Scene {
    server: Server;
    group: string;
    // Who looks after the group, and watches its desk.
    moderator: Client;
    // A member who is hidden from nobody, a thread of theirs, and a message in the lounge.
    other: Client;
    thread: string;
    seq: number;
}

export const lounge = (scene: Scene) => `${scene.group}/lounge`;

// Written for these tests, plainly, so that no detector can be in doubt.
export const contact = "you can write to me at otter@example.org";
const inDanger = "I want to kill myself tonight, I have the pills here";

// In the lounge and listening to the forum and the thread.
export async function listen(scene: Scene, who: Client): Promise<void> {
    const { group, thread } = scene;
    await who.request("room.enter", { room: lounge(scene) });
    await who.request("forum.threads", { group, live: true });
    await who.request("forum.thread", { thread, live: true });
}

// The moderator lets through what was held with this text.
async function release(scene: Scene, text: string): Promise<void> {
    const { case: one } = await scene.moderator.take("desk.case", (e) => e.case.text === text);
    const act = { group: scene.group, case: one.case, action: "release" };
    await scene.moderator.request("desk.act", act);
}

// Says, shows and changes everything somebody can in a group; every text contains `mark`. Returns
// the handle that was taken in the middle of it.
export async function doEverything(scene: Scene, who: Client, mark: string): Promise<string> {
    const { group, moderator, other, thread } = scene;
    const room = lounge(scene);
    const cid = newCid;
    await who.request("room.enter", { room });
    await who.request("room.typing", { room });
    const said = (await who.say(room, `${mark} says`)).seq as number;
    await who.request("room.say", {
        room,
        cid: cid(),
        text: `${mark} answers`,
        note: `${mark} note`,
        reply_to: scene.seq,
    });
    await who.request("room.edit", { room, seq: said, cid: cid(), text: `${mark} edits` });
    const gone = (await who.say(room, `${mark} takes back`)).seq as number;
    await who.request("room.remove", { room, seq: gone });
    const hug = { place: room, seq: scene.seq, kind: "hug", on: true };
    await who.request("reaction.set", hug);
    await other.request("reaction.set", { ...hug, seq: said });
    await other.request("report.file", { place: room, seq: said, reason: "a look please" });

    const opened = await who.request("forum.open", {
        group,
        cid: cid(),
        title: `${mark} title`,
        text: `${mark} opens`,
        note: `${mark} note`,
    });
    const own = opened.thread as string;
    for (const one of [who, other]) await one.request("forum.thread", { thread: own, live: true });
    const opening = { place: `${group}/forum`, seq: opened.seq as number };
    await who.request("forum.edit", {
        ...opening,
        cid: cid(),
        title: `${mark} second title`,
        text: `${mark} opens again`,
    });
    const reply = async (text: string) =>
        (await who.request("forum.reply", { thread, cid: cid(), text })).seq as number;
    const post = await reply(`${mark} replies`);
    await who.request("forum.edit", {
        place: thread,
        seq: post,
        cid: cid(),
        text: `${mark} replies again`,
    });
    await who.request("forum.remove", { place: thread, seq: await reply(`${mark} goes`) });
    await who.request("forum.carry", { room, seq: said, thread });
    await who.request("forum.carry", { room, seq: said, title: `${mark} carries` });
    for (const locked of [true, false])
        await moderator.request("forum.lock", { thread: own, locked });
    for (const pinned of [true, false])
        await moderator.request("forum.pin", { thread: own, pinned });

    const held = `${mark} asks, ${contact}`;
    await who.request("room.say", { room, cid: cid(), text: held, sure: true });
    await release(scene, held);
    await who.take("notice");
    await who.say(room, `${mark}: ${inDanger}`);
    await who.take("care.card");
    const handle = `${mark.split(" ")[0]} anew`;
    await who.request("person.rename", { group, handle, sure: true });
    await who.say(room, `${mark} renamed`);
    await who.request("forum.follow", { thread, following: true });
    await who.request("read.mark", { place: room, seq: said });
    await who.request("appeal.file", { group, text: `${mark} appeals` });
    await moderator.request("member.mute", { group, handle, minutes: 5, reason: "a pause" });
    await who.take("restriction", (event) => event.set);
    await moderator.request("member.unmute", { group, handle });
    await who.take("restriction", (event) => !event.set);
    return handle;
}

// Asks for all that a participant can look at, and returns what came over HTTP.
export async function lookEverywhere(
    scene: Scene,
    who: Client,
    cookie: string,
    words: string,
): Promise<string[]> {
    const { server, group, thread } = scene;
    const room = lounge(scene);
    const forum = `${group}/forum`;
    await who.request("group.list", {});
    await who.request("group.show", { group });
    await who.request("room.enter", { room, after: 0 });
    await who.request("room.history", { room });
    await who.request("room.people", { room });
    await who.request("forum.thread", { thread });
    const { seq } = await who.request("forum.threads", { group });
    for (let number = 1; number <= seq; number += 1)
        await who.request("forum.thread", { thread: `${forum}/${number}` }).catch(() => {});
    await who.request("search.find", { text: words, group });
    await who.request("search.find", { text: words });
    await who.request("news.list", {});
    for (const place of [room, forum, thread]) {
        await who.request("news.show", { place });
        await who.request("reaction.list", { place, first: 1, last: 100 });
        await who.request("reaction.list", { place, after: 0 });
    }
    const paths = ["", `/${group}`, `/${group}/threads`];
    for (let number = 1; number <= seq; number += 1) paths.push(`/${group}/threads/${number}`);
    const pages: string[] = [];
    for (const path of paths) {
        const { body } = await http(server, `/api/v1/groups${path}`, { headers: { cookie } });
        pages.push(body);
    }
    return pages;
}

// The rest of what a participant may do; then the person is no more. `phrase` comes from
// person.keep of somebody.
export async function doTheRest(scene: Scene, who: Client, spare: Client): Promise<void> {
    const { group, thread } = scene;
    const room = lounge(scene);
    await who.request("forum.leave", { place: thread });
    await who.request("room.leave", { room });
    await who.request("care.helplines", {});
    await who.request("person.preferences", {});
    await who.request("person.prefer", { muted_words: ["rain"] });
    await who.request("person.sessions", {});
    const { words } = await who.request("person.keep", {});
    await spare.request("person.return", { phrase: words.join(" ") });
    await spare.request("person.sign_out", { session: "others" });
    await who.request("person.export", {});
    await who.request("person.blocks", {});
    await who.request("group.leave", { group });
    await spare.request("person.leave", {});
    await who.request("person.pause", { minutes: 5 });
    await until("the break to be known", () => who.saw('"person.paused"'));
    await who.request("person.erase", {});
    await who.closed;
}

// What else happens in a group, so that every event there is comes to somebody.
export async function groupLife(scene: Scene, boss: Client, makeGuest: () => Promise<Client>) {
    const { group, moderator, other } = scene;
    const room = `${group}/garden`;
    await boss.request("room.slow", { room, seconds: 5 });
    await boss.request("room.slow", { room, seconds: 0 });
    await other.take("room.changed", (event) => event.room === room && event.slow_seconds === 0);
    await boss.request("room.change", { room, people_max: 1 });
    const [inside, waits, asks] = [await makeGuest(), await makeGuest(), await makeGuest()];
    for (const guest of [inside, waits]) await guest.join(group);
    await inside.request("room.enter", { room });
    await waits.refused("room.enter", { room });
    await inside.request("room.leave", { room });
    await waits.take("room.free");
    // So many that the word for how many changes.
    const crowd = await Promise.all([1, 2, 3, 4, 5, 6].map(makeGuest));
    for (const one of crowd) {
        await one.join(group);
        await one.request("room.enter", { room: lounge(scene) });
    }
    await other.take("room.presence", (event) => event.room === lounge(scene));
    await boss.request("group.change", { group, entry: "request" });
    await asks.request("group.ask", { group, words: "may I come in" });
    await moderator.take("desk.asks");
    const { asks: listed } = await moderator.request("ask.list", { group });
    const ask = listed[0]?.ask as number;
    await moderator.request("ask.decide", { group, ask, accept: true });
    await asks.take("group.turn");
    await asks.join(group);
    await moderator.request("desk.note", { group, text: "a quiet evening" });
    await moderator.take("desk.noted");
    const { cases } = await moderator.request("desk.watch", { group });
    const about = cases.find(({ kind }) => kind !== "appeal")?.case as number;
    const missed = { group, case: about, said: "missed", category: "spam" };
    await moderator.request("desk.feedback", missed);
    await moderator.take("desk.feedback_said");
    await other.request("room.leave", { room: lounge(scene) });
    await other.request("room.enter", { room: lounge(scene) });
    return [inside, waits, asks, ...crowd];
}
