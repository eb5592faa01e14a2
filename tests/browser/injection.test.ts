// Whatever people write is shown as they wrote it, in every field, and nothing of it is carried out.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import {
    becomeOrganiser,
    choose,
    desk_path,
    forum_path,
    group,
    inRoom,
    menuOf,
    openParts,
    phone,
    said,
    say,
    startThread,
} from "./support/steps.ts";
import { english } from "./support/words.ts";

const here = harbour();
const evil = (where: string) =>
    `<img src=x onerror="document.title='${where}'"><svg onload=alert(1)></svg>{{7*7}} ${where}`;
const long_word = "ж".repeat(3_900);
const turned_around = "\u202Eterces\u202C";

async function expectHarmless(page: Page, shown: string): Promise<void> {
    await page.getByText(shown).first().waitFor();
    const made = "main img, main svg[onload], main script, main iframe, main a[href^='javascript']";
    expect(await page.locator(made).count()).toBe(0);
    expect(await page.title()).toContain(english("brand"));
    const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
}

describe("what people write", () => {
    it("cannot turn the text around it, and nobody takes such a handle", async () => {
        const { page } = await inRoom(here);
        await page.goto(here.server.address + forum_path);
        await page.getByRole("button", { name: english("thread-open") }).click();
        await page.getByLabel(english("thread-title")).fill(`A ${turned_around} title`);
        await page.getByLabel(english("thread-text")).fill("What is in a title?");
        await page.getByRole("button", { name: english("thread-send") }).click();
        // Whether the server refuses it or cleans it: nothing after it is written backwards.
        const answer = page
            .getByText(english("outgoing-failed"))
            .or(page.getByRole("link", { name: "A " }))
            .or(page.getByText(english("outgoing-refused")));
        await answer.first().waitFor();
        const title = page.locator(".thread-card a").first();
        if ((await title.count()) > 0) {
            expect(await title.locator("bdi").count()).toBe(1);
        }
        await page.goto(`${here.server.address}/#/you`);
        await page.reload();
        const handles = page.getByRole("region", { name: english("handles-title") });
        for (const handle of [turned_around, "<b>otter</b>", "аdmin", "mod\u200Berator"]) {
            await handles.getByRole("button").first().click();
            await page.getByLabel(english("handle-new")).fill(handle);
            await page.getByRole("button", { name: english("handle-take") }).click();
            await page.locator("dialog .problem:not(:empty)").waitFor();
            await page.getByRole("button", { name: english("cancel"), exact: true }).click();
            await page.getByRole("dialog").waitFor({ state: "detached" });
        }
    });

    it("in a room, in the forum, in a search and in a report is only ever text", async () => {
        const organiser = await here.device(await here.server.organiserPath());
        await becomeOrganiser(organiser.page);
        const { page } = await inRoom(here, phone);
        const bo = await inRoom(here, { width: 1280 });

        await page.getByRole("button", { name: english("note-add") }).click();
        await page
            .getByLabel(english("note-label"), { exact: true })
            .fill(evil("note").slice(0, 79));
        await say(page, evil("message"));
        const message = said(bo.page, "message");
        await message.locator(".cover").click();
        await expectHarmless(bo.page, evil("message"));
        await menuOf(message).click();
        await choose(bo.page, english("report"));
        await bo.page.getByLabel(english("report-reason")).fill(evil("reason"));
        await bo.page.getByRole("button", { name: english("report-send") }).click();
        await bo.page.getByText(english("report-done")).waitFor();
        const report = organiser.page.locator(".case", { hasText: evil("reason") });
        await report.waitFor();
        await expectHarmless(organiser.page, evil("message"));

        await say(page, long_word);
        await said(bo.page, "жжж").waitFor();
        await expectHarmless(page, "жжж");

        await page.goto(here.server.address + forum_path);
        await startThread(page, evil("title"), `${evil("post")}\n\n[x](javascript:alert(1))`);
        await expectHarmless(page, evil("title"));
        await page.getByRole("link", { name: evil("title") }).click();
        await expectHarmless(page, evil("post"));
        await page.goto(`${here.server.address}/#/search`);
        await page.getByLabel(english("search-words")).fill("post");
        await page.getByRole("button", { name: english("search-do") }).click();
        await page.locator(".cards .card").first().waitFor();
        await expectHarmless(page, evil("title"));
        await page
            .getByLabel(english("search-words"))
            .fill(`<img src=x onerror=alert(1)> "nowhere`);
        await page.getByRole("button", { name: english("search-do") }).click();
        await page.getByText(english("search-none")).waitFor();
        await expectHarmless(page, english("search-none"));

        await organiser.go(desk_path);
        await organiser.page.getByLabel(english("notes-label")).fill(evil("note"));
        await organiser.page.getByRole("button", { name: english("notes-leave") }).click();
        await expectHarmless(organiser.page, evil("note"));
        await organiser.go(`/#/g/${group}/settings`);
        await openParts(organiser.page);
        const part = (name: string) =>
            organiser.page.getByRole("region", { name: english(name), exact: true });
        const save = async (name: string) => {
            await part(name)
                .getByRole("button", { name: english("save") })
                .first()
                .click();
            await organiser.page.getByText(english("saved")).waitFor();
            await organiser.page.getByText(english("saved")).waitFor({ state: "detached" });
        };
        const named = part("organise-about").getByRole("group", { name: english("organise-name") });
        await named.getByLabel("English").fill(evil("name"));
        await save("organise-about");
        await part("organise-rooms").locator(".room-edit summary").first().click();
        await part("organise-rooms").getByLabel("English").first().fill(evil("room"));
        await save("organise-rooms");
        await part("guidelines").locator(".guideline-edit summary").first().click();
        await part("guidelines").getByLabel("English").first().fill(evil("guideline"));
        await save("guidelines");
        const visitor = (await here.device("/")).page;
        await expectHarmless(visitor, evil("name"));
        await visitor.getByRole("link", { name: evil("name") }).click();
        await expectHarmless(visitor, evil("guideline"));
        await visitor.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await visitor.getByRole("heading", { level: 1, name: evil("room") }).waitFor();
        await expectHarmless(visitor, evil("room"));
    });
});
