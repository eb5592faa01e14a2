// A content note before a text: a known word, which everybody reads in their language, or one's own.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { draftOf, noteKey, setDraft } from "../state/drafts.ts";
import { note_words, noteLabel } from "../state/notes.ts";
import { limits } from "../wire/limits.ts";
import { CloseIcon } from "./icons.tsx";

export function NoteField({ draft }: { draft: string }) {
    const key = noteKey(draft);
    const note = draftOf(key);
    const [open, setOpen] = useState(note !== "");
    const field = useRef<HTMLInputElement>(null);
    const id = useId();
    useEffect(() => {
        if (open && note === "") field.current?.focus();
    }, [open]);
    if (!open && note === "") {
        return (
            <button type="button" class="button-small note-add" onClick={() => setOpen(true)}>
                {t("note-add")}
            </button>
        );
    }
    const close = () => {
        setDraft(key, "");
        setOpen(false);
    };
    return (
        <div class="note-row">
            <label for={id}>{t("note-label")}</label>
            <input
                id={id}
                ref={field}
                type="text"
                value={noteLabel(note)}
                maxLength={limits.note_characters_max}
                autocomplete="off"
                placeholder={t("note-example")}
                onInput={(event) => setDraft(key, event.currentTarget.value)}
            />
            <button
                type="button"
                class="button-quiet"
                aria-label={t("note-remove")}
                onClick={close}
            >
                <CloseIcon />
            </button>
            <ul class="note-words" aria-label={t("note-words")}>
                {note_words.map((word) => (
                    <li key={word}>
                        <button
                            type="button"
                            class="reaction"
                            aria-pressed={note === word}
                            onClick={() => setDraft(key, word)}
                        >
                            {noteLabel(word)}
                        </button>
                    </li>
                ))}
            </ul>
        </div>
    );
}
