// A participant over a real WebSocket: typed requests, and events kept until a test takes them.

import WebSocket from "ws";
import type { Server } from "./server";
import { deadlineMs, within } from "./wait";
import type { Commands, ErrorBody, EventName, Events, Verb } from "./wire";

export class Refused extends Error {
    constructor(readonly body: ErrorBody) {
        super(`refused: ${JSON.stringify(body)}`);
    }
    get code(): string {
        return this.body.code;
    }
}

export class Closed extends Error {
    constructor(
        readonly code: number,
        readonly reason: string,
    ) {
        super(`closed with ${code} ${reason}`);
    }
}

export interface ConnectOptions {
    cookie?: string;
    origin?: string;
    localAddress?: string;
    headers?: Record<string, string>;
    path?: string;
    // Instead of the one the server was started with.
    certificate?: Buffer;
}

interface Received {
    re?: number;
    ok?: unknown;
    error?: ErrorBody;
    on?: EventName;
}

interface Pending {
    resolve(ok: unknown): void;
    reject(error: Error): void;
}

interface Waiter {
    name: EventName;
    where: (event: never) => boolean;
    resolve(event: unknown): void;
    reject(error: Error): void;
}

export class Client {
    // Every text the server sent, in order: what somebody saw, and proof of what nobody saw.
    readonly raw: string[] = [];
    // Events that no test has taken yet.
    readonly events: ({ on: EventName } & Record<string, unknown>)[] = [];
    // Errors that name no request.
    readonly errors: ErrorBody[] = [];
    // Which verbs were answered, not refused.
    readonly answered = new Set<Verb>();
    // Called for each event as it arrives, before anybody can take it.
    onEvent: ((event: { on: EventName } & Record<string, unknown>) => void) | undefined;
    readonly closed: Promise<Closed>;
    person = "";
    token = "";
    handle = "";
    private end: Closed | undefined;
    private nextId = 1;
    private readonly pending = new Map<number, Pending>();
    private waiters: Waiter[] = [];

    private constructor(readonly socket: WebSocket) {
        socket.on("message", (data, binary) => this.receive(String(data), binary));
        socket.on("error", () => {});
        this.closed = new Promise((resolve) => {
            socket.once("close", (code, reason) => {
                this.end = new Closed(code, String(reason));
                for (const waiting of this.pending.values()) waiting.reject(this.end);
                for (const waiting of this.waiters) waiting.reject(this.end);
                this.pending.clear();
                this.waiters = [];
                resolve(this.end);
            });
        });
    }

    static async connect(server: Server, options: ConnectOptions = {}): Promise<Client> {
        const headers: Record<string, string> = { ...options.headers };
        if (options.cookie) headers.cookie = options.cookie;
        const url = options.path ? server.url.replace(/^http/, "ws") + options.path : undefined;
        const socket = new WebSocket(url ?? server.socketUrl, "havn.v1", {
            headers,
            origin: options.origin,
            localAddress: options.localAddress,
            ca: options.certificate ?? server.certificate,
            perMessageDeflate: false,
            maxPayload: 64 * 1024 * 1024,
        });
        const client = new Client(socket);
        const opened = new Promise<void>((resolve, reject) => {
            socket.once("open", resolve);
            socket.once("error", reject);
        });
        await within("the upgrade", opened);
        return client;
    }

    // Connected and known to the server.
    static async enter(
        server: Server,
        hello: Commands["hello"]["fields"] = {},
        options: ConnectOptions = {},
    ): Promise<Client> {
        const client = await Client.connect(server, options);
        await client.hello(hello);
        return client;
    }

    async hello(fields: Commands["hello"]["fields"] = {}): Promise<Commands["hello"]["ok"]> {
        const ok = await this.request("hello", fields);
        this.person = ok.person;
        this.token = ok.token ?? fields.token ?? "";
        return ok;
    }

    async join(group: string, handle?: string): Promise<Commands["group.join"]["ok"]> {
        const ok = await this.request("group.join", handle ? { group, handle } : { group });
        this.handle = ok.handle;
        return ok;
    }

