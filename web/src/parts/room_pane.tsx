// One room on the screen: what was said, what is on its way, and where to write. Two of them can
// stand side by side.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { fullTime, listOf } from "../i18n/time.ts";
import { compose, composingIn } from "../state/composing.ts";
import { clearDraft } from "../state/drafts.ts";
import { may, roomOfGroup } from "../state/groups.ts";
import { activeRoom, focusOnRoom, leaveRoom, lookAt } from "../state/open_rooms.ts";
import { draftKey, outbox } from "../state/outbox.ts";
import { type Room, roomOf } from "../state/rooms.ts";
import { membershipOf } from "../state/session.ts";
import { Composer } from "./composer.tsx";
import { ComposingBanner } from "./composing.tsx";
import { EditForm } from "./edit_form.tsx";
import { GuidelinesDialog } from "./guidelines.tsx";
import { LeaveIcon, SettingsIcon } from "./icons.tsx";
import { RoomLog } from "./room_log.tsx";
import { RoomTools } from "./room_tools.tsx";
import { WhoIsHere } from "./who_is_here.tsx";

function presenceWords(here: string): string {
    return here === "few" || here === "some" || here === "many" ? t(`here-${here}`) : "";
}

function Typing({ room }: { room: Room }) {
    const writers = room.typing.value;
    if (writers.length === 0) return null;
    if (writers.length > 2) return t("typing-several");
    return t("typing", { handles: listOf(writers), count: writers.length });
}

// Something new, an answer to somebody, or another wording of what one has said.
function Writing({ room }: { room: Room }) {
    const { group, name } = room;
    const composing = composingIn(name);
    const about = room.timeline.value.entries.find(({ seq }) => seq === composing?.seq);
    const stop = () => compose(name, undefined);
    const send = (text: string, note: string | undefined) => {
        outbox.add({
            kind: "say",
            group,
            place: name,
            text,
            after: room.timeline.value.last,
            ...(note === undefined ? {} : { note }),
            ...(composing === undefined ? {} : { reply_to: composing.seq }),
        });
        clearDraft(draftKey(name));
        stop();
    };
    const banner = composing !== undefined && about !== undefined && (
        <ComposingBanner
            kind={composing.kind}
            by={about.by}
            text={about.text ?? ""}
            onCancel={stop}
        />
    );
    if (composing?.kind === "edit" && about !== undefined) {
        return (
            <>
                {banner}
                <EditForm group={group} place={name} entry={about} enterSends />
            </>
        );
    }
    return (
        <>
            {banner}
            <Composer
                draft={draftKey(name)}
                label={t("composer-label")}
                sendLabel={t("composer-send")}
                onSend={send}
                onWriting={() => room.sayTyping()}
                enterSends
                withNote
                focused={composing !== undefined}
            />
        </>
    );
}

// Where one can write, or why one cannot just now.
function Door({ room }: { room: Room }) {
    const { group, name } = room;
    const summary = roomOfGroup(group, name);
    const phase = room.phase.value;
    if (phase === "full") return <p class="notice notice-door">{t("room-full")}</p>;
    if (phase === "closed" || (summary?.state === "closed" && !may(group, "enter_closed"))) {
        const at = summary?.opens_at;
        return (
            <p class="notice notice-door" role="status">
                {t("room-closed")} {at !== undefined && t("opens-at", { time: fullTime(at) })}
            </p>
        );
    }
    const frozen = summary?.state === "frozen";
    const slow = summary?.slow_seconds ?? 0;
    return (
        <>
            <div role="status">
                {frozen && <p class="notice notice-door">{t("room-frozen")}</p>}
                {slow > 0 && (
                    <p class="quiet small door-slow">{t("room-slow", { seconds: slow })}</p>
                )}
            </div>
            {(!frozen || may(group, "speak_frozen")) && <Writing room={room} />}
        </>
    );
}

function Head({ room, children }: { room: Room; children: ComponentChildren }) {
    const { group, name } = room;
    const [guidelines, setGuidelines] = useState(false);
    const [tools, setTools] = useState(false);
    const handle = membershipOf(group)?.handle ?? "";
    return (
        <div class="room-head">
            <div>
                {children}
                <p class="quiet">
                    <span class="room-you">{t("you-are", { handle })}</span>{" "}
                    <span class="presence">{presenceWords(room.here.value)}</span>
                </p>
                <WhoIsHere room={room} />
            </div>
            {may(group, "slow_room") && (
                <button
                    type="button"
                    class="button-small room-button"
                    onClick={() => setTools(true)}
                >
                    <SettingsIcon />
                    <span>{t("room-tools")}</span>
                </button>
            )}
            <button
                type="button"
                class="button-small room-guidelines"
                onClick={() => setGuidelines(true)}
            >
                {t("guidelines")}
            </button>
            <button
                type="button"
                class="button-small room-button"
                title={t("room-leave")}
                onClick={() => leaveRoom(name)}
            >
                <LeaveIcon />
                <span>{t("room-leave")}</span>
            </button>
            {tools && <RoomTools group={group} room={name} onClose={() => setTools(false)} />}
            {guidelines && <GuidelinesDialog group={group} onClose={() => setGuidelines(false)} />}
        </div>
    );
}

interface Properties {
    group: string;
    name: string;
    at?: number | undefined; // the message somebody came to see
    children: ComponentChildren; // its heading
}

export function RoomPane({ group, name, at, children }: Properties) {
    const room = useMemo(() => roomOf(group, name), [group, name]);
    useEffect(() => lookAt(room), [room]);
    const active = activeRoom.value === name;
    return (
        <section
            class={active ? "room-main room-active" : "room-main"}
            onFocusIn={() => focusOnRoom(name)}
        >
            <Head room={room}>{children}</Head>
            <RoomLog
                room={room}
                handle={membershipOf(group)?.handle ?? ""}
                at={at}
                active={active}
            />
            <p class="typing">
                <Typing room={room} />
            </p>
            <Door room={room} />
        </section>
    );
}
