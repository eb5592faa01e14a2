// A short sentence about what has just happened, shown for a moment and read out.
import { signal } from "@preact/signals";

export interface Announcement {
    readonly key: string;
    readonly number: number;
}

const shown_ms = 6_000;
let number = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export const announcement = signal<Announcement | undefined>(undefined);

export function announce(key: string): void {
    number += 1;
    announcement.value = { key, number };
    clearTimeout(timer);
    timer = setTimeout(() => {
        announcement.value = undefined;
    }, shown_ms);
}
