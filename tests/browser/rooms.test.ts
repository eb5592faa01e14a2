// Several rooms at once.
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Device } from "./support/browser.ts";
import { harbour } from "./support/harbour.ts";
import { Speaker } from "./support/speaker.ts";
import {
    choose,
    dropIn,
    handleIn,
    menuOf,
    messageBox,
    room_path,
    said,
    say,
} from "./support/steps.ts";
import { english, type Words, wordsOf } from "./support/words.ts";

const here = harbour({ ratesLifted: true });
const other_group = "sober-days";
const other = `${other_group}/lounge`;
const other_path = `/#/g/${other_group}/room/lounge`;

// Into the room of the drop-in group, then into that of another.
async function intoBoth({ page }: Device, words: Words = english): Promise<void> {
    await dropIn(page, words);
    await page.locator(".logo").click();
    await page.locator(`a[href="#/g/${other_group}"]`).first().click();
    await page.getByRole("button", { name: words("drop-in"), exact: true }).click();
    await page.waitForURL(`**${other_path}`);
    await handleIn(page);
}

async function speakerIn(group: string): Promise<Speaker> {
    return Speaker.join(here.server.address, group);
}

const strip = (page: Page) => page.locator(".open-rooms");
const openRoom = (page: Page, path: string) =>
    page.locator(".open-room:visible", { has: page.locator(`a[href="${path.slice(1)}"]`) });
const countOf = (page: Page, path: string) =>
    openRoom(page, path).locator(".count").allTextContents();
const focused = (page: Page) =>
    page
        .evaluate(() => document.activeElement?.closest(".room-main")?.querySelector("h1, h2"))
        .then((heading) => heading !== null && heading !== undefined);

describe("somebody in two rooms", () => {
    it("sees and hears how much is new in the other without going there, and leaves one", async () => {
        const device = await here.device();
        const { page } = device;
        await intoBoth(device);
        const speaker = await speakerIn("open-door");
        await messageBox(page).fill("half a thought");
        const texts = ["one from the other room", "two from the other room"];
        await Promise.all(texts.map((text) => speaker.say("open-door/lounge", text)));
        await expect.poll(() => countOf(page, room_path)).toEqual(["2"]);
        // A screen reader hears no more than how much it is.
        const spoken = page.locator(".spoken");
        await spoken.getByText(english("spoken-elsewhere", { count: 2 })).waitFor();
        expect(await spoken.textContent()).not.toContain("from the other");
        // The store counts the same, and after a reload somebody is still in both.
        await page.reload();
        await expect.poll(() => countOf(page, room_path)).toEqual(["2"]);
        await speaker.say("open-door/lounge", "three from the other room");
        await expect.poll(() => countOf(page, room_path)).toEqual(["3"]);
        expect(await said(page, "from the other room").count()).toBe(0);

        await openRoom(page, room_path).getByRole("link").click();
        await said(page, "three from the other room").waitFor();
        expect(await said(page, "from the other room").count()).toBe(3);
        await page.locator(".log-unread").waitFor();
        expect(await messageBox(page).inputValue()).toBe("");
        await openRoom(page, other_path).getByText(english("open-room-begun")).waitFor({
            state: "attached",
        });
        await openRoom(page, other_path).getByRole("link").click();
        await expect.poll(() => messageBox(page).inputValue()).toBe("half a thought");
        expect(await countOf(page, room_path)).toEqual([]);
        speaker.leave();

        await page
            .locator(".room-head")
            .getByRole("button", { name: english("room-leave") })
            .click();
        await page.waitForURL(`**${room_path}`);
        expect(await strip(page).count()).toBe(0);
        await page.reload();
        await messageBox(page).waitFor();
        expect(await strip(page).count()).toBe(0);
        // Elsewhere the page says which rooms somebody is still in.
        await page.locator(".logo").click();
        const name = english("open-room-leave", { room: "Lounge" });
        await strip(page).getByRole("button", { name }).click();
        await strip(page).waitFor({ state: "detached" });
    });

    it("has missed nothing in either after a cut", async () => {
        const device = await here.device();
        const { page, context } = device;
        await intoBoth(device);
        await context.setOffline(true);
        await here.server.kill();
        await page.getByText(english("connection-offline")).waitFor();
        await here.server.restart();
        const one = await speakerIn("open-door");
        const two = await speakerIn(other_group);
        for (let at = 1; at <= 3; ++at) {
            await one.say("open-door/lounge", `while cut off, here ${at}`);
            await two.say(other, `while cut off, there ${at}`);
        }
        await context.setOffline(false);
        await said(page, "there 3").waitFor({ timeout: 45_000 });
        await expect.poll(() => countOf(page, room_path)).toEqual(["3"]);
        await one.say("open-door/lounge", "while cut off, here 4");
        await expect.poll(() => countOf(page, room_path)).toEqual(["4"]);
        expect(await said(page, "while cut off").allTextContents()).toHaveLength(3);
        await openRoom(page, room_path).getByRole("link").click();
        await said(page, "here 4").waitFor();
        expect(await said(page, "while cut off").count()).toBe(4);
        one.leave();
        two.leave();
    });
});

