// A clock for what shows how long something has taken; coarse, so one tick for everybody will do.
import { signal } from "@preact/signals";

const tick_ms = 15_000;

export const now_ms = signal(Date.now());

export function startClock(): void {
    setInterval(() => {
        now_ms.value = Date.now();
    }, tick_ms);
}
