// What can be done about one message or post, behind one button beside it.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { request } from "../state/connection.ts";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { Confirm } from "./confirm.tsx";
import { Dialog } from "./dialog.tsx";
import { MoreIcon } from "./icons.tsx";
import { ReportDialog } from "./report.tsx";

interface Properties {
    place: string;
    entry: Entry;
    own: boolean;
    moderates: boolean;
    // In a long list the buttons are reached by the arrow keys and not one by one with Tab.
    inList: boolean;
}

type Open = "nothing" | "menu" | "remove" | "report";

function removeEntry(place: string, seq: number): Promise<unknown> {
    const isRoom = !/\/forum(\/|$)/.test(place);
    return isRoom
        ? request("room.remove", { room: place, seq })
        : request("forum.remove", { place, seq });
}

export function EntryMenu({ place, entry, own, moderates, inList }: Properties) {
    const [open, setOpen] = useState<Open>("nothing");
    const [problem, setProblem] = useState("");
    const close = () => {
        setOpen("nothing");
        setProblem("");
    };
    const remove = () => {
        removeEntry(place, entry.seq).then(
            () => {
                close();
                announce("removed-done");
            },
            (error: unknown) => {
                setProblem(codeOf(error));
                setOpen("menu");
            },
        );
    };
    return (
        <>
            <button
                type="button"
                class="button-quiet entry-menu"
                data-stop
                tabIndex={inList ? -1 : 0}
                aria-haspopup="dialog"
                aria-label={own ? t("entry-menu-own") : t("entry-menu", { handle: entry.by })}
                onClick={() => setOpen("menu")}
            >
                <MoreIcon />
            </button>
            {open === "menu" && (
                <Dialog
                    title={own ? t("entry-own") : t("entry-by", { handle: entry.by })}
                    onClose={close}
                >
                    <blockquote class="excerpt">{entry.title ?? entry.text}</blockquote>
                    <p role="alert">{problem === "" ? "" : tWord("error", problem)}</p>
                    <div class="buttons">
                        {(own || moderates) && (
                            <button type="button" class="button" onClick={() => setOpen("remove")}>
                                {t("remove")}
                            </button>
                        )}
                        {!own && (
                            <button type="button" class="button" onClick={() => setOpen("report")}>
                                {t("report")}
                            </button>
                        )}
                    </div>
                </Dialog>
            )}
            {open === "remove" && (
                <Confirm
                    title={t("remove-title")}
                    explanation={t("remove-words")}
                    action={t("remove")}
                    onConfirm={remove}
                    onClose={close}
                />
            )}
            {open === "report" && (
                <ReportDialog place={place} seq={entry.seq} by={entry.by} onClose={close} />
            )}
        </>
    );
}
