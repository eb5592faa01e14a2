// Where somebody writes. The text is kept with every key, so that nothing that happens to the page
// takes it away.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { draftOf, noteKey, setDraft } from "../state/drafts.ts";
import { forgetRefusal, refusals } from "../state/outbox.ts";
import { limits } from "../wire/limits.ts";
import { SendIcon } from "./icons.tsx";
import { NoteField } from "./note_field.tsx";

interface Properties {
    draft: string; // its key
    label: string;
    sendLabel: string;
    onSend(text: string, note: string | undefined): void;
    onWriting?(): void;
    onCancel?(): void;
    enterSends?: boolean;
    rows?: number;
    beside?: ComponentChildren;
    hint?: string; // how to write here
    focused?: boolean; // somebody has just asked to write here
    withNote?: boolean; // a content note can be put before the text
}

const count_shown_below = limits.message_characters_max / 10;

export function charactersLeft(text: string, most: number): number {
    // Code points, as the server counts them.
    return most - [...text].length;
}

// On a phone the Enter key is the only way to begin a new line, and there is a button to send.
function hasKeyboard(): boolean {
    return window.matchMedia("(any-pointer: fine)").matches;
}

function rowsFor(text: string, least: number): number {
    const lines = text.split("\n").length;
    return Math.min(10, Math.max(least, lines));
}

function Refusal({ draft }: { draft: string }) {
    const refused = refusals.value.get(draft);
    if (refused === undefined) return null;
    return (
        <div class="refusal">
            <p>
                {t("outgoing-refused")}{" "}
                {refused.reason?.text ?? tWord("error", refused.error ?? "unexpected")}
            </p>
        </div>
    );
}

function Left({ left, id }: { left: number; id: string }) {
    if (left > count_shown_below) return null;
    return (
        <p id={id} class={left < 0 ? "characters characters-over" : "characters"}>
            {left < 0
                ? t("characters-over", { count: -left })
                : t("characters-left", { count: left })}
        </p>
    );
}

export function Composer(properties: Properties) {
    const { draft, label, sendLabel, onSend, onWriting, enterSends = false, rows = 1 } = properties;
    const area = useRef<HTMLTextAreaElement>(null);
    const id = useId();
    const text = draftOf(draft);
    const left = charactersLeft(text, limits.message_characters_max);
    useEffect(() => {
        if (properties.focused) area.current?.focus();
    }, [properties.focused]);
    const ready = text.trim() !== "" && left >= 0;

    const send = () => {
        if (!ready) return;
        forgetRefusal(draft);
        const note = draftOf(noteKey(draft)).trim();
        onSend(text.trim(), note === "" ? undefined : note);
        area.current?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.isComposing) return;
        const asked = event.ctrlKey || event.metaKey;
        if (!asked && (!enterSends || event.shiftKey || !hasKeyboard())) return;
        event.preventDefault();
        send();
    };
    return (
        <form
            class="composer"
            onSubmit={(event) => {
                event.preventDefault();
                send();
            }}
        >
            <div role="status">
                <Refusal draft={draft} />
            </div>
            {properties.beside}
            <label for={id} class={enterSends ? "for-readers" : "composer-label"}>
                {label}
            </label>
            <div class="composer-row">
                <textarea
                    id={id}
                    ref={area}
                    rows={rowsFor(text, rows)}
                    value={text}
                    placeholder={enterSends ? label : undefined}
                    aria-describedby={left <= count_shown_below ? `${id}-left` : undefined}
                    aria-invalid={left < 0 ? "true" : undefined}
                    autocomplete="off"
                    onInput={(event) => {
                        setDraft(draft, event.currentTarget.value);
                        if (event.currentTarget.value !== "") onWriting?.();
                    }}
                    onKeyDown={onKeyDown}
                />
                <button type="submit" class="button-primary button-send" disabled={!ready}>
                    <SendIcon />
                    <span>{sendLabel}</span>
                </button>
            </div>
            <Left left={left} id={`${id}-left`} />
            {properties.hint !== undefined && <p class="quiet small">{properties.hint}</p>}
            {properties.withNote && <NoteField key={draft} draft={draft} />}
            {properties.onCancel !== undefined && (
                <button type="button" class="button-small" onClick={properties.onCancel}>
                    {t("cancel")}
                </button>
            )}
        </form>
    );
}
