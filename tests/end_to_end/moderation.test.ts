import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser, withRole } from "./support/desk";
import { metric } from "./support/http";
import { Server } from "./support/server";
import { until } from "./support/wait";
import type { Case } from "./support/wire";

// In a pre-moderated group everything waits for a person, whatever the detectors think of it.
const waiting = ["wait", "never", "twice", "repeat", "shift", "offline", "own"];
const groups = [
    ...waiting.map((slug) => ({ slug, rooms: ["room"], policy: "pre_moderated" as const })),
    { slug: "open", rooms: ["room", "details", "removed"], policy: "open" as const },
    { slug: "night", rooms: ["room"], policy: "open" as const },
    { slug: "careful", rooms: ["room"], policy: "careful" as const },
];
let server: Server;
let giver: Client;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
    giver = await organiser(server);
});

async function heldCase(moderator: Client, text: string): Promise<Case> {
    return (await moderator.take("desk.case", (e) => e.case.text === text)).case;
}

function act(moderator: Client, about: Case, action: string) {
    return moderator.request("desk.act", { group: about.group, case: about.case, action });
}

describe("a held message", () => {
    it("is told to its author at once, shown to moderators live and to nobody else", async () => {
        const { moderator, cases } = await onShift(server, giver, "wait");
        expect(cases).toEqual([]);
        const anna = await present(server, "wait/room");
        const bo = await present(server, "wait/room");
        const answer = await anna.say("wait/room", "this one waits for a person", "cid-1");
        expect(answer.cid).toBe("cid-1");
        expect(answer.seq).toBeUndefined();
        expect(answer.held).toBeDefined();

        const held = await heldCase(moderator, "this one waits for a person");
        expect(held).toMatchObject({
            group: "wait",
            kind: "held",
            place: "wait/room",
            by: anna.handle,
            state: "open",
            verdict: "hold",
        });
        expect(held.seq).toBeUndefined();

        // What is said and released later reaches the others; the first text never did.
        await anna.say("wait/room", "a marker that is let through");
        await act(moderator, await heldCase(moderator, "a marker that is let through"), "release");
        const marker = await bo.take("room.said");
        expect([marker.seq, marker.text]).toEqual([1, "a marker that is let through"]);
        expect(bo.saw("this one waits for a person")).toBe(false);
        const { messages } = await bo.request("room.history", { room: "wait/room" });
        expect(messages.map((m) => m.text)).toEqual(["a marker that is let through"]);
        const entered = await bo.request("room.enter", { room: "wait/room", after: 0 });
        expect(entered.seq).toBe(1);
        expect(bo.saw("this one waits for a person")).toBe(false);

        await act(moderator, held, "release");
        for (const client of [anna, bo]) {
            const said = await client.take("room.said", (e) => e.seq === 2);
            expect([said.text, said.by]).toEqual(["this one waits for a person", anna.handle]);
        }
        const notice = await anna.take("notice", (e) => e.cid === "cid-1");
        expect(notice).toMatchObject({ place: "wait/room", outcome: "released", seq: 2 });
        expect(bo.count("notice") + moderator.count("notice")).toBe(0);
        const changed = await moderator.take(
            "desk.case",
            (e) => e.case.case === held.case && e.case.state !== "open",
        );
        expect(changed.case).toMatchObject({ state: "released", decided_by: moderator.handle });
        await Promise.all([anna, bo, moderator].map((c) => c.leave()));
    });

    it("that is removed is never shown to anybody", async () => {
        const { moderator } = await onShift(server, giver, "never");
        const anna = await present(server, "never/room");
        const bo = await present(server, "never/room");
        await anna.say("never/room", "not to be shown", "cid-1");
        const held = await heldCase(moderator, "not to be shown");
        await act(moderator, held, "remove");
        const notice = await anna.take("notice");
        expect(notice).toMatchObject({ cid: "cid-1", outcome: "removed" });
        expect(notice.seq).toBeUndefined();
        await anna.say("never/room", "a marker");
        await act(moderator, await heldCase(moderator, "a marker"), "release");
        expect((await bo.take("room.said")).seq).toBe(1);
        await bo.request("room.enter", { room: "never/room", after: 0 });
        expect(bo.saw("not to be shown")).toBe(false);
        const { cases } = await moderator.request("desk.watch", { group: "never" });
        expect(cases).toEqual([]);
        await Promise.all([anna, bo, moderator].map((c) => c.leave()));
    });

    it("is decided once: who comes second is told so", async () => {
        const { moderator: first } = await onShift(server, giver, "twice");
        const { moderator: second } = await onShift(server, giver, "twice");
        const anna = await present(server, "twice/room");
        for (let i = 0; i < 10; ++i) {
            await anna.say("twice/room", `to be decided ${i}`);
            const held = await heldCase(first, `to be decided ${i}`);
            const both = await Promise.allSettled([
                act(first, held, "release"),
                act(second, held, "remove"),
            ]);
            const refused = both.filter((o) => o.status === "rejected");
            expect(refused.length).toBe(1);
            expect(refused[0]?.reason.code).toBe("conflict");
            const notice = await anna.take("notice");
            expect(notice.outcome).toBe(both[0].status === "fulfilled" ? "released" : "removed");
        }
        const { messages } = await anna.request("room.history", { room: "twice/room" });
        expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1));
        expect(anna.count("notice")).toBe(0);
        await Promise.all([anna, first, second].map((c) => c.leave()));
    });

    it("answers the same cid with held again, and with its seq once it has one", async () => {
        const { moderator } = await onShift(server, giver, "repeat");
        const anna = await present(server, "repeat/room");
        const first = await anna.say("repeat/room", "held and sent again", "cid-1");
        const second = await anna.say("repeat/room", "held and sent again", "cid-1");
        expect(second.held?.guideline).toBe(first.held?.guideline);
        expect(second.seq).toBeUndefined();
        const other = { room: "repeat/room", cid: "cid-1", text: "another body" };
        expect((await anna.refused("room.say", other)).code).toBe("conflict");
        const { cases } = await moderator.request("desk.watch", { group: "repeat" });
        expect(cases.map((c) => c.text)).toEqual(["held and sent again"]);
        await act(moderator, cases[0] as Case, "release");
        const { seq } = await anna.take("notice");
        expect(seq).toBe(1);
        const third = await anna.say("repeat/room", "held and sent again", "cid-1");
        expect([third.seq, third.held]).toEqual([1, undefined]);
        await anna.take("room.said");
        expect(anna.count("room.said")).toBe(0);
        await Promise.all([anna, moderator].map((c) => c.leave()));
    });

    it("waits for the next shift, with everything the next moderator needs", async () => {
        const anna = await present(server, "shift/room");
        await anna.say("shift/room", "held while nobody was there");
        await anna.say("shift/room", "and another one");
        await anna.leave();
        const waitingCases = async () => (await metric(server, "havn_cases_waiting")) >= 2;
        await until("the waiting cases to be counted", waitingCases);
        const { moderator, cases } = await onShift(server, giver, "shift");
        expect(cases.map((c) => [c.text, c.by, c.state])).toEqual([
            ["held while nobody was there", anna.handle, "open"],
            ["and another one", anna.handle, "open"],
        ]);
        await act(moderator, cases[1] as Case, "release");
        await act(moderator, cases[0] as Case, "release");
        const bo = await present(server, "shift/room");
        const { messages } = await bo.request("room.history", { room: "shift/room" });
        expect(messages.map((m) => m.text)).toEqual([
            "and another one",
            "held while nobody was there",
        ]);
        await Promise.all([bo, moderator].map((c) => c.leave()));
    });

    it("reaches an author who was away in the room's own order", async () => {
        const { moderator } = await onShift(server, giver, "offline");
        const anna = await present(server, "offline/room");
        await anna.say("offline/room", "sent, then the train went into a tunnel", "cid-1");
        await anna.vanish();
        await act(
            moderator,
            await heldCase(moderator, "sent, then the train went into a tunnel"),
            "release",
        );
        const back = await Client.enter(server, { token: anna.token });
        const ok = await back.request("room.enter", { room: "offline/room", after: 0 });
        // Released is stored; those who just came in may be told a moment later.
        const own = ok.messages[0] ?? (await back.take("room.said", (event) => event.seq === 1));
        expect(own.text).toBe("sent, then the train went into a tunnel");
        const again = await back.say(
            "offline/room",
            "sent, then the train went into a tunnel",
            "cid-1",
        );
        expect(again.seq).toBe(1);
        await Promise.all([back, moderator].map((c) => c.leave()));
    });

    it("is nobody's to decide but the moderators'", async () => {
        const { moderator } = await onShift(server, giver, "own");
        const supporter = await withRole(server, giver, "own", "supporter");
        const elsewhere = (await onShift(server, giver, "wait")).moderator;
        const anna = await present(server, "own/room");
        await anna.say("own/room", "one would like to release it oneself");
        const held = await heldCase(moderator, "one would like to release it oneself");
        for (const client of [anna, supporter, elsewhere])
            for (const action of ["release", "remove"]) {
                const fields = { group: "own", case: held.case, action };
                expect((await client.refused("desk.act", fields)).code).toBe("not_found");
            }
        // A moderator of another group cannot reach the case through that group either.
        const through = { group: "wait", case: held.case, action: "release" };
        expect((await elsewhere.refused("desk.act", through)).code).toBe("not_found");
        const unknown = { group: "own", case: held.case, action: "publish" };
        expect((await moderator.refused("desk.act", unknown)).code).toBe("bad_field");
        const absent = { group: "own", case: 999_999, action: "release" };
        expect((await moderator.refused("desk.act", absent)).code).toBe("not_found");
        expect(elsewhere.saw("one would like to release it oneself")).toBe(false);
        await act(moderator, held, "release");
        await Promise.all([anna, moderator, supporter, elsewhere].map((c) => c.leave()));
    });
});

