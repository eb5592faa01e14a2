// Another wording of what somebody has said. It takes the same way as a new message.
import { useLayoutEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { compose } from "../state/composing.ts";
import { clearDraft, draftOf, noteKey, setDraft, titleKey } from "../state/drafts.ts";
import { editKey, outbox } from "../state/outbox.ts";
import { limits } from "../wire/limits.ts";
import type { Entry } from "../wire/parts.ts";
import { Composer } from "./composer.tsx";

interface Properties {
    group: string;
    place: string;
    entry: Entry;
    enterSends?: boolean;
}

// What stands there is where the new wording begins, unless one was begun already.
export function beginEdit(place: string, { seq, title, text, note }: Entry): void {
    const key = editKey(place, seq);
    if (draftOf(key) !== "") return;
    setDraft(key, text ?? "");
    if (title !== undefined) setDraft(titleKey(key), title);
    if (note !== undefined) setDraft(noteKey(key), note);
}

export function EditForm({ group, place, entry, enterSends = false }: Properties) {
    const key = editKey(place, entry.seq);
    // Before anybody can write: what they write stays.
    useLayoutEffect(() => beginEdit(place, entry), [key]);
    const done = () => {
        clearDraft(key);
        compose(place, undefined);
    };
    const send = (text: string, note: string | undefined) => {
        const title = entry.title === undefined ? undefined : draftOf(titleKey(key)).trim();
        if (title === "") return;
        outbox.add({
            kind: "edit",
            group,
            place,
            text,
            edits: entry.seq,
            ...(title === undefined ? {} : { title }),
            ...(note === undefined ? {} : { note }),
        });
        done();
    };
    return (
        <Composer
            key={key}
            draft={key}
            label={t("edit-label")}
            sendLabel={t("edit-send")}
            onSend={send}
            onCancel={done}
            enterSends={enterSends}
            withNote
            focused
            rows={enterSends ? 1 : 4}
            beside={
                entry.title !== undefined && (
                    <label class="field">
                        <span>{t("thread-title")}</span>
                        <input
                            type="text"
                            value={draftOf(titleKey(key))}
                            maxLength={limits.title_characters_max}
                            autocomplete="off"
                            onInput={(event) => setDraft(titleKey(key), event.currentTarget.value)}
                        />
                    </label>
                )
            }
        />
    );
}
