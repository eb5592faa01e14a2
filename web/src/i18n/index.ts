// Every word a person sees comes through here: Fluent messages, one file per language, loaded when
// chosen. Reading t() or locale in a component makes it follow a change of language.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";
import { computed, signal } from "@preact/signals";
import { browser } from "../state/storage.ts";

export const languages = ["en", "fr", "da", "ru", "de", "es"] as const;
export type Language = (typeof languages)[number];

// In their own words, as the only texts that are the same in every language.
export const language_names: Readonly<Record<Language, string>> = {
    en: "English",
    fr: "Français",
    da: "Dansk",
    ru: "Русский",
    de: "Deutsch",
    es: "Español",
};

const files = import.meta.glob<string>("./*.ftl", { query: "?raw", import: "default" });
const bundles = new Map<Language, FluentBundle>();
const chosen = signal<Language>("en");

export const locale = computed(() => chosen.value);

export function isLanguage(word: unknown): word is Language {
    return languages.includes(word as Language);
}

export function negotiate(wanted: readonly string[]): Language {
    const [best] = negotiateLanguages(wanted, languages, {
        defaultLocale: "en",
        strategy: "lookup",
    });
    return isLanguage(best) ? best : "en";
}

export function addBundle(language: Language, messages: string): void {
    // Isolation marks would end up in copied handles; all our languages run in one direction.
    const bundle = new FluentBundle(language, { useIsolating: false });
    const errors = bundle.addResource(new FluentResource(messages));
    for (const error of errors) throw error;
    bundles.set(language, bundle);
}

async function load(language: Language): Promise<void> {
    if (bundles.has(language)) return;
    const file = files[`./${language}.ftl`];
    if (file === undefined) throw new Error(`no messages for ${language}`);
    addBundle(language, await file());
}

export async function useLanguage(language: Language): Promise<void> {
    await load(language);
    chosen.value = language;
    document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
    await useLanguage(language);
    browser.set("language", language);
}

export async function startLanguage(): Promise<void> {
    const kept = browser.get("language");
    const first = isLanguage(kept) ? kept : negotiate(navigator.languages);
    await useLanguage(first);
}

export type Arguments = Record<string, FluentVariable>;

export function has(key: string): boolean {
    return bundles.get(chosen.value)?.hasMessage(key) ?? false;
}

export function t(key: string, args?: Arguments): string {
    const bundle = bundles.get(chosen.value);
    const pattern = bundle?.getMessage(key)?.value;
    if (bundle === undefined || pattern === undefined || pattern === null) return key;
    return bundle.formatPattern(pattern, args ?? null, []);
}

// The message for a word of the server's; a newer server may know words that this page does not.
export function tWord(family: string, word: string): string {
    const key = `${family}-${word.replaceAll("_", "-")}`;
    return has(key) ? t(key) : t(`${family}-other`);
}
