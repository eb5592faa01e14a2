import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import {
    becomeOrganiser,
    dropIn,
    forum_path,
    inRoom,
    messageBox,
    phone,
    said,
    say,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const tabs_max = 40;

// Presses Tab until the element that has the focus is called `name`.
async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < tabs_max; ++presses) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(() => {
            const element = document.activeElement;
            const isField =
                element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
            const label = isField ? element.labels?.[0] : undefined;
            return (
                element?.getAttribute("aria-label") ??
                label?.textContent ??
                element?.textContent ??
                ""
            );
        });
        if (focused.trim() === name) return;
    }
    throw new Error(`Tab does not lead to "${name}"`);
}

async function outlineOf(page: Page): Promise<string> {
    return page.evaluate(() => {
        const element = document.activeElement;
        return element === null ? "none" : getComputedStyle(element).outlineStyle;
    });
}

describe("with the keyboard alone", () => {
    it("somebody comes from the first view to a sent message", async () => {
        const { page } = await here.device();
        await page.locator(".group-card").first().waitFor();
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
            english("skip"),
        );
        await page.keyboard.press("Enter");
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
        await tabTo(page, "Open door");
        await page.keyboard.press("Enter");
        await tabTo(page, english("drop-in"));
        expect(await outlineOf(page)).toBe("solid");
        await page.keyboard.press("Enter");
        await messageBox(page).waitFor();
        await tabTo(page, english("composer-label"));
        expect(await outlineOf(page)).toBe("solid");
        await page.keyboard.type("typed without a mouse");
        await page.keyboard.press("Enter");
        await said(page, "typed without a mouse").waitFor();
    });

    it("the arrow keys go through the messages, and a dialog gives the focus back", async () => {
        const { page } = await inRoom(here);
        for (const text of ["first of three", "second of three", "third of three"]) {
            await say(page, text);
            await said(page, text).waitFor();
        }
        await page.getByRole("log").focus();
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        const focused = () =>
            page.evaluate(() => document.activeElement?.closest(".message")?.textContent ?? "");
        expect(await focused()).toContain("second of three");
        await page.keyboard.press("Enter");
        await page.getByRole("dialog", { name: english("entry-own") }).waitFor();
        // Enter once more, as when it is held too long, does nothing.
        await page.keyboard.press("Enter");
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        expect(await focused()).toContain("second of three");
    });

    it("a new view begins at its heading", async () => {
        const { page } = await inRoom(here);
        await page.getByRole("link", { name: english("forum") }).press("Enter");
        await page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        await expect
            .poll(() => page.evaluate(() => document.activeElement?.textContent))
            .toBe(english("forum"));
    });

    it("single keys go places, explain themselves, and leave writing alone", async () => {
        const { page } = await here.device("/", { language: "ru" });
        const russian = wordsOf("ru");
        await dropIn(page, russian);
        await messageBox(page).fill("?");
        await page.keyboard.type("f");
        expect(await messageBox(page).inputValue()).toContain("f");
        expect(await page.getByRole("dialog").count()).toBe(0);
        await page.getByRole("log").focus();
        await page.keyboard.press("?");
        const sheet = page.getByRole("dialog", { name: russian("shortcuts") });
        await sheet.getByText(russian("key-care")).waitFor();
        await page.keyboard.press("Escape");
        await sheet.waitFor({ state: "detached" });
        await page.keyboard.press("f");
        await page.getByRole("heading", { level: 1, name: russian("forum") }).waitFor();
        await page.keyboard.press("g");
        await page.locator(".group-card").first().waitFor();
        await page.keyboard.press("h");
        await page.locator(".helpline").first().waitFor();
        // Whoever turns them off is left alone.
        await page.getByRole("button", { name: russian("settings") }).click();
        await page.getByRole("dialog").getByLabel(russian("shortcuts-off")).check();
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        await page.keyboard.press("h");
        await page.keyboard.press("?");
        expect(await page.getByRole("dialog").count()).toBe(0);
        expect(await page.locator(".helpline").count()).toBeGreaterThan(0);
    });

    it("somebody begins a thread, answers in it and thanks, and a case is decided", async () => {
        const organiser = await here.device(await here.server.organiserPath());
        await becomeOrganiser(organiser.page);
        const { page } = await inRoom(here, phone);
        await page.goto(here.server.address + forum_path);
        await page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        await tabTo(page, english("thread-open"));
        await page.keyboard.press("Enter");
        await page.getByLabel(english("thread-title")).waitFor();
        await page.keyboard.type("By keyboard");
        await tabTo(page, english("thread-text"));
        await page.keyboard.type("No mouse here. Write to otter@example.org");
        await page.keyboard.press("Control+Enter");
        await page.getByText(english("outgoing-held")).waitFor();

        const desk = organiser.page;
        await desk.locator(".case", { hasText: "otter@example.org" }).waitFor();
        await desk.getByRole("heading", { level: 1 }).focus();
        await tabTo(desk, english("case-claim"));
        await desk.keyboard.press("Enter");
        await desk.getByText(english("case-yours"), { exact: true }).waitFor();
        await tabTo(desk, english("case-release"));
        await desk.keyboard.press("Enter");
        await page.getByRole("link", { name: "By keyboard" }).waitFor();
        await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe("open-title");

        await desk.keyboard.press("f");
        await desk.getByRole("link", { name: "By keyboard" }).waitFor();
        await tabTo(desk, "By keyboard");
        await desk.keyboard.press("Enter");
        await desk.getByLabel(english("reply-label")).waitFor();
        const handle = (await desk.locator(".opening .handle").textContent()) ?? "";
        await tabTo(desk, english("entry-menu", { handle }));
        await desk.keyboard.press("Enter");
        await tabTo(desk, english("reaction-thank-you"));
        await desk.keyboard.press("Enter");
        await desk.getByRole("dialog").waitFor({ state: "detached" });
        await desk.locator(".opening .reaction").waitFor();
        await tabTo(desk, english("reply-label"));
        await desk.keyboard.type("So it works.");
        await desk.keyboard.press("Control+Enter");
        await desk.locator(".post", { hasText: "So it works." }).waitFor();
    });
});
