import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { Server } from "./support/server";

const rooms = ["own", "away", "others", "twice", "moderated"];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups: [{ slug: "calm", rooms }], unlimited: true });
});

describe("removing a message", () => {
    it("takes it from everybody who is there, with a place of its own in the order", async () => {
        const anna = await present(server, "calm/own");
        const bo = await present(server, "calm/own");
        const said = await anna.say("calm/own", "something I take back");
        await bo.say("calm/own", "in between");
        const { seq } = await anna.request("room.remove", { room: "calm/own", seq: 1 });
        expect([said.seq, seq]).toEqual([1, 3]);
        for (const client of [anna, bo]) {
            const event = await client.take("room.removed");
            expect([event.room, event.seq, event.removes]).toEqual(["calm/own", 3, 1]);
        }
        expect((await bo.say("calm/own", "and on")).seq).toBe(4);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("leaves the place in history and takes the text", async () => {
        const anna = await present(server, "calm/own");
        const { messages } = await anna.request("room.history", { room: "calm/own" });
        expect(messages.map((m) => m.seq)).toEqual([1, 2, 3, 4]);
        expect(messages[0]?.removed).toBe(true);
        expect(messages[0]?.text).toBeUndefined();
        expect(messages[2]?.removes).toBe(1);
        expect(messages[2]?.text).toBeUndefined();
        expect(messages[1]?.removed).toBeUndefined();
        expect(anna.saw("something I take back")).toBe(false);
        await anna.leave();
    });

    it("reaches those who were away", async () => {
        const anna = await present(server, "calm/away");
        const bo = await present(server, "calm/away");
        await anna.say("calm/away", "seen before the cut, gone afterwards");
        await bo.take("room.said");
        await bo.vanish();
        await anna.say("calm/away", "never seen by the one who was away");
        await anna.request("room.remove", { room: "calm/away", seq: 1 });
        await anna.request("room.remove", { room: "calm/away", seq: 2 });

        const back = await Client.enter(server, { token: bo.token });
        const ok = await back.request("room.enter", { room: "calm/away", after: 1 });
        expect([ok.reset, ok.seq]).toEqual([false, 4]);
        expect(ok.messages.map((m) => [m.seq, m.removes, m.removed])).toEqual([
            [2, undefined, true],
            [3, 1, undefined],
            [4, 2, undefined],
        ]);
        expect(back.saw("never seen by the one who was away")).toBe(false);
        await Promise.all([anna.leave(), back.leave()]);
    });

    it("of somebody else reads like one that is not there", async () => {
        const anna = await present(server, "calm/others");
        const bo = await present(server, "calm/others");
        await anna.say("calm/others", "this stays");
        const others = await bo.refused("room.remove", { room: "calm/others", seq: 1 });
        const absent = await bo.refused("room.remove", { room: "calm/others", seq: 99 });
        expect(others.code).toBe("not_found");
        expect(absent).toEqual(others);
        const { messages } = await bo.request("room.history", { room: "calm/others" });
        expect(messages.map((m) => m.text)).toEqual(["this stays"]);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("twice is done once, and a removal cannot be removed", async () => {
        const anna = await present(server, "calm/twice");
        await anna.say("calm/twice", "gone soon");
        const first = await anna.request("room.remove", { room: "calm/twice", seq: 1 });
        const second = await anna.request("room.remove", { room: "calm/twice", seq: 1 });
        expect(second).toEqual(first);
        const both = { room: "calm/twice", seq: first.seq };
        expect((await anna.refused("room.remove", both)).code).toBe("not_found");
        expect((await anna.say("calm/twice", "next")).seq).toBe(first.seq + 1);
        expect(anna.count("room.removed")).toBe(1);
        await anna.leave();
    });

    it("is also a moderator's to do", async () => {
        const giver = await organiser(server);
        const anna = await present(server, "calm/moderated");
        const { moderator } = await onShift(server, giver, "calm");
        await anna.say("calm/moderated", "a moderator takes this away");
        const gone = { room: "calm/moderated", seq: 1 };
        expect((await moderator.request("room.remove", gone)).seq).toBe(2);
        expect((await anna.take("room.removed")).removes).toBe(1);
        await Promise.all([anna.leave(), moderator.leave(), giver.leave()]);
    });
});
