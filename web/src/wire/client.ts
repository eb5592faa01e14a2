// One WebSocket connection to the server that comes back by itself. Knows nothing of rooms: whoever
// listens says hello's consequences again after each reconnect (onHello).
import { type ReadonlySignal, signal } from "@preact/signals";
import { reconnectDelay, restartDelay } from "./backoff.ts";
import { decode, encode, isOk } from "./codec.ts";
import type { FieldsOf, OkOf, Verb } from "./commands.ts";
import {
    close_forgotten,
    close_restart,
    close_signed_out,
    Disconnected,
    mayReconnect,
    WireError,
} from "./errors.ts";
import type { WireEvent } from "./events.ts";

export type ConnectionState =
    | "idle"
    | "connecting"
    | "connected"
    | "reconnecting"
    | "offline"
    | "restarting"
    | "unknown_person"
    | "stopped";

// The part of the browser's WebSocket that is used, so that tests can hand in their own.
export interface Socket {
    send(text: string): void;
    close(code?: number): void;
    onopen: ((event: never) => unknown) | null;
    onmessage: ((event: never) => unknown) | null;
    onclose: ((event: never) => unknown) | null;
}

export interface Environment {
    open(): Socket;
    random(): number;
    isOnline(): boolean;
    hello(): FieldsOf<"hello">;
    onHello(ok: OkOf<"hello">): void;
    onEvent(event: WireEvent): void;
}

interface Pending {
    verb: Verb;
    resolve(ok: never): void;
    reject(error: Error): void;
    timer: ReturnType<typeof setTimeout>;
}

const answer_ms_max = 20_000;
const probe_answer_ms_max = 6_000;
const silence_before_probe_ms = 60_000;

export class WireClient {
    private readonly current = signal<ConnectionState>("idle");
    private socket: Socket | undefined;
    private wanted = false;
    private attempts = 0;
    private nextId = 1;
    private heardAt = 0;
    private readonly pending = new Map<number, Pending>();
    private reconnectTimer: ReturnType<typeof setTimeout> | undefined;
    private probeTimer: ReturnType<typeof setInterval> | undefined;

    constructor(private readonly environment: Environment) {}

    get state(): ReadonlySignal<ConnectionState> {
        return this.current;
    }

    connect(): void {
        if (this.wanted) return;
        this.wanted = true;
        this.attempts = 0;
        this.current.value = "connecting";
        this.open();
    }

    stop(state: ConnectionState = "idle"): void {
        this.wanted = false;
        clearTimeout(this.reconnectTimer);
        this.current.value = state;
        this.drop(1000);
    }

    // Says hello anew, for what hello says has changed.
    restart(): void {
        if (!this.wanted) return;
        this.drop(1000);
        this.attempts = 0;
        this.open();
    }

    retryNow(): void {
        if (!this.wanted || this.socket !== undefined) return;
        clearTimeout(this.reconnectTimer);
        this.open();
    }

    // A connection can be dead without anybody having said so (a phone that slept, a changed
    // network); then an answer fails to come.
    probe(): void {
        if (this.current.value !== "connected") return;
        this.ask("group.list", {}, probe_answer_ms_max).catch(() => undefined);
    }

    request<V extends Verb>(verb: V, fields: FieldsOf<V>): Promise<OkOf<V>> {
        if (this.current.value !== "connected") return Promise.reject(new Disconnected());
        return this.ask(verb, fields, answer_ms_max);
    }

    private ask<V extends Verb>(verb: V, fields: FieldsOf<V>, wait_ms: number): Promise<OkOf<V>> {
        const socket = this.socket;
        if (socket === undefined) return Promise.reject(new Disconnected());
        const id = this.nextId++;
        return new Promise<OkOf<V>>((resolve, reject) => {
            const timer = setTimeout(() => this.lost(socket, 1006), wait_ms);
            this.pending.set(id, { verb, resolve: resolve as Pending["resolve"], reject, timer });
            socket.send(encode(id, verb, fields));
        });
    }

