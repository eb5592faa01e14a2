// How the page looks and behaves: as the system says, or as the person has chosen. What holds is
// written on the root element, where the styles read it.
import { computed, effect, type Signal, signal } from "@preact/signals";
import { browser } from "./storage.ts";

const themes = ["system", "light", "dark"] as const;
const contrasts = ["system", "more", "normal"] as const;
const motions = ["system", "less", "normal"] as const;
const keys = ["on", "off"] as const;

export interface Choice<T extends string> {
    readonly name: string;
    readonly words: readonly T[];
    readonly value: Signal<T>;
}

function choice<T extends string>(name: string, words: readonly [T, ...T[]]): Choice<T> {
    const kept = browser.get(name);
    return { name, words, value: signal(words.find((word) => word === kept) ?? words[0]) };
}

export const theme = choice("theme", themes);
export const contrast = choice("contrast", contrasts);
export const motion = choice("motion", motions);
// Keys without a modifier can be in the way of other tools that listen to the keyboard.
export const shortcuts = choice("shortcuts", keys);

// The first word is what holds without a choice, so it need not be kept.
export function choose<T extends string>({ name, words, value }: Choice<T>, word: T): void {
    value.value = word;
    if (word === words[0]) browser.remove(name);
    else browser.set(name, word);
}

function follows(query: string): Signal<boolean> {
    const media = window.matchMedia?.(query);
    const matches = signal(media?.matches === true);
    media?.addEventListener?.("change", () => {
        matches.value = media.matches;
    });
    return matches;
}

const dark = follows("(prefers-color-scheme: dark)");
const strong = follows("(prefers-contrast: more)");
const still = follows("(prefers-reduced-motion: reduce)");

const look = computed(() => ({
    theme: theme.value.value === "system" ? (dark.value ? "dark" : "light") : theme.value.value,
    contrast:
        contrast.value.value === "system"
            ? strong.value
                ? "more"
                : "normal"
            : contrast.value.value,
    motion:
        motion.value.value === "system" ? (still.value ? "less" : "normal") : motion.value.value,
}));

export const isStill = computed(() => look.value.motion === "less");

export function followLooks(): void {
    effect(() => {
        Object.assign(document.documentElement.dataset, look.value);
    });
}
