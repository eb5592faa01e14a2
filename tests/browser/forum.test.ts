import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import { forum_path, inRoom } from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const danish = wordsOf("da");

async function inForum(language = "en") {
    const words = wordsOf(language);
    const device = await inRoom(here, { language });
    await device.go(forum_path);
    await device.page.getByRole("heading", { level: 1, name: words("forum") }).waitFor();
    return device;
}

describe("the forum", () => {
    it("shows a new thread and its answers live, and takes back what its author removes", async () => {
        const anna = await inForum();
        const bo = await inForum("da");
        const { page } = anna;
        await page.getByRole("button", { name: english("thread-open") }).click();
        const send = page.getByRole("button", { name: english("thread-send") });
        await page.getByLabel(english("thread-text")).fill("Nights are long. What helps you?");
        await send.click();
        await page.getByText(english("thread-title-missing")).waitFor();
        await page.getByLabel(english("thread-title")).fill("Long nights");
        await send.click();

        const inList = bo.page.getByRole("link", { name: "Long nights" });
        await inList.waitFor();
        await inList.click();
        await page.getByRole("link", { name: "Long nights" }).click();
        await bo.page.getByRole("heading", { level: 1, name: "Long nights" }).waitFor();

        await bo.page.getByLabel(danish("reply-label")).fill("Jeg laver te.");
        await bo.page.locator(".composer .button-send").last().click();
        const reply = page.locator(".post", { hasText: "Jeg laver te." });
        await reply.waitFor();
        await reply.getByRole("button", { name: english("reply"), exact: true }).click();
        await page.getByLabel(english("reply-to-post-label")).fill("That sounds good.");
        await reply.locator(".button-send").click();
        await bo.page.locator(".post.depth-1", { hasText: "That sounds good." }).waitFor();

        const own = page.locator(".post.depth-1", { hasText: "That sounds good." });
        await own.getByRole("button", { name: english("entry-menu-own") }).click();
        await page.getByRole("button", { name: english("remove"), exact: true }).click();
        await page
            .getByRole("dialog", { name: english("remove-title") })
            .getByRole("button", { name: english("remove"), exact: true })
            .click();
        await bo.page.getByText(danish("message-removed")).waitFor();
        expect(await bo.page.getByText("That sounds good.").count()).toBe(0);
    });

    it("keeps a begun thread over a reload, and sends what was cut off once", async () => {
        const anna = await inForum();
        const { page } = anna;
        await page.getByRole("button", { name: english("thread-open") }).click();
        await page.getByLabel(english("thread-title")).fill("Half a thought");
        await page.getByLabel(english("thread-text")).fill("It began like this");
        await page.reload();
        await page.getByLabel(english("thread-text")).waitFor();
        expect(await page.getByLabel(english("thread-title")).inputValue()).toBe("Half a thought");
        expect(await page.getByLabel(english("thread-text")).inputValue()).toBe(
            "It began like this",
        );

        await here.server.kill();
        await page.getByRole("button", { name: english("thread-send") }).click();
        await page.locator(".outgoing", { hasText: "Half a thought" }).waitFor();
        await here.server.restart();
        await page.getByRole("link", { name: "Half a thought" }).waitFor({ timeout: 45_000 });
        await page.locator(".outgoing").waitFor({ state: "detached" });
        expect(await page.getByRole("link", { name: "Half a thought" }).count()).toBe(1);
    });

    it("holds a risky thread for the desk", async () => {
        const { page } = await inForum();
        await page.getByRole("button", { name: english("thread-open") }).click();
        await page.getByLabel(english("thread-title")).fill("Meet me");
        await page.getByLabel(english("thread-text")).fill("write to lark@example.org");
        await page.getByRole("button", { name: english("thread-send") }).click();
        await page.getByText(english("outgoing-held")).waitFor();
        expect(await page.getByRole("link", { name: "Meet me" }).count()).toBe(0);
    });
});
