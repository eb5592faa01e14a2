// New messages as a screen reader hears them: one after the other while there are few, and only how
// many when there are more than anybody could listen to. Gathered for a moment, so that a lively
// room does not talk over itself. Of rooms that are not looked at only the count is told.
import { signal } from "@preact/signals";
import { t } from "../i18n/index.ts";

const gather_ms = 900;
const gather_elsewhere_ms = 3_000;
const kept_ms = 8_000;
const lines_max = 3;
const characters_max = 300;

export const spoken = signal<readonly string[]>([]);
let waiting: string[] = [];
let elsewhere = 0;
let elsewhereTimer: ReturnType<typeof setTimeout> | undefined;
let sayTimer: ReturnType<typeof setTimeout> | undefined;
let clearTimer: ReturnType<typeof setTimeout> | undefined;

function say(): void {
    sayTimer = undefined;
    const { length } = waiting;
    tell(length > lines_max ? [t("spoken-many", { count: length })] : waiting);
    waiting = [];
}

function tell(lines: readonly string[]): void {
    spoken.value = lines;
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

export function speakOfElsewhere(): void {
    elsewhere += 1;
    elsewhereTimer ??= setTimeout(() => {
        elsewhereTimer = undefined;
        tell([...spoken.value, t("spoken-elsewhere", { count: elsewhere })]);
        elsewhere = 0;
    }, gather_elsewhere_ms);
}

export function forgetSpoken(): void {
    clearTimeout(sayTimer);
    clearTimeout(elsewhereTimer);
    sayTimer = undefined;
    elsewhereTimer = undefined;
    waiting = [];
    elsewhere = 0;
    spoken.value = [];
}
