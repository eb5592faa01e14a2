// What people do about themselves: keep their place and come back, be left in peace, take a break,
// take their data along, and go without a trace.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import {
    choose,
    dropIn,
    handleIn,
    inRoom,
    menuOf,
    messageBox,
    room_path,
    said,
    say,
    section,
} from "./support/steps.ts";
import { english, type Words, wordsOf } from "./support/words.ts";

const here = harbour();
const russian = wordsOf("ru");

async function toYou(page: Page, words: Words = english): Promise<void> {
    await page.getByRole("button", { name: words("settings") }).click();
    await page
        .getByRole("dialog")
        .getByRole("link", { name: words("you-view") })
        .click();
    await page.getByRole("heading", { level: 1, name: words("you-view") }).waitFor();
}

describe("a place that is kept", () => {
    it.each([
        ["en", 1280],
        ["ru", 390],
    ] as const)(
        "brings the same person back on another device (%s, %i wide)",
        async (language, width) => {
            const words = wordsOf(language);
            const { page } = await here.device("/", { language, width });
            const handle = await dropIn(page, words);
            await toYou(page, words);
            await section(page, words("keep-title"))
                .getByRole("button", { name: words("keep-now") })
                .click();
            const shown = page.locator(".phrase li");
            await shown.first().waitFor();
            const phrase = await shown.allTextContents();
            expect(phrase).toHaveLength(6);
            const hide = page.getByRole("button", { name: words("phrase-done") });
            expect(await hide.isDisabled()).toBe(true);
            await page.getByLabel(words("phrase-noted")).check();
            await hide.click();
            expect(await page.locator(".phrase").count()).toBe(0);
            await page.reload();
            await page.getByText(words("keep-is")).waitFor();
            expect(await page.getByText(phrase.join(" ")).count()).toBe(0);

            const other = await here.device("/", { language, width });
            await other.page.getByRole("link", { name: words("return-link") }).click();
            const box = other.page.getByLabel(words("return-words"));
            await box.fill("not quite right");
            await other.page.getByRole("button", { name: words("return-now") }).click();
            await other.page.locator(".problem:not(:empty)").first().waitFor();
            await box.fill(`  ${phrase.join("  ").toUpperCase()} `);
            await other.page.getByRole("button", { name: words("return-now") }).click();
            await other.page.getByText(words("group-joined", { handle })).waitFor();
            await other.go(room_path);
            expect(await handleIn(other.page)).toBe(handle);

            // Two devices now: one ends the other.
            await toYou(other.page, words);
            const sessions = section(other.page, words("sessions-title"));
            await expect.poll(() => sessions.getByRole("listitem").count()).toBe(2);
            await sessions.getByRole("button", { name: words("session-end-others") }).click();
            await expect.poll(() => sessions.getByRole("listitem").count()).toBe(1);
            await page.getByText(words("connection-unknown-person")).first().waitFor();
        },
    );
});

describe("somebody one does not want to meet", () => {
    it("is gone from sight both ways, and back when one wants", async () => {
        const anna = await inRoom(here);
        const bo = await here.device();
        const boHandle = await dropIn(bo.page);
        await say(bo.page, "something unwelcome");
        const unwelcome = said(anna.page, "something unwelcome");
        await unwelcome.waitFor();
        await menuOf(unwelcome).click();
        await choose(anna.page, english("avoid", { handle: boHandle }));
        await choose(anna.page, english("avoid-block"));
        await unwelcome.waitFor({ state: "detached" });
        await say(bo.page, "said after the block");
        await said(bo.page, "said after the block").waitFor();
        await say(anna.page, "nobody blocked hears this");
        await said(anna.page, "nobody blocked hears this").waitFor();
        expect(await said(anna.page, "said after the block").count()).toBe(0);
        expect(await said(bo.page, "nobody blocked hears this").count()).toBe(0);

        await toYou(anna.page);
        const avoided = section(anna.page, english("avoided-title"));
        await avoided.getByText(boHandle).waitFor();
        await avoided
            .getByRole("button", { name: english("avoided-end-of", { handle: boHandle }) })
            .click();
        await avoided.getByText(english("avoided-none")).waitFor();
        await anna.page.goBack();
        await said(anna.page, "said after the block").waitFor();
    });

    it("or words one does not want to meet are covered", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await toYou(anna.page);
        const covers = section(anna.page, english("covers-title"));
        await covers.getByLabel(english("muted-word"), { exact: true }).fill("Hospital");
        await covers.getByRole("button", { name: english("muted-word-add"), exact: true }).click();
        await covers.getByText("Hospital", { exact: true }).waitFor();
        await anna.page.goBack();
        await messageBox(anna.page).waitFor();
        await say(bo.page, "back from the hospital at last");
        const covered = said(anna.page, "back from the hospital");
        await covered.getByText(english("note-muted-word")).waitFor();
        expect(await covered.locator("[inert]").count()).toBe(1);

        // Whoever would rather see notes at once does.
        await bo.page.getByRole("button", { name: english("note-add") }).click();
        await bo.page.getByLabel(english("note-label"), { exact: true }).fill("night");
        await say(bo.page, "the night was long and dark");
        const noted = said(anna.page, "the night was long and dark");
        await noted.locator(".cover").waitFor();
        await toYou(anna.page);
        await covers.getByLabel(english("covers-show")).check();
        await anna.page.goBack();
        await noted.waitFor();
        await expect.poll(() => noted.locator(".cover").count()).toBe(0);
    });

    it("or only one of the two does not see the other", async () => {
        const anna = await inRoom(here);
        const bo = await here.device();
        const boHandle = await dropIn(bo.page);
        await say(bo.page, "something tiring");
        const tiring = said(anna.page, "something tiring");
        await tiring.waitFor();
        await menuOf(tiring).click();
        await choose(anna.page, english("avoid", { handle: boHandle }));
        await choose(anna.page, english("avoid-mute"));
        await tiring.waitFor({ state: "detached" });
        await say(anna.page, "still heard by everybody");
        await said(bo.page, "still heard by everybody").waitFor();
    });
});

