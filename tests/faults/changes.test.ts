// What is decided on one instance takes effect on the other within a second, also while the bus is
// away.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../../deploy/services/cluster.mjs";
import { until } from "../../deploy/services/process.mjs";
import { Client, type Closed } from "../end_to_end/support/client";
import { makeGroup } from "../end_to_end/support/groups";
import type { Server } from "../end_to_end/support/server";
import { close } from "../end_to_end/support/wire";
import { room, World } from "./support/world";

const group = "harbour";

let world: World;
let organiser: string;

// A client needs no more of a server than where it is.
const at = (one: Instance) => one as unknown as Server;

beforeAll(async () => {
    world = await World.start({ purpose: "changes" });
    const link = world.instance(0).organiserLink;
    if (!link) throw new Error("the first instance printed no organiser link");
    const first = await Client.enter(at(world.instance(0)));
    await first.request("person.redeem", { link });
    organiser = first.token;
    await first.leave();
});
afterAll(() => world.end());

async function person(on: number, token?: string): Promise<Client> {
    const client = await Client.enter(at(world.instance(on)), token ? { token } : {});
    await client.join(group);
    await client.request("room.enter", { room });
    return client;
}

async function organiserOn(on: number): Promise<Client> {
    return Client.enter(at(world.instance(on)), { token: organiser });
}

// How long until something is so, from now on.
async function within(ms: number, what: string, promise: Promise<unknown>): Promise<void> {
    const begun = Date.now();
    await promise;
    // Twice what is promised: this machine may be busy with other things.
    expect(Date.now() - begun, what).toBeLessThan(2 * ms);
}

// A new one each time: an old one is kept out of reach.
const handles = ["wet leaf", "dry leaf", "red leaf", "far leaf"];
const held = "please ring me on 0171 555 01 23 tonight";

