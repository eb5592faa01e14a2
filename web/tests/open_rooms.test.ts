// Several rooms at once, over a server that answers as the real one does.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { client, connected } from "../src/state/connection.ts";
import { followNews, forgetNews, loadNews, markRead, unreadIn } from "../src/state/news.ts";
import {
    followOpenRooms,
    forgetOpenRooms,
    leaveRoom,
    lookAt,
    openRooms,
    rooms_open_max,
    toNextRoom,
} from "../src/state/open_rooms.ts";
import { followRooms, forgetRooms, roomOf } from "../src/state/rooms.ts";
import { followRoute, roomHere } from "../src/state/route.ts";
import { tab } from "../src/state/storage.ts";

const group = "grief";
const nameOf = (at: number) => `${group}/room-${at}`;

class FakeServer {
    readonly asked: { do: string; room?: string; after?: number; seq?: number }[] = [];
    readonly last = new Map<string, number>();
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    onclose: ((event: { code: number }) => void) | null = null;

    constructor() {
        server = this;
        setTimeout(() => this.onopen?.());
    }

    send(message: string): void {
        const { id, ...asked } = JSON.parse(message);
        this.asked.push(asked);
        setTimeout(() =>
            this.onmessage?.({ data: JSON.stringify({ re: id, ...this.answer(asked) }) }),
        );
    }

    close(): void {
        this.onmessage = null;
    }

    say(room: string, by = "quiet-otter"): void {
        const seq = (this.last.get(room) ?? 0) + 1;
        this.last.set(room, seq);
        const at = "2026-03-01T22:15:04.123Z";
        const said = { on: "room.said", room, seq, at, by, text: `m${seq}` };
        this.onmessage?.({ data: JSON.stringify(said) });
    }

    private answer(asked: { do: string; room?: string }): object {
        const member = {
            group,
            name: "Grief",
            topic: "",
            languages: [],
            format: "peer",
            entry: "open",
            role: "participant",
            handle: "calm-heron",
        };
        if (asked.do === "hello") {
            return { ok: { person: "00ff", language: "en", groups: [member] } };
        }
        if (asked.do === "room.enter") {
            const seq = this.last.get(asked.room ?? "") ?? 0;
            return { ok: { seq, messages: [], reset: false, here: "few" } };
        }
        if (asked.do === "news.list") {
            const places = Array.from({ length: rooms_open_max + 1 }, (_, at) => nameOf(at));
            const seqOf = (place: string) => this.last.get(place) ?? 0;
            const item = (place: string) => ({ place, seq: seqOf(place), read: seqOf(place) });
            const news = places.map((place) => ({ ...item(place), unread: 0, following: false }));
            return { ok: { news } };
        }
        return { error: { code: "not_found", retry: "never" } };
    }
}

let server: FakeServer;
const entered = () => server.asked.filter((asked) => asked.do === "room.enter");

vi.stubGlobal("WebSocket", FakeServer);
followRoute();
followNews();
followRooms();
followOpenRooms();

async function newsAsked(): Promise<void> {
    const loaded = loadNews();
    await vi.advanceTimersByTimeAsync(1);
    await loaded;
}

beforeEach(async () => {
    vi.useFakeTimers();
    client.connect();
    const there = connected();
    await vi.advanceTimersByTimeAsync(10);
    await there;
    await newsAsked();
});
afterEach(() => {
    client.stop();
    forgetNews();
    forgetOpenRooms();
    forgetRooms();
    tab.clear();
    location.hash = "";
    vi.useRealTimers();
});

async function visit(room: string): Promise<void> {
    const hide = lookAt(roomOf(group, room));
    await vi.advanceTimersByTimeAsync(1);
    hide();
}

describe("rooms somebody has come into", () => {
    it("stay open, and the one looked at longest ago makes place for one too many", async () => {
        for (let at = 0; at < rooms_open_max; ++at) await visit(nameOf(at));
        await visit(nameOf(0));
        expect(openRooms.value).toHaveLength(rooms_open_max);
        await visit(nameOf(rooms_open_max));
        expect(openRooms.value).toHaveLength(rooms_open_max);
        expect(openRooms.value).toContain(nameOf(0));
        expect(openRooms.value).not.toContain(nameOf(1));
        expect(server.asked).toContainEqual({ do: "room.leave", room: nameOf(1) });
    });

    it("count what others say while nobody looks, and nothing that was seen or is one's own", async () => {
        await visit(nameOf(0));
        server.say(nameOf(0));
        server.say(nameOf(0), "calm-heron");
        server.say(nameOf(0));
        expect(unreadIn(nameOf(0))).toBe(2);
        markRead(nameOf(0), 3);
        expect(unreadIn(nameOf(0))).toBe(0);
        server.say(nameOf(0));
        expect(unreadIn(nameOf(0))).toBe(1);
        // What the server knew before it was told says less than what was seen.
        markRead(nameOf(0), 4);
        await newsAsked();
        expect(unreadIn(nameOf(0))).toBe(0);
    });

    it("keep the newest messages only, while nobody looks", async () => {
        await visit(nameOf(0));
        for (let said = 0; said < 2_000; ++said) server.say(nameOf(0));
        const { entries, last, older } = roomOf(group, nameOf(0)).timeline.value;
        expect(entries.length).toBeLessThanOrEqual(300);
        expect(entries.at(-1)?.seq).toBe(2_000);
        expect([last, older]).toEqual([2_000, true]);
    });

    it("are each resumed after their own last message", async () => {
        await visit(nameOf(0));
        await visit(nameOf(1));
        for (let said = 0; said < 3; ++said) server.say(nameOf(0));
        server.say(nameOf(1));
        client.restart();
        await vi.advanceTimersByTimeAsync(10);
        expect(entered()).toEqual([
            { do: "room.enter", room: nameOf(0), after: 3 },
            { do: "room.enter", room: nameOf(1), after: 1 },
        ]);
    });

    it("are gone through in a circle, and left for the next", async () => {
        for (let at = 0; at < 3; ++at) await visit(nameOf(at));
        expect(toNextRoom()).toBe(true);
        expect(roomHere()).toBe(nameOf(0));
        toNextRoom();
        toNextRoom();
        expect(roomHere()).toBe(nameOf(2));
        toNextRoom();
        expect(roomHere()).toBe(nameOf(0));
        leaveRoom(nameOf(0));
        expect(roomHere()).toBe(nameOf(1));
        expect(openRooms.value).toEqual([nameOf(1), nameOf(2)]);
        expect(JSON.parse(tab.get("rooms") ?? "")).toEqual(openRooms.value);
    });
});
