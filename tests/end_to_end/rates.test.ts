import { describe, expect, it } from "vitest";
import { Client, newCid, present, Refused } from "./support/client";
import { Server } from "./support/server";
import { pause } from "./support/wait";

const subjects = ["the rain", "my sister", "this room", "a long walk", "the night", "old songs"];
const verbs = ["keeps me awake", "was kind today", "feels far away", "does me good", "helps"];

// Not the same thing again and again, which would be a matter of its own.
function different(i: number): string {
    return `${subjects[i % subjects.length]} ${verbs[Math.floor(i / subjects.length) % verbs.length]}`;
}

const groups = [{ slug: "calm", rooms: ["lounge", "other"] }];

describe("who sends too fast", () => {
    it("is told how long to wait, and the same cid is taken then", async () => {
        const server = await Server.start({ groups });
        const anna = await present(server, "calm/lounge");
        const bo = await present(server, "calm/lounge");
        const limited: { text: string; cid: string; wait: number }[] = [];
        let accepted = 0;
        for (let i = 0; i < 60; ++i) {
            const text = different(i);
            const cid = newCid();
            try {
                const answer = await anna.say("calm/lounge", text, cid);
                if (answer.seq !== undefined) accepted += 1;
            } catch (error) {
                if (!(error instanceof Refused)) throw error;
                expect(error.body).toMatchObject({ code: "too_fast", retry: "later" });
                limited.push({ text, cid, wait: error.body.retry_after_ms as number });
                break;
            }
        }
        expect(accepted).toBeGreaterThanOrEqual(3);
        const [first] = limited;
        if (!first) throw new Error("sixty messages at once were not too fast");
        expect(first.wait).toBeGreaterThan(0);
        expect(first.wait).toBeLessThan(60_000);

        // The others are not held up by the one who is too fast.
        expect((await bo.say("calm/lounge", "from somebody calm")).seq).toBe(accepted + 1);
        await pause(first.wait + 50);
        const answer = await anna.say("calm/lounge", first.text, first.cid);
        expect(answer.seq).toBe(accepted + 2);
        await Promise.all([anna.leave(), bo.leave()]);
        await server.stop();
    });

    it("does not get around it with a second connection or another room", async () => {
        const server = await Server.start({ groups });
        const first = await present(server, "calm/lounge");
        const second = await Client.enter(server, { token: first.token });
        await second.request("room.enter", { room: "calm/other" });
        const outcomes: string[] = [];
        for (let i = 0; i < 60; ++i)
            for (const [client, room] of [
                [first, "calm/lounge"],
                [second, "calm/other"],
            ] as const)
                await client.say(room, different(i)).then(
                    () => outcomes.push("ok"),
                    (error: Refused) => outcomes.push(error.code),
                );
        expect(new Set(outcomes)).toEqual(new Set(["ok", "too_fast"]));
        expect(outcomes.filter((o) => o === "ok").length).toBeLessThan(60);
        await Promise.all([first.leave(), second.leave()]);
        await server.stop();
    });

    it("is not limited in the load configuration, which lifts nothing else", async () => {
        const server = await Server.start({ groups, unlimited: true });
        const anna = await present(server, "calm/lounge");
        for (let i = 0; i < 200; ++i) {
            const answer = await anna.say("calm/lounge", "the same words again");
            expect(answer.seq).toBe(i + 1);
        }
        const held = await anna.say("calm/lounge", "mail me: somebody@example.org");
        expect(held.held?.guideline).toBe("no-contact-details");
        await anna.leave();
        await server.stop();
    });
});
