import { beforeAll, describe, expect, it } from "vitest";
import { Client } from "./support/client";
import { enter, http } from "./support/http";
import { Server } from "./support/server";

const groups = [{ slug: "calm", rooms: ["lounge"], languages: ["en", "da"] }];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups });
});

describe("hello", () => {
    it("makes a new person and gives the token once", async () => {
        const client = await Client.connect(server);
        const ok = await client.hello();
        expect(ok.person).toMatch(/^[0-9a-f]{16}$/);
        expect(ok.token?.length).toBeGreaterThanOrEqual(32);
        expect(ok.groups).toEqual([]);
        expect(ok.organiser).toBeUndefined();
        await client.leave();
    });

    it("knows a person again by the token", async () => {
        const first = await Client.enter(server);
        const joined = await first.join("calm");
        await first.leave();

        const again = await Client.connect(server);
        const ok = await again.hello({ token: first.token });
        expect(ok.person).toBe(first.person);
        expect(ok.token).toBeUndefined();
        expect(ok.groups.map((g) => [g.group, g.handle])).toEqual([["calm", joined.handle]]);
        await again.leave();
    });

    it("makes different persons for different newcomers", async () => {
        const clients = await Promise.all([1, 2, 3].map(() => Client.enter(server)));
        expect(new Set(clients.map((c) => c.person)).size).toBe(3);
        expect(new Set(clients.map((c) => c.token)).size).toBe(3);
        await Promise.all(clients.map((c) => c.leave()));
    });

    it("refuses an unknown token, and the connection can say hello without one", async () => {
        const client = await Client.connect(server);
        const error = await client.refused("hello", { token: "x".repeat(43) });
        expect(error.code).toBe("token_unknown");
        expect(error.retry).toBe("changed");
        expect((await client.hello()).person).toMatch(/^[0-9a-f]{16}$/);
        await client.leave();
    });

    it("comes first", async () => {
        const client = await Client.connect(server);
        const early = [
            await client.refused("group.join", { group: "calm" }),
            await client.refused("room.enter", { room: "calm/lounge" }),
            await client.refused("room.say", { room: "calm/lounge", cid: "1", text: "hello" }),
            await client.refused("desk.watch", { group: "calm" }),
            await client.refused("person.leave", {}),
        ];
        expect(early.map((error) => error.code)).toEqual(early.map(() => "hello_first"));
        await client.hello();
        await client.join("calm");
        await client.leave();
    });

    it("takes the language, and answers in it", async () => {
        const client = await Client.connect(server);
        expect((await client.hello({ language: "da" })).language).toBe("da");
        const shown = await client.request("group.show", { group: "calm" });
        expect(shown.group.name).toContain("(da)");
        expect(shown.guidelines.map((g) => g.id)).toEqual(["no-contact-details", "be-kind"]);
        expect(shown.guidelines.every((g) => g.text.includes("(da)"))).toBe(true);
        expect(shown.rooms.map((r) => r.room)).toEqual(["calm/lounge"]);
        await client.leave();
    });

    it("accepts requests that were sent without waiting for its answer", async () => {
        const client = await Client.connect(server);
        const answers = await Promise.all([
            client.request("hello", {}),
            client.request("group.join", { group: "calm" }),
            client.request("room.enter", { room: "calm/lounge" }),
        ]);
        expect(answers[0].token).toBeDefined();
        expect(answers[1].role).toBe("participant");
        expect(answers[2].reset).toBe(false);
        await client.leave();
    });
});

describe("the cookie", () => {
    it("is closed to scripts and to other sites, and the body holds no token", async () => {
        const { response, cookie } = await enter(server);
        expect(response.status).toBe(200);
        const set = response.headers["set-cookie"]?.join("\n") ?? "";
        expect(set).toMatch(/^havn=[^;]{32,}/);
        expect(set).toMatch(/; *HttpOnly/i);
        expect(set).toMatch(/; *SameSite=Strict/i);
        expect(set).toMatch(/; *Path=\/(;|$)/i);
        expect(response.body).not.toContain(cookie.slice("havn=".length));
    });

    it("is the person at the WebSocket", async () => {
        const { cookie } = await enter(server);
        const first = await Client.enter(server, {}, { cookie });
        const { handle } = await first.join("calm");
        const second = await Client.connect(server, { cookie });
        const ok = await second.hello();
        expect(ok.person).toBe(first.person);
        expect(ok.token).toBeUndefined();
        expect(ok.groups[0]?.handle).toBe(handle);
        await Promise.all([first.leave(), second.leave()]);
    });

    it("stays the same person when the page enters again", async () => {
        const first = await enter(server);
        const before = await Client.enter(server, {}, { cookie: first.cookie });
        const second = await enter(server, { cookie: first.cookie });
        const after = await Client.enter(server, {}, { cookie: second.cookie });
        expect(after.person).toBe(before.person);
        await Promise.all([before.leave(), after.leave()]);
    });

    it("makes a new person when it is not known (any more)", async () => {
        const unknown = `havn=${"y".repeat(43)}`;
        const { response, cookie } = await enter(server, { cookie: unknown });
        expect(response.status).toBe(200);
        expect(cookie).not.toBe(unknown);
        const client = await Client.enter(server, {}, { cookie });
        expect(client.person).toMatch(/^[0-9a-f]{16}$/);
        await client.leave();
    });

    it("is not handed to a foreign site, nor to a form", async () => {
        const foreign = await enter(server, { headers: { origin: "https://elsewhere.example" } });
        expect(foreign.response.status).toBe(403);
        expect(foreign.cookie).toBe("");
        const form = await enter(server, {
            headers: { "content-type": "application/x-www-form-urlencoded" },
            body: "language=en",
        });
        expect(form.response.status).toBeGreaterThanOrEqual(400);
        expect(form.cookie).toBe("");
    });

    it("is not given for a body that is no JSON, nor for GET", async () => {
        const broken = await enter(server, { body: '{"language":' });
        expect(broken.response.status).toBe(400);
        expect(broken.cookie).toBe("");
        const get = await http(server, "/api/v1/enter");
        expect([404, 405]).toContain(get.status);
        expect(get.headers["set-cookie"]).toBeUndefined();
    });
});
