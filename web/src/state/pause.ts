// A break that somebody has given themselves: until then the page shows nothing but when it ends,
// and where help is.
import { effect, signal } from "@preact/signals";
import { client, on, onHello, request } from "./connection.ts";
import { now_ms } from "./now.ts";

export const pausedUntil = signal<string | undefined>(undefined);

export async function pause(minutes: number): Promise<void> {
    pausedUntil.value = (await request("person.pause", { minutes })).until;
}

export function followPause(): void {
    on("person.paused", ({ until }) => {
        pausedUntil.value = until;
    });
    onHello((ok) => {
        pausedUntil.value = ok.paused;
    });
    effect(() => {
        const until = pausedUntil.value;
        if (until === undefined || Date.parse(until) > now_ms.value) return;
        pausedUntil.value = undefined;
        client.restart();
    });
}
