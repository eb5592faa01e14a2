import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { enter } from "./support/http";
import { Server } from "./support/server";
import { within } from "./support/wait";
import { close } from "./support/wire";

const groups = [
    { slug: "calm", rooms: ["lounge", "bench"] },
    { slug: "other", rooms: ["lounge"] },
];
let server: Server;

beforeAll(async () => {
    server = await Server.start({ groups, unlimited: true });
});

describe("leaving a group", () => {
    it("ends the membership, and nothing is heard from there any more", async () => {
        const anna = await present(server, "calm/lounge");
        const bo = await present(server, "calm/lounge");
        await anna.join("other");
        await anna.request("room.enter", { room: "other/lounge" });
        await anna.request("group.leave", { group: "calm" });
        await bo.say("calm/lounge", "after she has left");
        const fields = { room: "calm/lounge", cid: "1", text: "hello?" };
        expect((await anna.refused("room.say", fields)).code).toBe("not_found");
        expect((await anna.refused("room.enter", { room: "calm/lounge" })).code).toBe("not_found");
        await anna.say("other/lounge", "the other membership stays");
        await anna.take("room.said", (e) => e.room === "other/lounge");
        expect(anna.saw("after she has left")).toBe(false);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("leaves what was said under its handle, and the handle out of reach", async () => {
        const anna = await present(server, "calm/bench", "Grey Heron");
        const { seq } = await anna.say("calm/bench", "said before leaving");
        await anna.request("group.leave", { group: "calm" });
        const again = await anna.join("calm");
        expect(again.handle).not.toBe("Grey Heron");
        const other = await Client.enter(server);
        for (const handle of ["Grey Heron", "grey heron"])
            expect((await other.refused("group.join", { group: "calm", handle })).code).toBe(
                "handle_taken",
            );
        const { messages } = await anna.request("room.history", { room: "calm/bench" });
        expect(messages.find((m) => m.seq === seq)?.by).toBe("Grey Heron");
        await Promise.all([anna.leave(), other.leave()]);
    });

    it("one is not in is not_found", async () => {
        const anna = await Client.enter(server);
        expect((await anna.refused("group.leave", { group: "calm" })).code).toBe("not_found");
        expect((await anna.refused("group.leave", { group: "nowhere" })).code).toBe("not_found");
        await anna.leave();
    });

    it("ends the right to remove what one said as somebody else", async () => {
        const anna = await present(server, "calm/bench");
        const { seq } = await anna.say("calm/bench", "as the person before");
        await anna.request("group.leave", { group: "calm" });
        await anna.join("calm");
        const fields = { room: "calm/bench", seq: seq as number };
        expect((await anna.refused("room.remove", fields)).code).toBe("not_found");
        await anna.leave();
    });
});

describe("being forgotten", () => {
    it("closes every connection of the person and forgets the token", async () => {
        const phone = await present(server, "calm/lounge", "Small Owl");
        const laptop = await Client.enter(server, { token: phone.token });
        const said = await phone.say("calm/lounge", "what was said stays");
        await phone.request("person.leave", {});
        for (const client of [phone, laptop]) {
            const end = await within("the connection to be closed", client.closed);
            expect(end.code).toBe(close.forgotten);
        }
        const back = await Client.connect(server);
        expect((await back.refused("hello", { token: phone.token })).code).toBe("token_unknown");
        const fresh = await back.hello();
        expect(fresh.person).not.toBe(phone.person);
        expect(fresh.groups).toEqual([]);
        const handle = { group: "calm", handle: "Small Owl" };
        expect((await back.refused("group.join", handle)).code).toBe("handle_taken");
        await back.join("calm");
        const { messages } = await back.request("room.history", { room: "calm/lounge" });
        expect(messages.find((m) => m.seq === said.seq)?.text).toBe("what was said stays");
        await back.leave();
    });

    it("makes the cookie worthless", async () => {
        const { cookie } = await enter(server);
        const client = await Client.enter(server, {}, { cookie });
        const before = client.person;
        await client.request("person.leave", {});
        await within("the connection to be closed", client.closed);
        const entered = await enter(server, { cookie });
        expect(entered.cookie).not.toBe(cookie);
        const back = await Client.enter(server, {}, { cookie: entered.cookie });
        expect(back.person).not.toBe(before);
        await back.leave();
    });

    it("survives a restart", async () => {
        const own = await Server.start({ groups });
        const gone = await present(own, "calm/lounge", "Wet Stone");
        const stays = await present(own, "calm/lounge");
        await gone.request("person.leave", {});
        await within("the connection to be closed", gone.closed);
        await own.stop();
        const second = await own.again();
        const client = await Client.connect(second);
        expect((await client.refused("hello", { token: gone.token })).code).toBe("token_unknown");
        const known = await client.hello({ token: stays.token });
        expect(known.groups[0]?.handle).toBe(stays.handle);
        const other = await Client.enter(second);
        const handle = { group: "calm", handle: "Wet Stone" };
        expect((await other.refused("group.join", handle)).code).toBe("handle_taken");
        await Promise.all([client.leave(), other.leave()]);
    });
});
