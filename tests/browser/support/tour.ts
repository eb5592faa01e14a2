// Goes through every view and every state of it, as people would, and hands each to `look`.
import type { Page } from "playwright-core";
import type { Device } from "./browser.ts";
import type { Harbour } from "./harbour.ts";
import {
    becomeOrganiser,
    choose,
    desk_path,
    dropIn,
    forum_path,
    group,
    menuOf,
    messageBox,
    onTheWay,
    openParts,
    room_path,
    said,
    say,
} from "./steps.ts";
import { english, wordsOf } from "./words.ts";

export type Look = (page: Page, view: string) => Promise<void>;

const russian = wordsOf("ru");
const other_group = "sober-days";
const long_day = "Hello. It was a long day, and I would rather not be alone with it.";

const heading = (page: Page, name: string) =>
    page.getByRole("heading", { level: 1, name }).waitFor();
const button = (page: Page, key: string) =>
    page.getByRole("button", { name: english(key), exact: true });
const inDialog = (page: Page, key: string) =>
    page.getByRole("dialog").getByRole("button", { name: english(key), exact: true });

// By its button: three times Escape, quickly, leaves the page.
async function closeDialog(page: Page): Promise<void> {
    await page.locator("dialog .dialog-head button").last().click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
}

export class Tour {
    private constructor(
        private readonly here: Harbour,
        private readonly look: Look,
        private readonly anna: Device,
        private readonly boris: Device,
        private readonly organiser: Device,
    ) {}

    // Anna speaks English, Boris Russian on a very narrow screen; the organiser looks after both.
    private static async begin(here: Harbour, look: Look): Promise<Tour> {
        const organiser = await here.device(await here.server.organiserPath());
        const narrow = { language: "ru", width: 320, height: 640 };
        const boris = await here.device("/", narrow);
        const tour = new Tour(here, look, await here.device("/"), boris, organiser);
        await heading(organiser.page, english("link-title"));
        await look(organiser.page, "link");
        await becomeOrganiser(organiser.page);
        await look(organiser.page, "desk-empty");
        await boris.page.locator(".group-card").first().waitFor();
        await look(boris.page, "home-narrow");
        await dropIn(boris.page, russian);
        return tour;
    }

    // Through everything, in the order in which one thing leads to the next.
    static async walk(here: Harbour, look: Look): Promise<void> {
        const tour = await Tour.begin(here, look);
        await tour.stranger();
        await tour.room();
        await tour.rooms();
        await tour.help();
        await tour.forum();
        await tour.finding();
        await tour.you();
        await tour.desk();
        await tour.organise();
        await tour.away();
    }

    private async stranger(): Promise<void> {
        const { page } = this.anna;
        await page.locator(".group-card").first().waitFor();
        await this.look(page, "home");
        await page.locator(`a[href="#/g/${group}"]`).first().click();
        await button(page, "drop-in").waitFor();
        await this.look(page, "group");
        const other = await this.here.device("/#/return");
        await other.page.getByLabel(english("return-words")).fill("not quite right");
        await button(other.page, "return-now").click();
        await other.page.getByText(english("return-six")).waitFor();
        await this.look(other.page, "return");
        await other.go("/#/nowhere");
        await heading(other.page, english("lost-title"));
        await this.look(other.page, "lost");
        await other.go("/#/link/invented");
        await button(other.page, "link-accept").click();
        await other.page.getByText(english("link-used")).waitFor();
        await this.look(other.page, "link-used");
    }

    private async room(): Promise<void> {
        const { page } = this.anna;
        const boris = this.boris.page;
        await button(page, "drop-in").click();
        await messageBox(page).waitFor();
        await this.look(page, "room-empty");
        await say(page, long_day);
        await said(boris, "a long day").waitFor();
        await menuOf(said(boris, "a long day")).click();
        await this.look(boris, "room-menu-narrow");
        const hug = russian("reaction-hug");
        await boris.getByRole("dialog").getByRole("button", { name: hug }).click();
        await boris.getByRole("dialog").waitFor({ state: "detached" });
        await menuOf(said(boris, "a long day")).click();
        await choose(boris, russian("reply"));
        await say(boris, "Я рядом. Рассказывайте, если хочется.");
        await said(page, "Я рядом").waitFor();
        await boris.getByRole("button", { name: russian("note-add") }).click();
        await boris.getByLabel(russian("note-label"), { exact: true }).fill("больница");
        await this.look(boris, "room-note-narrow");
        await say(boris, "Вчера я снова был в приёмном покое.");
        await said(page, "приёмном").waitFor();
        await this.look(page, "room-covered");
        await say(page, "You can write to me at quiet.otter@example.org if you like");
        await page.locator(".outgoing-held").waitFor();
        await say(page, long_day);
        await page.locator(".outgoing-nudged").waitFor();
        await messageBox(page).fill("x".repeat(4_100));
        await this.look(page, "room");
        await messageBox(page).fill("");
        const told = said(page, "Я рядом");
        await menuOf(told).click();
        await this.look(page, "room-menu");
        await choose(page, english("report"));
        await this.look(page, "room-report");
        await closeDialog(page);
        await menuOf(told).click();
        await page.locator("dialog .menu button").last().click();
        await this.look(page, "room-avoid");
        await closeDialog(page);
        await menuOf(said(page, "a long day").first()).click();
        await choose(page, english("edit"));
        await page
            .getByRole("button", { name: english("note-add") })
            .first()
            .click();
        await this.look(page, "room-edit");
        await page
            .getByRole("button", { name: english("cancel") })
            .first()
            .click();
        await menuOf(said(page, "a long day").first()).click();
        await choose(page, english("carry"));
        await this.look(page, "room-carry");
        await closeDialog(page);
    }

