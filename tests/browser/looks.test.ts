// Every view and state, light, dark and with strong contrast, on a phone and on a desk: axe finds
// nothing, and nothing has to be scrolled sideways.
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import { Tour } from "./support/tour.ts";

const here = harbour();
const looks = [
    { width: 390, height: 844, colorScheme: "light", contrast: "no-preference" },
    { width: 390, height: 844, colorScheme: "dark", contrast: "no-preference" },
    { width: 1280, height: 800, colorScheme: "light", contrast: "no-preference" },
    { width: 1280, height: 800, colorScheme: "dark", contrast: "more" },
] as const;
// What can differ from one look to the next; all else is the same document.
const rules_of_looks = ["color-contrast", "scrollable-region-focusable", "target-size"];

type Axe = typeof axe;
type Run = (rules: readonly string[] | undefined) => Promise<{ id: string; nodes: string[] }[]>;

async function violations(page: Page, rules?: readonly string[]) {
    if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
    const run: Run = async (only) => {
        const here = (window as unknown as { axe: Axe }).axe;
        const { violations } = await here.run(document, {
            resultTypes: ["violations"],
            ...(only === undefined ? {} : { runOnly: [...only] }),
        });
        return violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
        }));
    };
    return page.evaluate(run, rules);
}

// Gathered, so that one run tells all there is to mend.
const problems: object[] = [];

async function check(page: Page, view: string): Promise<void> {
    const narrow = view.endsWith("-narrow");
    for (const [at, look] of looks.entries()) {
        const { width, height, colorScheme, contrast } = look;
        if (narrow && at > 0) break;
        if (!narrow) await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, contrast, reducedMotion: "reduce" });
        await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
        // What the header covers just now is no finding.
        await page.evaluate(() => window.scrollTo(0, 0));
        const found = await violations(page, at === 0 ? undefined : rules_of_looks);
        const sideways = await page.evaluate(() => {
            const scrollers = [document.documentElement, ...document.querySelectorAll(".log")];
            return Math.max(...scrollers.map((one) => one.scrollWidth - one.clientWidth));
        });
        if (found.length + sideways > 0) problems.push({ view, look, found, sideways });
    }
}

describe("every view", () => {
    it("is fine in every look", async () => {
        await Tour.walk(here, check);
        expect(problems).toEqual([]);
    }, 400_000);
});
