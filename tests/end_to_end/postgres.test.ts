import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, newCid, present } from "./support/client";
import { onShift, organiser } from "./support/desk";
import { http } from "./support/http";
import { Postgres } from "./support/postgres";
import { newFolder, prepare, run, Server } from "./support/server";
import { until } from "./support/wait";

const groups = [
    { slug: "calm", rooms: ["lounge", "garden"] },
    { slug: "wait", rooms: ["room"], policy: "pre_moderated" as const },
];
let postgres: Postgres;

beforeAll(async () => {
    postgres = await Postgres.start();
});
afterAll(() => postgres.dispose());

function onDatabase(database: string) {
    return Server.start({ groups, unlimited: true, config: { database } });
}

async function metric(server: Server, name: string): Promise<number> {
    const { body } = await http(server, "/metrics");
    return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(body)?.[1]);
}

describe("a server over PostgreSQL", () => {
    it("keeps people, messages, held ones and removals over a restart", async () => {
        const database = postgres.newDatabase();
        const server = await onDatabase(database);
        const giver = await organiser(server);
        const { moderator } = await onShift(server, giver, "wait");
        const anna = await present(server, "calm/lounge");
        await anna.join("wait");
        await anna.say("calm/lounge", "to be taken back");
        const kept = await anna.say("calm/lounge", "to stay", "cid-to-stay");
        await anna.request("room.remove", { room: "calm/lounge", seq: 1 });
        const { held } = await anna.say("wait/room", "wait for me");
        expect(held).toBeDefined();
        const waiting = await moderator.take("desk.case");
        await Promise.all([anna, giver, moderator].map((c) => c.leave()));
        await server.stop();

        const again = await server.again();
        const back = await Client.enter(again, { token: anna.token });
        const { messages } = await back.request("room.enter", { room: "calm/lounge" });
        expect(messages.map((m) => m.text ?? "")).toEqual(["", "to stay", ""]);
        expect(await back.say("calm/lounge", "to stay", "cid-to-stay")).toEqual(kept);
        const volunteer = await Client.enter(again, { token: moderator.token });
        const { cases } = await volunteer.request("desk.watch", { group: "wait" });
        expect(cases.map((c) => c.case)).toEqual([waiting.case.case]);
        await volunteer.request("desk.act", {
            group: "wait",
            case: waiting.case.case,
            action: "release",
        });
        const { messages: released } = await back.request("room.enter", { room: "wait/room" });
        expect(released.map((m) => m.text)).toEqual(["wait for me"]);
        await again.stop();
    });

    it("shares its database with a second one, both started at once on an empty one", async () => {
        const database = postgres.newDatabase();
        const [one, two] = await Promise.all([onDatabase(database), onDatabase(database)]);
        const anna = await present(one, "calm/lounge");
        const texts = Array.from({ length: 40 }, (_, i) => `message ${i}`);
        const bo = await present(two, "calm/lounge");
        const seqs = await Promise.all(
            texts.map(async (text, i) => (await (i % 2 ? anna : bo).say("calm/lounge", text)).seq),
        );
        expect([...seqs].sort((a, b) => Number(a) - Number(b))).toEqual(texts.map((_, i) => i + 1));
        // Sent again by way of the other server, as after a cut, it is not stored again.
        const cid = newCid();
        const first = await anna.say("calm/lounge", "once", cid);
        const moved = await Client.enter(two, { token: anna.token });
        expect(await moved.say("calm/lounge", "once", cid)).toEqual(first);
        await Promise.all([one.stop(), two.stop()]);
    });

    it("says so while its database is away, and goes on when it is back", async () => {
        const server = await onDatabase(postgres.newDatabase());
        const anna = await present(server, "calm/garden");
        const bo = await present(server, "calm/garden");
        await anna.say("calm/garden", "before");
        expect((await http(server, "/readyz")).status).toBe(200);
        expect(await metric(server, "havn_store_healthy")).toBe(1);

        await postgres.stop();
        const cid = newCid();
        const refused = await bo.refused("room.say", { room: "calm/garden", cid, text: "during" });
        expect(refused.code).toBe("try_again");
        expect(refused.retry_after_ms).toBeGreaterThan(0);
        await until("not ready", async () => (await http(server, "/readyz")).status === 503);
        expect(await metric(server, "havn_store_healthy")).toBe(0);
        // What is in memory can be read, and nobody in danger is left alone.
        const { messages } = await bo.request("room.enter", { room: "calm/garden" });
        expect(messages.map((m) => m.text)).toEqual(["before"]);
        await bo.refused("room.say", {
            room: "calm/garden",
            cid: newCid(),
            text: "I want to kill myself tonight, I have the pills here",
        });
        expect((await bo.take("care.card")).level).toBe("urgent");

        await postgres.run();
        await until("ready again", async () => (await http(server, "/readyz")).status === 200);
        expect((await bo.say("calm/garden", "during", cid)).seq).toBe(2);
        expect((await anna.take("room.said", (e) => e.seq === 2)).text).toBe("during");
        await server.stop();
    });

    it("refuses to start without one, in one line that does not hold the password", async () => {
        const password = "not-for-logs";
        const network = `127.0.0.1:${postgres.port}`;
        for (const [database, reason] of [
            [`postgresql://havn:${password}@127.0.0.1:1/havn`, /Connection refused/],
            [`postgresql://havn:${password}@${network}/postgres`, /password authentication failed/],
            [postgres.url("nowhere"), /database "nowhere" does not exist/],
            [`mysql://havn:${password}@${network}/havn`, /postgresql:\/\/USER@HOST:PORT\/NAME/],
        ] as const) {
            const args = [...prepare(newFolder(), { groups }), "--database", database];
            const { code, output, errors } = await run(args);
            expect(code).toBe(1);
            expect(errors.trim().split("\n").length, errors).toBe(1);
            expect(errors).toMatch(reason);
            expect(output + errors).not.toContain(password);
        }
    });
});
