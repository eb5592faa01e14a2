// Pictures of every view for people to look at, in build/screenshots: npm run screenshots.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { Device, openBrowser, type Wishes } from "./support/browser.ts";
import { Server } from "./support/server.ts";
import {
    becomeOrganiser,
    desk_path,
    dropIn,
    forum_path,
    group,
    onTheWay,
    room_path,
    said,
    say,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const folder = resolve(import.meta.dirname, "../../build/screenshots");
const looks: (Wishes & { name: string })[] = [
    { name: "phone-light", width: 390, height: 844, colorScheme: "light" },
    { name: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
    { name: "desk-light", width: 1280, height: 800, colorScheme: "light" },
    { name: "desk-dark", width: 1280, height: 800, colorScheme: "dark" },
    { name: "contrast", width: 1280, height: 800, colorScheme: "dark", contrast: "more" },
    { name: "narrow", width: 320, height: 640, colorScheme: "light", language: "ru" },
];

let server: Server;
let browser: Browser;

beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    server = await Server.start();
    browser = await openBrowser();
});

afterAll(async () => {
    await browser?.close();
    await server?.stop();
});

describe("pictures", () => {
    it("of a room, a forum and a desk that are in use", async () => {
        const organiser = await Device.open(browser, server.address);
        await organiser.go(await server.organiserPath());
        await organiser.page.screenshot({ path: `${folder}/link.png` });
        await becomeOrganiser(organiser.page);
        const russian = await Device.open(browser, server.address, { language: "ru" });
        await russian.go("/");
        await dropIn(russian.page, wordsOf("ru"));
        await say(russian.page, "Добрый вечер. Я здесь впервые, просто почитаю.");
        await said(russian.page, "Добрый вечер").waitFor();
        await organiser.go(forum_path);
        await organiser.page.getByRole("button", { name: english("thread-open") }).click();
        await organiser.page.getByLabel(english("thread-title")).fill("What helps you at night?");
        await organiser.page
            .getByLabel(english("thread-text"))
            .fill("The nights are the hardest part for me. What do you do when sleep stays away?");
        await organiser.page.getByRole("button", { name: english("thread-send") }).click();
        await organiser.page.getByRole("link", { name: "What helps you at night?" }).click();
        await organiser.page
            .getByLabel(english("reply-label"))
            .fill("I make tea and write a list.");
        await organiser.page.locator(".composer .button-send").last().click();
        await organiser.page.locator(".post", { hasText: "I make tea" }).waitFor();

        for (const { name, ...wishes } of looks) {
            const words = wordsOf(wishes.language ?? "en");
            const device = await Device.open(browser, server.address, wishes);
            const { page } = device;
            const shoot = (view: string) =>
                page.screenshot({ path: `${folder}/${view}.${name}.png` });
            await device.go("/");
            await page.locator(".group-card").first().waitFor();
            await shoot("1-home");
            await page.locator(`a[href="#/g/${group}"]`).first().click();
            await page.getByRole("button", { name: words("drop-in"), exact: true }).waitFor();
            await shoot("2-group");
            await page.getByRole("button", { name: words("drop-in"), exact: true }).click();
            await say(page, `Hello, this is the ${name} picture. It was a long day.`);
            await said(page, `the ${name} picture`).waitFor();
            await say(russian.page, "Здравствуйте, рад, что вы пришли.");
            await page.locator(".message:not(.message-own)").last().waitFor();
            await say(page, "You can write to me at quiet.otter@example.org if you like");
            await onTheWay(page, "example.org").waitFor();
            await page.locator(".outgoing-held, .outgoing-nudged").first().waitFor();
            await shoot("3-room");
            await page.getByRole("button", { name: words("care-link") }).click();
            await page.locator(".helpline").first().waitFor();
            await shoot("4-care");
            await page.getByRole("button", { name: words("care-close") }).click();
            await page.getByRole("button", { name: words("settings") }).click();
            await page.getByRole("button", { name: words("leave-ask") }).click();
            await shoot("5-settings");
            await page.keyboard.press("Escape");
            await device.go(forum_path);
            await page.locator(".thread-card").first().waitFor();
            await shoot("6-forum");
            await page.getByRole("link", { name: "What helps you at night?" }).click();
            await page.locator(".post").first().waitFor();
            await shoot("7-thread");
            await device.go("/#/you");
            await page.getByRole("heading", { level: 1, name: words("you-view") }).waitFor();
            await page.screenshot({ path: `${folder}/9-you.${name}.png`, fullPage: true });
            await page.keyboard.press("?");
            await shoot("10-shortcuts");
            await device.close();

            await organiser.page.setViewportSize({
                width: wishes.width ?? 1280,
                height: wishes.height ?? 800,
            });
            await organiser.page.emulateMedia({ colorScheme: wishes.colorScheme ?? "light" });
            await organiser.go(desk_path);
            await organiser.page.locator(".case").first().waitFor();
            await organiser.page.screenshot({ path: `${folder}/8-desk.${name}.png` });
            await organiser.go(room_path);
        }
        await organiser.close();
        await russian.close();
    });
});
