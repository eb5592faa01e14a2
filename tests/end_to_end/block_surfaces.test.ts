// A two-way block over every surface: every verb a participant has, every event, and HTTP.
import { expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { organiser, withRole } from "./support/desk";
import { enter } from "./support/http";
import { Server } from "./support/server";
import {
    allEvents,
    contact,
    doEverything,
    doTheRest,
    groupLife,
    listen,
    lookEverywhere,
    lounge,
    participantVerbs,
    type Scene,
} from "./support/surfaces";

const group = "calm";
const room = "calm/lounge";

interface Side {
    client: Client;
    laptop: Client;
    cookie: string;
    mark: string;
    handle: string;
    early: string;
}

async function side(server: Server, mark: string): Promise<Side> {
    const { cookie } = await enter(server);
    const client = await Client.enter(server, {}, { cookie });
    await client.join(group);
    const laptop = await Client.enter(server, {}, { cookie });
    const opened = await client.request("forum.open", {
        group,
        cid: newCid(),
        title: `${mark} title before`,
        text: `${mark} before`,
    });
    const early = opened.thread as string;
    return { client, laptop, cookie, mark, handle: client.handle, early };
}

it("is kept by every verb, every event and over HTTP, and by a moderator's desk alone not", async () => {
    const server = await Server.start({
        groups: [{ slug: group, rooms: ["lounge", "garden"] }],
        unlimited: true,
    });
    const boss = await organiser(server);
    await boss.request("group.change", { group, presence: "handles" });
    const moderator = await withRole(server, boss, group, "moderator");
    await moderator.request("desk.watch", { group });
    const { cookie } = await enter(server);
    const other = await Client.enter(server, {}, { cookie });
    await other.join(group);
    await other.request("room.enter", { room });
    const seq = (await other.say(room, "good evening to all")).seq as number;
    const opened = await other.request("forum.open", {
        group,
        cid: newCid(),
        title: "For all of us",
        text: "Come in",
    });
    const thread = opened.thread as string;
    const scene: Scene = { server, group, moderator, other, thread, seq };
    const anna = await side(server, "zebrafish");
    const bo = await side(server, "quokka");
    for (const [one, two] of [
        [anna, bo],
        [bo, anna],
    ] as const) {
        await listen(scene, one.client);
        // What each followed and listened to of the other's before.
        await one.client.request("forum.thread", { thread: two.early, live: true });
        await one.client.request("forum.follow", { thread: two.early, following: true });
    }
    await listen(scene, other);
    await listen(scene, moderator);
    await anna.client.request("person.block", { group, handle: bo.handle });

    const seenBefore = [anna, bo].map((one) => one.client.raw.length);
    const renamed = new Map<Side, string>();
    for (const one of [bo, anna]) renamed.set(one, await doEverything(scene, one.client, one.mark));
    // Each tries to reach the other.
    for (const [one, two] of [
        [anna, bo],
        [bo, anna],
    ] as const) {
        const { messages } = await other.request("room.history", { room });
        const theirs = messages.find((entry) => entry.text === `${two.mark} renamed`);
        const hug = { place: room, seq: theirs?.seq as number, kind: "hug", on: true };
        expect((await one.client.refused("reaction.set", hug)).code).toBe("not_found");
        const cid = newCid();
        const reply = { thread: two.early, cid, text: `${one.mark} in the other's thread` };
        await one.client.request("forum.reply", reply);
        for (const verb of ["forum.thread", "forum.follow"] as const) {
            const fields = { thread: two.early, following: true };
            expect((await one.client.refused(verb, fields)).code, verb).toBe("not_found");
        }
    }
    const guests = await groupLife(scene, boss, () => Client.enter(server));
    await other.say(room, "and now good night");
    for (const one of [anna, bo])
        await one.client.take("room.said", (event) => event.text === "and now good night");

    const pages = new Map<Side, string[]>();
    for (const [one, two] of [
        [anna, bo],
        [bo, anna],
    ] as const)
        pages.set(one, await lookEverywhere(scene, one.client, one.cookie, two.mark));
    const shown = [anna, bo].map((one, i) => one.client.raw.slice(seenBefore[i]));
    for (const [i, [one, two]] of [[anna, bo] as const, [bo, anna] as const].entries()) {
        const all = [...(shown[i] as string[]), ...(pages.get(one) as string[])];
        expect(all.length).toBeGreaterThan(100);
        const handles = [two.handle, renamed.get(two) as string].map((one) => JSON.stringify(one));
        for (const text of all)
            for (const trace of [two.mark, ...handles])
                expect(text.includes(trace), `${one.mark} is shown ${trace} in ${text}`).toBe(
                    false,
                );
        // Nothing else is missing: what has no author stays, and places keep their order.
        const { messages } = await one.client.request("room.history", { room });
        expect(messages.map((entry) => entry.seq)).toEqual(messages.map((_, at) => at + 1));
        expect(messages.some((entry) => entry.passed)).toBe(true);
        expect(all.some((text) => text.includes("good evening to all"))).toBe(true);
    }

    // Somebody else sees both, by every event that tells who or what; or this test proves nothing.
    const theirs = [...other.raw, ...(await lookEverywhere(scene, other, cookie, "zebrafish"))];
    for (const one of [anna, bo]) {
        const handle = JSON.stringify(one.handle);
        const telling = theirs
            .filter((text) => text.includes(one.mark) || text.includes(handle))
            .flatMap((text) => /^\{"on":"([^"]+)"/.exec(text)?.[1] ?? []);
        expect([...new Set(telling)].sort()).toEqual([
            "forum.edited",
            "forum.opened",
            "forum.replied",
            "room.edited",
            "room.said",
            "room.typing",
        ]);
        expect(moderator.raw.some((text) => text.includes(`${one.mark} asks, ${contact}`))).toBe(
            true,
        );
    }
    const { handles } = await other.request("room.people", { room: lounge(scene) });
    for (const one of [anna, bo]) expect(handles).toContain(renamed.get(one));

    const spare = await present(server, room).catch(() => Client.enter(server));
    await doTheRest(scene, anna.client, spare);
    await bo.client.request("person.mute", { group, handle: "nobody at all" });
    await bo.client.request("person.unblock", { group, handle: "nobody at all" });
    const everybody = [anna.client, anna.laptop, bo.client, bo.laptop, other, moderator, boss];
    everybody.push(spare, ...guests);
    // What nobody here can see, and why that is no loss: it says one flag, the same to all.
    const unseen = new Set(["live.state"]);
    const seen = new Set(everybody.flatMap((one) => [...one.eventsSeen()]));
    expect(allEvents.filter((name) => !seen.has(name))).toEqual([...unseen]);
    const used = new Set<string>(everybody.flatMap((one) => [...one.answered]));
    expect(participantVerbs.filter((verb) => !used.has(verb))).toEqual([]);
    for (const one of everybody) await one.vanish();
    await server.stop();
});
