import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { code, onShift, organiser, withRole } from "./support/desk";
import { leaveAll, makeGroup } from "./support/groups";
import { Server } from "./support/server";

let server: Server;
let boss: Client;

beforeAll(async () => {
    const groups = [{ slug: "calm", rooms: ["lounge"] }];
    server = await Server.start({ groups, unlimited: true });
    boss = await organiser(server);
});

const freshGroup = (settings: Record<string, unknown> = {}) => makeGroup(boss, settings);

describe("a member", () => {
    it("who is muted reads on, hears why, and may appeal", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const anna = await present(server, room);
        const { moderator } = await onShift(server, boss, group);
        const second = (await onShift(server, boss, group)).moderator;
        const mute = { group, handle: anna.handle, minutes: 30, reason: "<b>Too</b> loud" };
        await moderator.request("member.mute", mute);
        const told = await anna.take("restriction");
        expect(told).toMatchObject({ group, kind: "mute", set: true, reason: "<b>Too</b> loud" });
        const refused = await anna.refused("room.say", { room, cid: "m1", text: "hm" });
        expect(refused.code).toBe("muted");
        expect(refused.retry_after_ms).toBeGreaterThan(29 * 60_000);
        await moderator.request("room.enter", { room });
        const { seq } = await moderator.say(room, "we go on");
        await anna.take("room.said", (e) => e.seq === seq);

        // It holds on another connection too.
        const again = await Client.connect(server);
        await again.hello({ token: anna.token });
        expect((await again.refused("room.say", { room, cid: "m2", text: "hm" })).code).toBe(
            "muted",
        );
        await anna.request("appeal.file", { group, text: "I was only happy" });
        const { case: appeal } = await second.take("desk.case", (e) => e.case.kind === "appeal");
        expect(appeal).toMatchObject({ by: anna.handle, text: "I was only happy" });
        const release = { group, case: appeal.case, action: "release" };
        await second.request("desk.act", release);
        await anna.take("restriction", (e) => !e.set && e.kind === "mute");
        await again.say(room, "thank you");
        await leaveAll(anna, again, moderator, second);
    });

    it("who is banned is out at once and everywhere, until that is lifted", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const anna = await present(server, room);
        const bea = await present(server, room);
        const moderator = await withRole(server, boss, group, "moderator");
        await moderator.request("member.ban", {
            group,
            handle: anna.handle,
            hours: 2,
            reason: "threats",
        });
        const told = await anna.take("restriction");
        expect(told).toMatchObject({ kind: "ban", set: true, reason: "threats" });
        await bea.say(room, "is it quiet now");
        await anna.request("group.list", {});
        expect(anna.saw("is it quiet now")).toBe(false);
        for (const verb of ["room.enter", "room.history"] as const)
            expect((await anna.refused(verb, { room })).code).toBe("not_found");
        const banned = await anna.refused("group.join", { group });
        expect(banned).toMatchObject({ code: "banned", reason: { text: "threats" } });
        expect(banned.retry_after_ms).toBeGreaterThan(60 * 60_000);
        const back = await Client.connect(server);
        const hello = await back.hello({ token: anna.token });
        expect(hello.groups.map((g) => g.group)).not.toContain(group);
        expect((await back.refused("room.enter", { room })).code).toBe("not_found");
        // Leaving and joining again is no way round it.
        expect((await back.refused("group.leave", { group })).code).toBe("not_found");

        const { restrictions } = await moderator.request("member.restrictions", { group });
        expect(restrictions).toMatchObject([
            { handle: anna.handle, kind: "ban", by: moderator.handle, reason: "threats" },
        ]);
        await moderator.request("member.unban", { group, handle: anna.handle });
        await back.take("restriction", (e) => !e.set);
        await back.request("room.enter", { room });
        const { lines } = await boss.request("group.log", { group, limit: 2 });
        expect(lines.map((l) => [l.act, l.subject])).toEqual([
            ["unbanned", anna.handle],
            ["banned", anna.handle],
        ]);
        await leaveAll(anna, bea, back, moderator);
    });

    it("is banned from the desk by the case, when the handle is not known", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const anna = await present(server, room);
        const { moderator } = await onShift(server, boss, group);
        const { seq } = await anna.say(room, "a marker of a message");
        await anna.request("report.file", { place: room, seq: seq as number, reason: "look" });
        const { case: reported } = await moderator.take("desk.case");
        await moderator.request("member.ban", {
            group,
            case: reported.case,
            hours: 0,
            reason: "enough",
        });
        const told = await anna.take("restriction");
        expect(told.until).toMatch(/^9999-/);
        expect((await anna.refused("group.join", { group })).retry_after_ms).toBeUndefined();
        await leaveAll(anna, moderator);
    });

    it("cannot be restricted by equals, by oneself, or for times that are none", async () => {
        const group = await freshGroup();
        const one = await withRole(server, boss, group, "moderator");
        const two = await withRole(server, boss, group, "moderator");
        const anna = await present(server, `${group}/lounge`);
        const ban = (handle: string) => ({ group, handle, hours: 1, reason: "x" });
        expect((await one.refused("member.ban", ban(two.handle))).code).toBe("not_found");
        expect((await one.refused("member.ban", ban(one.handle))).code).toBe("not_found");
        expect((await one.refused("member.ban", ban("nobody-here"))).code).toBe("not_found");
        const mute = { group, handle: anna.handle, reason: "x" };
        for (const minutes of [0, 43_201])
            expect((await one.refused("member.mute", { ...mute, minutes })).code).toBe("bad_field");
        const both = { ...mute, case: 1, minutes: 5 };
        expect((await one.refused("member.mute", both)).code).toBe("bad_field");
        const empty = { ...mute, minutes: 5, reason: "" };
        expect((await one.refused("member.mute", empty)).code).toBe("text_refused");
        await boss.request("member.ban", ban(two.handle));
        await two.take("restriction");
        await leaveAll(one, two, anna);
    });

    it("gets and loses a role while connected", async () => {
        const group = await freshGroup();
        const anna = await present(server, `${group}/lounge`);
        const give = (role: string) =>
            boss.request("member.role", { group, handle: anna.handle, role });
        await give("moderator");
        await anna.request("desk.watch", { group });
        const { members } = await anna.request("member.list", { group });
        expect(members.map((m) => [m.handle, m.role])).toEqual([[anna.handle, "moderator"]]);
        await give("participant");
        expect((await anna.refused("desk.watch", { group })).code).toBe("not_found");
        await boss.request("desk.note", { group, text: "not for everybody" });
        await anna.request("group.list", {});
        expect(anna.saw("not for everybody")).toBe(false);
        const wrong = { group, handle: anna.handle, role: "owner" };
        expect((await boss.refused("member.role", wrong)).code).toBe("bad_field");
        await anna.leave();
    });
});

