import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { onShift, organiser, withRole } from "./support/desk";
import { en, leaveAll, makeGroup, week } from "./support/groups";
import { Server } from "./support/server";

const groups = [
    { slug: "calm", rooms: ["lounge", "garden"], languages: ["en", "ru"] },
    { slug: "other", rooms: ["lounge"] },
];
let server: Server;
let boss: Client;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
    boss = await organiser(server);
});

const freshGroup = (settings: Record<string, unknown> = {}) => makeGroup(boss, settings);

describe("a group", () => {
    it("is made and changed while the server runs, and is there after a restart", async () => {
        const own = await Server.start({ groups });
        const first = await organiser(own);
        const group = "night-shift";
        await first.request("group.create", { group, name: en("Night shift"), languages: ["en"] });
        expect(
            (await first.refused("group.create", { group, name: en("Again"), languages: ["en"] }))
                .code,
        ).toBe("name_taken");
        const guest = await Client.enter(own);
        expect((await guest.refused("group.join", { group })).code).toBe("not_found");

        await first.request("room.create", { room: `${group}/kitchen`, name: en("Kitchen") });
        expect(
            (await first.refused("room.create", { room: `${group}/kitchen`, name: en("K") })).code,
        ).toBe("name_taken");
        const { revision } = await first.request("group.change", {
            group,
            entry: "open",
            topic: en("Awake at night"),
            about: [
                { language: "en", text: "For those who work\nwhen others sleep." },
                { language: "ru", text: "Для тех, кто работает ночью." },
            ],
            format: "professional",
            presence: "handles",
            age_from: 18,
        });
        expect((await guest.refused("group.join", { group })).code).toBe("age_asked");
        const { handle } = await guest.request("group.join", { group, age_ok: true });
        await guest.request("room.enter", { room: `${group}/kitchen` });
        expect((await guest.say(`${group}/kitchen`, "good night")).seq).toBe(1);
        const people = await guest.request("room.people", { room: `${group}/kitchen` });
        expect(people).toEqual({ here: "few", handles: [handle] });

        await leaveAll(first, guest);
        await own.stop();
        const next = await own.again();
        const back = await Client.connect(next);
        await back.hello({ token: first.token });
        const { settings } = await back.request("group.settings", { group });
        expect(settings).toMatchObject({
            revision,
            entry: "open",
            format: "professional",
            presence: "handles",
            age_from: 18,
            policy: "careful",
        });
        expect(settings.about).toHaveLength(2);
        expect(settings.rooms.map((room) => room.room)).toEqual([`${group}/kitchen`]);
        const shown = await back.request("group.show", { group, language: "ru" });
        expect(shown.about).toBe("Для тех, кто работает ночью.");
        await back.leave();
        await next.stop();
    });

    it("is found by words in the asker's language, by language, format and hours", async () => {
        const find = async (fields: Record<string, unknown>) =>
            (await boss.request("group.list", fields)).groups.map((g) => g.group);
        const group = await freshGroup({
            topic: [
                { language: "en", text: "Élan after a long illness" },
                { language: "ru", text: "Силы после долгой болезни" },
            ],
            format: "professional",
            languages: ["ru", "en"],
        });
        expect(await find({ query: "elan ILLNESS" })).toEqual([group]);
        expect(await find({ query: "elan nowhere" })).toEqual([]);
        expect(await find({ query: '"; DROP TABLE x; --' })).toEqual([]);
        expect(await find({ format: "professional" })).toContain(group);
        expect(await find({ format: "peer" })).not.toContain(group);
        expect(await find({ speaks: "da" })).toEqual([]);
        expect(await find({ open: true })).toContain(group);
        const reader = await Client.connect(server);
        await reader.hello({ language: "ru" });
        const found = await reader.request("group.list", { query: "болезни СИЛЫ" });
        expect(found.groups.map((g) => g.group)).toEqual([group]);
        // Who is there in a word, and nothing when nobody is.
        expect(found.groups[0]?.here).toBeUndefined();
        const guest = await present(server, `${group}/lounge`);
        const { groups: now } = await reader.request("group.list", { query: "болезни" });
        expect(now[0]?.here).toBe("few");
        await leaveAll(reader, guest);
    });

    it("changes for one of two organisers who saw the same revision", async () => {
        const group = await freshGroup();
        const { settings } = await boss.request("group.settings", { group });
        const both = await Promise.allSettled(
            ["A", "B"].map((name) =>
                boss.request("group.change", {
                    group,
                    revision: settings.revision,
                    name: en(name),
                }),
            ),
        );
        expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
        const late = { group, revision: settings.revision, name: en("C") };
        expect((await boss.refused("group.change", late)).code).toBe("conflict");
    });

    it("asks members again when its guidelines changed, on entering next", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const inside = await present(server, room);
        const guidelines = [{ id: "be-kind", text: en("Be kind. <script>alert(1)</script>") }];
        const { guidelines_version } = await boss.request("group.guidelines", {
            group,
            guidelines,
        });
        const told = await inside.take("group.changed", (e) => e.guidelines_version > 1);
        expect(told.guidelines_version).toBe(guidelines_version);
        expect((await inside.say(room, "still here")).seq).toBe(1);
        await inside.request("room.leave", { room });
        expect((await inside.refused("room.enter", { room })).code).toBe("guidelines_changed");
        const shown = await inside.request("group.show", { group });
        expect(shown.accepted).toBe(guidelines_version - 1);
        expect(shown.guidelines[0]?.text).toBe("Be kind. <script>alert(1)</script>");
        const { handle } = inside;
        expect((await inside.join(group)).handle).toBe(handle);
        await inside.request("room.enter", { room });
        await inside.leave();
    });

    it("judges by its new policy at once", async () => {
        const group = await freshGroup();
        const anna = await present(server, `${group}/lounge`);
        expect((await anna.say(`${group}/lounge`, "hello there")).seq).toBe(1);
        await boss.request("group.policy", { group, policy: "pre_moderated", link_hosts: [] });
        expect((await anna.say(`${group}/lounge`, "hello again")).held).toBeDefined();
        await anna.leave();
    });

    it("refuses what cannot be, by name", async () => {
        const group = await freshGroup();
        const bad = async (fields: Record<string, unknown>) => {
            const error = await boss.refusedAnyhow("group.change", { group, ...fields });
            return [error.code, error.detail];
        };
        expect(await bad({ name: en("calm\u202Emlac") })).toEqual(["text_refused", "name"]);
        expect(await bad({ name: en("\u2066hidden") })).toEqual(["text_refused", "name"]);
        expect(await bad({ name: en("two\nlines") })).toEqual(["text_refused", "name"]);
        expect(await bad({ name: en("  ") })).toEqual(["text_refused", "name"]);
        expect(await bad({ name: en("x".repeat(201)) })).toEqual(["too_long", "name"]);
        expect(await bad({ about: en("x".repeat(2001)) })).toEqual(["too_long", "about.text"]);
        expect(await bad({ name: [] })).toEqual(["bad_field", "name"]);
        expect(await bad({ name: "Calm" })).toEqual(["bad_field", "name"]);
        expect(await bad({ name: [{ language: "EN!", text: "x" }] })).toEqual([
            "bad_field",
            "name",
        ]);
        expect(await bad({ languages: ["en", "en"] })).toEqual(["bad_field", "languages"]);
        const many = Array.from({ length: 13 }, (_, i) => `l${i}`);
        expect(await bad({ languages: many })).toEqual(["too_many", "languages"]);
        expect(await bad({ format: "loud" })).toEqual(["bad_field", "format"]);
        expect(await bad({ entry: "door" })).toEqual(["bad_field", "entry"]);
        expect(await bad({ time_zone: "Mars/Olympus" })).toEqual(["bad_field", "time_zone"]);
        expect(await bad({ age_from: 30, age_to: 20 })).toEqual(["bad_field", "age_to"]);
        for (const hours of [
            [{ days: [0], from: "10:00", to: "11:00" }],
            [{ days: [], from: "10:00", to: "11:00" }],
            [{ days: [1], from: "25:00", to: "11:00" }],
            [{ days: [1], from: "10:61", to: "11:00" }],
            [{ days: [1], from: "1000", to: "11:00" }],
        ])
            expect(await bad({ hours })).toEqual(["bad_field", "hours"]);
        const guideline = { group, guidelines: [{ id: "Be Kind", text: en("x") }] };
        expect((await boss.refused("group.guidelines", guideline)).code).toBe("bad_field");
        const policy = { group, policy: "loose", link_hosts: [] };
        expect((await boss.refused("group.policy", policy)).code).toBe("bad_field");
        const hosts = { group, policy: "open", link_hosts: ["https://example.org/x"] };
        expect((await boss.refused("group.policy", hosts)).code).toBe("bad_field");
        for (const room of ["forum", "Kitchen", "a/b", ""]) {
            const wanted = { room: `${group}/${room}`, name: en("x") };
            expect((await boss.refused("room.create", wanted)).code).toBe("bad_field");
        }
        const { settings } = await boss.request("group.settings", { group });
        expect(settings.name).toEqual(en(`Group ${group}`));
    });

    it("keeps a log of who did what, for organisers", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const moderator = await withRole(server, boss, group, "moderator");
        await moderator.request("room.freeze", { room, frozen: true });
        await moderator.request("room.freeze", { room, frozen: true });
        await moderator.request("room.freeze", { room, frozen: false });
        const policy = { group, policy: "careful", link_hosts: ["example.org"] };
        await boss.request("group.policy", { ...policy, feedback_texts: true });
        await boss.request("group.policy", { ...policy, feedback_texts: true });
        await boss.request("group.policy", { ...policy, feedback_texts: false });
        const { lines, more } = await boss.request("group.log", { group });
        expect(more).toBe(false);
        expect(lines.map((line) => line.act)).toEqual([
            "feedback_texts_off",
            "policy_changed",
            "feedback_texts_on",
            "policy_changed",
            "room_thawed",
            "room_frozen",
            "link_made",
            "group_changed",
            "policy_changed",
            "room_created",
            "group_created",
        ]);
        expect(lines[4]).toMatchObject({ by: moderator.handle, subject: room });
        expect(lines[7]).toMatchObject({ by: "organiser", detail: "entry" });
        const page = await boss.request("group.log", { group, limit: 2 });
        expect(page.lines).toHaveLength(2);
        expect(page.more).toBe(true);
        expect((await moderator.refused("group.log", { group })).code).toBe("not_found");
        expect(server.everything).not.toContain(moderator.handle);
        await moderator.leave();
    });
});

