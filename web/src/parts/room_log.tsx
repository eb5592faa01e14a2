// The messages of a room in a log that follows the newest unless somebody has scrolled up.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { dayKey, dayName } from "../i18n/time.ts";
import { coverOf } from "../state/covered.ts";
import { markRead, newsOf, tellRead } from "../state/news.ts";
import { now_ms } from "../state/now.ts";
import { outbox } from "../state/outbox.ts";
import type { Outgoing } from "../state/outgoing.ts";
import type { Room } from "../state/rooms.ts";
import { isModerator } from "../state/session.ts";
import { speak, speakOfElsewhere } from "../state/spoken.ts";
import { isSaid } from "../state/timeline.ts";
import type { Entry } from "../wire/parts.ts";
import { type ListHandle, LongList, type Row } from "./long_list.tsx";
import { Message } from "./message.tsx";
import { OutgoingMessage } from "./outgoing_message.tsx";

const continues_ms = 5 * 60_000;

function continues(entry: Entry, before: Entry | undefined): boolean {
    if (before === undefined || before.by !== entry.by) return false;
    return Date.parse(entry.at) - Date.parse(before.at) < continues_ms;
}

// A message can come back in the sequence before its own answer does: then it is not shown twice.
function stillOut(item: Outgoing, entries: readonly Entry[], handle: string): boolean {
    if (item.state !== "sending" && item.state !== "sent") return true;
    const { after, text } = item;
    if (after === undefined) return true;
    return !entries.some(
        (entry) => entry.seq > after && entry.by === handle && entry.text === text,
    );
}

function Older({ room }: { room: Room }) {
    if (!room.timeline.value.older) {
        return room.phase.value === "here" ? <p class="log-start">{t("log-start")}</p> : null;
    }
    return (
        <button
            type="button"
            class="button-small log-older"
            disabled={room.loadingHistory.value}
            onClick={() => void room.loadOlder()}
        >
            {room.loadingHistory.value ? t("loading") : t("log-older")}
        </button>
    );
}

function holeRow(room: Room, seq: number): Row {
    const key = `hole-${seq}`;
    const node = (
        <li key={key} class="log-hole">
            <button type="button" class="button-small" onClick={() => void room.fillHole(seq)}>
                {t("log-hole")}
            </button>
        </li>
    );
    return { key, node, stops: false };
}

function dayRow(entry: Entry): Row {
    const key = `day-${entry.seq}`;
    const node = (
        <li key={key} class="log-day">
            <span>{dayName(entry.at, now_ms.value)}</span>
        </li>
    );
    return { key, node, stops: false };
}

// Between what somebody has read and what is new to them.
function unreadRow(): Row {
    const node = (
        <li key="unread" class="log-unread">
            <span>{t("log-unread")}</span>
        </li>
    );
    return { key: "unread", node, stops: false };
}

function rowsOf(
    room: Room,
    handle: string,
    unread: number | undefined,
    onShow: (seq: number) => void,
): Row[] {
    const { entries, holes } = room.timeline.value;
    const moderates = isModerator(room.group);
    const rows: Row[] = [];
    let before: Entry | undefined;
    let marked = unread === undefined;
    for (const entry of entries) {
        if (!isSaid(entry)) continue;
        const from = before?.seq ?? 0;
        for (const seq of holes) {
            if (seq >= from && seq < entry.seq) rows.push(holeRow(room, seq));
        }
        const newDay = before === undefined || dayKey(before.at) !== dayKey(entry.at);
        if (newDay) rows.push(dayRow(entry));
        if (!marked && unread !== undefined && entry.seq >= unread) {
            rows.push(unreadRow());
            marked = true;
        }
        const key = `${entry.seq}`;
        const node = (
            <Message
                key={key}
                room={room}
                entry={entry}
                own={entry.by === handle}
                moderates={moderates}
                continues={!newDay && continues(entry, before)}
                onShow={onShow}
            />
        );
        rows.push({ key, node, stops: entry.removed !== true });
        before = entry;
    }
    return rows;
}

// What others say while somebody is in the room is read out; what was said before is not. Of two
// rooms side by side only the one in which somebody is active.
function useSpoken(room: Room, handle: string, active: boolean): void {
    const heard = useRef<number | undefined>(undefined);
    const { last, entries } = room.timeline.value;
    const here = room.phase.value === "here";
    useEffect(() => {
        const since = heard.current;
        if (here) heard.current = last;
        if (since === undefined) return;
        for (const entry of entries) {
            const { seq, by, text } = entry;
            if (seq <= since || !isSaid(entry) || text === undefined || by === handle) continue;
            if (!active) {
                speakOfElsewhere();
                continue;
            }
            const covered = coverOf(room.name, entry, false) !== undefined;
            speak(by, covered ? t("reply-to-covered") : text);
        }
    }, [last, here]);
}