describe("coming in", () => {
    it("by request: a moderator agrees, and the asker is told", async () => {
        const group = await freshGroup({ entry: "request" });
        const { moderator } = await onShift(server, boss, group);
        const anna = await Client.enter(server);
        expect((await anna.refused("group.join", { group })).code).toBe("ask_first");
        const words = "<img src=x onerror=alert(1)> I would like to come";
        expect((await anna.request("group.ask", { group, words })).state).toBe("asked");
        expect((await moderator.take("desk.asks")).waiting).toBe(1);
        expect((await anna.refused("group.join", { group })).code).toBe("ask_first");
        const { asks } = await moderator.request("ask.list", { group });
        expect(asks).toMatchObject([{ state: "asked", words }]);
        const decide = { group, ask: asks[0]?.ask as number, accept: true };
        await moderator.request("ask.decide", decide);
        expect((await anna.take("group.turn")).state).toBe("invited");
        await anna.join(group);
        expect((await moderator.refused("ask.decide", decide)).code).toBe("not_found");

        const bea = await Client.enter(server);
        await bea.request("group.ask", { group });
        const next = await moderator.request("ask.list", { group });
        const refusal = { group, ask: next.asks[0]?.ask as number, accept: false };
        await moderator.request("ask.decide", refusal);
        expect((await bea.take("group.turn")).state).toBe("refused");
        expect((await bea.refused("group.join", { group })).code).toBe("ask_first");
        await leaveAll(anna, bea, moderator);
    });

    it("to a full group: those who wait get their turn in order", async () => {
        const group = await freshGroup({ people_max: 1 });
        const anna = await Client.enter(server);
        await anna.join(group);
        const [bea, cleo] = [await Client.enter(server), await Client.enter(server)];
        expect((await bea.refused("group.join", { group })).code).toBe("group_full");
        expect(await bea.request("group.ask", { group })).toEqual({ state: "waiting", ahead: 0 });
        expect(await cleo.request("group.ask", { group })).toEqual({ state: "waiting", ahead: 1 });
        await anna.request("group.leave", { group });
        expect((await bea.take("group.turn")).state).toBe("invited");
        expect((await cleo.refused("group.join", { group })).code).toBe("group_full");
        await bea.join(group);
        await boss.request("group.change", { group, people_max: 2 });
        expect((await cleo.take("group.turn")).state).toBe("invited");
        await cleo.join(group);
        await leaveAll(anna, bea, cleo);
    });

    it("by a link, also where the door is closed or the group is full", async () => {
        const group = await freshGroup({ people_max: 1, entry: "link" });
        const anna = await Client.enter(server);
        expect((await anna.refused("group.join", { group })).code).toBe("not_found");
        expect((await anna.refused("group.ask", { group })).code).toBe("not_found");
        const { link } = await boss.request("link.create", { group, role: "supporter" });
        await anna.request("person.redeem", { link: code(link) });
        expect((await anna.join(group)).role).toBe("supporter");
        await anna.leave();
    });
});