describe("what the pipeline finds", () => {
    const details = [
        ["a mail address", "write to me at otter.by.the.lake@example.org instead"],
        ["a telephone number", "call me any time on +44 20 7946 0958"],
        ["a hidden mail address", "otter dot lake (at) example dot org, write me there"],
    ] as const;

    it.each(details)("holds %s from a newcomer and names the guideline", async (_, text) => {
        const { moderator } = await onShift(server, giver, "open");
        const anna = await present(server, "open/details");
        const bo = await present(server, "open/details");
        const answer = await anna.say("open/details", text);
        expect(answer.held).toMatchObject({
            guideline: "no-contact-details",
            category: "contact_details",
        });
        expect(answer.held?.text).toContain("no-contact-details");
        const held = await heldCase(moderator, text);
        const finding = held.findings.find((f) => f.category === "contact_details");
        expect(finding?.end).toBeGreaterThan(finding?.start ?? Number.NaN);
        expect(finding?.end).toBeLessThanOrEqual([...text].length);
        const { seq } = await anna.say("open/details", "a marker without any details");
        const next = await bo.take("room.said");
        expect([next.seq, next.text]).toEqual([seq, "a marker without any details"]);
        expect(bo.saw(text)).toBe(false);
        await Promise.all([anna, bo, moderator].map((c) => c.leave()));
    });

    it("shows a doubtful message with a flag while somebody is on shift, and holds it else", async () => {
        const anna = await present(server, "night/room");
        const bo = await present(server, "night/room");
        const rude = (n: number) => `you are a stupid idiot, number ${n}`;
        expect((await anna.say("night/room", rude(1))).held?.category).toBe("abuse");

        const { moderator, cases } = await onShift(server, giver, "night");
        expect(cases.map((c) => [c.kind, c.text])).toEqual([["held", rude(1)]]);
        const shown = await anna.say("night/room", rude(2));
        expect(shown.seq).toBe(1);
        expect((await bo.take("room.said")).text).toBe(rude(2));
        const flagged = await heldCase(moderator, rude(2));
        expect(flagged).toMatchObject({ kind: "flagged", seq: 1, verdict: "flag", state: "open" });
        await act(moderator, flagged, "remove");
        expect((await bo.take("room.removed")).removes).toBe(1);

        await moderator.vanish();
        await until("the shift to be over", async () => {
            const answer = await anna.say("night/room", rude(3));
            return answer.held !== undefined;
        });
        await Promise.all([anna, bo].map((c) => c.leave()));
    });

    it("lets ordinary talk through in every language", async () => {
        const anna = await present(server, "careful/room");
        for (const text of [
            "I could not sleep, so I made tea and watched the snow.",
            "Merci, \u00e7a m'a fait du bien de parler avec vous ce soir.",
            "Jeg gik en tur langs havnen, og det hjalp lidt.",
            "\u0421\u043f\u0430\u0441\u0438\u0431\u043e, \u0447\u0442\u043e \u0432\u044b\u0441\u043b\u0443\u0448\u0430\u043b\u0438 \u043c\u0435\u043d\u044f.",
            "It has been 40 days, 3 hours and 12 minutes; at 10:30 I see the doctor.",
        ]) {
            const answer = await anna.say("careful/room", text);
            expect([text, answer.held, answer.nudge]).toEqual([text, undefined, undefined]);
            expect(answer.seq).toBeGreaterThan(0);
        }
        await anna.leave();
    });

    it("refuses unreadable text without storing it", async () => {
        const anna = await present(server, "careful/room");
        const error = await anna.refused("room.say", {
            room: "careful/room",
            cid: newCid(),
            text: "\u0001\u0002\u0003\u0004\u0005\u0006",
        });
        expect(error.code).toBe("rejected");
        expect(error.retry).toBe("changed");
        expect(error.reason?.guideline).toBeDefined();
        await anna.leave();
    });
});

