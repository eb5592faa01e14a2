// More has been said than one answer holds.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import { Speaker } from "./support/speaker.ts";
import { group, inRoom, room, said, say } from "./support/steps.ts";
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

// Everything the log shows while somebody scrolls from where they are to its start, or its end.
async function readAll(page: Page, round: string, toStart: boolean): Promise<string[]> {
    const log = page.getByRole("log");
    const seen = new Set<string>();
    for (;;) {
        for (const text of await linesOf(page, round)) seen.add(text);
        const atEdge = await log.evaluate((element, up) => {
            const before = element.scrollTop;
            element.scrollBy(0, (up ? -0.8 : 0.8) * element.clientHeight);
            return element.scrollTop === before;
        }, toStart);
        await page.evaluate(
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        if (!atEdge) continue;
        if (!toStart || (await page.getByText(english("log-start")).isVisible())) break;
    }
    const number = (text: string) => Number(text.split(" ").at(-1));
    return [...seen].sort((a, b) => number(a) - number(b));
}

describe("a long conversation", () => {
    it("is read upward to its beginning, and what is being read stays in sight", async () => {
        await fill("first");
        const { page } = await inRoom(here);
        await said(page, line("first", said_count)).waitFor();
        const log = page.getByRole("log");
        // The end of what is known: more comes in above without moving what is there.
        const before = await linesOf(page, "first");
        expect(before.length).toBeLessThan(said_count);
        const firstOf = async () => (await linesOf(page, "first"))[0];
        const shown = said(page, before[8] ?? "").first();
        await log.evaluate((element) => element.scrollTo(0, 250));
        const placed = async () => (await shown.boundingBox())?.y ?? Number.NaN;
        const wasAt = await placed();
        await expect.poll(firstOf).not.toBe(before[0]);
        expect(Math.abs((await placed()) - wasAt)).toBeLessThan(4);
        expect(await readAll(page, "first", true)).toEqual(all("first"));
        // The page holds what is near, not everything.
        expect((await linesOf(page, "first")).length).toBeLessThan(200);
        expect(await readAll(page, "first", false)).toEqual(all("first"));
        await said(page, line("first", said_count)).waitFor();
    });

    it("that went on too long without somebody shows the gap, and fills it when asked", async () => {
        const { page, context } = await inRoom(here);
        await say(page, "back in a minute");
        await said(page, "back in a minute").waitFor();
        // Offline alone leaves an open WebSocket as it is; so the server goes, too.
        await context.setOffline(true);
        await here.server.kill();
        await page.getByText(english("connection-offline")).waitFor();
        await here.server.restart();
        await fill("second");
        await context.setOffline(false);
        await said(page, line("second", said_count)).waitFor();
        const hole = page.getByRole("button", { name: english("log-hole") });
        await hole.waitFor();
        expect(await said(page, "back in a minute").count()).toBe(1);
        const seen = new Set<string>();
        const note = async () => {
            for (const text of await linesOf(page, "second")) seen.add(text);
        };
        await note();
        while ((await hole.count()) > 0) {
            const known = seen.size;
            await hole.click();
            await expect.poll(async () => note().then(() => seen.size)).toBeGreaterThan(known);
        }
        await readAll(page, "second", true);
        expect(await readAll(page, "second", false)).toEqual(all("second"));
    });
});
