// A short sentence about what has just happened, shown for a moment and read out.
import { signal } from "@preact/signals";
import type { Arguments } from "../i18n/index.ts";

export interface Announcement {
    readonly key: string;
    readonly words: Arguments;
    readonly number: number;
}

const shown_ms = 6_000;
let number = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export const announcement = signal<Announcement | undefined>(undefined);

export function announce(key: string, words: Arguments = {}): void {
    number += 1;
    announcement.value = { key, words, number };
    clearTimeout(timer);
    timer = setTimeout(() => {
        announcement.value = undefined;
    }, shown_ms);
}
