// Keeping one's place with six words, and the sessions of a person.
import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { http } from "./support/http";
import { Server } from "./support/server";
import { within } from "./support/wait";
import { close } from "./support/wire";

const groups = [
    { slug: "calm", rooms: ["lounge"] },
    { slug: "other", rooms: ["lounge"] },
];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups });
});

async function kept(language = "en"): Promise<{ client: Client; words: string[] }> {
    const client = await present(server, "calm/lounge");
    const { words } = await client.request("person.keep", { language });
    return { client, words };
}

async function back(phrase: string, on = server): Promise<Client> {
    const client = await Client.connect(on);
    const { token } = await client.request("person.return", { phrase });
    await client.hello({ token });
    return client;
}

const json = { "content-type": "application/json" };

describe("a recovery phrase", () => {
    it("brings the same person back on another device, typed as people type", async () => {
        for (const language of ["en", "fr", "da", "ru", "de", "es"]) {
            const { client, words } = await kept(language);
            expect(words).toHaveLength(6);
            const plain = words
                .join(" ")
                .normalize("NFD")
                .replace(/\p{Mn}/gu, "");
            const spellings = [
                words.join(" "),
                `  ${words.join(",\n").toUpperCase().normalize("NFD")} `,
                plain.replace(/[ø]/g, "o"),
                words.map((word) => [...word.normalize("NFC")].slice(0, 5).join("")).join("-"),
            ];
            const phrase = spellings[words.join("").length % spellings.length] as string;
            const again = await back(phrase);
            expect(again.person, `${language}: ${phrase}`).toBe(client.person);
            await Promise.all([client.leave(), again.leave()]);
        }
    });

    it("finds the memberships, and what was said can be removed", async () => {
        const { client, words } = await kept();
        const { seq } = await client.say("calm/lounge", "said before");
        await client.leave();
        const again = await Client.connect(server);
        const { token } = await again.request("person.return", { phrase: words.join(" ") });
        const hello = await again.hello({ token });
        expect(hello.kept).toBe(true);
        expect(hello.groups.map((group) => group.handle)).toEqual([client.handle]);
        await again.request("room.remove", { room: "calm/lounge", seq: seq as number });
        await again.leave();
    });

    it("that is wrong is not found, and says which word is in no list", async () => {
        const { client, words } = await kept();
        const wrong = words.slice().reverse();
        const stranger = await Client.connect(server);
        const unknown = await stranger.refused("person.return", { phrase: wrong.join(" ") });
        expect(unknown.code).toBe("not_found");
        const typo = [...words.slice(0, 3), "qqqqqq", ...words.slice(4)].join(" ");
        const word = await stranger.refused("person.return", { phrase: typo });
        expect([word.code, word.detail]).toEqual(["bad_field", "word 4"]);
        const few = await stranger.refused("person.return", { phrase: "only three words" });
        expect([few.code, few.detail]).toEqual(["bad_field", "phrase"]);
        const long = await stranger.refused("person.return", { phrase: "a ".repeat(201) });
        expect(long.code).toBe("too_long");
        await Promise.all([client.leave(), stranger.leave()]);
    });

    it("cannot be guessed at any speed", async () => {
        const { client, words } = await kept();
        const stranger = await Client.connect(server);
        const phrase = words.slice().reverse().join(" ");
        const codes: string[] = [];
        for (let i = 0; i < 6; i++)
            codes.push((await stranger.refused("person.return", { phrase })).code);
        expect(codes).toEqual([...Array(5).fill("not_found"), "too_fast"]);
        await Promise.all([client.leave(), stranger.leave()]);
    });

    it("is given once; another one takes its place", async () => {
        const { client, words } = await kept();
        expect((await client.refused("person.keep", {})).code).toBe("conflict");
        const renewed = await client.request("person.keep", { renew: true });
        const stranger = await Client.connect(server);
        const old = await stranger.refused("person.return", { phrase: words.join(" ") });
        expect(old.code).toBe("not_found");
        const again = await back(renewed.words.join(" "));
        expect(again.person).toBe(client.person);
        await Promise.all([client.leave(), again.leave(), stranger.leave()]);
    });

    it("gives a browser its cookie", async () => {
        const { client, words } = await kept();
        const post = (body: unknown) =>
            http(server, "/api/v1/return", {
                method: "POST",
                headers: { ...json, "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" },
                body: JSON.stringify(body),
            });
        const found = await post({ phrase: words.join(" ") });
        expect(found.status).toBe(200);
        expect(JSON.parse(found.body)).toMatchObject({ person: client.person });
        const [setCookie] = found.headers["set-cookie"] as string[];
        expect(setCookie).toMatch(
            /^havn=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=34560000/,
        );
        const cookie = setCookie?.split(";")[0] as string;
        const browser = await Client.enter(server, {}, { cookie });
        expect(browser.person).toBe(client.person);
        const { sessions } = await browser.request("person.sessions", {});
        expect(sessions.find((one) => one.here)?.device).toBe("computer");
        expect((await post({ phrase: words.slice().reverse().join(" ") })).status).toBe(404);
        expect((await post({ phrase: "no" })).status).toBe(400);
        await Promise.all([client.leave(), browser.leave()]);
    });

    it("outlives the time after which others are forgotten, and a restart", async () => {
        const own = await Server.start({ groups, config: { limits: { drop_in_hours: 1 } } });
        const client = await present(own, "calm/lounge");
        const { words } = await client.request("person.keep", {});
        await client.leave();
        await own.stop();
        const second = await own.again();
        const again = await back(words.join(" "), second);
        expect(again.person).toBe(client.person);
        expect(second.everything).not.toContain(words.join(" "));
        await again.leave();
    });

    it("is answered with busy when too many ask at once, and nobody waits in vain", async () => {
        const own = await Server.start({ groups, unlimited: true });
        const guests = await Promise.all(Array.from({ length: 140 }, () => Client.enter(own)));
        const { words } = (await guests[0]?.request("person.keep", {})) ?? { words: [] };
        const phrase = words.reverse().join(" ");
        const asked = guests.map((guest) => guest.refused("person.return", { phrase }));
        const codes = new Set((await Promise.all(asked)).map((error) => error.code));
        expect([...codes].sort()).toEqual(["busy", "not_found"]);
        await Promise.all(guests.map((guest) => guest.leave()));
    });
});

