import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Client, newCid } from "./support/client";
import { code, organiser } from "./support/desk";
import { enter, http } from "./support/http";
import { frame, RawClient } from "./support/raw";
import { Server } from "./support/server";
import { within } from "./support/wait";

const address = "127.31.41.59";
const forwarded = "203.0.113.77";

// A session that does a bit of everything, right and wrong, under words that occur nowhere else.
async function session(server: Server): Promise<Record<string, string>> {
    const giver = await organiser(server);
    const { link } = await giver.request("link.create", { group: "calm", role: "moderator" });
    const headers = { "x-forwarded-for": forwarded };
    const { cookie } = await enter(server, { localAddress: address, headers });
    const options = { localAddress: address, headers };
    const anna = await Client.enter(server, {}, options);
    const browser = await Client.enter(server, {}, { ...options, cookie });
    const moderator = await Client.enter(server);
    await moderator.request("person.redeem", { link: code(link) });
    await moderator.join("calm");
    await moderator.request("desk.watch", { group: "calm" });
    await anna.join("calm", "Zebrafinch Quill");
    await browser.join("calm", "Walrus Teapot");
    await anna.request("room.enter", { room: "calm/lounge" });
    const { seq } = await anna.say("calm/lounge", "marzipan lighthouse nocturne");
    await anna.say("calm/lounge", "mail quokkaharp@example.org for a chat");
    await anna.say("calm/lounge", "I want to kill myself tonight, said the periwinkle");
    await browser.request("report.file", {
        place: "calm/lounge",
        seq: seq as number,
        reason: "because of the bassoonrhubarb",
    });
    await browser.request("forum.open", {
        group: "calm",
        cid: newCid(),
        title: "tangerinesextant",
        text: "velvetsemaphore",
    });
    const long = { room: "calm/lounge", cid: "1", text: "gondolamustard ".repeat(400) };
    await anna.refused("room.say", long);
    await anna.refused("group.join", { group: "pelicanbroom" });
    const stranger = await Client.connect(server, options);
    await stranger.refused("hello", { token: "ocelotbuttonocelotbuttonocelotbutton" });
    stranger.sendText('{"id":1,"do":"hello","token":"flamingoanvil');
    stranger.sendText('{"id":1,"do":"heronlantern"}');
    const raw = await RawClient.upgrade(server, [`X-Forwarded-For: ${forwarded}`]);
    raw.send(frame("narwhalcurtain", { masked: false }));
    await within("the end", raw.ended);
    await http(server, "/badgerparasol?token=lynxumbrella", { localAddress: address, headers });
    await Promise.all([anna, browser, moderator, giver].map((c) => c.leave()));
    await stranger.vanish();
    return {
        "a token": anna.token,
        "another token": moderator.token,
        "a cookie": cookie.slice("havn=".length),
        "a used link": server.organiserLink,
        "another link": code(link),
        "an address": address,
        "a forwarded address": forwarded,
    };
}

const words = [
    "Zebrafinch",
    "Walrus",
    "marzipan",
    "quokkaharp",
    "periwinkle",
    "bassoonrhubarb",
    "tangerinesextant",
    "velvetsemaphore",
    "gondolamustard",
    "pelicanbroom",
    "ocelotbutton",
    "flamingoanvil",
    "heronlantern",
    "narwhalcurtain",
    "badgerparasol",
    "lynxumbrella",
];

describe("privacy", () => {
    it.each(["info", "debug"])(
        "at log level %s nothing of a session is in the log, no secret in the data",
        async (logLevel) => {
            const server = await Server.start({
                groups: [{ slug: "calm", rooms: ["lounge"], policy: "careful" }],
                config: { trust_proxy: true },
                logLevel,
            });
            const secrets = await session(server);
            const printedLink = secrets["a used link"] as string;
            expect((await server.stop()).code).toBe(0);

            const log = server.everything.replace(`#/link/${printedLink}`, "");
            for (const word of words) expect([word, log.includes(word)]).toEqual([word, false]);
            for (const [name, secret] of Object.entries(secrets))
                expect([name, log.includes(secret)]).toEqual([name, false]);

            // What was said is in the data, so the search below is able to find something.
            const files = readdirSync(server.data, { recursive: true, withFileTypes: true })
                .filter((file) => file.isFile())
                .map((file) => readFileSync(join(file.parentPath, file.name)));
            const holds = (text: string | Buffer) => files.some((file) => file.includes(text));
            expect(holds("marzipan lighthouse nocturne")).toBe(true);
            for (const [name, secret] of Object.entries(secrets))
                expect([name, holds(secret)]).toEqual([name, false]);
            for (const bytes of [address, forwarded].map((a) =>
                Buffer.from(a.split(".").map(Number)),
            ))
                expect(holds(bytes)).toBe(false);
        },
    );

    it("the log is structured: one JSON object or key-value line each", async () => {
        const server = await Server.start({ groups: [{ slug: "calm", rooms: ["lounge"] }] });
        await (await Client.enter(server)).leave();
        await server.stop();
        const lines = server.errors.split("\n").filter((line) => line !== "");
        expect(lines.length).toBeGreaterThan(0);
        for (const line of lines) expect(line).toMatch(/^\{.*\}$|\b\w+=\S/);
    });
});
