// What can be done with something said: answer it, change it, warn of it, put it in order.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Device } from "./support/browser.ts";
import { harbour } from "./support/harbour.ts";
import {
    becomeOrganiser,
    choose,
    forum_path,
    inRoom,
    menuOf,
    messageBox,
    phone,
    room_path,
    said,
    say,
    startThread,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const russian = wordsOf("ru");
let organiser: Device | undefined;

describe("in a room", () => {
    it("an answer shows what it answers, on a phone and in Russian too", async () => {
        const { page: anna } = await inRoom(here);
        const { page: boris } = await inRoom(here, { language: "ru", ...phone });
        await say(anna, "Is anybody else awake?");
        const asked = said(boris, "Is anybody else awake?");
        await asked.waitFor();
        await menuOf(asked).click();
        await choose(boris, russian("reply"));
        await boris.locator(".composing", { hasText: "Is anybody else awake?" }).waitFor();
        await say(boris, "Да, я тоже не сплю");
        const answer = said(anna, "Да, я тоже не сплю");
        await answer.locator(".answered", { hasText: "Is anybody else awake?" }).waitFor();
        await boris.locator(".composing").waitFor({ state: "detached" });
    });

    it("is changed by its author, for everyone, and says so", async () => {
        const { page: anna } = await inRoom(here);
        const { page: bo } = await inRoom(here);
        await say(anna, "a tpyo in here");
        await said(bo, "a tpyo in here").waitFor();
        await menuOf(said(anna, "a tpyo in here")).click();
        await choose(anna, english("edit"));
        await expect.poll(() => messageBox(anna).inputValue()).toBe("a tpyo in here");
        await say(anna, "a typo in here");
        const changed = said(bo, "a typo in here");
        await changed.getByText(english("edited")).waitFor();
        expect(await said(bo, "a tpyo in here").count()).toBe(0);
        await bo.reload();
        await said(bo, "a typo in here").getByText(english("edited")).waitFor();
        expect(await messageBox(anna).inputValue()).toBe("");
    });

    it("with a content note is covered until somebody opens it", async () => {
        const { page: anna } = await inRoom(here);
        const { page: bo } = await inRoom(here);
        await anna.getByRole("button", { name: english("note-add") }).click();
        await anna.getByLabel(english("note-label"), { exact: true }).fill("hospital");
        await say(anna, "I was in the emergency room again");
        const covered = said(bo, "I was in the emergency room again");
        await covered.waitFor();
        expect(await covered.locator("[inert]").count()).toBe(1);
        expect(await covered.locator(".uncovered").getAttribute("aria-hidden")).toBe("true");
        await covered.getByRole("button", { name: /hospital/ }).press("Enter");
        expect(await covered.locator("[inert]").count()).toBe(0);
        await covered.getByText(english("note-open", { note: "hospital" })).waitFor();
        // Whoever wrote it sees it as it is, and the next message has no note.
        expect(await said(anna, "emergency room").locator("[inert]").count()).toBe(0);
        await say(anna, "thank you for asking");
        await said(bo, "thank you for asking").waitFor();
        expect(await said(bo, "thank you for asking").locator(".cover").count()).toBe(0);
    });
});

describe("in the forum", () => {
    it("answers to answers stand below what they answer, and live", async () => {
        const { page: anna } = await inRoom(here);
        await anna.goto(here.server.address + forum_path);
        await startThread(anna, "A tree", "The root of it");
        await anna.getByRole("link", { name: "A tree" }).click();
        const address = anna.url();
        const { page: bo } = await inRoom(here);
        await bo.goto(address);
        const answer = async (page: Page, to: string | undefined, text: string) => {
            if (to === undefined) {
                await page.getByLabel(english("reply-label")).fill(text);
                await page.locator(".page section > .composer .button-send").click();
            } else {
                const post = page.locator(".post", { hasText: to });
                await post.getByRole("button", { name: english("reply"), exact: true }).click();
                await page.getByLabel(english("reply-to-post-label")).fill(text);
                await post.locator(".button-send").click();
            }
            await page.locator(".post .prose", { hasText: text }).waitFor();
        };
        await answer(bo, undefined, "first branch");
        await anna.locator(".post", { hasText: "first branch" }).waitFor();
        await answer(bo, undefined, "second branch");
        await answer(anna, "first branch", "twig of the first");
        await answer(bo, "twig of the first", "leaf of the twig");
        const shape = (page: Page) =>
            page.locator(".post").evaluateAll((posts) =>
                posts.map((post) => {
                    const depth = /depth-(\d)/.exec(post.className)?.[1];
                    return `${depth} ${post.querySelector(".prose")?.textContent}`;
                }),
            );
        const expected = [
            "0 first branch",
            "1 twig of the first",
            "2 leaf of the twig",
            "0 second branch",
        ];
        await expect.poll(() => shape(anna)).toEqual(expected);
        await bo.reload();
        await expect.poll(() => shape(bo)).toEqual(expected);
    });

    it("Markdown is shown, and nothing else than Markdown", async () => {
        const { page } = await inRoom(here);
        await page.goto(here.server.address + forum_path);
        const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
        await startThread(
            page,
            `Injected ${evil} *title*`,
            `**strong** and _soft_\n\n> quoted\n\n- one\n- two\n\n${evil} [x](javascript:alert(1))`,
        );
        const link = page.getByRole("link", { name: "Injected" });
        expect(await link.textContent()).toContain(`${evil} *title*`);
        await link.click();
        const prose = page.locator(".opening .prose");
        await prose.locator("strong", { hasText: "strong" }).waitFor();
        expect(await prose.locator("em").textContent()).toBe("soft");
        expect(await prose.locator("blockquote").textContent()).toContain("quoted");
        expect(await prose.locator("li").count()).toBe(2);
        expect(await prose.textContent()).toContain(`${evil} [x](javascript:alert(1))`);
        expect(
            await page.locator(".page img, .page script, .page a[href^=javascript]").count(),
        ).toBe(0);
    });

    it("a thread is pinned, changed, and locked by those who look after it", async () => {
        organiser = await here.device(await here.server.organiserPath());
        const { page } = organiser;
        await becomeOrganiser(page);
        const { page: anna } = await inRoom(here);
        await anna.goto(here.server.address + forum_path);
        await startThread(anna, "An old question", "What helps you?");
        await startThread(anna, "A newer question", "What does not?");

        await page.goto(here.server.address + forum_path);
        await page.getByRole("link", { name: "An old question" }).click();
        const menu = page.locator(".opening .entry-menu");
        await menu.click();
        await choose(page, english("thread-pin"));
        const first = anna.locator(".thread-card").first();
        await first.getByText(english("thread-pinned")).waitFor();
        expect(await first.textContent()).toContain("An old question");

        await anna.getByRole("link", { name: "An old question" }).click();
        await anna.locator(".opening .entry-menu").click();
        await choose(anna, english("edit"));
        await anna
            .locator(".opening")
            .getByLabel(english("thread-title"))
            .fill("A better question");
        await anna.locator(".opening textarea").fill("What helps you at night?");
        await anna.locator(".opening .button-send").click();
        await page.getByRole("heading", { level: 1, name: "A better question" }).waitFor();
        await page.locator(".opening", { hasText: "What helps you at night?" }).waitFor();

        await menu.click();
        await choose(page, english("versions"));
        const versions = page.getByRole("dialog", { name: english("versions") });
        await versions.getByText("What helps you?", { exact: true }).waitFor();
        await page.keyboard.press("Escape");

        await menu.click();
        await choose(page, english("thread-lock"));
        await anna.getByText(english("thread-locked-words")).waitFor();
        expect(await anna.getByLabel(english("reply-label")).count()).toBe(0);
        await menu.click();
        await choose(page, english("thread-unlock"));
        await anna.getByLabel(english("reply-label")).waitFor();
    });
});

describe("deep and wide threads", () => {
    it("stay within a narrow screen", async () => {
        const { page } = await inRoom(here, { width: 320, height: 640 });
        await page.goto(here.server.address + forum_path);
        const word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        await startThread(page, `${word}${word.toLowerCase()}`, `${word} ${word.repeat(3)}`);
        await page.getByRole("link", { name: word }).click();
        await page.locator(".opening .prose").waitFor();
        const sideways = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways).toBe(0);
        await page.goto(here.server.address + room_path);
    });
});
