// Coming back to what was said: where one left off, what is new, finding it, keeping it, and
// answering without words.
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";
import {
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

describe("a reaction", () => {
    it("is given and taken back, reaches everybody, and counts nobody", async () => {
        const anna = await inRoom(here);
        const boris = await inRoom(here, { language: "ru", ...phone });
        await say(anna.page, "a hard week is over");
        const heard = said(boris.page, "a hard week is over");
        await heard.waitFor();
        await menuOf(heard).click();
        const hug = russian("reaction-hug");
        await boris.page.getByRole("dialog").getByRole("button", { name: hug }).click();
        await boris.page.getByRole("dialog").waitFor({ state: "detached" });
        const given = heard.getByRole("button", { name: hug });
        await given.waitFor();
        expect(await given.getAttribute("aria-pressed")).toBe("true");
        const seen = said(anna.page, "a hard week is over").locator(".reaction");
        await seen.waitFor();
        expect(await seen.textContent()).not.toMatch(/\d/);
        await anna.page.reload();
        await seen.waitFor();
        await given.click();
        await seen.waitFor({ state: "detached" });
    });
});

describe("somebody who was away", () => {
    it("sees what is new, where it begins, and on every device the same", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await say(bo.page, "read before leaving");
        await said(anna.page, "read before leaving").waitFor();
        await anna.page.getByRole("link", { name: english("forum") }).click();
        await anna.page.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
        await anna.go("/#/new");
        await anna.page.reload();
        await anna.page.getByText(english("news-none")).waitFor();
        for (const text of ["said meanwhile, one", "said meanwhile, two"]) {
            await say(bo.page, text);
            await said(bo.page, text).waitFor();
        }
        await anna.page.reload();
        await anna.page.getByText(english("news-count", { count: 2 }), { exact: true }).waitFor();
        await anna.page.locator(".list-row a").first().click();
        await anna.page.getByText(english("log-unread")).waitFor();
        const order = await anna.page
            .locator(".log-unread, .message[data-seq] .bubble")
            .allTextContents();
        expect(order.indexOf(english("log-unread"))).toBe(order.indexOf("said meanwhile, one") - 1);

        const second = await anna.context.newPage();
        await expect
            .poll(async () => {
                await second.goto(`${here.server.address}/#/new`);
                await second.reload();
                await second.getByRole("heading", { level: 1, name: english("news") }).waitFor();
                return second.getByText(english("news-none")).count();
            })
            .toBe(1);
    });
});

describe("a search", () => {
    it.each([
        ["en", "We walked along the frozen harbours", "harbour", "walking"],
        ["ru", "Мы долго гуляли по замёрзшей набережной", "набережная", "гулять"],
    ] as const)(
        "finds other forms of a word (%s) and leads there",
        async (language, text, one, other) => {
            const words = wordsOf(language);
            const { page } = await inRoom(here, { language });
            await page.goto(here.server.address + forum_path);
            await startThread(page, `${one} – <b>1</b>`, text, words);
            await page.getByRole("link", { name: words("search") }).click();
            const box = page.getByLabel(words("search-words"));
            for (const word of [one, other]) {
                await box.fill(`${word} `);
                await page.getByRole("button", { name: words("search-do") }).click();
                await page.locator(".cards .card", { hasText: text }).waitFor();
            }
            // What looks like a query language, or like markup, is words.
            await box.fill(`"' OR 1=1 -- <script>NEAR(</script> *`);
            await page.getByRole("button", { name: words("search-do") }).click();
            await page.getByText(words("search-none")).waitFor();
            await box.fill(one);
            await page.getByRole("button", { name: words("search-do") }).click();
            await page
                .getByRole("link", { name: words("search-there") })
                .first()
                .click();
            await page.getByRole("heading", { level: 1, name: `${one} – <b>1</b>` }).waitFor();
            expect(page.url()).not.toContain(encodeURIComponent(one));
        },
    );
});

describe("a message of a room", () => {
    it("is brought into the forum by its author, and the thread can be followed", async () => {
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        await say(anna.page, "What helped me most was a letter to myself");
        const own = said(anna.page, "a letter to myself");
        await own.waitFor();
        await menuOf(own).click();
        await choose(anna.page, english("carry"));
        await anna.page.getByLabel(english("thread-title")).fill("A letter to myself");
        await anna.page.getByRole("button", { name: english("carry-do") }).click();
        await anna.page.getByText(english("carry-done")).waitFor();
        await bo.go(forum_path);
        await bo.page.getByRole("link", { name: "A letter to myself" }).click();
        await bo.page.getByText(english("carried-from")).waitFor();
        await bo.page.getByRole("button", { name: english("thread-follow") }).click();
        await bo.page.getByRole("button", { name: english("thread-following") }).waitFor();
        await bo.go(room_path);
        await messageBox(bo.page).waitFor();
        await anna.go(forum_path);
        await anna.page.getByRole("link", { name: "A letter to myself" }).click();
        await anna.page.getByLabel(english("reply-label")).fill("I wrote another one today.");
        await anna.page.locator(".composer .button-send").last().click();
        await anna.page.locator(".post", { hasText: "another one today" }).waitFor();
        await bo.go("/#/new");
        await bo.page.reload();
        await bo.page.getByRole("link", { name: "A letter to myself" }).waitFor();
    });

    it("is brought into a thread that is there, on a phone and in Russian too", async () => {
        const { page } = await inRoom(here, { language: "ru", width: 320, height: 640 });
        await page.goto(here.server.address + forum_path);
        await startThread(page, "Что помогает ночью", "Расскажите, что помогает вам.", russian);
        await page.goto(here.server.address + room_path);
        await say(page, "Мне помогает тёплый чай и окно");
        const own = said(page, "тёплый чай");
        await own.waitFor();
        await menuOf(own).click();
        await choose(page, russian("carry"));
        await page.getByLabel(russian("carry-into")).check();
        const put = page.getByRole("button", { name: russian("carry-put") });
        expect(await put.isDisabled()).toBe(true);
        await page.getByLabel(russian("carry-thread")).selectOption("Что помогает ночью");
        await put.click();
        await page.getByText(russian("carry-done")).waitFor();
        await page.goto(here.server.address + forum_path);
        await page.getByRole("link", { name: "Что помогает ночью" }).click();
        const post = page.locator(".post", { hasText: "тёплый чай" });
        await post.getByText(russian("carried-from")).waitFor();
    });
});

describe("the directory", () => {
    it("is narrowed by words, language, format and what is open now", async () => {
        const { page } = await here.device("/", phone);
        const cards = page.locator(".group-card");
        await expect.poll(() => cards.count()).toBe(3);
        await page.getByLabel(english("groups-search")).fill("GRIEF");
        await page.getByText(english("groups-found", { count: 1 })).waitFor();
        expect(await cards.count()).toBe(1);
        await page.getByLabel(english("groups-format")).selectOption("professional");
        await page.getByText(english("groups-found", { count: 0 })).waitFor();
        await page.getByLabel(english("groups-format")).selectOption("peer");
        await page.getByLabel(english("groups-search")).fill("");
        await page.getByLabel(english("groups-speak")).selectOption("ru");
        await page.getByLabel(english("groups-open-now")).check();
        await page.getByText(english("groups-found", { count: 3 })).waitFor();
    });
});