    private async rooms(): Promise<void> {
        const { page } = this.anna;
        const boris = this.boris.page;
        await messageBox(page).fill("");
        for (const one of [page, boris]) {
            await one.locator(".logo").click();
            await one.locator(`a[href="#/g/${other_group}"]`).first().click();
            const words = one === page ? english : russian;
            await one.getByRole("button", { name: words("drop-in"), exact: true }).click();
            await messageBox(one).waitFor();
        }
        await say(page, "Ten days now. I did not think I would.");
        await said(boris, "Ten days").waitFor();
        await this.organiser.go(room_path);
        await say(this.organiser.page, "The kettle is on, for whoever is awake.");
        await page.locator(".count").first().waitFor({ state: "attached" });
        await this.look(page, "rooms");
        await boris.locator(".open-rooms-button .count").waitFor();
        await this.look(boris, "rooms-narrow");
        await boris.locator(".open-rooms-button").click();
        await this.look(boris, "rooms-list-narrow");
        await boris.locator(".open-rooms-list a").first().click();
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.getByRole("log").focus();
        await page.keyboard.press("b");
        await page.locator(".room-two").waitFor();
        await this.look(page, "rooms-two");
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.getByRole("log").first().focus();
        await page.keyboard.press("x");
        await page.waitForURL(`**${room_path}`);
        await this.organiser.go(desk_path);
    }

    private async help(): Promise<void> {
        const { page } = this.anna;
        await button(page, "care-link").click();
        await page.locator(".helpline").first().waitFor();
        await this.look(page, "care");
        await button(page, "care-close").click();
        await button(page, "settings").click();
        await button(page, "leave-ask").click();
        await this.look(page, "settings");
        await closeDialog(page);
        await this.anna.go(`/#/g/${group}`);
        await page.getByText(english("places-title")).waitFor();
        await this.look(page, "group-joined");
        await page.keyboard.press("?");
        await page.getByRole("dialog", { name: english("shortcuts") }).waitFor();
        await this.look(page, "shortcuts");
        await closeDialog(page);
        await this.anna.go("/");
        await page.locator(".group-card .tag-here").first().waitFor();
        await this.look(page, "home-joined");
    }

