// protocol/roles.json, verb by verb, as each role and as a stranger: who lacks the act reads
// not_found, as for what is not there. The fields are those of the golden samples, which are about
// group "grief".
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { Client } from "./support/client";
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

// With subjects that exist, so that not_found can only mean "not for you".
it.each(roles)("a %s may do what the table allows", async (role) => {
    const client = await withRoleIn(role);
    const shown = await client.request("group.show", { group: "grief" });
    const acts = table.acts.map((row) => row.act).filter((act) => mayDo(role, act));
    expect(shown.may).toEqual(acts);
    const group = "grief";
    const room = "grief/lounge";
    const other = await withRoleIn("participant");
    const { handle } = other;
    const allowed: [string, Record<string, unknown>][] = [
        ["room.enter", { room }],
        ["room.say", { room, cid: "t", text: "hello" }],
        ["room.history", { room }],
        ["forum.threads", { group }],
        ["member.list", { group }],
        ["room.slow", { room, seconds: 0 }],
        ["room.freeze", { room, frozen: false }],
        ["desk.watch", { group }],
        ["desk.note", { group, text: "a note" }],
        ["member.mute", { group, handle, minutes: 1, reason: "x" }],
        ["member.unmute", { group, handle }],
        ["member.ban", { group, handle, hours: 1, reason: "x" }],
        ["member.unban", { group, handle }],
        ["member.restrictions", { group }],
        ["ask.list", { group }],
        ["group.settings", { group }],
        ["group.change", { group }],
        ["room.change", { room }],
        ["room.close", { room, closed: false }],
        ["member.role", { group, handle, role: "participant" }],
        ["link.create", { group, role: "supporter" }],
        ["group.log", { group }],
    ];
    for (const [verb, fields] of allowed) {
        if (!mayDo(role, table.commands[verb] as string)) continue;
        const ok = await client.request(verb as "room.enter", fields as never);
        expect(ok, verb).toBeDefined();
    }
    await Promise.all([client, other].map((one) => one.leave()));
});
