import { describe, expect, it } from "vitest";
import type { Device } from "./support/browser.ts";
import { harbour } from "./support/harbour.ts";
import {
    becomeOrganiser,
    desk_path,
    dropIn,
    group,
    inRoom,
    messageBox,
    onTheWay,
    said,
    say,
} from "./support/steps.ts";
import { english, wordsOf } from "./support/words.ts";

const here = harbour();
const nudged_for_repetition = english("outgoing-nudged-plain", {
    what: english("category-repetition"),
});
let links: string[] | undefined;

// The printed link is good for one organiser; everybody else on shift gets a link from them.
async function onShift(): Promise<Device> {
    const link = links?.pop();
    if (link === undefined) {
        const organiser = await here.device(await here.server.organiserPath());
        await becomeOrganiser(organiser.page);
        links = [];
        for (let made = 0; made < 5; ++made) links.push(await newLink(organiser));
        return organiser;
    }
    const moderator = await here.device(link);
    const { page } = moderator;
    await page.getByRole("button", { name: english("link-accept") }).click();
    await page.getByText(english("link-done", { role: english("role-moderator") })).waitFor();
    await page.getByRole("button", { name: english("link-to-group") }).click();
    await page.getByRole("button", { name: english("drop-in"), exact: true }).click();
    await page.locator(".desk").waitFor();
    return moderator;
}

async function newLink({ page }: Device): Promise<string> {
    const field = page.getByLabel(english("invite-link"), { exact: true });
    const before = (await field.count()) === 0 ? "" : await field.inputValue();
    await page.getByRole("button", { name: english("invite-create") }).click();
    await expect.poll(() => field.inputValue()).not.toBe(before);
    const link = new URL(await field.inputValue());
    return link.pathname + link.hash;
}

const caseOf = ({ page }: Device, text: string) => page.locator(".case", { hasText: text });

describe("a risky message", () => {
    it("waits, is seen by nobody but its author and the desk, and is released", async () => {
        const organiser = await onShift();
        const anna = await here.device();
        const bo = await inRoom(here, { language: "da" });
        const handle = await dropIn(anna.page);

        await say(anna.page, "write to me: otter@example.org please");
        await anna.page.getByText(english("outgoing-held")).waitFor();
        const waiting = caseOf(organiser, "otter@example.org");
        await waiting.waitFor();
        expect(await waiting.getByText(handle).count()).toBe(1);
        expect(await waiting.locator("mark").textContent()).toContain("otter@example.org");
        await waiting.getByText(english("category-contact-details")).first().waitFor();
        const found = await waiting.locator(".why-found").first().textContent();
        expect(found).toContain(english("found-by-rules"));
        expect(found).toMatch(/ \d+%$/);
        await expect.poll(() => organiser.page.title()).toMatch(/^\(1\) /);

        await say(anna.page, "a harmless marker");
        await said(bo.page, "a harmless marker").waitFor();
        expect(await bo.page.getByText("otter@example.org").count()).toBe(0);

        await waiting.getByRole("button", { name: english("case-release") }).click();
        await said(bo.page, "otter@example.org").waitFor();
        await said(anna.page, "otter@example.org").waitFor();
        await onTheWay(anna.page, "otter@example.org").waitFor({ state: "detached" });
        await waiting.waitFor({ state: "detached" });
        await organiser.page.getByText(english("case-state-released")).waitFor();
    });

    it("is removed by a moderator who came by a link, and its author is told", async () => {
        const moderator = await onShift();
        const anna = await inRoom(here);
        await say(anna.page, "call me on +45 20 12 34 56");
        const waiting = caseOf(moderator, "20 12 34 56");
        await waiting.getByRole("button", { name: english("case-remove") }).click();
        await anna.page.getByText(english("outgoing-declined")).waitFor();
        await anna.page.getByRole("button", { name: english("outgoing-change") }).click();
        expect(await messageBox(anna.page).inputValue()).toBe("call me on +45 20 12 34 56");
    });

    it("held is held after a reload, too", async () => {
        const anna = await inRoom(here);
        await say(anna.page, "my mail is heron@example.org");
        await anna.page.getByText(english("outgoing-held")).waitFor();
        await anna.page.reload();
        await onTheWay(anna.page, "heron@example.org")
            .getByText(english("outgoing-held"))
            .waitFor();
    });
});

describe("a guideline in the way", () => {
    it("nudges, and the author may still send it as it is", async () => {
        const anna = await inRoom(here);
        const text = "is anybody here awake at this hour";
        await say(anna.page, text);
        await said(anna.page, text).waitFor();
        await say(anna.page, text);
        const item = onTheWay(anna.page, text);
        await item.getByText(nudged_for_repetition).waitFor();
        await item.getByRole("button", { name: english("outgoing-send-anyway") }).click();
        await expect.poll(() => said(anna.page, text).count()).toBe(2);
        await item.waitFor({ state: "detached" });
    });

    it("refuses what cannot be read, and gives the words back with the reason", async () => {
        const anna = await inRoom(here);
        const unreadable = "\u0001\u0002\u0003\u0004\u0005\u0006";
        await say(anna.page, unreadable);
        await anna.page.getByText(english("outgoing-refused")).waitFor();
        expect(await messageBox(anna.page).inputValue()).toBe(unreadable);
    });
});