function decisions() {
    test("a held message, who waits for it, and what becomes of it", async () => {
        const author = await person(1);
        const reader = await person(0);
        const desk = await organiserOn(0);
        await desk.request("desk.watch", { group });
        const answer = await author.request("room.say", {
            room,
            cid: `held-${Date.now()}`,
            text: held,
            sure: true,
        });
        const opened = desk.take("desk.case", ({ case: one }) => one.state === "open");
        await within(1_000, "the case is on the other desk", opened);
        expect(answer.held ?? answer.nudge ?? answer.seq).toBeDefined();
        const { case: one } = await opened;
        expect(one.text).toBe(held);
        await desk.request("desk.act", { group, case: one.case, action: "release" });
        if (answer.held) {
            const said = reader.take("room.said", ({ text }) => text === held);
            const notice = author.take("notice");
            await within(1_000, "the author is told", Promise.all([said, notice]));
            expect((await notice).outcome).toBe("released");
            await within(
                1_000,
                "it is shown",
                author.take("room.said", (e) => e.text === held),
            );
        }
        for (const client of [author, reader, desk]) await client.leave();
    });

    test("a role given by a link", async () => {
        const desk = await organiserOn(0);
        const somebody = await person(0);
        const elsewhere = await person(1, somebody.token);
        const { link } = await desk.request("link.create", { group, role: "moderator" });
        expect((await elsewhere.refused("desk.watch", { group })).code).toBe("not_found");
        await somebody.request("person.redeem", { link });
        const may = until("the other window to know", async () =>
            elsewhere.request("desk.watch", { group }).catch(() => undefined),
        );
        await within(1_000, "the role is known elsewhere", may);
        for (const client of [desk, somebody, elsewhere]) await client.leave();
    });

    test("somebody who leaves is gone everywhere", async () => {
        const here = await person(0);
        const there = await person(1, here.token);
        const closed = there.closed;
        await here.request("person.leave", {});
        await within(1_000, "the other connection is closed", closed);
        expect(((await closed) as Closed).code).toBe(close.forgotten);
        const back = await Client.connect(at(world.instance(1)));
        expect((await back.refused("hello", { token: here.token })).code).toBe("token_unknown");
        await back.leave();
    });

    test("a removed message disappears for everybody, and for those who were away", async () => {
        const author = await person(0);
        const reader = await person(1);
        const said = await author.say(room, "words that will be taken back");
        await reader.take("room.said", ({ seq }) => seq === said.seq);
        const seq = said.seq as number;
        await author.request("room.remove", { room, seq });
        await reader.take("room.removed", ({ removes }) => removes === seq);
        const later = await Client.enter(at(world.instance(1)));
        await later.join(group);
        const shown = await later.request("room.enter", { room });
        expect(shown.messages.find((entry) => entry.seq === seq)?.removed).toBe(true);
        expect(later.saw("words that will be taken back")).toBe(false);
        for (const client of [author, reader, later]) await client.leave();
    });
    test("what is decided about somebody, and the end of it", async () => {
        const desk = await organiserOn(0);
        const somebody = await person(1);
        const { handle } = somebody;
        const mute = { group, handle, minutes: 5, reason: "a pause for all of us" };
        await desk.request("member.mute", mute);
        const told = somebody.take("restriction", (event) => event.set);
        await within(1_000, "the mute is told", told);
        expect(await told).toMatchObject({ kind: "mute", reason: mute.reason });
        const say = { room, cid: `muted-${Date.now()}`, text: "may I" };
        expect((await somebody.refused("room.say", say)).code).toBe("muted");
        await desk.request("member.unmute", { group, handle });
        await within(
            1_000,
            "its end",
            somebody.take("restriction", (e) => !e.set),
        );
        expect((await somebody.request("room.say", say)).seq).toBeGreaterThan(0);

        await desk.request("member.ban", { group, handle, hours: 1, reason: "too loud" });
        await within(
            1_000,
            "the ban is told",
            somebody.take("restriction", (e) => e.kind === "ban"),
        );
        expect((await somebody.refused("room.history", { room })).code).toBe("not_found");
        await desk.request("desk.watch", { group });
        await somebody.request("appeal.file", { group, text: "I did not mean it" });
        const opened = desk.take("desk.case", (e) => e.case.kind === "appeal");
        await within(1_000, "the appeal is on the other desk", opened);
        const id = (await opened).case.case;
        await desk.request("desk.act", { group, case: id, action: "release" });
        await within(
            1_000,
            "it was granted",
            somebody.take("restriction", (e) => e.kind === "ban" && !e.set),
        );
        await somebody.request("room.history", { room });
        for (const client of [desk, somebody]) await client.leave();
    });

    test("a block, and a handle that changes", async () => {
        const anna = await person(0);
        const bo = await person(1);
        const reader = await person(1);
        await anna.request("person.block", { group, handle: bo.handle });
        const arrived = (who: Client, seq: unknown) =>
            until("it to arrive", () => who.events.find((e) => e.seq === seq));
        const hidden = until("the block to be known", async () => {
            const { seq } = await anna.say(room, "not for bo");
            await reader.take("room.said", (event) => event.seq === seq);
            return (await arrived(bo, seq)).on === "place.passed";
        });
        // What is said may take a second on its own.
        await within(2_000, "the block is known elsewhere", hidden);
        const renamed = handles.pop() as string;
        await bo.request("person.rename", { group, handle: renamed, sure: true });
        await until("the new handle to be hidden on the other instance", async () => {
            const { seq } = await bo.say(room, "under another handle");
            return (await arrived(anna, seq)).on === "place.passed";
        });
        for (const client of [anna, bo, reader]) await client.leave();
    });

    test("what somebody sets on one device, another device on the other instance", async () => {
        const here = await person(0);
        const there = await person(1, here.token);
        await here.request("person.prefer", { muted_words: ["rain"] });
        const preferred = there.take("person.preferred");
        await within(1_000, "preferences", preferred);
        expect((await preferred).muted_words).toEqual(["rain"]);
        const { seq } = await here.say(room, "read by me");
        await here.request("read.mark", { place: room, seq: seq as number });
        const marked = there.take("read.marked", (event) => event.place === room);
        await within(1_000, "how far one has read", marked);
        expect((await marked).read).toBe(seq);
        const mine = handles.pop() as string;
        await here.request("person.rename", {
            group,
            handle: mine,
            sure: true,
        });
        const renamed = until("the other device to use the new handle", async () => {
            const { groups } = await there.request("group.list", {});
            return groups.find((one) => one.group === group)?.handle === mine;
        });
        await within(1_000, "the new handle", renamed);
        await here.request("person.pause", { minutes: 1 });
        await within(1_000, "a break", there.take("person.paused"));
        expect((await there.refused("room.history", { room })).code).toBe("paused");
        for (const client of [here, there]) await client.leave();
    });

    test("signing out everywhere", async () => {
        const here = await person(0);
        const there = await person(1, here.token);
        await here.request("person.sign_out", { session: "all" });
        await within(1_000, "the other connection is closed", there.closed);
        expect(((await there.closed) as Closed).code).toBe(close.signedOut);
        const back = await Client.connect(at(world.instance(1)));
        expect((await back.refused("hello", { token: here.token })).code).toBe("token_unknown");
        await back.leave();
    });

    test("a group that is made, and who may come in", async () => {
        const desk = await organiserOn(0);
        const made = await makeGroup(desk, { entry: "request" });
        const asks = await Client.enter(at(world.instance(1)));
        const there = until("the group to be known", async () => {
            const asked = asks.request("group.ask", { group: made, words: "may I" });
            return asked.catch(() => undefined);
        });
        await within(1_000, "the group is known elsewhere", there);
        const { asks: listed } = await desk.request("ask.list", { group: made });
        const ask = listed[0]?.ask as number;
        await desk.request("ask.decide", { group: made, ask, accept: true });
        const turn = asks.take("group.turn");
        await within(1_000, "one's turn", turn);
        expect(await turn).toEqual({ on: "group.turn", group: made, state: "invited" });
        await asks.join(made);
        for (const client of [desk, asks]) await client.leave();
    });
}