// Where somebody left off when they came in. What comes while they look is not new to them.
function useFirstUnread(room: Room): number | undefined {
    const [first, setFirst] = useState<number | undefined>(undefined);
    const here = room.phase.value === "here";
    useEffect(() => {
        if (!here) return;
        void newsOf(room.name).then((item) => {
            if (item !== undefined && item.unread > 0 && item.read !== undefined) {
                setFirst(item.first);
            }
        });
    }, [room, here]);
    return first;
}

interface Properties {
    room: Room;
    handle: string;
    at: number | undefined; // what somebody came to see
    active: boolean; // the keys are for this one
}

export function RoomLog({ room, handle, at, active }: Properties) {
    const log = useRef<HTMLDivElement>(null);
    const list = useRef<ListHandle>(null);
    const following = useRef(true);
    const [unseen, setUnseen] = useState(false);
    const unread = useFirstUnread(room);
    const [caughtUp, setCaughtUp] = useState(false);
    const { entries } = room.timeline.value;
    const out = outbox.items.value.filter(
        (item) => item.place === room.name && stillOut(item, entries, handle),
    );
    const rows = rowsOf(room, handle, unread, (seq) => list.current?.show(`${seq}`, true));
    for (const item of out) {
        const node = <OutgoingMessage key={item.cid} item={item} />;
        rows.push({ key: item.cid, node, stops: false });
    }
    const newest = entries.at(-1)?.seq ?? 0;
    useSpoken(room, handle, active);
    const here = room.phase.value === "here";
    const onEnd = (atEnd: boolean) => {
        following.current = atEnd;
        if (!atEnd) return;
        setUnseen(false);
        markRead(room.name, newest);
    };
    const showEntry = async (seq: number) => {
        if (!(await room.reach(seq))) return;
        list.current?.show(`${seq}`, true);
        requestAnimationFrame(() => onEnd(list.current?.isAtEnd() === true));
    };
    useEffect(() => {
        if (here && at !== undefined) void showEntry(at);
    }, [here, at]);
    useEffect(() => {
        if (here && following.current && at === undefined) markRead(room.name, newest);
    }, [here, newest]);
    useEffect(() => () => tellRead(room.name), [room]);
    useEffect(() => {
        if (following.current) room.forgetOldest();
        else setUnseen(true);
    }, [newest]);
    // What somebody has just written themselves they want to see.
    const written = out.at(-1)?.cid;
    useEffect(() => {
        if (written !== undefined) list.current?.toEnd();
    }, [written]);
    // What is in sight already need not be gone to.
    useEffect(() => {
        if (unread === undefined) return;
        const frame = requestAnimationFrame(() => {
            const line = log.current?.querySelector(".log-unread")?.getBoundingClientRect();
            const top = log.current?.getBoundingClientRect().top ?? 0;
            if (line !== undefined && line.top >= top) setCaughtUp(true);
        });
        return () => cancelAnimationFrame(frame);
    }, [unread]);
    const catchUp = () => {
        setCaughtUp(true);
        if (unread !== undefined) void showEntry(unread);
    };
    const onStart = () => {
        if (room.timeline.value.older && !room.loadingHistory.value) void room.loadOlder();
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
        if (step !== undefined && list.current?.move(step)) event.preventDefault();
    };
    return (
        <div class="log-place">
            <div
                ref={log}
                class="log"
                role="log"
                aria-live="off"
                aria-busy={room.loadingHistory.value || room.phase.value === "entering"}
                aria-label={t("log-label")}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                tabIndex={0}
                onKeyDown={onKeyDown}
            >
                <Older room={room} />
                <LongList
                    rows={rows}
                    scroller={log}
                    followsEnd
                    hasCursor={active}
                    handle={list}
                    className="messages"
                    onEnd={onEnd}
                    onStart={onStart}
                />
                {room.phase.value === "here" && rows.length === 0 && (
                    <p class="log-empty">{t("log-empty")}</p>
                )}
                {room.phase.value === "entering" && <p class="quiet">{t("loading")}</p>}
                {room.phase.value === "failed" && (
                    <button type="button" class="button" onClick={() => void room.enter()}>
                        {t("try-again")}
                    </button>
                )}
            </div>
            {unread !== undefined && !caughtUp && (
                <button type="button" class="button-small log-catch-up" onClick={catchUp}>
                    {t("log-catch-up")}
                </button>
            )}
            {unseen && (
                <button
                    type="button"
                    class="button-small log-new"
                    onClick={() => list.current?.toEnd()}
                >
                    {t("log-new")}
                </button>
            )}
        </div>
    );
}
