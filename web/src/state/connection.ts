// The page's one connection, and who listens to what it brings.
import { signal } from "@preact/signals";
import { WireClient } from "../wire/client.ts";
import type { FieldsOf, OkOf, Verb } from "../wire/commands.ts";
import type { EventName, EventOf } from "../wire/events.ts";

type Listener<N extends EventName> = (fields: EventOf<N>) => void;

const listeners = new Map<EventName, Set<Listener<never>>>();
const helloListeners: ((ok: OkOf<"hello">) => void)[] = [];
let helloFields: () => FieldsOf<"hello"> = () => ({});

export const client = new WireClient({
    open: () => {
        const scheme = location.protocol === "https:" ? "wss" : "ws";
        return new WebSocket(`${scheme}://${location.host}/ws`, "havn.v1");
    },
    random: Math.random,
    isOnline: () => navigator.onLine,
    hello: () => helloFields(),
    onHello: (ok) => {
        for (const listener of helloListeners) listener(ok);
    },
    onEvent: (event) => {
        for (const listener of listeners.get(event.name) ?? []) listener(event.fields as never);
    },
});

export const connection = client.state;

export function request<V extends Verb>(verb: V, fields: FieldsOf<V>): Promise<OkOf<V>> {
    return client.request(verb, fields);
}

// Returns what ends the listening.
export function on<N extends EventName>(name: N, listener: Listener<N>): () => void {
    const those = listeners.get(name) ?? new Set();
    listeners.set(name, those);
    those.add(listener as Listener<never>);
    return () => {
        those.delete(listener as Listener<never>);
    };
}

// In the order of registration, after every hello.
export function onHello(listener: (ok: OkOf<"hello">) => void): () => void {
    helloListeners.push(listener);
    return () => {
        const at = helloListeners.indexOf(listener);
        if (at >= 0) helloListeners.splice(at, 1);
    };
}

export function setHello(fields: () => FieldsOf<"hello">): void {
    helloFields = fields;
}

// Whether what others say comes a little late, because a part of the server is away.
export const slow = signal(false);
onHello(() => {
    slow.value = false;
});
on("live.state", (state) => {
    slow.value = state.slow;
});

// Resolves when connected; rejects when that will not come about by itself.
export function connected(): Promise<void> {
    return new Promise((resolve, reject) => {
        const stop = connection.subscribe((state) => {
            if (state === "connected") resolve();
            else if (state === "unknown_person" || state === "stopped" || state === "idle") {
                reject(new Error(state));
            } else return;
            queueMicrotask(() => stop());
        });
    });
}

export function watchNetwork(): void {
    window.addEventListener("online", () => {
        client.retryNow();
        client.probe();
    });
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState !== "visible") return;
        client.retryNow();
        client.probe();
    });
}
