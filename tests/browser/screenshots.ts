// Pictures of every view for people to look at, in build/screenshots: npm run screenshots.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import { Tour } from "./support/tour.ts";

const folder = resolve(import.meta.dirname, "../../build/screenshots");
const here = harbour();
const looks = [
    { name: "phone-light", width: 375, height: 812, colorScheme: "light" },
    { name: "phone-dark", width: 375, height: 812, colorScheme: "dark" },
    { name: "desk-light", width: 1280, height: 800, colorScheme: "light" },
    { name: "desk-dark", width: 1280, height: 800, colorScheme: "dark" },
] as const;

// A narrow view only as it is, any other in every look: rooms as the window shows them, what
// scrolls as a whole from top to end.
async function shoot(page: Page, view: string): Promise<void> {
    const asItIs = view.endsWith("-narrow");
    for (const { name, width, height, colorScheme } of asItIs ? looks.slice(0, 1) : looks) {
        if (!asItIs) await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.waitForTimeout(150);
        const whole =
            (await page.locator(".app-room").count()) + (await page.locator("dialog").count()) ===
            0;
        if (whole) await page.evaluate(() => window.scrollTo(0, 0));
        await page.screenshot({ path: `${folder}/${view}.${name}.png`, fullPage: whole });
    }
}

beforeAll(() => mkdirSync(folder, { recursive: true }));

describe("pictures", () => {
    it("of every view in use", async () => {
        await Tour.walk(here, shoot);
    });
});
