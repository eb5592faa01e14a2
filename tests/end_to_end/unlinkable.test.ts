// Nothing a participant can see links the handles that one person has in two groups.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid } from "./support/client";
import { enter, http } from "./support/http";
import { Server } from "./support/server";

const groups = [
    { slug: "calm", rooms: ["lounge"] },
    { slug: "other", rooms: ["lounge"] },
];
const golden = fileURLToPath(new URL("../../protocol/golden", import.meta.url));
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
});

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

// The parts of a message that say they are by this handle.
function partsBy(value: unknown, handle: string): unknown[] {
    if (Array.isArray(value)) return value.flatMap((item) => partsBy(item, handle));
    if (value === null || typeof value !== "object") return [];
    const own = (value as { by?: unknown }).by === handle ? [value] : [];
    return [...own, ...Object.values(value).flatMap((item) => partsBy(item, handle))];
}

async function everythingIn(group: string, who: Client): Promise<void> {
    const room = `${group}/lounge`;
    const say = (text: string) => who.request("room.say", { room, cid: newCid(), text });
    await who.request("room.enter", { room });
    await who.request("room.typing", { room });
    await say(`${who.handle} says something in ${group}`);
    const gone = await say(`${who.handle} takes this back in ${group}`);
    await who.request("room.remove", { room, seq: gone.seq as number });
    const title = `${who.handle} asks in ${group}`;
    const opened = await who.request("forum.open", {
        group,
        cid: newCid(),
        title,
        text: `${title}, at length`,
    });
    const thread = opened.thread as string;
    await who.request("forum.reply", { thread, cid: newCid(), text: `${title}, and replies` });
}

describe("two handles of one person", () => {
    it("have nothing in common that others can see, live, in answers or over HTTP", async () => {
        const { cookie } = await enter(server);
        const bo = await Client.enter(server, {}, { cookie });
        const anna = await Client.enter(server);
        const carl = await Client.enter(server);
        const dora = await Client.enter(server);
        const handles = new Map<string, string>();
        for (const { slug } of groups) {
            await bo.join(slug);
            await bo.request("room.enter", { room: `${slug}/lounge` });
            await bo.request("forum.threads", { group: slug, live: true });
            handles.set(slug, (await anna.join(slug)).handle);
        }
        await carl.join("calm");
        await dora.join("other");
        for (const [group, who] of [
            ["calm", anna],
            ["calm", carl],
            ["other", anna],
            ["other", dora],
        ] as const) {
            if (who === anna) anna.handle = handles.get(group) as string;
            await everythingIn(group, who);
        }
        const pages: string[] = [];
        for (const { slug } of groups) {
            await bo.request("room.history", { room: `${slug}/lounge` });
            const { threads } = await bo.request("forum.threads", { group: slug });
            await bo.request("group.show", { group: slug });
            for (const { seq } of threads) {
                await bo.request("forum.thread", { thread: `${slug}/forum/${seq}` });
                const path = `/api/v1/groups/${slug}/threads/${seq}`;
                pages.push((await http(server, path, { headers: { cookie } })).body);
            }
            const list = await http(server, `/api/v1/groups/${slug}/threads`, {
                headers: { cookie },
            });
            pages.push(list.body);
        }
        await bo.request("group.list", {});

        const seen = [...bo.raw, ...pages].map((text) => JSON.parse(text) as unknown);
        const by = (handle: string) =>
            new Set(
                seen
                    .flatMap((message) => partsBy(message, handle))
                    .flatMap((part) => leaves(part))
                    .map(([path, value]) => `${path}=${value}`),
            );
        const here = by(handles.get("calm") as string);
        const there = by(handles.get("other") as string);
        const ofOthers = new Set([...by(carl.handle), ...by(dora.handle)]);
        expect(here.size).toBeGreaterThan(10);
        expect(there.size).toBeGreaterThan(10);
        const shared = [...here].filter((leaf) => there.has(leaf) && !ofOthers.has(leaf));
        // Two things that were written down in the same millisecond are no link.
        const links = shared.filter(
            (leaf) => !/\.(at|seq|parent|refers|posts|removes)=/.test(leaf),
        );
        expect(links).toEqual([]);

        const both = seen.filter((message) => {
            const text = JSON.stringify(message);
            return [...handles.values()].every((handle) => text.includes(JSON.stringify(handle)));
        });
        expect(both).toEqual([]);
        for (const text of [...bo.raw, ...pages]) {
            expect(text).not.toContain(anna.person);
            expect(text).not.toContain(anna.token);
        }
        await Promise.all([anna, bo, carl, dora].map((client) => client.leave()));
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
