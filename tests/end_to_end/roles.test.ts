import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { code, onShift, organiser, withRole } from "./support/desk";
import { Server } from "./support/server";
import { within } from "./support/wait";
import { close } from "./support/wire";

const groups = [
    { slug: "calm", rooms: ["lounge"] },
    { slug: "other", rooms: ["lounge"] },
    { slug: "closed", rooms: ["lounge"], dropIn: false },
];
let server: Server;
let giver: Client;

beforeAll(async () => {
    server = await Server.start({ groups });
    giver = await organiser(server);
});

describe("the organiser's link", () => {
    it("works once", async () => {
        const own = await Server.start({ groups });
        const first = await Client.enter(own);
        const ok = await first.request("person.redeem", { link: own.organiserLink });
        expect([ok.role, ok.group]).toEqual(["organiser", undefined]);
        const second = await Client.enter(own);
        const refused = await second.refused("person.redeem", { link: own.organiserLink });
        const invented = await second.refused("person.redeem", { link: "q".repeat(43) });
        expect(refused.code).toBe("not_found");
        expect(invented).toEqual(refused);
        expect((await second.refused("desk.watch", { group: "calm" })).code).toBe("not_found");
        await second.leave();

        // The role belongs to the person, the link is not printed again.
        await first.leave();
        await own.stop();
        const next = await own.again();
        expect(next.everything).not.toContain("#/link/");
        const back = await Client.connect(next);
        expect((await back.hello({ token: first.token })).organiser).toBe(true);
        expect((await back.request("desk.watch", { group: "calm" })).cases).toEqual([]);
        await back.leave();
        await next.stop();
    });

    it("goes to one of many who try it at the same time", async () => {
        const own = await Server.start({ groups });
        const clients = await Promise.all(Array.from({ length: 8 }, () => Client.enter(own)));
        const link = own.organiserLink;
        const tried = await Promise.allSettled(
            clients.map((c) => c.request("person.redeem", { link })),
        );
        expect(tried.filter((t) => t.status === "fulfilled").length).toBe(1);
        await Promise.all(clients.map((c) => c.leave()));
        await own.stop();
    });
});

describe("a role", () => {
    it.each(["moderator", "facilitator", "supporter"] as const)(
        "of a %s is given by link and shown on joining",
        async (role) => {
            const { link } = await giver.request("link.create", { group: "calm", role });
            const client = await Client.enter(server);
            const ok = await client.request("person.redeem", { link: code(link) });
            expect(ok).toMatchObject({ role, group: "calm" });
            expect((await client.join("calm")).role).toBe(role);
            const again = await Client.connect(server);
            const { groups: joined } = await again.hello({ token: client.token });
            expect(joined.map((g) => [g.group, g.role])).toEqual([["calm", role]]);
            const other = await Client.enter(server);
            const used = await other.refused("person.redeem", { link: code(link) });
            expect(used.code).toBe("not_found");
            await Promise.all([client, again, other].map((c) => c.leave()));
        },
    );

    it("reaches a member who was there before, without changing the handle", async () => {
        const anna = await present(server, "calm/lounge");
        const { handle } = anna;
        const { link } = await giver.request("link.create", { group: "calm", role: "moderator" });
        await anna.request("person.redeem", { link: code(link) });
        const again = await anna.join("calm");
        expect([again.handle, again.role]).toEqual([handle, "moderator"]);
        expect((await anna.request("desk.watch", { group: "calm" })).cases).toEqual([]);
        await anna.leave();
    });

    it("opens a group that is closed to drop-ins", async () => {
        const supporter = await withRole(server, giver, "closed", "supporter");
        await supporter.request("room.enter", { room: "closed/lounge" });
        await supporter.leave();
    });

    it("holds in its group and nowhere else", async () => {
        const { moderator } = await onShift(server, giver, "calm");
        await moderator.join("other");
        expect((await moderator.refused("desk.watch", { group: "other" })).code).toBe("not_found");
        await moderator.leave();
    });

    it("is needed: others read not_found, as for what is not there", async () => {
        const anna = await present(server, "calm/lounge");
        const supporter = await withRole(server, giver, "calm", "supporter");
        const absent = await anna.refused("desk.watch", { group: "nowhere" });
        for (const client of [anna, supporter]) {
            const desk = await client.refused("desk.watch", { group: "calm" });
            expect(desk.code).toBe("not_found");
            expect(desk).toEqual(absent);
            const link = { group: "calm", role: "moderator" };
            expect((await client.refused("link.create", link)).code).toBe("not_found");
        }
        const moderator = await withRole(server, giver, "calm", "moderator");
        const link = { group: "calm", role: "moderator" };
        expect((await moderator.refused("link.create", link)).code).toBe("not_found");
        for (const role of ["organiser", "owner", "", "Moderator"]) {
            const error = await giver.refused("link.create", { group: "calm", role });
            expect(error.code).toBe("bad_field");
        }
        expect(
            (await giver.refused("link.create", { group: "nowhere", role: "moderator" })).code,
        ).toBe("not_found");
        await Promise.all([anna, supporter, moderator].map((c) => c.leave()));
    });

    it("ends with the membership: a desk that was watched falls silent", async () => {
        const { moderator } = await onShift(server, giver, "calm");
        const { moderator: stays } = await onShift(server, giver, "calm");
        const anna = await present(server, "calm/lounge");
        await moderator.request("group.leave", { group: "calm" });
        expect((await moderator.refused("desk.watch", { group: "calm" })).code).toBe("not_found");
        const { seq } = await anna.say("calm/lounge", "reported after the shift");
        const report = { place: "calm/lounge", seq: seq as number, reason: "a marker" };
        await anna.request("report.file", report);
        await stays.take("desk.case", (e) => e.case.seq === seq);
        await moderator.request("group.list", {});
        expect(moderator.saw("reported after the shift")).toBe(false);
        await stays.request("person.leave", {});
        expect((await within("the end", stays.closed)).code).toBe(close.forgotten);
        await Promise.all([anna, moderator].map((c) => c.leave()));
    });

    it("stops getting cases after desk.leave", async () => {
        const { moderator } = await onShift(server, giver, "calm");
        const { moderator: stays } = await onShift(server, giver, "calm");
        const anna = await present(server, "calm/lounge");
        await moderator.request("desk.leave", { group: "calm" });
        const { seq } = await anna.say("calm/lounge", "reported when the desk was left");
        const report = { place: "calm/lounge", seq: seq as number, reason: "a marker" };
        await anna.request("report.file", report);
        await stays.take("desk.case", (e) => e.case.seq === seq);
        await moderator.request("group.list", {});
        expect(moderator.count("desk.case")).toBe(0);
        await Promise.all([anna, moderator, stays].map((c) => c.leave()));
    });
});