describe("sessions", () => {
    it("are listed, and signed out one by one or all", async () => {
        const { client, words } = await kept();
        const phone = await back(words.join(" "));
        const third = await back(words.join(" "));
        const listed = await client.request("person.sessions", {});
        expect(listed.kept).toBe(true);
        expect(listed.sessions).toHaveLength(3);
        expect(listed.sessions.filter((one) => one.here)).toHaveLength(1);
        for (const one of listed.sessions) {
            expect(one.seen).toBe("today");
            expect(one.since).toMatch(/T00:00:00\.000Z$/);
        }
        const here = (await phone.request("person.sessions", {})).sessions.find((s) => s.here);
        await client.request("person.sign_out", { session: here?.session as string });
        expect((await within("the close", phone.closed)).code).toBe(close.signedOut);
        await client.request("person.sign_out", { session: "others" });
        expect((await within("the close", third.closed)).code).toBe(close.signedOut);
        const stranger = await Client.connect(server);
        const refused = await stranger.refused("hello", { token: third.token });
        expect(refused.code).toBe("token_unknown");
        await client.request("person.sign_out", { session: "all" });
        expect((await within("the close", client.closed)).code).toBe(close.signedOut);
        await stranger.leave();
    });

    it("of somebody else are not found", async () => {
        const anna = await Client.enter(server);
        const bo = await Client.enter(server);
        const [session] = (await anna.request("person.sessions", {})).sessions;
        const id = { session: session?.session as string };
        expect((await bo.refused("person.sign_out", id)).code).toBe("not_found");
        expect((await bo.refused("person.sign_out", { session: "x" })).code).toBe("bad_field");
        await anna.request("group.list", {});
        await Promise.all([anna.leave(), bo.leave()]);
    });
});

