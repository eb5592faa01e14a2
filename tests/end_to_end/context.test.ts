// What was said shortly before changes what is made of what is said next: on a server with its
// usual pace.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { Server } from "./support/server";

const rooms = ["numbers", "crowd", "again", "evening"];
const groups = [{ slug: "harbour", rooms, policy: "open" as const }];
let server: Server;
let moderator: Client;

beforeAll(async () => {
    server = await Server.start({ groups, config: { limits: { drain_ms: 0 } } });
    ({ moderator } = await onShift(server, await organiser(server), "harbour"));
});
afterAll(() => server.stop());

async function kindsOf(text: string): Promise<(string | undefined)[]> {
    const { case: one } = await moderator.take("desk.case", (e) => e.case.text === text);
    return one.findings.filter((f) => f.stage === "context").map((f) => f.kind);
}

describe("what was said before", () => {
    it("makes a number of its pieces: the last one waits, and nobody can call", async () => {
        const place = "harbour/numbers";
        const anna = await present(server, place);
        const bo = await present(server, place);
        expect((await anna.say(place, "mine starts with 077")).seq).toBe(1);
        expect((await anna.say(place, "0090")).seq).toBe(2);
        // Somebody else's digits are not theirs.
        expect((await bo.say(place, "I am 42 and my sister is 0123")).seq).toBe(3);
        expect((await anna.say(place, "and 0123")).held?.category).toBe("contact_details");
        expect(await kindsOf("and 0123")).toEqual(["pieces"]);
        expect(bo.saw("and 0123")).toBe(false);
        // Who leaves is forgotten.
        await anna.request("person.leave", {});
        const again = await present(server, place);
        expect((await again.say(place, "and 0123")).seq).toBe(4);
    });

    it("holds the third of several people who turn on one", async () => {
        const place = "harbour/crowd";
        const text = "you are such an idiot";
        const people = [];
        for (let i = 0; i < 3; ++i) people.push(await present(server, place));
        const [one, two, three] = people as [Client, Client, Client];
        expect((await one.say(place, text)).seq).toBe(1);
        expect((await two.say(place, text)).seq).toBe(2);
        expect((await three.say(place, text)).held?.category).toBe("abuse");
        const { case: held } = await moderator.take(
            "desk.case",
            (e) => e.case.kind === "held" && e.case.place === place,
        );
        expect(held.findings.map((f) => f.kind)).toContain("pile_on");
    });

    it("holds what one person does for the third time, a retry counted once", async () => {
        const place = "harbour/again";
        const anna = await present(server, place);
        const cid = newCid();
        expect((await anna.say(place, "you are such an idiot", cid)).seq).toBe(1);
        expect((await anna.say(place, "you are such an idiot", cid)).seq).toBe(1);
        expect((await anna.say(place, "what a stupid idiot you are")).seq).toBe(2);
        const third = "shut up, you pathetic idiot";
        expect((await anna.say(place, third)).held).toBeDefined();
        expect(await kindsOf(third)).toContain("repeated");
    });

    it("sees that an evening gets worse, and asks somebody to look at once", async () => {
        const place = "harbour/evening";
        const text = "I keep thinking that everyone would be happier without me";
        const anna = await present(server, place);
        for (const level of ["check", "check", "urgent"]) {
            expect((await anna.say(place, text)).held).toBeUndefined();
            expect((await anna.take("care.card")).level).toBe(level);
        }
    });
});
