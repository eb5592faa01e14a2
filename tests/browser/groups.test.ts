// An organiser sets a group in the page, and what people see and may do follows at once.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Device } from "./support/browser.ts";
import { harbour } from "./support/harbour.ts";
import {
    becomeOrganiser,
    group,
    inRoom,
    messageBox,
    openParts,
    phone,
    room_path,
    said,
    say,
    section,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const danish = wordsOf("da");
let organisersLink = "";

// The first organiser's link works once; whoever took it stays signed in by its cookie.
let cookies: Awaited<ReturnType<Device["context"]["cookies"]>> = [];

async function organising(): Promise<Page> {
    if (organisersLink === "") {
        organisersLink = await here.server.organiserPath();
        const device = await here.device(organisersLink);
        await becomeOrganiser(device.page);
        cookies = await device.context.cookies();
        return toSettings(device);
    }
    const device = await here.device("/favicon.svg");
    await device.context.addCookies(cookies);
    await device.page.evaluate(() => localStorage.setItem("havn.entered", "yes"));
    return toSettings(device);
}

async function toSettings(device: Device): Promise<Page> {
    await device.go(`/#/g/${group}/settings`);
    await device.page.reload();
    // Other guidelines are agreed to by everybody, and so by who has changed them.
    const agree = device.page.getByRole("button", { name: english("agree-anew") });
    const there = device.page.getByRole("heading", { name: english("organise-about") });
    await agree.or(there).first().waitFor();
    if (await agree.isVisible()) await agree.click();
    await there.waitFor();
    await openParts(device.page);
    return device.page;
}

const save = (page: Page, name: string) =>
    section(page, name)
        .getByRole("button", { name: english("save") })
        .first();

async function saved(page: Page, name: string): Promise<void> {
    await save(page, name).click();
    await page.getByText(english("saved")).waitFor();
}

describe("an organiser", () => {
    it("renames the group in one language, markup and all, and it is shown as it was written", async () => {
        const page = await organising();
        const about = section(page, english("organise-about"));
        const topic = about.getByRole("group", { name: english("organise-topic") });
        await topic.getByLabel("Dansk").fill("<img src=x onerror=alert(1)> & **ro**");
        await saved(page, english("organise-about"));
        const visitor = await here.device("/", { language: "da" });
        await visitor.page.getByText("<img src=x onerror=alert(1)> & **ro**").waitFor();
        expect(await visitor.page.locator("main img").count()).toBe(0);
    });

    it("changes the guidelines, and members agree anew before they go on", async () => {
        const { page: member } = await inRoom(here, { language: "da", ...phone });
        const page = await organising();
        const guidelines = section(page, english("guidelines"));
        await guidelines.getByRole("button", { name: english("guideline-add") }).click();
        const last = guidelines.getByRole("listitem").last();
        await last.getByLabel("English").fill("Let others finish.");
        await last.getByLabel("Dansk").fill("Lad andre tale ud.");
        await saved(page, english("guidelines"));
        await member.getByRole("heading", { name: danish("guidelines-new") }).waitFor();
        await member.getByText("Lad andre tale ud.").waitFor();
        await member.getByRole("button", { name: danish("agree-anew") }).click();
        await messageBox(member).waitFor();
        await say(member, "Så går vi videre");
        await said(member, "Så går vi videre").waitFor();
    });

    it("keeps what is not saved yet, says so, and finds it again after a reload", async () => {
        const page = await organising();
        const about = section(page, english("organise-about"));
        const topic = about.getByRole("group", { name: english("organise-topic") });
        const before = await topic.getByLabel("English").inputValue();
        await topic.getByLabel("English").fill("Half a thou");
        const marked = page.locator(".part", { hasText: english("organise-unsaved") });
        await expect.poll(() => marked.count()).toBe(1);
        await page.getByText(english("organise-unsaved-words")).waitFor();
        // What is saved in another part leaves it alone.
        await section(page, english("organise-policy"))
            .getByLabel(english("organise-hosts"))
            .fill("example.org");
        await expect.poll(() => marked.count()).toBe(2);
        await saved(page, english("organise-policy"));
        await expect.poll(() => marked.count()).toBe(1);
        await page.goto(here.server.address + room_path);
        await page.reload();
        await messageBox(page).waitFor();
        await page.goto(`${here.server.address}/#/g/${group}/settings`);
        await marked.first().waitFor();
        await openParts(page);
        expect(await topic.getByLabel("English").inputValue()).toBe("Half a thou");
        await topic.getByLabel("English").fill(before);
        await expect.poll(() => marked.count()).toBe(0);
    });

    it("opens a part of the settings by keyboard, on a phone", async () => {
        const page = await organising();
        await page.setViewportSize({ width: 320, height: 640 });
        await page.reload();
        const door = section(page, english("organise-entry"));
        await door.locator("summary").focus();
        expect(await door.getByLabel(english("organise-way")).isVisible()).toBe(false);
        await page.keyboard.press("Enter");
        await door.getByLabel(english("organise-way")).waitFor();
        await page.keyboard.press("Tab");
        const focused = () => page.evaluate(() => document.activeElement?.tagName);
        expect(await focused()).toBe("SELECT");
    });

    it("freezes a room and opens it again", async () => {
        const { page: member } = await inRoom(here);
        const page = await organising();
        await page.goto(here.server.address + room_path);
        await page.getByRole("button", { name: english("room-tools") }).click();
        const tools = page.getByRole("dialog", { name: english("room-tools") });
        await tools.getByRole("button", { name: english("room-freeze") }).click();
        await member.getByText(english("room-frozen")).waitFor();
        expect(await messageBox(member).count()).toBe(0);
        await tools.getByRole("button", { name: english("room-unfreeze") }).click();
        await messageBox(member).waitFor();
    });

    it("opens a room of its own, that members find", async () => {
        const { page: member } = await inRoom(here);
        const page = await organising();
        const rooms = section(page, english("organise-rooms"));
        await rooms.getByText(english("room-new")).click();
        const form = rooms.locator("details").last();
        await form.getByLabel(english("room-slug")).fill("garden");
        await form.getByLabel("English").fill("Garden");
        await form.getByRole("button", { name: english("save") }).click();
        await rooms.getByText("Garden").first().waitFor();
        await member.getByRole("link", { name: "Garden" }).first().click();
        await member.getByRole("heading", { level: 1, name: "Garden" }).waitFor();
    });

    it("hands on what moderators say with its words, once group and author agree", async () => {
        const { page: author } = await inRoom(here);
        const page = await organising();
        const policy = section(page, english("organise-policy"));
        const strictness = policy.getByLabel(english("organise-strictness"));
        await strictness.selectOption({ label: english("policy-pre-moderated") });
        await policy.getByLabel(english("organise-feedback-texts")).check();
        await saved(page, english("organise-policy"));
        await say(author, "I count the gulls instead of the hours.");
        await author.getByText(english("outgoing-held")).waitFor();
        await author.goto(`${here.server.address}/#/you`);
        await author.getByLabel(english("feedback-agree")).check();

        await page.goto(`${here.server.address}/#/g/${group}/desk`);
        const waiting = page.locator(".case", { hasText: "I count the gulls" });
        await waiting.getByText(english("feedback-missed")).click();
        await waiting.getByLabel(english("feedback-missed-what")).selectOption("spam");
        await waiting.getByRole("button", { name: english("feedback-missed-add") }).click();
        const what = english("category-spam");
        const mark = waiting.getByRole("button", { name: english("feedback-take-back", { what }) });
        await mark.waitFor();
        // Whoever looks next sees what was said.
        await page.reload();
        await waiting.getByText(english("feedback-missed")).click();
        await mark.waitFor();
        expect(await here.server.feedback()).not.toContain("gulls");
        await waiting.getByRole("button", { name: english("case-release") }).click();
        await waiting.getByText(english("feedback-missed")).waitFor({ state: "detached" });
        const line = JSON.parse(await here.server.feedback());
        expect(line).toMatchObject({
            said: "missed",
            category: "spam",
            text: "I count the gulls instead of the hours.",
        });

        await page.goto(`${here.server.address}/#/g/${group}/settings`);
        await openParts(page);
        await strictness.selectOption({ label: english("policy-careful") });
        await policy.getByLabel(english("organise-feedback-texts")).uncheck();
        await saved(page, english("organise-policy"));
        await page.reload();
        await openParts(page);
        const log = section(page, english("organise-log"));
        await log.getByText(english("log-feedback-texts-off")).waitFor();
        await log.getByText(english("log-feedback-texts-on")).waitFor();
    });

    it("makes people ask, lets somebody in, and puts somebody out who can ask again", async () => {
        const page = await organising();
        await section(page, english("organise-entry"))
            .getByLabel(english("organise-way"))
            .selectOption("request");
        await saved(page, english("organise-entry"));

        const asker = await here.device(`/#/g/${group}`);
        await asker.page.getByLabel(english("ask-words")).fill("It is a <b>hard</b> week");
        await asker.page.getByRole("button", { name: english("ask-send") }).click();
        await asker.page.getByText(english("ask-state-asked")).waitFor();
        await page.goto(`${here.server.address}/#/g/${group}/desk`);
        const asks = page.locator(".list-row", { hasText: "It is a <b>hard</b> week" });
        await asks.getByRole("button", { name: english("ask-accept") }).click();
        await asker.page.getByText(english("ask-state-invited")).waitFor();
        await asker.page.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await messageBox(asker.page).waitFor();
        await say(asker.page, "thank you for letting me in");
        const said_ = said(asker.page, "thank you for letting me in");
        await said_.waitFor();
        const handle = ((await said_.locator(".handle").textContent()) ?? "").replace(/ \(.*/, "");

        await page.goto(`${here.server.address}/#/g/${group}/settings`);
        await page.getByRole("button", { name: english("restrict-of", { handle }) }).click();
        await page.getByLabel(english("restrict-mute-hour")).check();
        await page.getByLabel(english("restrict-reason")).fill("Please slow down.");
        await page.getByRole("button", { name: english("restrict-do") }).click();
        await asker.page.getByText(english("restriction-mute")).waitFor();
        await asker.page
            .getByText(english("restriction-reason", { words: "Please slow down." }))
            .waitFor();
        await asker.page.getByRole("button", { name: english("appeal-ask") }).click();
        await asker.page.getByLabel(english("appeal-words")).fill("I was only excited.");
        await asker.page.getByRole("button", { name: english("appeal-send") }).click();
        await asker.page.getByText(english("appeal-done")).waitFor();
        await page.goto(`${here.server.address}/#/g/${group}/desk`);
        await page.locator(".case", { hasText: "I was only excited." }).waitFor();
    });

    it("hands over to the next shift, and takes a case", async () => {
        const page = await organising();
        await page.goto(`${here.server.address}/#/g/${group}/desk`);
        await page.getByLabel(english("notes-label")).fill("Quiet night. <script>1</script>");
        await page.getByRole("button", { name: english("notes-leave") }).click();
        await page.locator(".notes", { hasText: "Quiet night. <script>1</script>" }).waitFor();
        const waiting = page.locator(".case", { hasText: "I was only excited." });
        await waiting.getByRole("button", { name: english("case-claim") }).click();
        await waiting.getByText(english("case-yours")).waitFor();
        await waiting.getByRole("button", { name: english("case-unclaim") }).click();
        await waiting.getByRole("button", { name: english("case-claim") }).waitFor();
        await waiting.getByRole("button", { name: english("case-grant") }).click();
        await waiting.waitFor({ state: "detached" });
        await page.goto(`${here.server.address}/#/g/${group}/settings`);
        await page.getByText(english("restrictions-none")).waitFor();
    });

    it("sets how many fit into a room and when it is open", async () => {
        const page = await organising();
        const rooms = section(page, english("organise-rooms"));
        await rooms.locator(".room-edit summary", { hasText: "Garden" }).click();
        const garden = rooms.locator(".room-edit", { hasText: "Garden" });
        await garden.getByLabel(english("organise-people")).fill("1");
        await garden.getByRole("button", { name: english("save") }).click();
        await page.getByText(english("saved")).waitFor();

        const ready = async () => {
            const { page: member } = await here.device(`/#/g/${group}`);
            await member.getByRole("button", { name: english("ask-send") }).click();
            await page.goto(`${here.server.address}/#/g/${group}/desk`);
            await page.getByRole("button", { name: english("ask-accept") }).click();
            await member.getByRole("button", { name: english("drop-in"), exact: true }).click();
            await messageBox(member).waitFor();
            await member.getByRole("link", { name: "Garden" }).click();
            return member;
        };
        const first = await ready();
        await messageBox(first).waitFor();
        const second = await ready();
        await second.getByText(english("room-full")).waitFor();
        expect(await messageBox(second).count()).toBe(0);
        await first.getByRole("button", { name: english("room-leave"), exact: true }).click();
        await messageBox(second).waitFor();

        await page.goto(`${here.server.address}/#/g/${group}/settings`);
        await rooms.locator(".room-edit summary", { hasText: "Garden" }).click();
        await garden.getByRole("button", { name: english("hours-add") }).click();
        const days = garden.getByRole("checkbox");
        const today = (new Date().getUTCDay() + 6) % 7;
        for (let day = 0; day < 7; ++day) {
            if (day !== (today + 3) % 7) await days.nth(day).uncheck();
        }
        await garden.getByRole("button", { name: english("save") }).click();
        await second.getByText(english("room-closed")).waitFor();
        expect(await messageBox(second).count()).toBe(0);
    });
});

describe("a new group", () => {
    it("lets in who is invited, asks for the age, and has a waiting list", async () => {
        const page = await organising();
        await page.goto(`${here.server.address}/#/`);
        await page.getByRole("link", { name: english("group-new") }).click();
        await page.getByLabel(english("room-slug")).fill("Night Ferry");
        const named = page.getByRole("group", { name: english("organise-name") });
        await named.getByLabel("English").fill("Night ferry");
        await page.getByRole("button", { name: english("group-new-make") }).click();
        await page.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await page.getByRole("heading", { level: 1, name: english("organise") }).waitFor();

        await page.locator(".invite select").selectOption("participant");
        await page.getByRole("button", { name: english("invite-create") }).click();
        const link = page.getByLabel(english("invite-link"), { exact: true });
        const address = new URL(await link.inputValue());
        const russian = wordsOf("ru");
        const stranger = await here.device("/#/g/night-ferry", { language: "ru", ...phone });
        await stranger.page.getByText(russian("entry-link-words")).waitFor();
        await stranger.go(address.pathname + address.hash);
        await stranger.page.getByRole("button", { name: russian("link-accept") }).click();
        await stranger.page.getByText(russian("link-invited")).waitFor();
        await stranger.page.getByRole("button", { name: russian("link-to-group") }).click();
        await stranger.page.getByRole("button", { name: russian("drop-in"), exact: true }).click();
        const forum = { level: 1, name: russian("forum") } as const;
        await stranger.page.getByRole("heading", forum).waitFor();

        const door = section(page, english("organise-entry"));
        await door.getByLabel(english("organise-way")).selectOption("open");
        await door.getByLabel(english("organise-people")).fill("3");
        await door.getByLabel(english("organise-age-from")).fill("18");
        await saved(page, english("organise-entry"));
        const second = (await here.device("/#/g/night-ferry")).page;
        const enter = second.getByRole("button", { name: english("drop-in"), exact: true });
        await enter.waitFor();
        expect(await enter.isDisabled()).toBe(true);
        const age = english("age-fits", { age: english("age-from", { from: 18 }) });
        await second.getByLabel(age).check();
        await enter.click();
        await second.getByRole("heading", { level: 1, name: english("forum") }).waitFor();

        const third = (await here.device("/#/g/night-ferry")).page;
        await third.getByLabel(age).check();
        await third.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await third.getByRole("button", { name: english("ask-wait") }).click();
        await third.getByText(english("ask-ahead", { count: 0 })).waitFor();
        await second.getByRole("button", { name: english("settings") }).click();
        await second.getByRole("button", { name: english("leave-ask") }).click();
        await second.getByRole("button", { name: english("leave-now") }).click();
        await third.getByText(english("ask-state-invited")).waitFor();
        await third.getByLabel(age).check();
        await third.getByRole("button", { name: english("drop-in"), exact: true }).click();
        await third.getByRole("heading", { level: 1, name: english("forum") }).waitFor();
    });
});
