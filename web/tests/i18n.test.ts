import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { addBundle, languages, negotiate, t, tWord, useLanguage } from "../src/i18n/index.ts";
import { waited } from "../src/i18n/time.ts";

beforeAll(() => {
    for (const language of languages) {
        const file = resolve(import.meta.dirname, `../src/i18n/${language}.ftl`);
        addBundle(language, readFileSync(file, "utf8"));
    }
});

describe("the language", () => {
    it.each([
        [["da-DK", "en"], "da"],
        [["fr-CA"], "fr"],
        [["pl", "ru-UA"], "ru"],
        [["de-AT"], "de"],
        [["es-MX", "en"], "es"],
        [["pl-PL"], "en"],
        [[], "en"],
    ] as const)("for %j is %s", (wanted, expected) => {
        expect(negotiate(wanted)).toBe(expected);
    });

    it("is told to the browser", async () => {
        await useLanguage("da");
        expect(document.documentElement.lang).toBe("da");
    });
});

describe("plurals", () => {
    it.each([
        ["en", 1, "One character left"],
        ["en", 2, "2 characters left"],
        ["fr", 0, "Encore 0 caractère"],
        ["fr", 2, "Encore 2 caractères"],
        ["ru", 1, "Остался 1 знак"],
        ["ru", 3, "Осталось 3 знака"],
        ["ru", 11, "Осталось 11 знаков"],
        ["ru", 21, "Остался 21 знак"],
        ["da", 5, "5 tegn tilbage"],
        ["de", 1, "Noch ein Zeichen"],
        ["de", 4, "Noch 4 Zeichen"],
        ["es", 1, "Queda un carácter"],
        ["es", 3, "Quedan 3 caracteres"],
    ] as const)("in %s for %i", async (language, count, expected) => {
        await useLanguage(language);
        expect(t("characters-left", { count })).toBe(expected);
    });
});

describe("words of the server's", () => {
    it("are translated, and unknown ones have something to stand for them", async () => {
        await useLanguage("en");
        expect(tWord("category", "contact_details")).toBe("Contact details");
        expect(tWord("category", "something_new")).toBe("Something to look at");
        expect(tWord("error", "something_new")).toBe(t("error-other"));
    });
});

describe("waiting times", () => {
    const since = "2026-03-01T12:00:00.000Z";
    const after = (minutes: number) => waited(since, Date.parse(since) + minutes * 60_000);

    it("are coarse, and never negative", async () => {
        await useLanguage("en");
        expect(after(-5)).toBe("a moment");
        expect(after(0.9)).toBe("a moment");
        expect(after(1)).toBe("one minute");
        expect(after(59)).toBe("59 minutes");
        expect(after(60)).toBe("one hour");
        expect(after(47 * 60)).toBe("47 hours");
        expect(after(48 * 60)).toBe("2 days");
    });
});