describe("another handle", () => {
    it("is taken, and what looks like a name is nudged first", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await toYou(anna.page);
        const handles = section(anna.page, english("handles-title"));
        await handles.getByRole("button").first().click();
        const box = anna.page.getByLabel(english("handle-new"));
        await box.fill("Kirsten Lindgaard");
        await anna.page.getByRole("button", { name: english("handle-take") }).click();
        await anna.page.getByText(english("error-handle-nudged")).waitFor();
        await anna.page.getByRole("button", { name: english("handle-anyway") }).waitFor();
        await box.fill("night-ferry");
        await anna.page.getByRole("button", { name: english("handle-take") }).click();
        await handles.getByText("night-ferry").waitFor();
        await anna.page.goBack();
        await say(anna.page, "under another handle");
        await expect
            .poll(() => said(bo.page, "under another handle").locator(".handle").textContent())
            .toBe("night-ferry");
    });
});

describe("a break", () => {
    it("closes the door on every device, help stays in reach", async () => {
        const anna = await inRoom(here, { language: "ru" });
        const second = await anna.context.newPage();
        await second.goto(here.server.address + room_path);
        await messageBox(second).waitFor();
        await toYou(anna.page, russian);
        const section_ = section(anna.page, russian("break-title"));
        await section_.getByRole("button", { name: russian("break-start") }).click();
        await anna.page
            .getByRole("dialog")
            .getByRole("button", { name: russian("break-start") })
            .click();
        for (const page of [anna.page, second]) {
            await page.getByRole("heading", { level: 1, name: russian("paused-title") }).waitFor();
        }
        await anna.page.reload();
        await anna.page.getByRole("heading", { level: 1, name: russian("paused-title") }).waitFor();
        await anna.page
            .getByRole("main")
            .getByRole("button", { name: russian("care-link") })
            .click();
        await anna.page.locator(".helpline").first().waitFor();
    });
});

describe("one's own data", () => {
    it("can be taken along, and everything can be erased", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await say(anna.page, "words to be taken along");
        await said(bo.page, "words to be taken along").waitFor();
        await toYou(anna.page);
        const data = section(anna.page, english("data-title"));
        await data.getByRole("button", { name: english("export-make") }).click();
        const [download] = await Promise.all([
            anna.page.waitForEvent("download"),
            data.getByRole("link", { name: english("export-download") }).click(),
        ]);
        const archive = readFileSync(await download.path());
        expect(archive.length).toBeGreaterThan(100);

        await data.getByRole("button", { name: english("erase-ask") }).click();
        const erase = data.getByRole("button", { name: english("erase-now") });
        expect(await erase.isDisabled()).toBe(true);
        await data.getByLabel(english("erase-sure")).check();
        await erase.click();
        await anna.page.getByText(english("erased")).waitFor();
        expect(await anna.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
        await said(bo.page, "words to be taken along").waitFor({ state: "detached" });
    });
});