describe("two rooms side by side", () => {
    it("are both live and both read; what is written goes where it was written", async () => {
        const device = await here.device("/", { width: 1440, height: 900 });
        const { page } = device;
        await intoBoth(device);
        await openRoom(page, room_path).getByRole("button").first().click();
        const panes = page.locator(".room-main");
        await expect.poll(() => panes.count()).toBe(2);
        const beside = panes.nth(1);
        const speaker = await speakerIn("open-door");
        await speaker.say("open-door/lounge", "heard beside");
        await beside.locator(".message", { hasText: "heard beside" }).waitFor();
        expect(await countOf(page, room_path)).toEqual([]);
        const box = beside.locator(".composer textarea");
        await box.fill("answered beside");
        await box.press("Enter");
        await beside.locator(".message[data-seq]", { hasText: "answered beside" }).waitFor();
        expect(await panes.nth(0).locator(".message", { hasText: "beside" }).count()).toBe(0);
        // The keys are for the room somebody is in.
        await beside.getByRole("log").focus();
        await page.keyboard.press("w");
        expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
        // Too narrow for two: one, and the other counts again.
        await page.setViewportSize({ width: 900, height: 900 });
        await expect.poll(() => panes.count()).toBe(1);
        await speaker.say("open-door/lounge", "said while it was narrow");
        await expect.poll(() => countOf(page, room_path)).toEqual(["1"]);
        await page.setViewportSize({ width: 1440, height: 900 });
        await beside.locator(".message", { hasText: "while it was narrow" }).waitFor();
        await expect.poll(() => countOf(page, room_path)).toEqual([]);
        speaker.leave();
    });
});

describe("on a phone, in Russian", () => {
    const russian = wordsOf("ru");

    it("one button tells how much is new, and leads to the list of rooms", async () => {
        const device = await here.device("/", { language: "ru", width: 320, height: 640 });
        const { page } = device;
        await intoBoth(device, russian);
        expect(await strip(page).isVisible()).toBe(false);
        const speaker = await speakerIn("open-door");
        for (const word of ["раз", "два", "три"]) await speaker.say("open-door/lounge", word);
        const button = page.getByRole("button", { name: russian("open-rooms") });
        await expect.poll(() => button.locator(".count").allTextContents()).toEqual(["3"]);
        await button.click();
        const list = page.getByRole("dialog", { name: russian("open-rooms") });
        await list.getByText(russian("open-room-unread", { count: 3 })).waitFor();
        await openRoom(page, room_path).getByRole("link").click();
        await list.waitFor({ state: "detached" });
        await said(page, "три").waitFor();
        await button.click();
        await openRoom(page, other_path).getByRole("button").click();
        await list.waitFor({ state: "detached" });
        expect(await button.count()).toBe(0);
        expect(page.url()).toContain(room_path);
        speaker.leave();
    });
});

describe("a short word about what was done", () => {
    it("lies neither over the newest message nor over the place to write, on a phone", async () => {
        const { page } = await here.device("/", { language: "ru", width: 360, height: 640 });
        const words = wordsOf("ru");
        await dropIn(page, words);
        const speaker = await speakerIn("open-door");
        for (let at = 1; at <= 12; ++at) await speaker.say("open-door/lounge", `Сообщение ${at}`);
        await say(page, "Не то");
        const mine = said(page, "Не то");
        await menuOf(mine).click();
        await choose(page, words("remove"));
        await page
            .getByRole("dialog")
            .getByRole("button", { name: words("remove") })
            .click();
        const told = page.locator(".announcement", { hasText: words("removed-done") });
        await told.waitFor();
        const boxOf = async (one: Locator) => {
            const box = await one.boundingBox();
            if (box === null) throw new Error("it is not shown");
            return box;
        };
        const { y, height } = await boxOf(told);
        const newest = await boxOf(page.locator(".message[data-seq]").last());
        expect(y + height).toBeLessThanOrEqual(newest.y);
        expect(newest.y + newest.height).toBeLessThanOrEqual(
            (await boxOf(page.locator(".room .composer"))).y,
        );
        speaker.leave();
    });
});

describe("with the keyboard alone", () => {
    it("somebody goes from room to room, sees two at once, and leaves one", async () => {
        const device = await here.device("/", { width: 1440, height: 900 });
        const { page } = device;
        await intoBoth(device);
        await page.getByRole("log").focus();
        await page.keyboard.press("r");
        await page.waitForURL(`**${room_path}`);
        await page.keyboard.press("w");
        await page.keyboard.type("by key, in the first");
        await page.keyboard.press("Enter");
        await said(page, "by key, in the first").waitFor();
        await page.getByRole("log").focus();
        await page.keyboard.press("b");
        await expect.poll(() => page.locator(".room-main").count()).toBe(2);
        expect(await focused(page)).toBe(true);
        await page.keyboard.press("b");
        await expect.poll(() => page.locator(".room-main").count()).toBe(1);
        await page.keyboard.press("r");
        await page.waitForURL(`**${other_path}`);
        await page.keyboard.press("x");
        await page.waitForURL(`**${room_path}`);
        await strip(page).waitFor({ state: "detached" });
        await say(page, "still here");
        await said(page, "still here").waitFor();
    });
});
