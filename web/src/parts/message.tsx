// One message of a room.
import { t } from "../i18n/index.ts";
import { clockTime, fullTime } from "../i18n/time.ts";
import type { Entry } from "../wire/parts.ts";
import { Avatar } from "./avatar.tsx";
import { EntryMenu } from "./entry_menu.tsx";

interface Properties {
    room: string;
    entry: Entry;
    own: boolean;
    moderates: boolean;
    continues: boolean; // the same person spoke just before
}

export function Message({ room, entry, own, moderates, continues }: Properties) {
    const classes = ["message"];
    if (own) classes.push("message-own");
    if (continues) classes.push("message-continues");
    return (
        <li class={classes.join(" ")} data-seq={entry.seq}>
            {!own && <Avatar handle={entry.by} />}
            <div class="message-body">
                <p class={continues ? "message-head for-readers" : "message-head"}>
                    <span class="handle">{own ? t("you", { handle: entry.by }) : entry.by}</span>
                    <time dateTime={entry.at} title={fullTime(entry.at)}>
                        {clockTime(entry.at)}
                    </time>
                </p>
                {entry.removed ? (
                    <p class="bubble bubble-removed">{t("message-removed")}</p>
                ) : (
                    <div class="bubble-row">
                        <p class="bubble">{entry.text}</p>
                        <EntryMenu
                            place={room}
                            entry={entry}
                            own={own}
                            moderates={moderates}
                            inList
                        />
                    </div>
                )}
            </div>
        </li>
    );
}
