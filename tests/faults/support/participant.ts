// Somebody with a phone: connects to any instance, comes back with the same token when cut off, says
// things until they are acknowledged, and writes down everything it sees.

import WebSocket from "ws";
import type { Random } from "../../end_to_end/support/random";
import { deadlineMs, pause } from "../../end_to_end/support/wait";
import type { History, Seen, View } from "./history";

interface Answer {
    re?: number;
    ok?: Record<string, unknown>;
    error?: { code: string; retry_after_ms?: number };
    on?: string;
}

interface Entry {
    seq: number;
    text?: string;
    removes?: number;
}

const answerMs = 8_000;

export interface Crowd {
    history: History;
    room: string;
    random: Random;
    // Where one may connect at the moment.
    addresses: () => string[];
}

export class Participant {
    readonly view: View;
    token: string | undefined;
    reconnects = 0;
    // Why attempts failed, for when a test has to say what went wrong.
    readonly troubles: string[] = [];
    // From sending to being acknowledged, retries included.
    readonly ackMs: number[] = [];
    onSeen: ((entry: Entry) => void) | undefined;
    onState: ((slow: boolean) => void) | undefined;
    address: string | undefined;
    private socket: WebSocket | undefined;
    private nextId = 1;
    private readonly pending = new Map<
        number,
        { resolve(ok: Record<string, unknown>): void; reject(error: Error): void }
    >();
    private entered = false;
    private wanted = true;
    private running: Promise<void> | undefined;
    private early: Entry[] = [];

    constructor(
        readonly crowd: Crowd,
        readonly name: string,
    ) {
        this.view = crowd.history.view(name);
    }

    get present(): boolean {
        return this.entered;
    }

    // Stays in the room from now on, whatever happens.
    async come(): Promise<void> {
        this.wanted = true;
        this.running = this.stay();
        await this.untilPresent();
    }

    async untilPresent(withinMs = 60_000): Promise<void> {
        const end = Date.now() + withinMs;
        while (!this.entered) {
            if (Date.now() > end)
                throw new Error(`${this.name} does not get in: ${this.troubles.slice(-3)}`);
            await pause(10);
        }
    }

    async go(): Promise<void> {
        this.wanted = false;
        this.socket?.terminate();
        await this.running;
    }

    // As when the network goes.
    cut(): void {
        this.entered = false;
        this.socket?.terminate();
    }

    // Until it is acknowledged; false: refused for good.
    async say(cid: string, text: string): Promise<boolean> {
        const { history, room } = this.crowd;
        if (!history.sent.has(cid)) history.sent.set(cid, { cid, text });
        const begun = Date.now();
        for (;;) {
            await this.untilPresent();
            try {
                const ok = await this.request("room.say", { room, cid, text, sure: true });
                history.acked(cid, ok);
                this.ackMs.push(Date.now() - begun);
                return true;
            } catch (error) {
                const code = error instanceof Error ? error.message : "";
                if (code === "rejected" || code === "bad_field" || code === "conflict")
                    return false;
                await pause(5 + this.crowd.random.below(20));
            }
        }
    }

    request(verb: string, fields: Record<string, unknown>): Promise<Record<string, unknown>> {
        const socket = this.socket;
        if (!socket || socket.readyState !== WebSocket.OPEN)
            return Promise.reject(new Error("not connected"));
        const id = this.nextId;
        this.nextId += 1;
        return new Promise((resolve, reject) => {
            const late = setTimeout(() => {
                this.pending.delete(id);
                reject(new Error("no answer"));
                socket.terminate();
            }, answerMs);
            this.pending.set(id, {
                resolve: (ok) => {
                    clearTimeout(late);
                    resolve(ok);
                },
                reject: (error) => {
                    clearTimeout(late);
                    reject(error);
                },
            });
            socket.send(JSON.stringify({ id, do: verb, ...fields }));
        });
    }

    private async stay(): Promise<void> {
        let tries = 0;
        while (this.wanted) {
            const closed = await this.attempt().catch((error: Error) => {
                this.troubles.push(error.message);
                this.socket?.terminate();
                return undefined;
            });
            if (closed) {
                tries = 0;
                await closed.promise;
                this.reconnects += 1;
            }
            this.entered = false;
            tries += 1;
            if (this.wanted) await pause(20 + this.crowd.random.below(Math.min(400, 50 << tries)));
        }
    }

