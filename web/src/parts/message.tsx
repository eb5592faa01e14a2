// One message of a room.
import { t } from "../i18n/index.ts";
import { clockTime, fullTime } from "../i18n/time.ts";
import { coverOf } from "../state/covered.ts";
import type { Room } from "../state/rooms.ts";
import type { Entry } from "../wire/parts.ts";
import { Avatar } from "./avatar.tsx";
import { Covered } from "./covered.tsx";
import { EntryMenu } from "./entry_menu.tsx";
import { ReplyIcon } from "./icons.tsx";
import { Reactions } from "./reactions.tsx";

interface Properties {
    room: Room;
    entry: Entry;
    own: boolean;
    moderates: boolean;
    continues: boolean; // the same person spoke just before
    onShow(seq: number): void;
}

const quoted_characters_max = 120;

function Answered({ room, seq, onShow }: { room: Room; seq: number; onShow(seq: number): void }) {
    const answered = room.timeline.value.entries.find((entry) => entry.seq === seq);
    if (answered?.text === undefined) {
        return (
            <p class="answered quiet small">
                {t(answered ? "reply-to-removed" : "reply-to-earlier")}
            </p>
        );
    }
    const hidden = coverOf(room.name, answered, false) !== undefined;
    const text = hidden ? t("reply-to-covered") : answered.text.slice(0, quoted_characters_max);
    return (
        <button type="button" class="answered" tabIndex={-1} onClick={() => onShow(seq)}>
            <span class="for-readers">{t("reply-to-words", { handle: answered.by })}</span>
            <ReplyIcon />
            <span class="answered-by" aria-hidden="true">
                {answered.by}
            </span>
            <span class="answered-text">{text}</span>
        </button>
    );
}

export function Message({ room, entry, own, moderates, continues, onShow }: Properties) {
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
                    <>
                        {entry.reply_to !== undefined && (
                            <Answered room={room} seq={entry.reply_to} onShow={onShow} />
                        )}
                        <div class="bubble-row">
                            <Covered place={room.name} entry={entry} own={own}>
                                <p class="bubble" dir="auto">
                                    {entry.text}
                                </p>
                            </Covered>
                            <EntryMenu
                                place={room.name}
                                entry={entry}
                                own={own}
                                moderates={moderates}
                                inList
                            />
                        </div>
                        <Reactions place={room.name} seq={entry.seq} own={own} />
                        {entry.edited && <p class="edited quiet small">{t("edited")}</p>}
                    </>
                )}
            </div>
        </li>
    );
}
