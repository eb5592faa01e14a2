// The line goes dead, the server dies, the page is closed: what was typed arrives, once.
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import { inRoom, messageBox, onTheWay, room_path, said, say } from "./support/steps.ts";
import { english } from "./support/words.ts";

const here = harbour();

describe("a server that is killed", () => {
    it("gets what was typed meanwhile, once and in order, when it is back", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await say(anna.page, "before the storm");
        await said(bo.page, "before the storm").waitFor();

        await here.server.kill();
        await anna.page.getByText(english("connection-reconnecting")).waitFor();
        await say(anna.page, "during the storm, first");
        await say(anna.page, "during the storm, second");
        await onTheWay(anna.page, "second").waitFor();
        await anna.page.getByText(english("outgoing-waiting")).first().waitFor();
        await messageBox(anna.page).fill("and a thought half");

        await here.server.restart();
        await said(bo.page, "during the storm, first").waitFor({ timeout: 45_000 });
        await said(bo.page, "during the storm, second").waitFor();
        await said(anna.page, "during the storm, second").waitFor();
        for (const { page } of [anna, bo]) {
            const texts = await page.locator(".message[data-seq] .bubble").allTextContents();
            expect(texts).toEqual([
                "before the storm",
                "during the storm, first",
                "during the storm, second",
            ]);
        }
        expect(await messageBox(anna.page).inputValue()).toBe("and a thought half");
        await anna.page.locator(".banner").waitFor({ state: "detached" });
    });

    it("gets what a closed page had not sent, when the page is open again", async () => {
        const anna = await inRoom(here);
        await here.server.kill();
        await say(anna.page, "written just before the train went into a tunnel");
        await onTheWay(anna.page, "tunnel").waitFor();
        await here.server.restart();
        await anna.page.reload();
        await said(anna.page, "tunnel").waitFor({ timeout: 45_000 });
        expect(await said(anna.page, "tunnel").count()).toBe(1);
        await onTheWay(anna.page, "tunnel").waitFor({ state: "detached" });
    });
});

describe("a device that is offline", () => {
    it("says so, and sends as soon as the network is back", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        // Offline alone leaves an open WebSocket as it is; so the server goes, too.
        await anna.context.setOffline(true);
        await here.server.kill();
        await anna.page.getByText(english("connection-offline")).waitFor();
        await say(anna.page, "said while offline");
        await here.server.restart();
        await anna.context.setOffline(false);
        await said(bo.page, "said while offline").waitFor({ timeout: 45_000 });
        expect(await said(bo.page, "said while offline").count()).toBe(1);
    });
});

describe("somebody who came late", () => {
    it("has missed nothing, removals included", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await say(anna.page, "this will be taken back");
        await said(bo.page, "this will be taken back").waitFor();
        await bo.page.getByRole("link", { name: english("forum") }).click();
        await bo.page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        const own = said(anna.page, "this will be taken back");
        await own.hover();
        await own.getByRole("button", { name: english("entry-menu-own") }).click();
        await anna.page.getByRole("button", { name: english("remove"), exact: true }).click();
        await anna.page
            .getByRole("dialog", { name: english("remove-title") })
            .getByRole("button", { name: english("remove"), exact: true })
            .click();
        await anna.page.getByText(english("message-removed")).last().waitFor();
        await say(anna.page, "said while somebody was away");
        await bo.page.goto(here.server.address + room_path);
        await said(bo.page, "said while somebody was away").waitFor();
        expect(await said(bo.page, "this will be taken back").count()).toBe(0);
        await bo.page.getByText(english("message-removed")).last().waitFor();
    });
});
