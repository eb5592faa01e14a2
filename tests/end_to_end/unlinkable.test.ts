// Nothing a participant can see links the handles that one person has in two groups.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { archiveOf } from "./support/archive";
import { Client, newCid } from "./support/client";
import { organiser, withRole } from "./support/desk";
import { enter } from "./support/http";
import { Server } from "./support/server";
import {
    allEvents,
    doEverything,
    doTheRest,
    groupLife,
    listen,
    lookEverywhere,
    participantVerbs,
    type Scene,
} from "./support/surfaces";
import { until } from "./support/wait";

const marks = { calm: "zebrafish", other: "quokka" };
const groups = Object.keys(marks).map((slug) => ({ slug, rooms: ["lounge", "garden"] }));
const golden = fileURLToPath(new URL("../../protocol/golden", import.meta.url));

interface Sample {
    kind: string;
    name: string;
    json: unknown;
}

// Every leaf of a JSON value with the path to it, list positions left out.
function leaves(value: unknown, path = ""): [string, string][] {
    if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
    if (value !== null && typeof value === "object")
        return Object.entries(value).flatMap(([name, item]) => leaves(item, `${path}.${name}`));
    return [[path, String(value)]];
}

// The values in these messages that could stand for somebody: small numbers do not.
function values(texts: string[]): Set<string> {
    const all = texts
        .flatMap((text) => leaves(JSON.parse(text)))
        .filter(([path]) => path !== ".on")
        .map(([, value]) => value);
    return new Set(all.filter((value) => !/^\d{1,3}$/.test(value)));
}

async function sceneIn(server: Server, boss: Client, group: string): Promise<Scene> {
    await boss.request("group.change", { group, presence: "handles" });
    const moderator = await withRole(server, boss, group, "moderator");
    await moderator.request("desk.watch", { group });
    const other = await Client.enter(server);
    await other.join(group);
    await other.request("room.enter", { room: `${group}/lounge` });
    const seq = (await other.say(`${group}/lounge`, "good evening")).seq as number;
    const opened = await other.request("forum.open", {
        group,
        cid: newCid(),
        title: `For all in ${group}`,
        text: `Come in, ${group}`,
    });
    return { server, group, moderator, other, thread: opened.thread as string, seq };
}

describe("two handles of one person", () => {
    it("have nothing in common that others can see, by any verb, any event or over HTTP", async () => {
        const server = await Server.start({ groups, unlimited: true });
        const boss = await organiser(server);
        const { cookie } = await enter(server);
        const bo = await Client.enter(server, {}, { cookie });
        const anna = await Client.enter(server);
        const laptop = await Client.enter(server, { token: anna.token });
        const scenes: Scene[] = [];
        for (const { slug } of groups) scenes.push(await sceneIn(server, boss, slug));
        const traces = new Map<string, string[]>();
        for (const scene of scenes) {
            await bo.join(scene.group);
            await listen(scene, bo);
            await listen(scene, scene.moderator);
        }
        for (const scene of scenes) {
            const mark = marks[scene.group as keyof typeof marks];
            const { handle } = await anna.join(scene.group);
            await listen(scene, anna);
            const second = await doEverything(scene, anna, mark);
            traces.set(scene.group, [mark, handle, second]);
            // Two things written down in the same millisecond are no link.
            const now = Date.now();
            await until("another millisecond", () => Date.now() > now);
        }
        const guests = [];
        for (const scene of scenes)
            guests.push(...(await groupLife(scene, boss, () => Client.enter(server))));
        const seen: string[] = [];
        for (const scene of scenes) {
            const mark = marks[scene.group as keyof typeof marks];
            seen.push(...(await lookEverywhere(scene, bo, cookie, mark)));
        }
        const { link } = await bo.request("person.export", {});
        seen.push((await archiveOf(server, link))["havn.json"] as string, ...bo.raw);

        const { sessions } = await anna.request("person.sessions", {});
        const secrets = [anna.person, anna.token, ...sessions.map((one) => one.session)];
        for (const text of seen)
            for (const secret of secrets) expect(text.includes(secret), text).toBe(false);
        const shows = (text: string, group: string) =>
            (traces.get(group) as string[]).some((trace) => text.includes(trace));
        const [calm, other] = groups.map(({ slug }) => slug) as [string, string];
        expect(seen.filter((text) => shows(text, calm) && shows(text, other))).toEqual([]);
        const here = values(seen.filter((text) => shows(text, calm)));
        const there = values(seen.filter((text) => shows(text, other)));
        for (const one of [here, there]) expect(one.size).toBeGreaterThan(40);
        const ofOthers = values(seen.filter((text) => !shows(text, calm) && !shows(text, other)));
        const both = [...here].filter((value) => there.has(value) && !ofOthers.has(value));
        expect(both).toEqual([]);

        const spare = await Client.enter(server);
        await doTheRest(scenes[1] as Scene, anna, spare);
        for (const verb of ["person.block", "person.unblock", "person.mute"] as const)
            await bo.request(verb, { group: calm, handle: "nobody at all" });
        const everybody = [anna, laptop, bo, boss, spare, ...guests];
        for (const scene of scenes) everybody.push(scene.moderator, scene.other);
        const events = new Set(everybody.flatMap((one) => [...one.eventsSeen()]));
        // It says one flag, the same to all; nothing comes to nobody but what a block hides.
        const elsewhere = ["live.state", "place.passed"];
        expect(allEvents.filter((name) => !events.has(name))).toEqual(elsewhere);
        const used = new Set<string>(everybody.flatMap((one) => [...one.answered]));
        expect(participantVerbs.filter((verb) => !used.has(verb))).toEqual([]);
        for (const one of everybody) await one.vanish();
        await server.stop();
    });

    it("could be linked by no field of any event or answer", () => {
        // What only its holder is told.
        const own = new Set([
            "answer hello .ok.person",
            "answer person.sessions .ok.sessions.session",
        ]);
        const telling = /\.(person|member|session|device|address|author|token_hash)(_id)?$/;
        const samples = readdirSync(golden)
            .filter((file) => file.endsWith(".json"))
            .map((file) => JSON.parse(readFileSync(`${golden}/${file}`, "utf8")) as Sample)
            .filter(({ kind }) => kind === "event" || kind === "answer");
        expect(samples.length).toBeGreaterThan(30);
        const found = samples.flatMap(({ kind, name, json }) =>
            leaves(json)
                .map(([path]) => `${kind} ${name} ${path}`)
                .filter((path) => telling.test(path) && !own.has(path)),
        );
        expect([...new Set(found)]).toEqual(["answer person.sessions .ok.sessions.device"]);
    });
});
