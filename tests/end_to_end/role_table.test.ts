// protocol/roles.json, verb by verb, as each role and as a stranger: who lacks the act reads
// not_found, as for what is not there. The fields are those of the golden samples, which are about
// group "grief".
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { Client, newCid, type Refused } from "./support/client";
import { code, organiser } from "./support/desk";
import { Server } from "./support/server";

const protocol = resolve(import.meta.dirname, "../../protocol");
const table = JSON.parse(readFileSync(`${protocol}/roles.json`, "utf8")) as {
    acts: { act: string; roles: string[] }[];
    commands: Record<string, string>;
};
const samples = readdirSync(`${protocol}/golden`)
    .filter((file) => file.startsWith("command."))
    .map((file) => JSON.parse(readFileSync(`${protocol}/golden/${file}`, "utf8")))
    .map(({ name, json }) => {
        const { id: _id, do: _do, ...fields } = json;
        return { verb: name as string, fields: fields as Record<string, unknown> };
    });
const roles = ["participant", "supporter", "facilitator", "moderator", "organiser"];
const mayDo = (role: string, act: string) =>
    table.acts.find((row) => row.act === act)?.roles.includes(role) ?? false;
const guarded = Object.entries(table.commands).filter(
    ([, needs]) => needs !== "nothing" && needs !== "person",
);

let server: Server;
let boss: Client;

beforeAll(async () => {
    server = await Server.start({
        groups: [{ slug: "grief", rooms: ["lounge"] }],
        unlimited: true,
    });
    boss = await organiser(server);
    await boss.join("grief");
    await boss.say("grief/lounge", "welcome");
});

async function withRoleIn(role: string): Promise<Client> {
    const client = await Client.enter(server);
    if (role !== "participant" && role !== "organiser") {
        const { link } = await boss.request("link.create", { group: "grief", role });
        await client.request("person.redeem", { link: code(link) });
    }
    await client.join("grief");
    if (role === "organiser")
        await boss.request("member.role", { group: "grief", handle: client.handle, role });
    return client;
}

function sampleOf(verb: string): Record<string, unknown> {
    const sample = samples.find((one) => one.verb === verb);
    if (!sample) throw new Error(`no golden sample of ${verb}`);
    return sample.fields;
}

it("covers every command", () => {
    expect(Object.keys(table.commands).sort()).toEqual(
        [...new Set(samples.map((sample) => sample.verb))].sort(),
    );
});

it("a stranger reads not_found from every command that needs an act", async () => {
    const stranger = await Client.enter(server);
    for (const [verb] of guarded) {
        const error = await stranger.refusedAnyhow(verb, sampleOf(verb));
        expect([verb, error]).toEqual([verb, { code: "not_found", retry: "never" }]);
    }
    await stranger.leave();
});

it.each(roles)("a %s is refused exactly what the table refuses", async (role) => {
    const client = await withRoleIn(role);
    for (const [verb, act] of guarded) {
        if (mayDo(role, act)) continue;
        const error = await client.refusedAnyhow(verb, sampleOf(verb));
        expect([verb, error]).toEqual([verb, { code: "not_found", retry: "never" }]);
    }
    await client.leave();
});