    // Connected and in the room; gives what resolves when that ends.
    private async attempt(): Promise<{ promise: Promise<void> }> {
        const addresses = this.crowd.addresses();
        const address = addresses[this.crowd.random.below(addresses.length)];
        if (!address) throw new Error("nowhere to connect");
        this.address = address;
        const socket = new WebSocket(address, "havn.v1", { handshakeTimeout: answerMs });
        this.socket = socket;
        this.early = [];
        const closed = new Promise<void>((resolve) => {
            socket.once("close", () => {
                this.entered = false;
                for (const one of this.pending.values()) one.reject(new Error("closed"));
                this.pending.clear();
                resolve();
            });
        });
        const opened = new Promise<void>((resolve, reject) => {
            socket.once("open", resolve);
            socket.once("error", reject);
        });
        socket.on("error", () => {});
        socket.on("message", (data) => this.receive(String(data)));
        await opened;
        const hello = await this.request("hello", this.token ? { token: this.token } : {});
        this.token ??= hello.token as string;
        const { room } = this.crowd;
        await this.request("group.join", { group: room.slice(0, room.indexOf("/")) });
        const after = this.view.last > 0 || this.view.seen.length > 0 ? this.view.last : undefined;
        const ok = (await this.request(
            "room.enter",
            after === undefined ? { room } : { room, after },
        )) as {
            seq: number;
            reset: boolean;
            messages: Entry[];
        };
        this.view.show(after, ok, ok.messages.map(seen));
        this.entered = true;
        for (const entry of this.early.splice(0)) this.see(entry);
        return { promise: closed };
    }

    private see(entry: Entry): void {
        this.view.take(seen(entry));
        this.onSeen?.(entry);
    }

    private receive(text: string): void {
        const message = JSON.parse(text) as Answer & Entry;
        if (message.re !== undefined) {
            const waiting = this.pending.get(message.re);
            this.pending.delete(message.re);
            if (message.error) waiting?.reject(new Error(message.error.code));
            else waiting?.resolve(message.ok ?? {});
            return;
        }
        if (message.on === "live.state")
            this.onState?.((message as { slow?: boolean }).slow === true);
        if (message.on !== "room.said" && message.on !== "room.removed") return;
        // Frames may arrive in one read with the answer that they follow.
        if (this.entered) this.see(message);
        else this.early.push(message);
    }
}

function seen(entry: Entry): Seen {
    return {
        seq: entry.seq,
        ...(entry.text !== undefined ? { text: entry.text } : {}),
        ...(entry.removes !== undefined ? { removes: entry.removes } : {}),
    };
}

// Words without meaning that no rule knows, different for each number.
export function words(number: number): string {
    const syllables = ["lo", "mi", "ra", "tu", "ne", "so", "ka", "vi", "pe", "du"];
    return [...String(number)].map((digit) => syllables[Number(digit)]).join("");
}

// Several people; each says `perPerson` things at about `perSecond` altogether.
export async function talk(
    people: Participant[],
    plan: { perPerson: number; perSecond: number; first?: number },
): Promise<void> {
    const begun = Date.now();
    const gapMs = (1000 * people.length) / plan.perSecond;
    await Promise.all(
        people.map(async (person, at) => {
            for (let i = 0; i < plan.perPerson; i += 1) {
                const due = begun + (i + at / people.length) * gapMs;
                if (due > Date.now()) await pause(due - Date.now());
                const number = (plan.first ?? 0) + i * people.length + at;
                await person.say(`cid-${number}`, `a word for you ${words(number)}`);
            }
        }),
    );
}

// Everybody has seen everything up to `last`.
export async function allSee(
    people: Participant[],
    last: () => number,
    withinMs = deadlineMs * 2,
): Promise<void> {
    const end = Date.now() + withinMs;
    for (;;) {
        const wanted = last();
        const behind = people.filter((one) => one.view.last < wanted);
        if (behind.length === 0) return;
        if (Date.now() > end) {
            const who = behind.map(
                (one) => `${one.name} at ${one.view.last}, ${one.troubles.slice(-2)}`,
            );
            throw new Error(`not everybody saw everything up to ${wanted}: ${who.join("; ")}`);
        }
        await pause(20);
    }
}
