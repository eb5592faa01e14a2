import { describe, expect, it } from "vitest";
import type { Device } from "./support/browser.ts";
import { harbour } from "./support/harbour.ts";
import { dropIn, group, handleIn, messageBox, said, say } from "./support/steps.ts";
import { english } from "./support/words.ts";

const here = harbour();
const neutral = "https://www.wikipedia.org/";
// The one address that the page goes to when asked to.
here.expected.push(/^request to https:\/\/www\.wikipedia\.org\/$/);

// Stands in for the page that people are sent to. Returns how often it was asked for.
async function withNeutralPage(device: Device): Promise<() => number> {
    let visits = 0;
    await device.context.route(neutral, (route) => {
        visits += 1;
        return route.fulfill({ contentType: "text/html", body: "<title>Encyclopedia</title>" });
    });
    return () => visits;
}

async function keptOf(device: Device): Promise<string[]> {
    await device.go("/favicon.svg");
    return device.page.evaluate(() => [
        ...Object.keys(window.sessionStorage),
        ...Object.keys(window.localStorage),
    ]);
}

const quickExit = ({ page }: Device) =>
    page.getByRole("banner").getByRole("button", { name: english("quick-exit") });

describe("leaving quickly", () => {
    it("is one click: another page, nothing kept, nothing behind back and forward", async () => {
        const anna = await here.device();
        const visits = await withNeutralPage(anna);
        await dropIn(anna.page);
        await messageBox(anna.page).fill("what nobody should find");
        await quickExit(anna).click();
        await anna.page.waitForURL(neutral);
        expect(await anna.page.title()).toBe("Encyclopedia");
        expect(visits()).toBe(1);
        await anna.page.evaluate(() => setTimeout(() => history.forward()));
        await expect.poll(visits).toBe(2);
        await anna.page.waitForURL(neutral);
        await anna.page.goBack();
        expect(anna.page.url()).not.toContain(here.server.address);
        expect(await anna.page.title()).not.toContain(english("brand"));
        // All that is left is what sends "back" away again.
        expect(await keptOf(anna)).toEqual(["havn.left"]);
        await anna.go("/");
        await anna.page.getByRole("heading", { level: 1, name: english("home-title") }).waitFor();
    });

    it("is three times Escape, quickly", async () => {
        const anna = await here.device();
        await withNeutralPage(anna);
        await dropIn(anna.page);
        await anna.page.keyboard.press("Escape");
        await anna.page.keyboard.press("Escape");
        await anna.page.keyboard.press("a");
        await anna.page.keyboard.press("Escape");
        await messageBox(anna.page).waitFor();
        await anna.page.keyboard.press("Escape");
        await anna.page.keyboard.press("Escape");
        await anna.page.waitForURL(neutral);
    });

    it("is in reach on every view", async () => {
        const device = await here.device();
        for (const path of ["/", `/#/g/${group}`, "/#/link/abc", "/#/nowhere"]) {
            await device.go(path);
            await quickExit(device).waitFor();
        }
    });

    it("leaves the way back open: dropping in again, one is who one was", async () => {
        const anna = await here.device();
        await withNeutralPage(anna);
        const handle = await dropIn(anna.page);
        await quickExit(anna).click();
        await anna.page.waitForURL(neutral);
        await anna.go("/");
        expect(await dropIn(anna.page)).toBe(handle);
    });
});

describe("leaving for good", () => {
    it("says honestly what goes and what stays, and then does it", async () => {
        const anna = await here.device();
        const handle = await dropIn(anna.page);
        await say(anna.page, "this stays when I am gone");
        await said(anna.page, "this stays").waitFor();
        await anna.page.getByRole("button", { name: english("settings") }).click();
        await anna.page.getByRole("button", { name: english("leave-ask") }).click();
        await anna.page.getByText(english("leave-what-goes")).waitFor();
        await anna.page.getByText(english("leave-what-stays")).waitFor();
        await anna.page.getByRole("button", { name: english("leave-now") }).click();
        await anna.page.getByText(english("left")).waitFor();
        await anna.page.getByRole("heading", { level: 1, name: english("home-title") }).waitFor();
        expect(await dropIn(anna.page)).not.toBe(handle);
        await said(anna.page, "this stays when I am gone").waitFor();
    });

    it("in another window ends the stay here, and keeps what was being written", async () => {
        const anna = await here.device();
        const handle = await dropIn(anna.page);
        await messageBox(anna.page).fill("unfinished");
        const other = await anna.context.newPage();
        await other.goto(here.server.address);
        await other.getByRole("button", { name: english("settings") }).click();
        await other.getByRole("button", { name: english("leave-ask") }).click();
        await other.getByRole("button", { name: english("leave-now") }).click();
        await other.getByText(english("left")).waitFor();
        await anna.page.getByText(english("stay-ended")).waitFor();
        await anna.page.getByRole("button", { name: english("drop-in-anew") }).click();
        await anna.page.getByText(english("stay-ended")).waitFor({ state: "detached" });
        expect(await messageBox(anna.page).inputValue()).toBe("unfinished");
        await expect.poll(() => handleIn(anna.page)).not.toBe(handle);
        await messageBox(anna.page).press("Enter");
        await said(anna.page, "unfinished").waitFor();
    });
});
