// Dates, spans of time and figures in the chosen language.
import { locale, t } from "./index.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

// The browser knows more of the person's habits than the language alone: en-GB, not just en.
function habit(): string {
    const own = navigator.languages.find((tag) => tag.split("-")[0] === locale.value);
    return own ?? locale.value;
}

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${locale.value}/${name}`;
    let found = formats.get(key);
    if (found === undefined) {
        found = new Intl.DateTimeFormat(habit(), options);
        formats.set(key, found);
    }
    return found;
}

export function clockTime(iso: string): string {
    return format("time", { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
}

export function fullTime(iso: string): string {
    return format("full", { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}

export function dayKey(iso: string): string {
    return new Date(iso).toDateString();
}

const day_ms = 86_400_000;

export function dayName(iso: string, now_ms: number): string {
    const key = dayKey(iso);
    if (key === new Date(now_ms).toDateString()) return t("day-today");
    if (key === new Date(now_ms - day_ms).toDateString()) return t("day-yesterday");
    const sameYear = new Date(iso).getFullYear() === new Date(now_ms).getFullYear();
    const year = sameYear ? {} : ({ year: "numeric" } as const);
    return format(`day${sameYear ? "" : " and year"}`, {
        weekday: "long",
        day: "numeric",
        month: "long",
        ...year,
    }).format(new Date(iso));
}

export function date(iso: string): string {
    return format("date", { dateStyle: "long" }).format(new Date(iso));
}

// Coarse on purpose: nobody should have to watch seconds run.
export function waited(iso: string, now_ms: number): string {
    const minutes = Math.max(0, Math.floor((now_ms - Date.parse(iso)) / 60_000));
    if (minutes < 1) return t("waited-moments");
    if (minutes < 60) return t("waited-minutes", { minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return t("waited-hours", { hours });
    return t("waited-days", { days: Math.floor(hours / 24) });
}

function displayName(type: "region" | "language", code: string): string {
    try {
        return new Intl.DisplayNames([locale.value], { type }).of(code) ?? code;
    } catch {
        return code;
    }
}

export const countryName = (code: string) => displayName("region", code);
export const languageName = (code: string) => displayName("language", code);

export function listOf(words: readonly string[]): string {
    return new Intl.ListFormat(locale.value, { type: "conjunction" }).format(words);
}

// Monday is 1. The first of January 2024 was one.
export function weekdayName(day: number): string {
    return format("weekday", { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, day));
}

// A part of one, in the reader's own way: 93 %.
export function percent(share: number): string {
    return new Intl.NumberFormat(locale.value, { style: "percent" }).format(share);
}
