// What people do on the page, step by step.
import type { Locator, Page } from "playwright-core";
import type { Device, Wishes } from "./browser.ts";
import type { Harbour } from "./harbour.ts";
import { english, type Words, wordsOf } from "./words.ts";

export const phone = { width: 390, height: 844 };

export const group = "open-door";
export const room = `${group}/lounge`;
export const room_path = `/#/g/${group}/room/lounge`;
export const forum_path = `/#/g/${group}/forum`;
export const desk_path = `/#/g/${group}/desk`;

// From the list of groups into the room. Returns the handle.
export async function dropIn(page: Page, words: Words = english): Promise<string> {
    await page.locator(`a[href="#/g/${group}"]`).first().click();
    await page.getByRole("button", { name: words("drop-in"), exact: true }).click();
    return handleIn(page);
}

// Somebody who has dropped in, at a device of their own.
export async function inRoom(here: Harbour, wishes: Wishes = {}): Promise<Device> {
    const device = await here.device("/", wishes);
    await dropIn(device.page, wordsOf(wishes.language?.slice(0, 2) ?? "en"));
    return device;
}

// A part of a view, by its heading.
export const section = (page: Page, name: string) =>
    page.getByRole("region", { name, exact: true });

export async function handleIn(page: Page): Promise<string> {
    const line = page.locator(".you-are").first();
    await line.waitFor({ state: "attached" });
    await messageBox(page).waitFor();
    const text = (await line.textContent()) ?? "";
    return text.replace(/\.$/, "").split(" ").at(-1) ?? "";
}

export function messageBox(page: Page): Locator {
    return page.locator(".room .composer textarea");
}

export async function say(page: Page, text: string): Promise<void> {
    await messageBox(page).fill(text);
    await messageBox(page).press("Enter");
}

// Messages that are in the room's sequence, not those on their way.
export function said(page: Page, text: string): Locator {
    return page.locator(".message[data-seq]", { hasText: text });
}

export function onTheWay(page: Page, text: string): Locator {
    return page.locator(".outgoing", { hasText: text });
}

// Opens the printed link, accepts it, and goes on to the desk of the drop-in group.
export async function becomeOrganiser(page: Page, words: Words = english): Promise<void> {
    await page.getByRole("button", { name: words("link-accept") }).click();
    await page.getByRole("link", { name: words("link-to-groups") }).click();
    await dropIn(page, words);
    await page.locator(`nav a[href="#/g/${group}/desk"]`).click();
    await page.locator(".desk").waitFor();
}

// The button beside a message, shown when it is pointed at.
export function menuOf(message: Locator): Locator {
    return message.locator(".entry-menu");
}

export async function choose(page: Page, action: string): Promise<void> {
    await page.locator("dialog .menu").getByRole("button", { name: action, exact: true }).click();
}

// In the forum: opens a thread and waits until it is in the list.
export async function startThread(
    page: Page,
    title: string,
    text: string,
    words: Words = english,
): Promise<void> {
    await page.getByRole("button", { name: words("thread-open") }).click();
    await page.getByLabel(words("thread-title")).fill(title);
    await page.getByLabel(words("thread-text")).fill(text);
    await page.getByRole("button", { name: words("thread-send") }).click();
    await page.getByRole("link", { name: title }).waitFor();
}

// Of the settings: opens every part that is not open.
export async function openParts(page: Page): Promise<void> {
    const closed = page.locator(".part > details:not([open]) > summary");
    await page.locator(".part").first().waitFor();
    while ((await closed.count()) > 0) await closed.first().click();
}