describe("a report", () => {
    it("brings a message to the desk, live, and a moderator can take it away", async () => {
        const { moderator } = await onShift(server, giver, "open");
        const anna = await present(server, "open/removed");
        const bo = await present(server, "open/removed");
        const { seq } = await anna.say("open/removed", "something that bothers somebody");
        const fields = { place: "open/removed", seq: seq as number, reason: "it bothers me" };
        await bo.request("report.file", fields);
        const { case: report } = await moderator.take("desk.case", (e) => e.case.kind === "report");
        expect(report).toMatchObject({
            place: "open/removed",
            seq,
            by: anna.handle,
            text: "something that bothers somebody",
            reason: "it bothers me",
            state: "open",
        });
        await act(moderator, report, "remove");
        for (const client of [anna, bo]) {
            const gone = await client.take("room.removed");
            expect(gone.removes).toBe(seq);
        }
        await until("the case to be decided", async () => {
            const { cases } = await moderator.request("desk.watch", { group: "open" });
            return cases.every((c) => c.case !== report.case);
        });
        expect(anna.saw("it bothers me")).toBe(false);
        await Promise.all([anna, bo, moderator].map((c) => c.leave()));
    });

    it("can be closed without consequence", async () => {
        const { moderator } = await onShift(server, giver, "open");
        const anna = await present(server, "open/removed");
        const { seq } = await anna.say("open/removed", "harmless, but reported");
        await anna.request("report.file", {
            place: "open/removed",
            seq: seq as number,
            reason: "by mistake",
        });
        const { case: report } = await moderator.take("desk.case", (e) => e.case.seq === seq);
        await act(moderator, report, "close");
        expect(
            (
                await moderator.refused("desk.act", {
                    group: "open",
                    case: report.case,
                    action: "close",
                })
            ).code,
        ).toBe("conflict");
        await anna.say("open/removed", "a marker");
        await anna.take("room.said", (e) => e.text === "a marker");
        expect(anna.events.some((e) => e.on === "room.removed")).toBe(false);
        await Promise.all([anna, moderator].map((c) => c.leave()));
    });

    it("about something absent or out of reach is not_found", async () => {
        const anna = await present(server, "open/room");
        const report = { seq: 12_345, reason: "?" };
        for (const place of ["open/room", "open/nowhere", "wait/room", "open/forum"])
            expect((await anna.refused("report.file", { ...report, place })).code).toBe(
                "not_found",
            );
        const long = { place: "open/room", seq: 1, reason: "r".repeat(1_001) };
        expect((await anna.refused("report.file", long)).code).toBe("too_long");
        await anna.leave();
    });
});