describe("somebody in danger", () => {
    it("is shown helplines at once, and the focus stays where it was", async () => {
        const anna = await inRoom(here, { language: "en-GB" });
        const bo = await inRoom(here);
        await say(anna.page, "I want to kill myself tonight");
        const panel = anna.page.getByRole("region", { name: english("care-title") });
        await panel.waitFor();
        expect(await messageBox(anna.page).evaluate((box) => box === document.activeElement)).toBe(
            true,
        );
        const call = panel.getByRole("link", { name: "116 123" });
        expect(await call.getAttribute("href")).toBe("tel:116123");
        expect(await bo.page.locator(".care").count()).toBe(0);
        await panel.getByLabel(english("care-country")).selectOption("DK");
        await panel.getByText("Livslinien").first().waitFor();
        await panel.getByRole("button", { name: english("care-close") }).click();
        await panel.waitFor({ state: "detached" });
    });

    it("finds them without dropping in, and without a server", async () => {
        const { page, context } = await here.device("/", { language: "da-DK" });
        const danish = wordsOf("da");
        await page.locator(".group-card").first().waitFor();
        await context.setOffline(true);
        await page.getByRole("button", { name: danish("care-link") }).click();
        await page.getByText("Livslinien").first().waitFor();
        expect(await context.cookies()).toEqual([]);
    });
});

describe("a message that bothers somebody", () => {
    it("is reported, reaches the desk with the reason, and is removed for everyone", async () => {
        const moderator = await onShift();
        const anna = await inRoom(here);
        const bo = await inRoom(here);
        const text = "nobody cares what you think";
        await say(anna.page, text);
        const heard = said(bo.page, text);
        await heard.hover();
        await heard.locator(".entry-menu").click();
        await bo.page.getByRole("button", { name: english("report"), exact: true }).click();
        await bo.page.getByLabel(english("report-reason")).fill("this hurt");
        await bo.page.getByRole("button", { name: english("report-send") }).click();
        await bo.page.getByText(english("report-done")).waitFor();
        await bo.page.locator("dialog").waitFor({ state: "detached" });

        const report = caseOf(moderator, text);
        await report.getByText(english("case-reported", { words: "this hurt" })).waitFor();
        await report.getByRole("button", { name: english("case-remove") }).click();
        await heard.waitFor({ state: "detached" });
        await said(anna.page, text).waitFor({ state: "detached" });
        await bo.page.getByText(english("message-removed")).waitFor();
    });
});

describe("the desk", () => {
    it("says so when two decide at once, and when one took a case first", async () => {
        const first = await onShift();
        const second = await onShift();
        // What the other does comes late to this one.
        let late = false;
        await second.page.routeWebSocket(/\/ws$/, (socket) => {
            const server = socket.connectToServer();
            server.onMessage((message) => {
                if (!late || !String(message).includes('"on":"desk.case"')) socket.send(message);
            });
        });
        await second.page.reload();
        await second.go(desk_path);
        const anna = await inRoom(here);
        await say(anna.page, "write to raven@example.org");
        const [mine, theirs] = [first, second].map((one) => caseOf(one, "raven@example.org"));
        await theirs?.waitFor();
        late = true;
        await mine?.getByRole("button", { name: english("case-claim") }).click();
        await mine?.getByText(english("case-yours"), { exact: true }).waitFor();
        await theirs?.getByRole("button", { name: english("case-claim") }).click();
        await theirs?.getByText(english("case-claim-lost")).waitFor();
        await mine?.getByRole("button", { name: english("case-release") }).click();
        await said(anna.page, "raven@example.org").waitFor();
        await theirs?.getByRole("button", { name: english("case-remove") }).click();
        await theirs?.getByText(english("case-lost-race")).waitFor();
        await said(anna.page, "raven@example.org").waitFor();
    });

    it("takes a moderator's word on what was found, and on what was not", async () => {
        const moderator = await onShift();
        const anna = await here.device();
        await dropIn(anna.page);
        await say(anna.page, "write to plover@example.org");
        const waiting = caseOf(moderator, "plover@example.org");
        const words = waiting.getByRole("group", {
            name: english("feedback-of", { what: english("category-contact-details") }),
        });
        const wrong = words.getByRole("button", { name: english("feedback-wrong") });
        await wrong.focus();
        await moderator.page.keyboard.press("Enter");
        const told = waiting.getByRole("status");
        await told.filter({ hasText: english("feedback-noted") }).waitFor();
        expect(await wrong.getAttribute("aria-pressed")).toBe("true");
        await words.getByRole("button", { name: english("feedback-right") }).click();
        await expect.poll(() => wrong.getAttribute("aria-pressed")).toBe("false");
        await words.getByRole("button", { name: english("feedback-right") }).click();
        await told.filter({ hasText: english("feedback-taken-back") }).waitFor();

        await waiting.getByText(english("feedback-missed")).click();
        await waiting.getByLabel(english("feedback-missed-what")).selectOption("abuse");
        await waiting.getByRole("button", { name: english("feedback-missed-add") }).click();
        const what = english("category-abuse");
        const back = waiting.getByRole("button", { name: english("feedback-take-back", { what }) });
        await back.click();
        await back.waitFor({ state: "detached" });
        await waiting.getByRole("button", { name: english("case-release") }).click();
        await said(anna.page, "plover@example.org").waitFor();
    });

    it("is for nobody else", async () => {
        const { page } = await inRoom(here);
        await page.goto(`${here.server.address}/#/g/${group}/desk`);
        await page.getByText(english("desk-not-for-you")).waitFor();
        expect(await page.locator(".case").count()).toBe(0);
    });

    it("does not open by a used or invented link", async () => {
        const { page } = await here.device("/#/link/invented");
        await page.getByRole("button", { name: english("link-accept") }).click();
        await page.getByText(english("link-used")).waitFor();
    });
});
