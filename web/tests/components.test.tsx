import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addBundle, t, useLanguage } from "../src/i18n/index.ts";
import { CarePanel } from "../src/parts/care_panel.tsx";
import { Composer } from "../src/parts/composer.tsx";
import { OutgoingMessage } from "../src/parts/outgoing_message.tsx";
import { care, closeCare, openCare } from "../src/state/care.ts";
import { draftOf, setDraft } from "../src/state/drafts.ts";
import { outbox } from "../src/state/outbox.ts";
import type { Outgoing, OutgoingState } from "../src/state/outgoing.ts";

beforeAll(async () => {
    const file = resolve(import.meta.dirname, "../src/i18n/en.ftl");
    addBundle("en", readFileSync(file, "utf8"));
    await useLanguage("en");
});
afterEach(() => {
    cleanup();
    outbox.clear();
});

describe("the composer", () => {
    const key = "grief/lounge";
    const onSend = vi.fn((_: string) => setDraft(key, ""));
    const box = () => screen.getByLabelText<HTMLTextAreaElement>("Write");
    const show = (enterSends: boolean) =>
        render(
            <Composer
                draft={key}
                label="Write"
                sendLabel="Send"
                onSend={onSend}
                enterSends={enterSends}
            />,
        );

    beforeEach(() => {
        onSend.mockClear();
        setDraft(key, "");
        vi.spyOn(window, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
    });

    it("keeps every key in the browser", () => {
        show(true);
        fireEvent.input(box(), { target: { value: "half a tho" } });
        expect(draftOf(key)).toBe("half a tho");
        expect(window.sessionStorage.getItem(`havn.draft.${key}`)).toBe("half a tho");
    });

    it("sends by Enter, not by Shift and Enter, and not while a word is being composed", () => {
        setDraft(key, " hello ");
        show(true);
        fireEvent.keyDown(box(), { key: "Enter", shiftKey: true });
        fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
        expect(onSend).not.toHaveBeenCalled();
        fireEvent.keyDown(box(), { key: "Enter" });
        expect(onSend).toHaveBeenCalledExactlyOnceWith("hello", undefined);
    });

    it("leaves Enter alone on a device without a keyboard, and in the forum", () => {
        setDraft(key, "hello");
        vi.spyOn(window, "matchMedia").mockReturnValue({ matches: false } as MediaQueryList);
        show(true);
        fireEvent.keyDown(box(), { key: "Enter" });
        cleanup();
        show(false);
        fireEvent.keyDown(box(), { key: "Enter" });
        expect(onSend).not.toHaveBeenCalled();
        fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true });
        expect(onSend).toHaveBeenCalledOnce();
    });

    it("sends nothing that is empty or too long", () => {
        show(true);
        for (const text of ["", "  \n ", "x".repeat(4_001)]) {
            act(() => setDraft(key, text));
            fireEvent.keyDown(box(), { key: "Enter" });
            expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(
                true,
            );
        }
        expect(onSend).not.toHaveBeenCalled();
    });
});

describe("the help panel", () => {
    const lines = {
        helplines: [
            {
                country: "DK",
                name: "Livslinien",
                contact: "70 201 201",
                languages: "da",
                hours: "24/7",
                url: "javascript:alert(1)",
                checked_on: "",
            },
        ],
        countries: ["DK"],
    };
    afterEach(() => act(() => closeCare()));

    it("opened by the server leaves the focus where it is", () => {
        render(
            <>
                <input aria-label="elsewhere" />
                <CarePanel />
            </>,
        );
        screen.getByLabelText("elsewhere").focus();
        act(() => {
            care.value = { open: true, asked: false, level: "urgent", lines };
        });
        expect(screen.getByRole("region", { name: t("care-title") })).toBeTruthy();
        expect(document.activeElement).toBe(screen.getByLabelText("elsewhere"));
        expect(screen.getByText(t("care-announced"))).toBeTruthy();
    });

    it("calls by a telephone link, and opens no address but a page's", () => {
        render(<CarePanel />);
        act(() => {
            care.value = { open: true, asked: false, level: "urgent", lines };
        });
        const call = screen.getByRole("link", { name: "70 201 201" });
        expect(call.getAttribute("href")).toBe("tel:70201201");
        expect(screen.getAllByRole("link")).toHaveLength(1);
    });

    it("opened by the person takes the focus, and needs no connection", () => {
        render(<CarePanel />);
        act(() => openCare());
        expect(document.activeElement?.textContent).toBe(t("care-title-asked"));
        expect(screen.getAllByRole("listitem").length).toBeGreaterThan(0);
    });
});

describe("a message on its way", () => {
    const item = (state: OutgoingState): Outgoing => ({
        cid: "c1",
        kind: "say",
        group: "grief",
        place: "grief/lounge",
        text: "hello",
        sure: false,
        state,
        written_at: "2026-03-01T22:15:04.123Z",
        reason: { guideline: "be-kind", text: "Be kind.", category: "abuse" },
        error: "not_found",
    });
    const buttons = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);

    it.each([
        ["sending", "outgoing-waiting", []],
        ["delayed", "outgoing-delayed", []],
        ["sent", "outgoing-sent", []],
        ["held", "outgoing-held", []],
        ["declined", "outgoing-declined", ["outgoing-change", "outgoing-discard"]],
        [
            "nudged",
            "outgoing-nudged",
            ["outgoing-change", "outgoing-send-anyway", "outgoing-discard"],
        ],
        ["failed", "error-not-found", ["try-again", "outgoing-change", "outgoing-discard"]],
    ] as const)("that is %s says so and offers what helps", (state, words, offers) => {
        const { container } = render(<OutgoingMessage item={item(state)} />);
        expect(container.textContent).toContain(t(words));
        expect(buttons()).toEqual(offers.map((key) => t(key)));
    });

    it.each(["held", "declined", "nudged"] as const)("that is %s names the guideline", (state) => {
        render(<OutgoingMessage item={item(state)} />);
        expect(screen.getByText("Be kind.")).toBeTruthy();
    });
});
