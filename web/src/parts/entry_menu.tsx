// What can be done about one message or post, behind one button beside it.

import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { compose } from "../state/composing.ts";
import { request } from "../state/connection.ts";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { AvoidDialog } from "./avoid.tsx";
import { CarryDialog } from "./carry.tsx";
import { Confirm } from "./confirm.tsx";
import { Dialog } from "./dialog.tsx";
import { MoreIcon } from "./icons.tsx";
import { Problem } from "./problem.tsx";
import { Reactions } from "./reactions.tsx";
import { ReportDialog } from "./report.tsx";
import { VersionsDialog } from "./versions.tsx";

// Something more that can be done here. A promise is waited for, and its failure is shown.
export interface MenuAction {
    readonly label: string;
    run(): Promise<unknown> | undefined;
}

interface Properties {
    place: string;
    entry: Entry;
    own: boolean;
    moderates: boolean;
    // In a long list the buttons are reached by the arrow keys and not one by one with Tab.
    inList: boolean;
    closed?: boolean; // nothing can be said here any more
    more?: readonly MenuAction[];
}

type Open = "nothing" | "menu" | "remove" | "report" | "versions" | "avoid" | "carry";

function removeEntry(place: string, seq: number): Promise<unknown> {
    const isRoom = !/\/forum(\/|$)/.test(place);
    return isRoom
        ? request("room.remove", { room: place, seq })
        : request("forum.remove", { place, seq });
}

function actionsOf(properties: Properties, open: (what: Open) => void): MenuAction[] {
    const { place, entry, own, moderates, inList, closed = false, more = [] } = properties;
    const action = (label: string, run: () => void): MenuAction => ({
        label,
        run: () => {
            run();
            return undefined;
        },
    });
    const begin = (kind: "reply" | "edit") => {
        open("nothing");
        compose(place, { kind, seq: entry.seq });
    };
    const actions: MenuAction[] = [];
    if (inList && !closed) actions.push(action(t("reply"), () => begin("reply")));
    if (own && !closed) actions.push(action(t("edit"), () => begin("edit")));
    actions.push(...more);
    if (inList && (own || moderates)) actions.push(action(t("carry"), () => open("carry")));
    if (moderates && entry.edited) actions.push(action(t("versions"), () => open("versions")));
    if (own || moderates) actions.push(action(t("remove"), () => open("remove")));
    if (!own) {
        actions.push(action(t("report"), () => open("report")));
        actions.push(action(t("avoid", { handle: entry.by }), () => open("avoid")));
    }
    return actions;
}

export function EntryMenu(properties: Properties) {
    const { place, entry, own, inList } = properties;
    const [open, setOpen] = useState<Open>("nothing");
    const [problem, setProblem] = useState("");
    const close = () => {
        setOpen("nothing");
        setProblem("");
    };
    const failed = (error: unknown) => {
        setProblem(codeOf(error));
        setOpen("menu");
    };
    const remove = () => {
        removeEntry(place, entry.seq).then(() => {
            close();
            announce("removed-done");
        }, failed);
    };
    const run = (action: MenuAction) => {
        action.run()?.then(close, failed);
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
                    <Problem code={problem} />
                    {!own && (
                        <Reactions place={place} seq={entry.seq} own={false} all onDone={close} />
                    )}
                    <div class="menu">
                        {actionsOf(properties, setOpen).map((action) => (
                            <button
                                key={action.label}
                                type="button"
                                class="button"
                                onClick={() => run(action)}
                            >
                                {action.label}
                            </button>
                        ))}
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
            {open === "carry" && <CarryDialog room={place} seq={entry.seq} onClose={close} />}
            {open === "avoid" && (
                <AvoidDialog group={place.split("/")[0] ?? ""} handle={entry.by} onClose={close} />
            )}
            {open === "versions" && (
                <VersionsDialog place={place} seq={entry.seq} onClose={close} />
            )}
        </>
    );
}