    private open(): void {
        clearTimeout(this.reconnectTimer);
        const socket = this.environment.open();
        this.socket = socket;
        const connectTimer = setTimeout(() => this.lost(socket, 1006), answer_ms_max);
        socket.onopen = () => {
            clearTimeout(connectTimer);
            if (this.socket === socket) this.sayHello(socket);
        };
        socket.onmessage = (event: { data: unknown }) => {
            if (this.socket === socket && typeof event.data === "string") this.receive(event.data);
        };
        socket.onclose = (event: { code: number }) => {
            clearTimeout(connectTimer);
            this.lost(socket, event.code);
        };
    }

    private sayHello(socket: Socket): void {
        this.heardAt = Date.now();
        this.ask("hello", this.environment.hello(), answer_ms_max).then(
            (ok) => {
                if (this.socket !== socket) return;
                this.attempts = 0;
                this.current.value = "connected";
                this.watchSilence();
                this.environment.onHello(ok);
            },
            (error: Error) => {
                if (this.socket !== socket || !(error instanceof WireError)) return;
                if (error.code === "token_unknown") this.stop("unknown_person");
                else if (error.reply.retry === "later") this.lost(socket, 1013);
                else this.stop("stopped");
            },
        );
    }

    private watchSilence(): void {
        clearInterval(this.probeTimer);
        this.probeTimer = setInterval(() => {
            if (Date.now() - this.heardAt >= silence_before_probe_ms) this.probe();
        }, silence_before_probe_ms / 4);
    }

    private receive(message: string): void {
        this.heardAt = Date.now();
        const incoming = decode(message);
        if (incoming.kind === "event") this.environment.onEvent(incoming.event);
        if (incoming.kind === "answer") {
            this.settle(incoming.re, (pending) => {
                if (isOk(pending.verb, incoming.ok)) pending.resolve(incoming.ok as never);
                else pending.reject(new WireError({ code: "malformed", retry: "never" }));
            });
        }
        if (incoming.kind === "error" && incoming.re !== undefined) {
            this.settle(incoming.re, (pending) => pending.reject(new WireError(incoming.error)));
        }
    }

    private settle(id: number, how: (pending: Pending) => void): void {
        const pending = this.pending.get(id);
        if (pending === undefined) return;
        this.pending.delete(id);
        clearTimeout(pending.timer);
        how(pending);
    }

    // Lets go of the socket; what was asked has no answer any more.
    private drop(code: number): void {
        const socket = this.socket;
        this.socket = undefined;
        clearInterval(this.probeTimer);
        if (socket !== undefined) {
            socket.onopen = null;
            socket.onmessage = null;
            socket.onclose = null;
            socket.close(code === 1000 ? 1000 : undefined);
        }
        for (const id of [...this.pending.keys()]) {
            this.settle(id, (pending) => pending.reject(new Disconnected()));
        }
    }

    private lost(socket: Socket, code: number): void {
        if (this.socket !== socket) return;
        this.drop(code);
        if (!this.wanted) return;
        if (code === close_forgotten || code === close_signed_out) this.stop("unknown_person");
        else if (!mayReconnect(code)) this.stop("stopped");
        else this.reconnectAfter(code);
    }

    private reconnectAfter(code: number): void {
        const restarting = code === close_restart;
        if (restarting) this.current.value = "restarting";
        else if (!this.environment.isOnline()) this.current.value = "offline";
        else if (this.attempts > 0 || this.current.value !== "connecting") {
            if (this.current.value !== "restarting") this.current.value = "reconnecting";
        }
        const random = () => this.environment.random();
        const delay = restarting ? restartDelay(random) : reconnectDelay(this.attempts, random);
        this.attempts += 1;
        this.reconnectTimer = setTimeout(() => this.open(), delay);
    }
}