describe("preferences", () => {
    it("follow the person to other devices at once, and stay", async () => {
        const { client, words } = await kept();
        const phone = await back(words.join(" "));
        const first = await client.request("person.preferences", {});
        expect(first).toEqual({
            language: "en",
            country: "",
            content_notes: "cover",
            muted_words: [],
            feedback_texts: false,
        });
        const wanted = {
            country: "dk",
            muted_words: ["wedding", "to ord"],
            language: "da",
            feedback_texts: true,
        };
        const changed = await client.request("person.prefer", wanted);
        expect(changed).toEqual({ ...first, ...wanted });
        expect(await phone.take("person.preferred")).toMatchObject(changed);
        await client.request("person.prefer", { content_notes: "show" });
        expect(await phone.request("person.preferences", {})).toEqual({
            ...changed,
            content_notes: "show",
        });
        await Promise.all([client.leave(), phone.leave()]);
    });

    it("that cannot be are refused", async () => {
        const client = await Client.enter(server);
        const code = async (fields: Record<string, unknown>) => {
            const { code: refused, detail } = await client.refusedAnyhow("person.prefer", fields);
            return `${refused} ${detail}`;
        };
        expect(await code({ language: "xx" })).toBe("bad_field language");
        expect(await code({ content_notes: "hide" })).toBe("bad_field content_notes");
        expect(await code({ feedback_texts: "yes" })).toBe("bad_field feedback_texts");
        expect(await code({ country: "denmark" })).toBe("bad_field country");
        expect(await code({ muted_words: ["a\nb"] })).toBe("bad_field muted_words");
        expect(await code({ muted_words: "word" })).toBe("bad_field muted_words");
        expect(await code({ muted_words: [1] })).toBe("bad_field muted_words");
        expect(await code({ muted_words: ["x".repeat(41)] })).toBe("too_long muted_words");
        expect(await code({ muted_words: Array(101).fill("x") })).toBe("too_many muted_words");
        await client.leave();
    });
});

describe("a break", () => {
    it("shuts every device out of everything but care and one's own data", async () => {
        const { client, words } = await kept();
        const phone = await back(words.join(" "));
        await phone.request("room.enter", { room: "calm/lounge" });
        const other = await present(server, "calm/lounge");
        const { until } = await client.request("person.pause", { minutes: 90 });
        const ahead = Date.parse(until) - Date.now();
        expect(ahead).toBeGreaterThan(80 * 60_000);
        expect(ahead).toBeLessThan(91 * 60_000);
        expect((await phone.take("person.paused")).until).toBe(until);
        await other.say("calm/lounge", "said during the break");
        await other.take("room.said");
        const say = await client.refused("room.say", { room: "calm/lounge", cid: "1", text: "x" });
        expect(say.code).toBe("paused");
        expect(say.retry_after_ms).toBeGreaterThan(80 * 60_000);
        expect((await phone.refused("room.enter", { room: "calm/lounge" })).code).toBe("paused");
        expect((await phone.request("care.helplines", {})).helplines.length).toBeGreaterThan(0);
        const shorter = await phone.request("person.pause", { minutes: 1 });
        expect(shorter.until).toBe(until);
        const third = await Client.connect(server);
        const { token } = await third.request("person.return", { phrase: words.join(" ") });
        expect((await third.hello({ token })).paused).toBe(until);
        expect((await third.refused("group.list", {})).code).toBe("paused");
        expect(phone.saw("said during the break")).toBe(false);
        const wrong = await third.refused("person.pause", { minutes: 0 });
        expect(wrong.code).toBe("bad_field");
        await Promise.all([client.leave(), phone.leave(), other.leave(), third.leave()]);
    });
});