test("the places of a room, and how many are in a group, are counted over all instances", async () => {
    const desk = await organiserOn(0);
    const made = await makeGroup(desk);
    const lounge = `${made}/lounge`;
    await desk.request("room.change", { room: lounge, people_max: 1 });
    const inside = await Client.enter(at(world.instance(0)));
    await inside.join(made);
    await inside.request("room.enter", { room: lounge });
    const waits = await Client.enter(at(world.instance(1)));
    await until("the group to be known", () => waits.join(made).catch(() => undefined));
    await until("the room to be full there too", async () => {
        const entered = await waits.request("room.enter", { room: lounge }).catch((e) => e.code);
        if (entered === "room_full") return true;
        await waits.request("room.leave", { room: lounge });
        return false;
    });
    await until("the other instance to be counted", async () => {
        const { groups } = await waits.request("group.list", {});
        return groups.find((one) => one.group === made)?.here === "few";
    });
    await inside.request("room.leave", { room: lounge });
    expect((await waits.take("room.free")).room).toBe(lounge);
    await waits.request("room.enter", { room: lounge });
    await until("it to be full for who comes back", async () => {
        const entered = await inside.request("room.enter", { room: lounge }).catch((e) => e.code);
        if (entered === "room_full") return true;
        await inside.request("room.leave", { room: lounge });
        return false;
    });
    for (const client of [desk, inside, waits]) await client.leave();
});

test("the last place of a room is never given away twice", async () => {
    const desk = await organiserOn(0);
    const made = await makeGroup(desk);
    const rooms = Array.from({ length: 12 }, (_, i) => `${made}/small-${i}`);
    for (const one of rooms) {
        await desk.request("room.create", { room: one, name: [{ language: "en", text: one }] });
        await desk.request("room.change", { room: one, people_max: 1 });
    }
    const both = await Promise.all([0, 1].map((on) => Client.enter(at(world.instance(on)))));
    for (const one of both)
        await until("the last room to be known", async () => {
            await one.join(made).catch(() => undefined);
            const shown = await one.request("group.show", { group: made }).catch(() => undefined);
            return shown?.rooms.some(({ room: slug }) => slug === rooms.at(-1));
        });
    for (const one of rooms) {
        const answers = await Promise.all(
            both.map((client) =>
                client.request("room.enter", { room: one }).then(
                    () => "in",
                    (error) => error.code,
                ),
            ),
        );
        expect(answers.sort(), one).toEqual(["in", "room_full"]);
    }
    for (const client of [desk, ...both]) await client.leave();
});

describe("with the bus", decisions);

describe("without it", () => {
    beforeAll(async () => {
        await world.cluster.redis?.kill();
        for (const one of world.cluster.instances)
            await until("the bus to be away", async () => {
                return (await one.metric("havn_bus_connected")) === 0;
            });
    });
    decisions();
});