    request<V extends Verb>(verb: V, fields: Commands[V]["fields"]): Promise<Commands[V]["ok"]> {
        const id = this.nextId++;
        const answer = this.answerTo(id).then(
            (ok) => {
                this.answered.add(verb);
                return ok;
            },
            (error) => {
                if (error instanceof Refused) error.message = `${verb} ${error.message}`;
                throw error;
            },
        );
        this.sendText(JSON.stringify({ id, do: verb, ...fields }));
        return within(`the answer to ${verb}`, answer) as Promise<Commands[V]["ok"]>;
    }

    answerTo(id: number): Promise<unknown> {
        if (this.end) return Promise.reject(this.end);
        return new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
    }

    // The error a request is refused with; it is a failure if the request is accepted.
    async refused<V extends Verb>(verb: V, fields: Commands[V]["fields"]): Promise<ErrorBody> {
        return this.refusedAnyhow(verb, fields as Record<string, unknown>);
    }

    // The same for fields that the types would not allow.
    async refusedAnyhow(verb: string, fields: Record<string, unknown>): Promise<ErrorBody> {
        let ok: unknown;
        try {
            ok = await this.request(verb as Verb, fields as never);
        } catch (error) {
            if (error instanceof Refused) return error.body;
            throw error;
        }
        throw new Error(`${verb} should be refused, but was answered ${JSON.stringify(ok)}`);
    }

    say(room: string, text: string, cid: string = newCid()): Promise<Commands["room.say"]["ok"]> {
        return this.request("room.say", { room, cid, text });
    }

    sendText(text: string): void {
        this.socket.send(text);
    }

    // Takes the first event that fits, waiting for it if need be.
    take<N extends EventName>(
        name: N,
        where: (event: Events[N]) => boolean = () => true,
        withinMs = deadlineMs,
    ): Promise<Events[N]> {
        const fits = (event: { on: EventName }) =>
            event.on === name && where(event as unknown as Events[N]);
        const at = this.events.findIndex(fits);
        if (at >= 0) return Promise.resolve(this.events.splice(at, 1)[0] as unknown as Events[N]);
        if (this.end) return Promise.reject(this.end);
        const arrives = new Promise<Events[N]>((resolve, reject) => {
            this.waiters.push({ name, where, resolve: resolve as (e: unknown) => void, reject });
        });
        return within(`the event ${name}`, arrives, withinMs);
    }

    // How many events of this name were not taken yet.
    count(name: EventName): number {
        return this.events.filter((event) => event.on === name).length;
    }

    // The names of all events that came.
    eventsSeen(): Set<string> {
        return new Set(this.raw.flatMap((frame) => /^\{"on":"([^"]+)"/.exec(frame)?.[1] ?? []));
    }

    saw(text: string): boolean {
        return this.raw.some((frame) => frame.includes(text));
    }

    // Leaves in the orderly way.
    async leave(): Promise<void> {
        this.socket.close(1000);
        await within("the closing handshake", this.closed);
    }

    // As a phone in a tunnel does.
    async vanish(): Promise<void> {
        this.socket.terminate();
        await this.closed;
    }

    private receive(text: string, binary: boolean): void {
        if (binary) throw new Error("the server sent a binary message");
        this.raw.push(text);
        const message = JSON.parse(text) as Received;
        if (message.re !== undefined) {
            const waiting = this.pending.get(message.re);
            this.pending.delete(message.re);
            if (message.error) waiting?.reject(new Refused(message.error));
            else waiting?.resolve(message.ok);
        } else if (message.on !== undefined) {
            this.arrived(message as never);
        } else if (message.error) {
            this.errors.push(message.error);
        } else {
            throw new Error("the server sent neither answer nor event");
        }
    }

    private arrived(event: { on: EventName } & Record<string, unknown>): void {
        this.onEvent?.(event);
        const at = this.waiters.findIndex((w) => w.name === event.on && w.where(event as never));
        if (at >= 0) this.waiters.splice(at, 1)[0]?.resolve(event);
        else this.events.push(event);
    }
}

let cids = 0;

export function newCid(): string {
    cids += 1;
    return `e2e-${process.pid}-${Date.now().toString(36)}-${cids}`;
}

// In the group and in the room, ready to talk.
export async function present(
    server: Server,
    room: string,
    handle?: string,
    options: ConnectOptions = {},
): Promise<Client> {
    const client = await Client.enter(server, {}, options);
    await client.join(room.slice(0, room.indexOf("/")), handle);
    await client.request("room.enter", { room });
    return client;
}
