// The panel with helplines: opened by the person at any time, or by the server when somebody may be
// in danger. It never takes the focus by itself.
import { signal } from "@preact/signals";
import { locale } from "../i18n/index.ts";
import type { Helplines } from "../wire/commands.ts";
import { connection, on, request } from "./connection.ts";
import { chooseHelplines, likelyCountry } from "./helplines.ts";
import { browser } from "./storage.ts";

export interface Care {
    readonly open: boolean;
    readonly asked: boolean; // by the person; else by the server
    readonly level: string;
    readonly lines: Helplines;
}

const no_lines: Helplines = { helplines: [], countries: [] };

export const care = signal<Care>({ open: false, asked: false, level: "none", lines: no_lines });
export const country = signal(browser.get("country") ?? likelyCountry(navigator.languages));

async function load(): Promise<void> {
    const wanted = country.value === "" ? undefined : country.value;
    const language = locale.value;
    care.value = { ...care.value, lines: chooseHelplines(wanted, language) };
    if (connection.value !== "connected") return;
    const asked = wanted === undefined ? { language } : { language, country: wanted };
    try {
        const lines = await request("care.helplines", asked);
        if (country.value === (wanted ?? "")) care.value = { ...care.value, lines };
    } catch {
        // Those that came with the page are shown.
    }
}

export function openCare(): void {
    care.value = { ...care.value, open: true, asked: true };
    void load();
}

export function closeCare(): void {
    care.value = { ...care.value, open: false, asked: false, level: "none" };
}

export function chooseCountry(code: string): void {
    country.value = code;
    browser.set("country", code);
    void load();
}

export function followCare(): void {
    on("care.card", ({ level, helplines, countries }) => {
        care.value = { open: true, asked: false, level, lines: { helplines, countries } };
        // The card comes for where the server thinks somebody is; their own choice goes first.
        if (country.value !== "") void load();
    });
    locale.subscribe(() => {
        if (care.peek().open) void load();
    });
}
