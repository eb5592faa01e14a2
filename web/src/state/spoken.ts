// New messages as a screen reader hears them: one after the other while there are few, and only how
// many when there are more than anybody could listen to. Gathered for a moment, so that a lively
// room does not talk over itself.
import { signal } from "@preact/signals";
import { t } from "../i18n/index.ts";

const gather_ms = 900;
const kept_ms = 8_000;
const lines_max = 3;
const characters_max = 300;

export const spoken = signal<readonly string[]>([]);
let waiting: string[] = [];
let sayTimer: ReturnType<typeof setTimeout> | undefined;
let clearTimer: ReturnType<typeof setTimeout> | undefined;

function say(): void {
    sayTimer = undefined;
    const { length } = waiting;
    spoken.value = length > lines_max ? [t("spoken-many", { count: length })] : waiting;
    waiting = [];
    clearTimeout(clearTimer);
    clearTimer = setTimeout(() => {
        spoken.value = [];
    }, kept_ms);
}

export function speak(by: string, text: string): void {
    const short = text.length > characters_max ? `${text.slice(0, characters_max)}…` : text;
    waiting.push(t("spoken-message", { handle: by, text: short }));
    sayTimer ??= setTimeout(say, gather_ms);
}

export function forgetSpoken(): void {
    clearTimeout(sayTimer);
    sayTimer = undefined;
    waiting = [];
    spoken.value = [];
}
