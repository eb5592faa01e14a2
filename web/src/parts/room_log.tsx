// The messages of a room in a log that follows the newest unless somebody has scrolled up.
import { Fragment } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { dayKey, dayName } from "../i18n/time.ts";
import { now_ms } from "../state/now.ts";
import { outbox } from "../state/outbox.ts";
import type { Outgoing } from "../state/outgoing.ts";
import type { Room } from "../state/rooms.ts";
import { isModerator } from "../state/session.ts";
import type { Entry } from "../wire/parts.ts";
import { Message } from "./message.tsx";
import { OutgoingMessage } from "./outgoing_message.tsx";

const near_end_pixels = 80;
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

// Arrow keys go from message to message; each message's button is what takes the focus.
function moveFocus(event: KeyboardEvent, log: HTMLElement): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    const buttons = [...log.querySelectorAll<HTMLElement>(".entry-menu")];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = at < 0 ? buttons.at(-1) : buttons[at + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
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

function Hole({ room, seq }: { room: Room; seq: number }) {
    return (
        <li class="log-hole">
            <button type="button" class="button-small" onClick={() => void room.fillHole(seq)}>
                {t("log-hole")}
            </button>
        </li>
    );
}

function Entries({ room, handle }: { room: Room; handle: string }) {
    const { entries, holes } = room.timeline.value;
    const moderates = isModerator(room.group);
    const shown = entries.filter((entry) => entry.removes === undefined);
    const holesBefore = (from: number, to: number) =>
        holes.filter((seq) => seq >= from && seq < to);
    return (
        <>
            {shown.map((entry, at) => {
                const before = shown[at - 1];
                const newDay = before === undefined || dayKey(before.at) !== dayKey(entry.at);
                return (
                    <Fragment key={entry.seq}>
                        {holesBefore(before?.seq ?? 0, entry.seq).map((seq) => (
                            <Hole key={`hole ${seq}`} room={room} seq={seq} />
                        ))}
                        {newDay && (
                            <li class="log-day">
                                <span>{dayName(entry.at, now_ms.value)}</span>
                            </li>
                        )}
                        <Message
                            room={room.name}
                            entry={entry}
                            own={entry.by === handle}
                            moderates={moderates}
                            continues={!newDay && continues(entry, before)}
                        />
                    </Fragment>
                );
            })}
        </>
    );
}

export function RoomLog({ room, handle }: { room: Room; handle: string }) {
    const log = useRef<HTMLDivElement>(null);
    const following = useRef(true);
    const firstSeq = useRef(0);
    const height = useRef(0);
    const [unseen, setUnseen] = useState(false);
    const { entries } = room.timeline.value;
    const out = outbox.items.value.filter(
        (item) => item.place === room.name && stillOut(item, entries, handle),
    );
    const last = `${entries.at(-1)?.seq ?? 0} ${out.length}`;

    // Keeps what is being read where it is when older messages come in above it.
    useLayoutEffect(() => {
        const element = log.current;
        const first = entries[0]?.seq ?? 0;
        if (element === null) return;
        if (first < firstSeq.current && !following.current) {
            element.scrollTop += element.scrollHeight - height.current;
        }
        firstSeq.current = first;
        height.current = element.scrollHeight;
    });
    useEffect(() => {
        if (following.current) {
            room.forgetOldest();
            toEnd();
        } else setUnseen(true);
    }, [last]);
    useEffect(() => {
        const element = log.current;
        if (element === null || typeof ResizeObserver === "undefined") return;
        const observer = new ResizeObserver(() => {
            if (following.current) toEnd();
        });
        observer.observe(element);
        const list = element.querySelector(".messages");
        if (list !== null) observer.observe(list);
        return () => observer.disconnect();
    }, []);

    function toEnd(): void {
        const element = log.current;
        if (element !== null) element.scrollTop = element.scrollHeight;
        setUnseen(false);
    }
    const onScroll = () => {
        const element = log.current;
        if (element === null) return;
        const left = element.scrollHeight - element.scrollTop - element.clientHeight;
        following.current = left < near_end_pixels;
        if (following.current) setUnseen(false);
    };
    return (
        <div class="log-place">
            <div
                ref={log}
                class="log"
                role="log"
                aria-live="polite"
                aria-relevant="additions"
                aria-busy={room.loadingHistory.value || room.phase.value === "entering"}
                aria-label={t("log-label")}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                tabIndex={0}
                onScroll={onScroll}
                onKeyDown={(event) => moveFocus(event, event.currentTarget)}
            >
                <Older room={room} />
                <ol class="messages">
                    <Entries room={room} handle={handle} />
                    {out.map((item) => (
                        <OutgoingMessage key={item.cid} item={item} />
                    ))}
                </ol>
                {room.phase.value === "here" && entries.length === 0 && out.length === 0 && (
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
                <button type="button" class="button-small log-new" onClick={toEnd}>
                    {t("log-new")}
                </button>
            )}
        </div>
    );
}
