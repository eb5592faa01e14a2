// Seeing what is stored about oneself, erasing it, and being told what became of a held message.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { archiveOf, download, unzip } from "./support/archive";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { enter, http } from "./support/http";
import { Server } from "./support/server";
import { doEverything, lookEverywhere } from "./support/surfaces";
import { until, within } from "./support/wait";
import { close } from "./support/wire";

const groups = [
    { slug: "calm", rooms: ["lounge"] },
    { slug: "other", rooms: ["lounge"] },
];
const room = "calm/lounge";
const contact = "you can write to me at otter@example.org";
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
});

async function thread(client: Client, title: string, text: string): Promise<string> {
    const ok = await client.request("forum.open", { group: "calm", cid: newCid(), title, text });
    return ok.thread as string;
}

describe("an archive", () => {
    it("has everything that is stored about a person, once, and nothing of others", async () => {
        const anna = await present(server, room);
        await anna.join("other");
        const bo = await present(server, room);
        const name = await thread(anna, "A <b>title</b>", "and its text");
        await bo.request("forum.reply", { thread: name, cid: newCid(), text: "a reply by bo" });
        await anna.request("forum.reply", { thread: name, cid: newCid(), text: "my own reply" });
        const gone = await anna.say(room, "taken back");
        await anna.request("room.remove", { room, seq: gone.seq as number });
        await anna.say(room, "said in the <script>room</script>");
        await anna.request("person.prefer", {
            muted_words: ["wedding"],
            country: "dk",
            feedback_texts: true,
        });
        await anna.request("person.mute", { group: "calm", handle: "grey gull" });
        const held = await anna.request("room.say", {
            room,
            cid: newCid(),
            text: contact,
            sure: true,
        });
        const { link } = await anna.request("person.export", {});
        const { status, bytes } = await download(server, link);
        expect(status).toBe(200);
        const files = unzip(bytes);
        expect(Object.keys(files).sort()).toEqual(["havn.html", "havn.json"]);
        const data = JSON.parse(files["havn.json"] as string);
        expect(data.memberships.map((m: { group: string }) => m.group).sort()).toEqual([
            "calm",
            "other",
        ]);
        expect(data.preferences).toMatchObject({
            muted_words: ["wedding"],
            country: "dk",
            feedback_texts: true,
        });
        expect(data.blocks).toMatchObject([{ handle: "grey gull", kind: "mute" }]);
        expect(data.sessions).toHaveLength(1);
        const said = data.said.map((entry: { text?: string }) => entry.text);
        expect(said).toEqual(
            expect.arrayContaining([
                "and its text",
                "my own reply",
                "said in the <script>room</script>",
            ]),
        );
        expect(said).not.toContain("taken back");
        expect(data.held.map((entry: { text: string }) => entry.text)).toEqual(
            held.held ? [contact] : [],
        );
        const page = files["havn.html"] as string;
        expect(page).toContain("said in the &lt;script&gt;room&lt;/script&gt;");
        expect(page).not.toContain("<script>");
        for (const text of Object.values(files)) expect(text).not.toContain("a reply by bo");
        expect((await download(server, link)).status).toBe(404);
        expect((await http(server, "/api/v1/export/nonsense")).status).toBe(404);
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("erasing", () => {
    it("takes every word back, everywhere, and keeps the conversation in order", async () => {
        const own = await Server.start({ groups, unlimited: true });
        const { cookie } = await enter(own);
        const anna = await Client.enter(own, {}, { cookie });
        await anna.join("calm");
        await anna.request("room.enter", { room });
        const laptop = await Client.enter(own, {}, { cookie });
        const bo = await present(own, room);
        const words = Array.from({ length: 30 }, (_, i) => `secret-word-${i}`);
        for (const word of words) await anna.say(room, word);
        await bo.say(room, "bo stays");
        const name = await thread(anna, "secret-title", "secret-opening");
        await bo.request("forum.reply", { thread: name, cid: newCid(), text: "bo replies" });
        await anna.request("forum.reply", { thread: name, cid: newCid(), text: "secret-reply" });
        const { moderator } = await onShift(own, await organiser(own), "calm");
        await anna.request("report.file", { place: room, seq: 31, reason: "a look please" });
        const held = { room, cid: newCid(), text: `${contact} secret-held`, sure: true };
        await anna.request("room.say", held);

        await anna.request("person.erase", {});
        for (const client of [anna, laptop])
            expect((await within("the close", client.closed)).code).toBe(close.forgotten);
        for (let i = 0; i < words.length; i++) await bo.take("room.removed");
        const { messages } = await bo.request("room.history", { room });
        expect(messages.map((entry) => entry.seq)).toEqual(messages.map((_, i) => i + 1));
        expect(messages.filter((entry) => entry.removed)).toHaveLength(30);
        expect(messages.some((entry) => entry.text === "bo stays")).toBe(true);
        const again = await present(own, room);
        const { posts } = await again.request("forum.thread", { thread: name });
        expect(posts.map((post) => post.text)).toContain("bo replies");
        const { cases } = await moderator.request("desk.watch", { group: "calm" });
        expect(cases.filter((one) => one.kind === "held")).toEqual([]);
        expect(again.saw("secret-")).toBe(false);
        const back = await Client.connect(own, { cookie });
        expect((await back.refused("hello", {})).code).toBe("token_unknown");

        await Promise.all([bo, moderator, again, back].map((client) => client.leave()));
        await own.stop();
        for (const file of readdirSync(own.data))
            expect(readFileSync(join(own.data, file)).includes("secret-"), file).toBe(false);
    });

    it("also takes back whatever was noted, edited, carried over, given or appealed", async () => {
        const own = await Server.start({ groups, unlimited: true });
        const boss = await organiser(own);
        const { moderator } = await onShift(own, boss, "calm");
        const { cookie } = await enter(own);
        const other = await Client.enter(own, {}, { cookie });
        await other.join("calm");
        await other.request("room.enter", { room });
        const seq = (await other.say(room, "good evening")).seq as number;
        const name = await thread(other, "For all of us", "Come in");
        const scene = { server: own, group: "calm", moderator, other, thread: name, seq };
        const anna = await present(own, room);
        await doEverything(scene, anna, "zebrafish");
        const held = { room, cid: newCid(), text: `zebrafish waits, ${contact}`, sure: true };
        await anna.request("room.say", held);

        const { link } = await anna.request("person.export", {});
        const data = JSON.parse((await archiveOf(own, link))["havn.json"] as string);
        const all = JSON.stringify(data);
        const words = ["says", "answers", "note", "edits", "title", "opens", "second title"];
        words.push("opens again", "replies", "replies again", "carries", "asks", "renamed");
        words.push("appeals", "waits");
        for (const word of words) expect(all).toContain(`zebrafish ${word}`);
        expect(data.reactions).toEqual([{ place: room, seq, kind: "hug" }]);
        expect(data.reading).toContainEqual(
            expect.objectContaining({ place: name, following: true }),
        );
        expect(data.appeals).toHaveLength(1);
        expect(all).not.toContain("good evening");
        expect(all).not.toContain(other.handle);

        const look = () => lookEverywhere(scene, other, cookie, "zebrafish");
        const before = [...(await look()), ...other.raw];
        expect(before.some((text) => text.includes("zebrafish says"))).toBe(true);
        const hugs = (how: string[]) =>
            other.take("reaction.changed", (event) => {
                const shown = event.reactions.map((reaction) => reaction.how);
                return event.seq === seq && JSON.stringify(shown) === JSON.stringify(how);
            });
        await hugs(["one"]);
        await anna.request("person.erase", {});
        await within("the close", anna.closed);
        await hugs([]);
        const from = other.raw.length;
        const after = [...(await look()), ...other.raw.slice(from)];
        const shows = (text: string) => words.some((word) => text.includes(`zebrafish ${word}`));
        expect(after.filter(shows)).toEqual([]);
        const { entries } = await other.request("reaction.list", {
            place: room,
            first: 1,
            last: 9,
        });
        expect(entries.filter((entry) => entry.reactions.length > 0)).toEqual([]);
        const { cases } = await moderator.request("desk.watch", { group: "calm" });
        expect(cases.filter((one) => shows(JSON.stringify(one)))).toEqual([]);
        for (const client of [other, moderator, boss]) await client.leave();
        await own.stop();
        for (const file of readdirSync(own.data)) {
            const bytes = readFileSync(join(own.data, file));
            for (const word of [...words, "takes back", "goes"])
                expect(bytes.includes(`zebrafish ${word}`), `${word} in ${file}`).toBe(false);
        }
    });

    it("holds also when a backup from before it is put back", async () => {
        const own = await Server.start({ groups, unlimited: true });
        const anna = await present(own, room);
        const bo = await present(own, room);
        await anna.say(room, "secret-word of anna");
        await bo.say(room, "bo stays");
        const { words } = await anna.request("person.keep", {});
        const backup = join(own.folder, "backup.db");
        execFileSync("sqlite3", [join(own.data, "havn.db"), `VACUUM INTO '${backup}'`]);
        await anna.request("person.erase", {});
        await within("the close", anna.closed);
        await own.stop();
        for (const file of readdirSync(own.data))
            if (file.startsWith("havn.db")) rmSync(join(own.data, file));
        cpSync(backup, join(own.data, "havn.db"));
        expect(readFileSync(join(own.data, "havn.db")).includes("secret-word")).toBe(true);

        const second = await own.again();
        const reader = await present(second, room);
        const { messages } = await reader.request("room.history", { room });
        expect(messages.map((entry) => entry.text)).toEqual([undefined, "bo stays", undefined]);
        expect(messages.map((entry) => entry.removed)).toEqual([true, undefined, undefined]);
        const phrase = words.join(" ");
        expect((await reader.refused("person.return", { phrase })).code).toBe("not_found");
        await reader.leave();
        await bo.vanish();
        await second.stop();
        for (const file of readdirSync(second.data))
            expect(readFileSync(join(second.data, file)).includes("secret-"), file).toBe(false);
    });
});

describe("the outcome of a held message", () => {
    it("is told on return to an author who was away, once", async () => {
        const anna = await present(server, room);
        const { moderator } = await onShift(server, await withOrganiser(), "calm");
        const say = (text: string) =>
            anna.request("room.say", { room, cid: newCid(), text, sure: true });
        const first = await say(`${contact} one`);
        const second = await say(`${contact} two`);
        expect(first.held && second.held).toBeTruthy();
        const token = anna.token;
        await anna.leave();
        const act = async (text: string, action: string) => {
            const found = await until("the case", async () => {
                const { cases } = await moderator.request("desk.watch", { group: "calm" });
                return cases.find((one) => one.text === text);
            });
            await moderator.request("desk.act", { group: "calm", case: found.case, action });
        };
        await act(`${contact} one`, "release");
        await act(`${contact} two`, "remove");
        const back = await Client.enter(server, { token });
        const released = await back.take("notice", (notice) => notice.cid === first.cid);
        expect(released).toMatchObject({ place: room, outcome: "released" });
        expect(released.seq).toBeGreaterThan(0);
        const removed = await back.take("notice", (notice) => notice.cid === second.cid);
        expect(removed.outcome).toBe("removed");
        // Stored after what was told.
        await back.request("person.prefer", {});
        await back.leave();
        const once = await Client.enter(server, { token });
        await once.request("person.sessions", {});
        expect(once.count("notice")).toBe(0);
        await Promise.all([once.leave(), moderator.leave()]);
    });
});

let first: Client | undefined;
async function withOrganiser(): Promise<Client> {
    first ??= await organiser(server);
    return first;
}

describe("one address", () => {
    it("makes so many new persons and attempts, as a trusted proxy tells them apart", async () => {
        const own = await Server.start({ groups, config: { trust_proxy: true } });
        const from = (address: string) => ({
            headers: { "x-forwarded-for": `203.0.113.9, ${address}` },
        });
        const codes = new Set<string>();
        for (let i = 0; i < 41; i++) {
            const client = await Client.connect(own, from("198.51.100.7"));
            await client.hello().then(
                () => codes.add("ok"),
                (error) => codes.add(error.code),
            );
            await client.vanish();
        }
        expect([...codes]).toEqual(["ok", "too_fast"]);
        const other = await Client.enter(own, {}, from("198.51.100.8"));
        const posted = await http(own, "/api/v1/enter", {
            method: "POST",
            headers: { "content-type": "application/json", ...from("198.51.100.7").headers },
        });
        expect(posted.status).toBe(429);
        expect(Number(posted.headers["retry-after"])).toBeGreaterThan(0);
        const six = (last: string) => from(`2001:db8:1:2::${last}`);
        const one = await Client.enter(own, {}, six("1"));
        for (let i = 0; i < 39; i++) await (await Client.enter(own, {}, six(`${i}a`))).vanish();
        const same = await Client.connect(own, six("ffff"));
        expect((await same.refused("hello", {})).code).toBe("too_fast");
        for (const file of readdirSync(own.data))
            expect(readFileSync(join(own.data, file)).includes("198.51.100")).toBe(false);
        expect(own.everything).not.toContain("198.51.100");
        await Promise.all([other, one, same].map((client) => client.leave()));
    });
});