describe("a room", () => {
    it("that is frozen hears moderators alone, at once for those inside", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const anna = await present(server, room);
        const moderator = await withRole(server, boss, group, "moderator");
        await moderator.request("room.enter", { room });
        await moderator.request("room.freeze", { room, frozen: true });
        await anna.take("room.changed", (e) => e.state === "frozen");
        expect((await anna.refused("room.say", { room, cid: "f1", text: "but" })).code).toBe(
            "room_frozen",
        );
        const { seq } = await moderator.say(room, "let us take a breath");
        await anna.take("room.said", (e) => e.seq === seq);
        await moderator.request("room.freeze", { room, frozen: false });
        await anna.take("room.changed", (e) => e.state === "open");
        expect((await anna.say(room, "but")).seq).toBe(2);
        await leaveAll(anna, moderator);
    });

    it("that is frozen still shows the care card to somebody in distress", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const { moderator } = await onShift(server, boss, group);
        const anna = await present(server, room);
        await moderator.request("room.freeze", { room, frozen: true });
        await anna.take("room.changed", (e) => e.state === "frozen");
        const cry = { room, cid: "care-1", text: "I want to kill myself tonight" };
        expect((await anna.refused("room.say", cry)).code).toBe("room_frozen");
        await anna.take("care.card");
        const { case: care } = await moderator.take("desk.case");
        expect(care.kind).toBe("care");
        await leaveAll(anna, moderator);
    });

    it("in slow mode says when one may speak again, and answers a retry as before", async () => {
        const room = "calm/lounge";
        // Slow mode is one of the rates that the other server lifts.
        const own = await Server.start({ groups: [{ slug: "calm", rooms: ["lounge"] }] });
        const owner = await organiser(own);
        const facilitator = await withRole(own, owner, "calm", "facilitator");
        const anna = await present(own, room);
        await facilitator.request("room.slow", { room, seconds: 300 });
        await anna.take("room.changed", (e) => e.slow_seconds === 300);
        const first = { room, cid: "slow-1", text: "one thing" };
        const said = await anna.request("room.say", first);
        const wait = await anna.refused("room.say", { room, cid: "slow-2", text: "another" });
        expect(wait.code).toBe("slow_mode");
        expect(wait.retry_after_ms).toBeGreaterThan(200_000);
        expect(wait.retry_after_ms).toBeLessThanOrEqual(300_000);
        expect((await anna.request("room.say", first)).seq).toBe(said.seq);
        await facilitator.request("room.enter", { room });
        await facilitator.say(room, "welcome");
        await facilitator.say(room, "welcome everybody");
        await facilitator.request("room.slow", { room, seconds: 0 });
        await anna.take("room.changed", (e) => e.slow_seconds === 0);
        expect((await anna.say(room, "another")).seq).toBe(4);
        const wrong = { room, seconds: 601 };
        expect((await facilitator.refused("room.slow", wrong)).code).toBe("bad_field");
        await leaveAll(facilitator, anna, owner);
        await own.stop();
    });

    it("that is closed is left by all, stays readable, and opens again", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const anna = await present(server, room);
        await anna.say(room, "before it closed");
        await boss.request("room.close", { room, closed: true });
        await anna.take("room.changed", (e) => e.state === "closed");
        expect((await anna.refused("room.enter", { room })).code).toBe("room_closed");
        expect((await anna.refused("room.say", { room, cid: "c1", text: "x" })).code).toBe(
            "room_closed",
        );
        const { messages } = await anna.request("room.history", { room });
        expect(messages.map((m) => m.text)).toEqual(["before it closed"]);
        await boss.request("room.close", { room, closed: false });
        await anna.take("room.changed", (e) => e.state === "open");
        expect((await anna.request("room.enter", { room })).seq).toBe(1);
        await anna.leave();
    });

    it("that is full keeps the next free place for who waits", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        await boss.request("room.change", { room, people_max: 1 });
        const anna = await present(server, room);
        const [bea, cleo] = [await Client.enter(server), await Client.enter(server)];
        for (const waits of [bea, cleo]) {
            await waits.join(group);
            expect((await waits.refused("room.enter", { room })).code).toBe("room_full");
        }
        const supporter = await withRole(server, boss, group, "supporter");
        await supporter.request("room.enter", { room });
        await supporter.request("room.leave", { room });
        await anna.vanish();
        await bea.take("room.free", (e) => e.room === room);
        expect((await cleo.refused("room.enter", { room })).code).toBe("room_full");
        await bea.request("room.enter", { room });
        await leaveAll(bea, cleo, supporter);
    });

    it("keeps the hours of its group, in its time zone", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const anna = await present(server, room);
        const today = ((new Date().getUTCDay() + 6) % 7) + 1;
        const farDay = ((today + 2) % 7) + 1;
        const hours = [{ days: [farDay], from: "10:00", to: "11:00" }];
        await boss.request("group.change", { group, time_zone: "UTC", hours });
        await anna.take("room.changed", (e) => e.state === "closed");
        const closed = await anna.refused("room.enter", { room });
        expect(closed.code).toBe("room_closed");
        const shown = await anna.request("group.show", { group });
        const opens = shown.rooms[0]?.opens_at as string;
        expect(opens).toMatch(/T10:00:00\.000Z$/);
        expect(((new Date(opens).getUTCDay() + 6) % 7) + 1).toBe(farDay);
        expect(shown.group.open).toBeUndefined();
        expect(shown.group.opens_at).toBe(opens);
        const left = Date.parse(opens) - Date.now();
        expect(Math.abs((closed.retry_after_ms as number) - left)).toBeLessThan(60_000);
        // Those who prepare a meeting may come in before it.
        const facilitator = await withRole(server, boss, group, "facilitator");
        await facilitator.request("room.enter", { room });
        // The room's own hours count before the group's.
        await boss.request("room.change", {
            room,
            hours: [{ days: week, from: "00:00", to: "24:00" }],
        });
        await anna.take("room.changed", (e) => e.state === "open");
        await anna.request("room.enter", { room });
        await leaveAll(anna, facilitator);
    });
});

it("what changed is seen by every connection, whatever its shard", async () => {
    const group = await freshGroup();
    const all = await Promise.all(
        Array.from({ length: 8 }, () => present(server, `${group}/lounge`)),
    );
    await boss.request("room.freeze", { room: `${group}/lounge`, frozen: true });
    await Promise.all(all.map((one) => one.take("room.changed", (e) => e.state === "frozen")));
    const say = { room: `${group}/lounge`, cid: "z", text: "x" };
    const codes = await Promise.all(all.map((one) => one.refused("room.say", say)));
    expect(new Set(codes.map((error) => error.code))).toEqual(new Set(["room_frozen"]));
    await leaveAll(...all);
});
