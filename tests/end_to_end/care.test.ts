import { beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { Server } from "./support/server";

// Written for these tests, plainly, so that no detector can be in doubt.
const inDanger = "I want to kill myself tonight, I have the pills here";
const groups = ["near", "far", "both", "board", "nudges"].map((slug) => ({
    slug,
    rooms: ["room"],
    policy: "open" as const,
    languages: ["en", "fr", "da", "ru"],
}));
let server: Server;
let giver: Client;

beforeAll(async () => {
    server = await Server.start({ groups });
    giver = await organiser(server);
});

describe("somebody in danger", () => {
    it("gets the card privately and at once, and the desk an urgent case", async () => {
        const { moderator } = await onShift(server, giver, "near");
        const anna = await present(server, "near/room");
        const bo = await present(server, "near/room");
        const answer = await anna.say("near/room", inDanger);
        const card = await anna.take("care.card");
        expect(card.level).toBe("urgent");
        expect(card.countries.length).toBeGreaterThan(0);
        expect(card.helplines.length).toBeGreaterThan(0);
        for (const line of card.helplines) {
            expect(line.contact.length).toBeGreaterThan(0);
            expect(line.country).toMatch(/^[A-Z]{2}$/);
        }
        // Distress is no reason to keep somebody from speaking.
        expect(answer.seq).toBe(1);
        expect((await bo.take("room.said")).text).toBe(inDanger);

        const { case: urgent } = await moderator.take("desk.case", (e) => e.case.kind === "care");
        expect(urgent).toMatchObject({
            care: "urgent",
            state: "open",
            by: anna.handle,
            place: "near/room",
            seq: 1,
            text: inDanger,
        });
        await bo.say("near/room", "I am here, do you want to talk?");
        await bo.take("room.said", (e) => e.by === bo.handle);
        await moderator.request("desk.act", { group: "near", case: urgent.case, action: "close" });
        expect(bo.count("care.card") + moderator.count("care.card")).toBe(0);
        await Promise.all([anna, bo, moderator].map((c) => c.leave()));
    });

    it("is first at the desk when the next shift begins", async () => {
        const anna = await present(server, "far/room");
        await anna.say("far/room", "my mail is somebody@example.org");
        await anna.say("far/room", inDanger);
        await anna.take("care.card");
        const { moderator, cases } = await onShift(server, giver, "far");
        expect(cases[0]).toMatchObject({ kind: "care", care: "urgent" });
        expect(cases.some((c) => c.kind === "held")).toBe(true);
        await Promise.all([anna, moderator].map((c) => c.leave()));
    });

    it("gets the card also when the message itself is held", async () => {
        const { moderator } = await onShift(server, giver, "both");
        const anna = await present(server, "both/room");
        const text = `${inDanger}. Call me on +44 20 7946 0958`;
        const answer = await anna.say("both/room", text);
        expect(answer.held).toBeDefined();
        expect((await anna.take("care.card")).level).toBe("urgent");
        const { case: held } = await moderator.take("desk.case", (e) => e.case.text === text);
        expect(held.care).toBe("urgent");
        await Promise.all([anna, moderator].map((c) => c.leave()));
    });

    it("gets the card in the forum too", async () => {
        const anna = await present(server, "board/room");
        const post = { group: "board", cid: newCid(), title: "Nobody knows", text: inDanger };
        await anna.request("forum.open", post);
        expect((await anna.take("care.card")).level).toBe("urgent");
        await anna.leave();
    });

    it("is not alarmed by others who talk about ordinary things", async () => {
        const anna = await present(server, "board/room");
        for (const text of ["This heat is killing me", "I died laughing at that film"])
            await anna.say("board/room", text);
        await anna.say("board/room", "a marker");
        await anna.take("room.said", (e) => e.text === "a marker");
        expect(anna.events.filter((e) => e.on === "care.card" && e.level === "urgent")).toEqual([]);
        await anna.leave();
    });
});

describe("helplines", () => {
    it("are there for every country and language offered, without being in a group", async () => {
        const client = await Client.enter(server, { language: "da" });
        const all = await client.request("care.helplines", {});
        for (const country of ["DK", "FR", "GB"]) expect(all.countries).toContain(country);
        for (const country of all.countries) {
            const { helplines } = await client.request("care.helplines", { country });
            expect(helplines.length).toBeGreaterThan(0);
            expect(helplines.every((line) => line.country === country)).toBe(true);
        }
        const unknown = await client.request("care.helplines", { country: "XX" });
        expect(unknown.countries).toEqual(all.countries);
        await client.leave();
    });
});

describe("a nudge", () => {
    // Saying the same thing again: nothing is stored until the author is sure.
    it("asks before anything is stored, and `sure` sends it as it is", async () => {
        const anna = await present(server, "nudges/room");
        const bo = await present(server, "nudges/room");
        const text = "is anybody here awake at this hour";
        let nudged = false;
        let stored = 0;
        for (let i = 0; i < 6 && !nudged; ++i) {
            const cid = newCid();
            const answer = await anna.say("nudges/room", text, cid);
            if (answer.seq !== undefined) {
                stored = answer.seq;
                continue;
            }
            expect(answer.nudge?.category).toBe("repetition");
            expect(answer.nudge?.guideline.length).toBeGreaterThan(0);
            nudged = true;
            const sure = { room: "nudges/room", cid, text, sure: true };
            expect((await anna.request("room.say", sure)).seq).toBe(stored + 1);
        }
        expect(nudged).toBe(true);
        await bo.take("room.said", (e) => e.seq === stored + 1);
        expect(bo.count("room.said")).toBe(stored);
        await Promise.all([anna, bo].map((c) => c.leave()));
    });
});
