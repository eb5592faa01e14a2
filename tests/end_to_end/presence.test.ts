import { beforeAll, describe, expect, it } from "vitest";
import { Client, present } from "./support/client";
import { Server } from "./support/server";

const words = ["few", "some", "many"];
let server: Server;

beforeAll(async () => {
    const rooms = ["typing", "crowd", "quiet"];
    server = await Server.start({ groups: [{ slug: "calm", rooms }], unlimited: true });
});

describe("typing", () => {
    it("is told to those in the room", async () => {
        const anna = await present(server, "calm/typing");
        const bo = await present(server, "calm/typing");
        await anna.request("room.typing", { room: "calm/typing" });
        const event = await bo.take("room.typing");
        expect(event).toEqual({ on: "room.typing", room: "calm/typing", by: anna.handle });
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("takes no place in the order and leaves nothing behind", async () => {
        const anna = await present(server, "calm/typing");
        const before = (await anna.request("room.enter", { room: "calm/typing" })).seq;
        await anna.request("room.typing", { room: "calm/typing" });
        expect((await anna.say("calm/typing", "next")).seq).toBe(before + 1);
        await anna.leave();
    });

    it("is for members who are there", async () => {
        const outside = await Client.enter(server);
        const { code } = await outside.refused("room.typing", { room: "calm/typing" });
        expect(code).toBe("not_found");
        await outside.leave();
    });
});

describe("presence", () => {
    it("is a coarse word and never says how many or who", async () => {
        const anna = await present(server, "calm/quiet");
        const bo = await Client.enter(server);
        await bo.join("calm");
        const ok = await bo.request("room.enter", { room: "calm/quiet" });
        expect(ok.here).toBe("few");
        expect(bo.saw(anna.handle)).toBe(false);
        await Promise.all([anna.leave(), bo.leave()]);
    });

    it("changes for those who are there when many come, and again when they go", async () => {
        const anna = await present(server, "calm/crowd");
        const crowd = await Promise.all(
            Array.from({ length: 60 }, () => present(server, "calm/crowd")),
        );
        const grown = await anna.take("room.presence", (e) => e.here !== "few");
        expect(Object.keys(grown).sort()).toEqual(["here", "on", "room"]);
        expect(words).toContain(grown.here);
        const late = await Client.enter(server);
        await late.join("calm");
        expect((await late.request("room.enter", { room: "calm/crowd" })).here).not.toBe("few");
        await late.leave();
        await Promise.all(crowd.map((c) => c.vanish()));
        await anna.take("room.presence", (e) => e.here === "few");
        for (const other of crowd) expect(anna.saw(other.handle)).toBe(false);
        await anna.leave();
    });
});
