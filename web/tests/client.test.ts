import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Environment, type Socket, WireClient } from "../src/wire/client.ts";
import { Disconnected, WireError } from "../src/wire/errors.ts";
import type { WireEvent } from "../src/wire/events.ts";

class FakeSocket implements Socket {
    onopen: Socket["onopen"] = null;
    onmessage: Socket["onmessage"] = null;
    onclose: Socket["onclose"] = null;
    readonly sent: { id: number; do: string }[] = [];
    closedWith: number | undefined | "not" = "not";

    send(text: string): void {
        this.sent.push(JSON.parse(text));
    }
    close(code?: number): void {
        this.closedWith = code;
    }
    opened(): void {
        this.onopen?.({} as never);
    }
    async says(message: object): Promise<void> {
        this.onmessage?.({ data: JSON.stringify(message) } as never);
        await vi.advanceTimersByTimeAsync(0);
    }
    async greets(): Promise<void> {
        this.opened();
        const ok = { person: "00ff", language: "en", groups: [] };
        await this.says({ re: this.sent.at(-1)?.id, ok });
    }
    closes(code: number): void {
        this.onclose?.({ code } as never);
    }
}

let sockets: FakeSocket[];
let events: WireEvent[];
let hellos: number;
let online: boolean;
let client: WireClient;

const environment: Environment = {
    open: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
    },
    random: () => 0.999,
    isOnline: () => online,
    hello: () => ({ language: "da" }),
    onHello: () => {
        hellos += 1;
    },
    onEvent: (event) => events.push(event),
};

function current(): FakeSocket {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    return socket;
}

beforeEach(() => {
    vi.useFakeTimers();
    sockets = [];
    events = [];
    hellos = 0;
    online = true;
    client = new WireClient(environment);
});
afterEach(() => {
    client.stop();
    vi.useRealTimers();
});

describe("connecting", () => {
    it("says hello first and is connected by its answer", async () => {
        client.connect();
        expect(client.state.value).toBe("connecting");
        current().opened();
        expect(current().sent).toEqual([{ id: 1, do: "hello", language: "da" }]);
        expect(client.state.value).toBe("connecting");
        await current().says({ re: 1, ok: { person: "00ff", language: "da", groups: [] } });
        expect(client.state.value).toBe("connected");
        expect(hellos).toBe(1);
    });

    it("refuses requests before that", async () => {
        await expect(client.request("group.list", {})).rejects.toBeInstanceOf(Disconnected);
    });

    it("with a token nobody knows stops and says so", async () => {
        client.connect();
        current().opened();
        await current().says({ re: 1, error: { code: "token_unknown", retry: "changed" } });
        expect(client.state.value).toBe("unknown_person");
        await vi.advanceTimersByTimeAsync(120_000);
        expect(sockets).toHaveLength(1);
    });
});

describe("answers", () => {
    beforeEach(async () => {
        client.connect();
        await current().greets();
    });

    it("reach whoever asked, in any order", async () => {
        const one = client.request("room.typing", { room: "a/b" });
        const two = client.request("room.remove", { room: "a/b", seq: 3 });
        await current().says({ re: 3, ok: { seq: 9 } });
        await current().says({ re: 2, ok: {} });
        expect(await two).toEqual({ seq: 9 });
        expect(await one).toEqual({});
    });

    it("that are errors reject with their code", async () => {
        const asked = client.request("room.typing", { room: "a/b" });
        const rejected = expect(asked).rejects.toMatchObject({ code: "not_found" });
        await current().says({ re: 2, error: { code: "not_found", retry: "never" } });
        await rejected;
        await expect(asked).rejects.toBeInstanceOf(WireError);
    });

    it("of the wrong shape reject", async () => {
        const asked = client.request("room.remove", { room: "a/b", seq: 3 });
        const rejected = expect(asked).rejects.toBeInstanceOf(WireError);
        await current().says({ re: 2, ok: { seq: "nine" } });
        await rejected;
    });

    it("that never come cut a connection that only seems alive", async () => {
        const asked = client.request("room.typing", { room: "a/b" });
        const rejected = expect(asked).rejects.toBeInstanceOf(Disconnected);
        await vi.advanceTimersByTimeAsync(20_000);
        await rejected;
        expect(client.state.value).toBe("reconnecting");
    });

    it("carry events to the listener, unknown ones to nobody", async () => {
        await current().says({ on: "room.presence", room: "a/b", here: "few" });
        await current().says({ on: "room.danced", room: "a/b" });
        expect(events).toEqual([{ name: "room.presence", fields: { room: "a/b", here: "few" } }]);
    });
});

describe("losing the connection", () => {
    beforeEach(async () => {
        client.connect();
        await current().greets();
    });

    it("rejects what waits and comes back by itself", async () => {
        const asked = client.request("room.typing", { room: "a/b" });
        const rejected = expect(asked).rejects.toBeInstanceOf(Disconnected);
        current().closes(1006);
        await rejected;
        expect(client.state.value).toBe("reconnecting");
        await vi.advanceTimersByTimeAsync(500);
        expect(sockets).toHaveLength(2);
        await current().greets();
        expect(client.state.value).toBe("connected");
        expect(hellos).toBe(2);
    });

    it("waits longer after each failure", async () => {
        current().closes(1006);
        for (const wait_ms of [500, 1_000, 2_000, 4_000]) {
            const before = sockets.length;
            await vi.advanceTimersByTimeAsync(wait_ms * 0.9);
            expect(sockets).toHaveLength(before);
            await vi.advanceTimersByTimeAsync(wait_ms * 0.1);
            expect(sockets).toHaveLength(before + 1);
            current().closes(1006);
        }
    });

    it("at a restart waits at most three seconds and says what it is", async () => {
        current().closes(1012);
        expect(client.state.value).toBe("restarting");
        await vi.advanceTimersByTimeAsync(3_000);
        expect(sockets).toHaveLength(2);
    });

    it("offline is said so, and the network's return connects at once", () => {
        online = false;
        current().closes(1006);
        expect(client.state.value).toBe("offline");
        client.retryNow();
        expect(sockets).toHaveLength(2);
    });

    it.each([1000, 1002, 1003, 1007, 1009, 4006])("with code %i is final", async (code) => {
        current().closes(code);
        expect(client.state.value).toBe("stopped");
        await vi.advanceTimersByTimeAsync(120_000);
        expect(sockets).toHaveLength(1);
    });

    it("because the person was forgotten asks to drop in anew", () => {
        current().closes(4005);
        expect(client.state.value).toBe("unknown_person");
    });

    it("is noticed by asking when nothing has been heard for long", async () => {
        await vi.advanceTimersByTimeAsync(60_000);
        expect(current().sent.at(-1)?.do).toBe("group.list");
        await vi.advanceTimersByTimeAsync(6_000);
        expect(client.state.value).toBe("reconnecting");
    });
});

describe("stopping", () => {
    it("closes, and stays closed", async () => {
        client.connect();
        await current().greets();
        const socket = current();
        client.stop();
        expect(socket.closedWith).toBe(1000);
        expect(client.state.value).toBe("idle");
        await vi.advanceTimersByTimeAsync(120_000);
        expect(sockets).toHaveLength(1);
    });

    it("to say hello anew opens another connection at once", async () => {
        client.connect();
        await current().greets();
        client.restart();
        expect(sockets).toHaveLength(2);
        await current().greets();
        expect(hellos).toBe(2);
    });
});
