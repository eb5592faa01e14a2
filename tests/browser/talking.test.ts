import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import {
    dropIn,
    group,
    handleIn,
    inRoom,
    messageBox,
    room_path,
    said,
    say,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const russian = wordsOf("ru");

describe("dropping in", () => {
    it("takes one click from the guidelines, and nobody is anybody before", async () => {
        const { page, context } = await here.device();
        await page.locator(`a[href="#/g/${group}"]`).first().click();
        await page.locator(".guidelines li").first().waitFor();
        expect(await context.cookies()).toEqual([]);
        await page.getByRole("button", { name: english("drop-in"), exact: true }).click();
        const handle = await handleIn(page);
        expect(handle).toMatch(/\p{L}+-\p{L}+/u);
        expect(page.url()).toContain("/room/lounge");
        const [cookie] = await context.cookies();
        expect(cookie).toMatchObject({ name: "havn", httpOnly: true, sameSite: "Strict" });
    });

    it("at a direct address asks for the guidelines first, then goes there", async () => {
        const { page } = await here.device(`/#/g/${group}/forum`);
        await page.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        expect(page.url()).toContain(`#/g/${group}/forum`);
    });

    it("is remembered: after a reload one is who one was", async () => {
        const { page } = await here.device();
        const handle = await dropIn(page);
        await page.reload();
        expect(await handleIn(page)).toBe(handle);
    });
});

describe("two windows", () => {
    it("talk, each in its own language", async () => {
        const anna = await here.device();
        const boris = await here.device("/", { language: "ru-RU" });
        const annaHandle = await dropIn(anna.page);
        const borisHandle = await dropIn(boris.page, russian);
        expect(await boris.page.locator("html").getAttribute("lang")).toBe("ru");

        await say(anna.page, "Good evening, is anybody awake?");
        const heard = said(boris.page, "is anybody awake?");
        await heard.waitFor();
        expect(await heard.locator(".handle").textContent()).toBe(annaHandle);
        await say(boris.page, "Добрый вечер! Я здесь 🌊\nи никуда не спешу");
        const answer = said(anna.page, "Добрый вечер");
        await answer.waitFor();
        expect(await answer.locator(".handle").textContent()).toBe(borisHandle);
        expect(await answer.locator(".bubble").textContent()).toContain("🌊\nи");

        const own = said(anna.page, "is anybody awake?");
        expect(await own.getAttribute("class")).toContain("message-own");
        expect(await own.locator(".handle").textContent()).toBe(
            english("you", { handle: annaHandle }),
        );
        expect(await heard.getAttribute("class")).not.toContain("message-own");
    });

    it("see each other type, and not themselves", async () => {
        const anna = await here.device();
        const bo = await inRoom(here);
        const handle = await dropIn(anna.page);
        await messageBox(anna.page).pressSequentially("thin");
        await bo.page.getByText(english("typing", { handles: handle, count: 1 })).waitFor();
        expect(await anna.page.locator(".typing").textContent()).toBe("");
    });

    it("of one person are one person", async () => {
        const { page, context } = await here.device();
        const handle = await dropIn(page);
        const second = await context.newPage();
        await second.goto(here.server.address + room_path);
        expect(await handleIn(second)).toBe(handle);
        await say(page, "said in the first window");
        await said(second, "said in the first window").waitFor();
    });
});

describe("writing", () => {
    it("begins a new line by Shift and Enter, and says how much is left", async () => {
        const { page } = await inRoom(here);
        const box = messageBox(page);
        await box.pressSequentially("one");
        await box.press("Shift+Enter");
        await box.pressSequentially("two");
        expect(await box.inputValue()).toBe("one\ntwo");
        await box.fill("x".repeat(3_990));
        await page.getByText(english("characters-left", { count: 10 })).waitFor();
        await box.fill("x".repeat(4_001));
        await page.getByText(english("characters-over", { count: 1 })).waitFor();
        await box.press("Enter");
        expect(await box.inputValue()).toHaveLength(4_001);
    });

    it("keeps what was begun, over a reload and over another view", async () => {
        const { page } = await inRoom(here);
        await messageBox(page).fill("I have wanted to say this for");
        await page.reload();
        await messageBox(page).waitFor();
        expect(await messageBox(page).inputValue()).toBe("I have wanted to say this for");
        await page.getByRole("link", { name: english("forum") }).click();
        await page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        await page.goBack();
        await messageBox(page).waitFor();
        expect(await messageBox(page).inputValue()).toBe("I have wanted to say this for");
    });
});

describe("the past", () => {
    it("is there after a reload, and nothing is missing or double", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        const texts = Array.from({ length: 5 }, (_, at) => `thought number ${at} of this evening`);
        for (const text of texts) {
            await say(anna.page, text);
            await said(anna.page, text).waitFor();
        }
        await said(bo.page, texts.at(-1) ?? "").waitFor();
        await bo.page.reload();
        await messageBox(bo.page).waitFor();
        for (const text of texts) {
            await said(bo.page, text).waitFor();
            expect(await said(bo.page, text).count()).toBe(1);
        }
    });
});

describe("the language", () => {
    it("is switched at once, group texts included, and kept", async () => {
        const { page } = await inRoom(here);
        await page.getByRole("button", { name: english("settings") }).click();
        await page.getByLabel(english("language")).selectOption("da");
        await page
            .getByRole("dialog")
            .getByRole("heading", { name: wordsOf("da")("settings") })
            .waitFor();
        await page.keyboard.press("Escape");
        await page.getByRole("link", { name: "Åben dør" }).waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe("da");
        await say(page, "Godaften alle sammen");
        await said(page, "Godaften alle sammen").waitFor();
        await page.reload();
        await messageBox(page).waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe("da");
    });
});
