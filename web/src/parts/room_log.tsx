// The messages of a room in a log that follows the newest unless somebody has scrolled up.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { dayKey, dayName } from "../i18n/time.ts";
import { now_ms } from "../state/now.ts";
import { outbox } from "../state/outbox.ts";
import type { Outgoing } from "../state/outgoing.ts";
import type { Room } from "../state/rooms.ts";
import { isModerator } from "../state/session.ts";
import { speak } from "../state/spoken.ts";
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

function rowsOf(room: Room, handle: string): Row[] {
    const { entries, holes } = room.timeline.value;
    const moderates = isModerator(room.group);
    const rows: Row[] = [];
    let before: Entry | undefined;
    for (const entry of entries) {
        if (entry.removes !== undefined) continue;
        const from = before?.seq ?? 0;
        for (const seq of holes) {
            if (seq >= from && seq < entry.seq) rows.push(holeRow(room, seq));
        }
        const newDay = before === undefined || dayKey(before.at) !== dayKey(entry.at);
        if (newDay) rows.push(dayRow(entry));
        const key = `${entry.seq}`;
        const node = (
            <Message
                key={key}
                room={room.name}
                entry={entry}
                own={entry.by === handle}
                moderates={moderates}
                continues={!newDay && continues(entry, before)}
            />
        );
        rows.push({ key, node, stops: entry.removed !== true });
        before = entry;
    }
    return rows;
}

// What others say while somebody is in the room is read out; what was said before is not.
function useSpoken(room: Room, handle: string): void {
    const heard = useRef<number | undefined>(undefined);
    const { last, entries } = room.timeline.value;
    const here = room.phase.value === "here";
    useEffect(() => {
        const since = heard.current;
        if (here) heard.current = last;
        if (since === undefined) return;
        for (const { seq, by, text, removes } of entries) {
            if (seq <= since || removes !== undefined || text === undefined || by === handle)
                continue;
            speak(by, text);
        }
    }, [last, here]);
}

export function RoomLog({ room, handle }: { room: Room; handle: string }) {
    const log = useRef<HTMLDivElement>(null);
    const list = useRef<ListHandle>(null);
    const following = useRef(true);
    const [unseen, setUnseen] = useState(false);
    const { entries } = room.timeline.value;
    const out = outbox.items.value.filter(
        (item) => item.place === room.name && stillOut(item, entries, handle),
    );
    const rows = rowsOf(room, handle);
    for (const item of out) {
        const node = <OutgoingMessage key={item.cid} item={item} />;
        rows.push({ key: item.cid, node, stops: false });
    }
    const newest = entries.at(-1)?.seq ?? 0;
    useSpoken(room, handle);
    useEffect(() => {
        if (following.current) room.forgetOldest();
        else setUnseen(true);
    }, [newest]);
    // What somebody has just written themselves they want to see.
    useEffect(() => list.current?.toEnd(), [out.length > 0 && out.at(-1)?.cid]);
    const onEnd = (atEnd: boolean) => {
        following.current = atEnd;
        if (atEnd) setUnseen(false);
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
