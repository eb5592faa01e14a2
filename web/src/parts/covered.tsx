// Lets a text be seen only when somebody wants to see it.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { coverOf, uncover } from "../state/covered.ts";
import { noteLabel } from "../state/notes.ts";
import type { Entry } from "../wire/parts.ts";
import { CoverIcon } from "./icons.tsx";

interface Properties {
    place: string;
    entry: Entry;
    own: boolean;
    children: ComponentChildren;
}

export function Covered({ place, entry, own, children }: Properties) {
    const text = useRef<HTMLDivElement>(null);
    const cover = coverOf(place, entry, own);
    const open = () => {
        uncover(place, entry.seq);
        text.current?.focus();
    };
    const note = entry.note;
    return (
        <div class="covered">
            {cover === undefined && note !== undefined && (
                <p class="content-note">{t("note-open", { note: noteLabel(note) })}</p>
            )}
            <div
                ref={text}
                class={cover === undefined ? "uncovered" : "uncovered blurred"}
                tabIndex={-1}
                inert={cover !== undefined}
                aria-hidden={cover === undefined ? undefined : "true"}
            >
                {children}
            </div>
            {cover !== undefined && (
                <button type="button" class="cover" onClick={open}>
                    <CoverIcon />
                    <span>
                        {cover.note === ""
                            ? t("note-muted-word")
                            : t("note-cover", { note: noteLabel(cover.note) })}
                    </span>
                    <span class="cover-show">{t("note-show")}</span>
                </button>
            )}
        </div>
    );
}