describe("the desk", () => {
    it("lets one of two moderators claim a case, and shows who has it", async () => {
        const group = await freshGroup();
        const room = `${group}/lounge`;
        const one = (await onShift(server, boss, group)).moderator;
        const two = (await onShift(server, boss, group)).moderator;
        const anna = await present(server, room);
        const { seq } = await anna.say(room, "something to look at");
        await anna.request("report.file", { place: room, seq: seq as number, reason: "look" });
        const { case: opened } = await one.take("desk.case");
        expect(opened.waiting_ms).toBeGreaterThanOrEqual(0);
        const claim = { group, case: opened.case, claimed: true };
        const tries = await Promise.allSettled([
            one.request("desk.claim", claim),
            two.request("desk.claim", claim),
        ]);
        expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
        const winner = tries[0]?.status === "fulfilled" ? one : two;
        const loser = winner === one ? two : one;
        const { case: claimed } = await loser.take("desk.case", (e) => !!e.case.claimed_by);
        expect(claimed.claimed_by).toBe(winner.handle);
        expect((await loser.refused("desk.claim", claim)).code).toBe("conflict");
        await winner.request("desk.claim", { ...claim, claimed: false });
        await loser.request("desk.claim", claim);
        await leaveAll(one, two, anna);
    });

    it("hands notes over to the next shift", async () => {
        const group = await freshGroup();
        const { moderator } = await onShift(server, boss, group);
        const text = "Quiet night.\nquiet-otter worries me <3";
        await moderator.request("desk.note", { group, text });
        const { note } = await moderator.take("desk.noted");
        expect(note).toMatchObject({ by: moderator.handle, text });
        const next = await withRole(server, boss, group, "moderator");
        const { notes } = await next.request("desk.watch", { group });
        expect(notes.map((n) => n.text)).toEqual([text]);
        await leaveAll(moderator, next);
    });
});
