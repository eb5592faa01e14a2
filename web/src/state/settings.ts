// How the page looks: as the system says, or as the person has chosen.
import { effect, signal } from "@preact/signals";
import { browser } from "./storage.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function kept(): Theme {
    const word = browser.get("theme");
    return themes.find((theme) => theme === word) ?? "system";
}

export const theme = signal<Theme>(kept());

export function chooseTheme(chosen: Theme): void {
    theme.value = chosen;
    if (chosen === "system") browser.remove("theme");
    else browser.set("theme", chosen);
}

export function followTheme(): void {
    effect(() => {
        const { dataset } = document.documentElement;
        if (theme.value === "system") delete dataset.theme;
        else dataset.theme = theme.value;
    });
}