// What each verb is asked with, so that not_found can only mean "not for you".
interface Subjects {
    role: string;
    client: Client;
    other: Client;
    seq: number;
    gone: number;
    thread: string;
    post: number;
    held: number;
    ask: number;
}
const group = "grief";
const room = "grief/lounge";
const forum = "grief/forum";
const cid = newCid;
type Fields = Record<string, unknown>;
// In an order in which each leaves what the next ones need.
const rows: Record<string, (s: Subjects) => Fields> = {
    "room.enter": () => ({ room }),
    "room.typing": () => ({ room }),
    "room.say": () => ({ room, cid: cid(), text: "hello" }),
    "room.edit": ({ seq }) => ({ room, seq, cid: cid(), text: "hello again" }),
    "room.history": () => ({ room }),
    "room.people": () => ({ room }),
    "room.remove": ({ gone }) => ({ room, seq: gone }),
    "forum.threads": () => ({ group }),
    "forum.thread": ({ thread }) => ({ thread }),
    "forum.leave": ({ thread }) => ({ place: thread }),
    "forum.open": () => ({ group, cid: cid(), title: "A title", text: "A text" }),
    "forum.reply": ({ thread }) => ({ thread, cid: cid(), text: "A reply" }),
    "forum.edit": ({ thread, post }) => ({ place: thread, seq: post, cid: cid(), text: "Other" }),
    "forum.carry": ({ thread, seq }) => ({ room, seq, thread }),
    "forum.follow": ({ thread }) => ({ thread, following: true }),
    "forum.lock": ({ thread }) => ({ thread, locked: false }),
    "forum.pin": ({ thread }) => ({ thread, pinned: false }),
    "forum.remove": ({ thread, post }) => ({ place: thread, seq: post }),
    "reaction.set": () => ({ place: room, seq: 1, kind: "hug", on: true }),
    "reaction.list": () => ({ place: room, after: 0 }),
    "read.mark": () => ({ place: room, seq: 1 }),
    "news.show": () => ({ place: forum }),
    "report.file": () => ({ place: room, seq: 1, reason: "a look please" }),
    "desk.watch": () => ({ group }),
    "desk.versions": () => ({ place: room, seq: 1 }),
    "desk.claim": ({ held }) => ({ group, case: held, claimed: true }),
    "desk.feedback": ({ held }) => ({ group, case: held, said: "missed", category: "abuse" }),
    "desk.act": ({ held }) => ({ group, case: held, action: "close" }),
    "desk.note": () => ({ group, text: "a note" }),
    "desk.leave": () => ({ group }),
    "ask.list": () => ({ group }),
    "ask.decide": ({ ask }) => ({ group, ask, accept: false }),
    "link.create": () => ({ group, role: "supporter" }),
    "member.list": () => ({ group }),
    "member.mute": ({ other }) => ({ group, handle: other.handle, minutes: 1, reason: "x" }),
    "member.restrictions": () => ({ group }),
    "member.unmute": ({ other }) => ({ group, handle: other.handle }),
    "member.ban": ({ other }) => ({ group, handle: other.handle, hours: 1, reason: "x" }),
    "member.unban": ({ other }) => ({ group, handle: other.handle }),
    "member.role": ({ other }) => ({ group, handle: other.handle, role: "participant" }),
    "group.settings": () => ({ group }),
    "group.change": () => ({ group }),
    "group.guidelines": () => ({
        group,
        guidelines: [{ id: "be-kind", text: [{ language: "en", text: "Be kind" }] }],
    }),
    "group.policy": () => ({ group, policy: "open", link_hosts: [] }),
    "group.log": () => ({ group }),
    "group.create": ({ role }) => ({
        group: `by-${role}`,
        name: [{ language: "en", text: "Another" }],
        languages: ["en"],
    }),
    "room.create": ({ role }) => ({
        room: `grief/${role}-room`,
        name: [{ language: "en", text: "Another" }],
    }),
    "room.change": () => ({ room }),
    "room.slow": () => ({ room, seconds: 0 }),
    "room.freeze": () => ({ room, frozen: false }),
    "room.close": () => ({ room, closed: false }),
    "person.block": () => ({ group, handle: "nobody at all" }),
    "person.mute": () => ({ group, handle: "nobody at all" }),
    "person.rename": ({ role }) => ({ group, handle: `boat ${roles.indexOf(role)}`, sure: true }),
    "room.leave": () => ({ room }),
    "group.leave": () => ({ group }),
};

async function subjectsOf(role: string): Promise<Subjects> {
    const client = await withRoleIn(role);
    const other = await withRoleIn("participant");
    const say = async (text: string) => (await client.say(room, text)).seq as number;
    const seq = await say("one");
    const opened = await client.request("forum.open", {
        group,
        cid: cid(),
        title: "Mine",
        text: "My text",
    });
    const thread = opened.thread as string;
    const reply = { thread, cid: cid(), text: "My reply" };
    const post = (await client.request("forum.reply", reply)).seq as number;
    await boss.request("desk.watch", { group });
    const reason = `a look please, ${role}`;
    await other.request("report.file", { place: room, seq, reason });
    const report = await boss.take("desk.case", (event) => event.case.reason === reason);
    await boss.request("group.change", { group, entry: "request" });
    const asks = await Client.enter(server);
    const words = `may I come in, ${role}`;
    await asks.request("group.ask", { group, words });
    await boss.request("group.change", { group, entry: "open" });
    const listed = await boss.request("ask.list", { group });
    const ask = listed.asks.find((one) => one.words === words)?.ask as number;
    await asks.leave();
    const gone = await say("to be gone");
    return { role, client, other, seq, gone, thread, post, held: report.case.case, ask };
}

it("has a row for every command that needs an act", () => {
    expect(Object.keys(rows).sort()).toEqual(guarded.map(([verb]) => verb).sort());
});

it.each(roles)("a %s may do exactly what the table allows, verb by verb", async (role) => {
    const subjects = await subjectsOf(role);
    const { client } = subjects;
    const shown = await client.request("group.show", { group });
    const acts = table.acts.map((row) => row.act).filter((act) => mayDo(role, act));
    expect(shown.may).toEqual(acts);
    const first = await boss.request("room.history", { room, after: 0, limit: 1 });
    expect(first.messages[0]?.seq).toBe(1);
    for (const [verb, fields] of Object.entries(rows)) {
        const asked = client.request(verb as "room.enter", fields(subjects) as never);
        const answer = await asked.then(
            () => "ok",
            (error: Refused) => error.code,
        );
        const may = mayDo(role, table.commands[verb] as string);
        expect([verb, answer]).toEqual([verb, may ? "ok" : "not_found"]);
    }
    await Promise.all([client, subjects.other].map((one) => one.leave()));
});

it("nobody may do anything that needs a person before hello", async () => {
    const nobody = await Client.connect(server);
    const needing = Object.entries(table.commands).filter(([, needs]) => needs !== "nothing");
    for (const [verb] of needing)
        expect([verb, (await nobody.refusedAnyhow(verb, sampleOf(verb))).code]).toEqual([
            verb,
            "hello_first",
        ]);
    await nobody.leave();
});
