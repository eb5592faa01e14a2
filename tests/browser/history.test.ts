// More has been said than one answer holds.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import { Speaker } from "./support/speaker.ts";
import { dropIn, group, messageBox, room, said, say } from "./support/steps.ts";
import { english } from "./support/words.ts";

const here = harbour({ ratesLifted: true });
const said_count = 450; // more than two pages of the protocol's resume

const line = (round: string, at: number) => `${round} thought, number ${at}`;

async function fill(round: string): Promise<void> {
    const speaker = await Speaker.join(here.server.address, group);
    for (let at = 1; at <= said_count; ++at) await speaker.say(room, line(round, at));
    speaker.leave();
}

const linesOf = (page: Page, round: string) =>
    page.locator(".message[data-seq] .bubble", { hasText: `${round} thought` }).allTextContents();
const all = (round: string) => Array.from({ length: said_count }, (_, at) => line(round, at + 1));

describe("a long conversation", () => {
    it("is paged upward to its beginning, and what is being read stays in sight", async () => {
        await fill("first");
        const { page } = await here.device();
        await dropIn(page);
        await said(page, line("first", said_count)).waitFor();
        const older = page.getByRole("button", { name: english("log-older") });
        const start = page.getByText(english("log-start"));
        await older.waitFor();
        const before = await linesOf(page, "first");
        expect(before.length).toBeLessThan(said_count);

        const log = page.getByRole("log");
        await log.evaluate((element) => element.scrollTo(0, 0));
        const top = said(page, before[0] ?? "");
        const placed = async () => (await top.boundingBox())?.y ?? Number.NaN;
        const wasAt = await placed();
        await older.click();
        await expect
            .poll(async () => (await linesOf(page, "first")).length)
            .toBeGreaterThan(before.length);
        expect(Math.abs((await placed()) - wasAt)).toBeLessThan(40);

        while (!(await start.isVisible())) {
            const known = (await linesOf(page, "first")).length;
            await older.click();
            await expect
                .poll(async () => (await linesOf(page, "first")).length)
                .toBeGreaterThan(known);
            await expect.poll(async () => (await start.count()) + (await older.count())).toBe(1);
            await log.evaluate((element) => element.scrollTo(0, 0));
        }
        expect(await linesOf(page, "first")).toEqual(all("first"));
    });

    it("that went on too long without somebody shows the gap, and fills it when asked", async () => {
        const { page } = await here.device();
        await dropIn(page);
        await say(page, "back in a minute");
        await said(page, "back in a minute").waitFor();
        await page.getByRole("link", { name: english("forum") }).click();
        await page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        await fill("second");
        await page.goBack();
        await messageBox(page).waitFor();
        await said(page, line("second", said_count)).waitFor();
        const hole = page.getByRole("button", { name: english("log-hole") });
        await hole.waitFor();
        expect((await linesOf(page, "second")).length).toBeLessThan(said_count);
        expect(await said(page, "back in a minute").count()).toBe(1);
        while ((await hole.count()) > 0) {
            const known = (await linesOf(page, "second")).length;
            await hole.click();
            await expect
                .poll(async () => (await linesOf(page, "second")).length)
                .toBeGreaterThan(known);
        }
        expect(await linesOf(page, "second")).toEqual(all("second"));
    });
});
