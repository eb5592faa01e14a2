// Every view, light and dark, on a phone and on a desk: axe finds nothing, and nothing has to be
// scrolled sideways.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Wishes } from "./support/browser.ts";
import { harbour } from "./support/harbour.ts";
import {
    becomeOrganiser,
    desk_path,
    dropIn,
    forum_path,
    group,
    messageBox,
    onTheWay,
    room_path,
    said,
    say,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const looks: (Wishes & { name: string })[] = [
    { name: "phone, light", width: 390, height: 844, colorScheme: "light" },
    { name: "phone, dark", width: 390, height: 844, colorScheme: "dark" },
    { name: "desk, light", width: 1280, height: 800, colorScheme: "light" },
    { name: "desk, dark", width: 1280, height: 800, colorScheme: "dark" },
    { name: "desk, strong", width: 1280, height: 800, colorScheme: "light", contrast: "more" },
];

async function settled(page: Page): Promise<void> {
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
}

async function expectFine(page: Page, view: string): Promise<void> {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }));
    expect({ view, found }).toEqual({ view, found: [] });
    const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ view, sideways }).toEqual({ view, sideways: 0 });
}

describe.each(looks)("$name", (look) => {
    it("is fine before and after dropping in, in every state of a message", async () => {
        const { page } = await here.device("/", look);
        await page.locator(".group-card").first().waitFor();
        await expectFine(page, "home");
        await page.locator(`a[href="#/g/${group}"]`).first().click();
        await page.getByRole("button", { name: english("drop-in"), exact: true }).waitFor();
        await expectFine(page, "group");
        await page.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await messageBox(page).waitFor();
        await expectFine(page, "empty room");
        await say(page, "a message for the picture");
        await said(page, "a message for the picture").first().waitFor();
        await say(page, "a message for the picture");
        await onTheWay(page, "picture").getByText(english("outgoing-nudged")).waitFor();
        await say(page, "write to otter@example.org");
        await page.getByText(english("outgoing-held")).first().waitFor();
        await messageBox(page).fill("x".repeat(4_100));
        await expectFine(page, "room");
        await page.getByRole("button", { name: english("care-link") }).click();
        await page.locator(".helpline").first().waitFor();
        await expectFine(page, "care panel");
        await page.getByRole("button", { name: english("care-close") }).click();
        await page.getByRole("button", { name: english("settings") }).click();
        await page.getByRole("button", { name: english("leave-ask") }).click();
        await expectFine(page, "settings");
        await page.keyboard.press("Escape");
        await page.goto(`${here.server.address}/#/g/${group}`);
        await page.getByText(english("places-title")).waitFor();
        await expectFine(page, "group, joined");
        await page.keyboard.press("?");
        await page.getByRole("dialog", { name: english("shortcuts") }).waitFor();
        await expectFine(page, "shortcuts");
        await page.keyboard.press("Escape");
        await page.goto(`${here.server.address}/#/you`);
        await page.getByRole("button", { name: english("keep-now") }).click();
        await page.locator(".phrase li").first().waitFor();
        await expectFine(page, "you");
        await page.goto(`${here.server.address}/#/search`);
        await page.getByLabel(english("search-words")).fill("picture");
        await page.getByRole("button", { name: english("search-do") }).click();
        await page.locator(".cards .card").first().waitFor();
        await expectFine(page, "search");
        await page.goto(`${here.server.address}/#/new`);
        await page.getByRole("heading", { level: 1, name: english("news") }).waitFor();
        await expectFine(page, "news");
    });

    it("is fine in the forum", async () => {
        const device = await here.device("/", look);
        const { page } = device;
        await dropIn(page);
        await device.go(forum_path);
        await page.getByRole("button", { name: english("thread-open") }).click();
        const title = `Nights, seen on a ${look.name}`;
        await page.getByLabel(english("thread-title")).fill(title);
        await page.getByLabel(english("thread-text")).fill("What helps you?");
        await expectFine(page, "opening a thread");
        await page.getByRole("button", { name: english("note-add") }).click();
        await page.getByLabel(english("note-label"), { exact: true }).fill("hospital");
        await page.getByRole("button", { name: english("thread-send") }).click();
        await page.getByRole("link", { name: title }).waitFor();
        await expectFine(page, "forum");
        await page.getByRole("link", { name: title }).click();
        await page.getByLabel(english("reply-label")).fill("Tea.");
        await page.locator(".composer .button-send").last().click();
        await page.locator(".post", { hasText: "Tea." }).waitFor();
        await page
            .getByRole("button", { name: english("reply"), exact: true })
            .first()
            .click();
        await expectFine(page, "thread");
    });
});

describe("the desk", () => {
    it("is fine in every look, with cases of each kind", async () => {
        const organiser = await here.device(await here.server.organiserPath());
        const { page } = organiser;
        await expectFine(page, "link");
        await becomeOrganiser(page);
        const anna = await here.device();
        await dropIn(anna.page);
        await say(anna.page, "I want to kill myself tonight");
        await say(anna.page, "write to heron@example.org");
        await page.locator(".case", { hasText: "heron@example.org" }).first().waitFor();
        await page.locator(".case-urgent").first().waitFor();
        for (const { name, width = 1280, height = 800, colorScheme = "light" } of looks) {
            await page.setViewportSize({ width, height });
            await page.emulateMedia({ colorScheme });
            await page.goto(here.server.address + desk_path);
            await page.locator(".case").first().waitFor();
            await expectFine(page, `desk, ${name}`);
            await page.goto(`${here.server.address}/#/g/${group}/settings`);
            await page.getByRole("heading", { name: english("organise-about") }).waitFor();
            await page.locator(".list-row .handle").first().waitFor();
            await expectFine(page, `settings of the group, ${name}`);
            await page.goto(here.server.address + room_path);
        }
    });
});

describe("a very narrow screen in a language of long words", () => {
    it("needs no scrolling sideways", async () => {
        const russian = wordsOf("ru");
        const { page } = await here.device("/", { width: 320, height: 640, language: "ru" });
        await page.locator(".group-card").first().waitFor();
        await expectFine(page, "home, narrow");
        await dropIn(page, russian);
        await say(page, "Сегодня тихий вечер, и это хорошо");
        await said(page, "тихий вечер").waitFor();
        await expectFine(page, "room, narrow");
    });
});