    private async forum(): Promise<void> {
        const { page } = this.anna;
        const desk = this.organiser.page;
        const boris = this.boris.page;
        await this.anna.go(forum_path);
        await page.getByText(english("forum-empty")).waitFor();
        await this.look(page, "forum-empty");
        await button(page, "thread-open").click();
        await page.getByLabel(english("thread-title")).fill("A small thing that went well");
        await page
            .getByLabel(english("thread-text"))
            .fill(
                "I went **for bread**, and back:\n\n- I put on shoes\n- I said hello\n\n> It counts.",
            );
        await this.look(page, "thread-form");
        await button(page, "thread-send").click();
        await page.getByRole("link", { name: "A small thing" }).waitFor();
        await this.boris.go(forum_path);
        await boris
            .getByRole("button", { name: russian("note-add") })
            .waitFor({ state: "detached" });
        await boris.getByRole("button", { name: russian("thread-open") }).click();
        await boris.getByRole("button", { name: russian("note-add") }).click();
        await boris.getByLabel(russian("note-label"), { exact: true }).fill("больница");
        await boris.getByLabel(russian("thread-title")).fill("Как вы спите после больницы?");
        await boris.getByLabel(russian("thread-text")).fill("Я просыпаюсь в три и лежу до утра.");
        await boris.getByRole("button", { name: russian("thread-send") }).click();
        await boris.getByRole("link", { name: "Как вы спите" }).waitFor();

        await desk.goto(this.here.server.address + forum_path);
        await desk.getByRole("link", { name: "A small thing" }).click();
        await desk.locator(".opening .entry-menu").click();
        await this.look(desk, "thread-menu");
        await choose(desk, english("thread-pin"));
        await desk.getByRole("dialog").waitFor({ state: "detached" });
        await desk.getByLabel(english("reply-label")).fill("It does count. Well done.");
        await desk.locator("section > .composer .button-send").click();
        await page.getByText(english("thread-pinned")).waitFor();
        await page.getByRole("link", { name: "Как вы спите" }).waitFor();
        await this.look(page, "forum");
        await page.getByRole("link", { name: "A small thing" }).click();
        const reply = page.locator(".post", { hasText: "Well done" });
        const answer = reply.getByRole("button", { name: english("reply"), exact: true });
        await answer.click();
        await page
            .getByLabel(english("reply-to-post-label"))
            .fill("Thank you. I nearly stayed in.");
        await reply.locator(".button-send").click();
        await page.locator(".post.depth-1").waitFor();
        await answer.first().click();
        await boris.goto(page.url());
        await boris.locator(".opening .entry-menu").click();
        const thanks = russian("reaction-thank-you");
        await boris.getByRole("dialog").getByRole("button", { name: thanks }).click();
        await page.locator(".opening .reaction").waitFor();
        await this.look(page, "thread");
        await this.look(boris, "thread-narrow");
        await page.locator(".opening .entry-menu").click();
        await choose(page, english("edit"));
        await page.locator(".opening textarea").fill("I went for bread.");
        await this.look(page, "thread-edit");
        await page.locator(".opening .button-send").click();
        await desk.locator(".opening", { hasText: english("edited") }).waitFor();
        await desk.locator(".opening .entry-menu").click();
        await choose(desk, english("versions"));
        await desk.locator(".versions li").first().waitFor();
        await this.look(desk, "versions");
        await closeDialog(desk);
        await desk.locator(".opening .entry-menu").click();
        await choose(desk, english("thread-lock"));
        await page.getByText(english("thread-locked-words")).waitFor();
        await this.look(page, "thread-locked");
    }

    private async finding(): Promise<void> {
        const { page } = this.anna;
        await this.anna.go("/#/search");
        await page.getByLabel(english("search-words")).fill("bread");
        await button(page, "search-do").click();
        await page.locator(".cards .card").first().waitFor();
        await this.look(page, "search");
        await this.boris.go(room_path);
        await say(this.boris.page, "Я здесь, если что.");
        await said(this.boris.page, "если что").waitFor();
        await this.anna.go("/#/new");
        await page.reload();
        await page.locator(".list-row").first().waitFor();
        await this.look(page, "news");
        await this.anna.go(room_path);
        await page.locator(".log-unread").waitFor();
        await this.look(page, "room-unread");
        await menuOf(said(page, "a long day").first()).click();
        await choose(page, english("carry"));
        await page.getByLabel(english("carry-into")).check();
        await this.look(page, "room-carry-into");
        await closeDialog(page);
    }

    private async you(): Promise<void> {
        const { page } = this.anna;
        await this.anna.go("/#/you");
        await button(page, "keep-now").click();
        await page.locator(".phrase li").first().waitFor();
        await page.getByLabel(english("muted-word"), { exact: true }).fill("hospital");
        await button(page, "muted-word-add").click();
        await page.locator(".tag-remove").waitFor();
        await button(page, "erase-ask").click();
        await this.look(page, "you");
        const handles = page.getByRole("region", { name: english("handles-title") });
        await handles.getByRole("button").first().click();
        await page.getByLabel(english("handle-new")).fill("Kirsten Lindgaard");
        await button(page, "handle-take").click();
        await page.getByText(english("error-handle-nudged")).waitFor();
        await this.look(page, "you-handle");
        await closeDialog(page);
    }

