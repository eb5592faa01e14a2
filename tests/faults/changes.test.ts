// What is decided on one instance takes effect on the other within a second, also while the bus is
// away.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../../deploy/services/cluster.mjs";
import { until } from "../../deploy/services/process.mjs";
import { Client, type Closed } from "../end_to_end/support/client";
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
}

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