    private async desk(): Promise<void> {
        const { page } = this.organiser;
        const boris = this.boris.page;
        await say(boris, "I want to kill myself tonight");
        await boris.locator(".care").waitFor();
        await this.look(boris, "care-narrow");
        await this.organiser.go(desk_path);
        await page.getByLabel(english("notes-label")).fill("A quiet evening.");
        await button(page, "notes-leave").click();
        await page.locator(".notes li").first().waitFor();
        await page.locator(".case-urgent").first().waitFor();
        await page
            .getByRole("button", { name: english("case-claim") })
            .first()
            .click();
        await page.getByText(english("case-yours"), { exact: true }).waitFor();
        await button(page, "invite-create").click();
        await page.locator("#invite-link").waitFor();
        await page
            .getByRole("button", { name: english("feedback-wrong") })
            .first()
            .click();
        await page.getByText(english("feedback-missed")).first().click();
        await this.look(page, "desk");
        await button(page, "restrict").first().click();
        await this.look(page, "restrict");
        await page.getByLabel(english("restrict-reason")).fill("Take some time to rest.");
        await button(page, "restrict-do").click();
        await boris.getByText(russian("restriction-mute")).waitFor();
        await boris.getByRole("button", { name: russian("care-close") }).click();
        await this.look(boris, "room-muted-narrow");
        await boris.getByRole("button", { name: russian("appeal-ask") }).click();
        await this.look(boris, "appeal-narrow");
        await boris.getByLabel(russian("appeal-words")).fill("Мне уже лучше.");
        const dialog = boris.getByRole("dialog");
        await dialog.getByRole("button", { name: russian("appeal-send") }).click();
        const appeal = page.locator(".case", { hasText: "Мне уже лучше." });
        await appeal.waitFor();
        await appeal.getByRole("button", { name: english("case-grant") }).click();
        await appeal.waitFor({ state: "detached" });
        await this.look(page, "desk-decided");
    }

    private async organise(): Promise<void> {
        const { page } = this.organiser;
        await this.organiser.go("/");
        await page.locator(".group-card").first().waitFor();
        await this.look(page, "home-organiser");
        await this.organiser.go("/#/make");
        await heading(page, english("group-new"));
        await this.look(page, "make");
        await this.organiser.go(room_path);
        await page.getByRole("button", { name: english("room-tools") }).click();
        await this.look(page, "room-tools");
        await inDialog(page, "room-freeze").click();
        await this.anna.go(room_path);
        await this.anna.page.getByText(english("room-frozen")).waitFor();
        await this.look(this.anna.page, "room-frozen");
        await inDialog(page, "room-unfreeze").click();
        await closeDialog(page);

        await this.organiser.go(`/#/g/${group}/settings`);
        await page.locator(".part").first().waitFor();
        await this.look(page, "organise-parts");
        await openParts(page);
        await page.locator(".list-row .handle").first().waitFor();
        const inner = page.locator(".room-edit summary, .guideline-edit summary");
        for (const summary of await inner.all()) await summary.click();
        const part = (name: string) => page.getByRole("region", { name, exact: true });
        const door = part(english("organise-entry"));
        await door.getByRole("button", { name: english("hours-add") }).click();
        await this.look(page, "organise");
        await door.getByRole("button", { name: english("remove"), exact: true }).click();
        await door.getByLabel(english("organise-way")).selectOption("request");
        await door.getByLabel(english("organise-presence")).selectOption("handles");
        await door.getByRole("button", { name: english("save") }).click();
        await page.getByText(english("saved")).waitFor();
        const asker = await this.here.device(`/#/g/${group}`);
        await asker.page.getByLabel(english("ask-words")).fill("It is a hard week.");
        await this.look(asker.page, "ask");
        await button(asker.page, "ask-send").click();
        await asker.page.getByText(english("ask-state-asked")).waitFor();
        await this.look(asker.page, "asked");
        await this.organiser.go(desk_path);
        await button(page, "ask-accept").waitFor();
        await this.look(page, "desk-asks");
        await this.anna.page.reload();
        await this.anna.page.locator(".who-is-here summary").click();
        await this.anna.page.locator(".who-is-here li").first().waitFor();
        await this.look(this.anna.page, "room-people");

        await this.organiser.go(`/#/g/${group}/settings`);
        const guidelines = part(english("guidelines"));
        await guidelines.getByRole("button", { name: english("guideline-add") }).click();
        await guidelines
            .getByRole("listitem")
            .last()
            .getByLabel("English")
            .fill("Let others finish.");
        await guidelines.getByRole("button", { name: english("save") }).click();
        await this.anna.page.getByRole("heading", { name: english("guidelines-new") }).waitFor();
        await this.look(this.anna.page, "guidelines-new");
        await button(this.anna.page, "agree-anew").click();
        await messageBox(this.anna.page).waitFor();
    }

    private async away(): Promise<void> {
        const { page } = this.anna;
        await this.here.server.kill();
        await page.locator(".banner").waitFor();
        await say(page, "This waits until the connection is back.");
        await onTheWay(page, "This waits").waitFor();
        await this.look(page, "cut-off");
        await this.here.server.restart();
        await said(page, "This waits").waitFor({ timeout: 60_000 });
        await this.anna.go("/#/you");
        await button(page, "break-start").click();
        await this.look(page, "break");
        await inDialog(page, "break-start").click();
        await heading(page, english("paused-title"));
        await this.look(page, "paused");
    }
}
