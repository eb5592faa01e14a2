// A live room: what was said, what is on its way, and where to write.
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { fullTime, listOf } from "../i18n/time.ts";
import { Composer } from "../parts/composer.tsx";
import { ComposingBanner } from "../parts/composing.tsx";
import { EditForm } from "../parts/edit_form.tsx";
import { GuidelineList, GuidelinesDialog } from "../parts/guidelines.tsx";
import { SettingsIcon } from "../parts/icons.tsx";
import { RoomLog } from "../parts/room_log.tsx";
import { RoomTools } from "../parts/room_tools.tsx";
import { WhoIsHere } from "../parts/who_is_here.tsx";
import { compose, composingIn } from "../state/composing.ts";
import { clearDraft } from "../state/drafts.ts";
import { groupDetails, may, roomName, roomOfGroup } from "../state/groups.ts";
import { draftKey, outbox } from "../state/outbox.ts";
import { type Room, roomOf } from "../state/rooms.ts";
import { go, groupPath } from "../state/route.ts";
import { isStranger, membershipOf } from "../state/session.ts";
import { ViewTitle } from "./view.tsx";

function presenceWords(here: string): string {
    return here === "few" || here === "some" || here === "many" ? t(`here-${here}`) : "";
}

function Typing({ room }: { room: Room }) {
    const writers = room.typing.value;
    if (writers.length === 0) return null;
    if (writers.length > 2) return t("typing-several");
    return t("typing", { handles: listOf(writers), count: writers.length });
}

function Beside({ group, handle }: { group: string; handle: string }) {
    const details = groupDetails(group);
    return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <aside class="room-beside" aria-label={t("room-beside")} tabIndex={0}>
            <h2>{t("you-title")}</h2>
            <p class="you-are">{t("you-are", { handle })}</p>
            <p class="quiet small">{t("you-words")}</p>
            {details.state === "here" && (
                <>
                    <h2>{t("guidelines")}</h2>
                    <GuidelineList guidelines={details.value.guidelines} />
                </>
            )}
        </aside>
    );
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

interface Properties {
    group: string;
    name: string;
    at: number | undefined; // the message somebody came to see
}

export function RoomView({ group, name, at }: Properties) {
    const room = useMemo(() => roomOf(group, name), [group, name]);
    const [guidelines, setGuidelines] = useState(false);
    const [tools, setTools] = useState(false);
    useEffect(() => {
        void room.enter();
        return () => room.leave();
    }, [room]);
    const absent = room.phase.value === "absent";
    useEffect(() => {
        if (absent && !isStranger.value) go(groupPath(group), "replace");
    }, [absent, group]);

    const handle = membershipOf(group)?.handle ?? "";
    return (
        <div class="room">
            <div class="room-main">
                <div class="room-head">
                    <div>
                        <ViewTitle>{roomName(group, name) ?? t("room")}</ViewTitle>
                        <p class="quiet">
                            <span class="room-you">{t("you-are", { handle })}</span>{" "}
                            <span class="presence">{presenceWords(room.here.value)}</span>
                        </p>
                        <WhoIsHere room={room} />
                    </div>
                    {may(group, "slow_room") && (
                        <button
                            type="button"
                            class="button-small room-tools"
                            onClick={() => setTools(true)}
                        >
                            <SettingsIcon />
                            <span>{t("room-tools")}</span>
                        </button>
                    )}
                    <button
                        type="button"
                        class="button room-guidelines"
                        onClick={() => setGuidelines(true)}
                    >
                        {t("guidelines")}
                    </button>
                </div>
                <RoomLog room={room} handle={handle} at={at} />
                <p class="typing">
                    <Typing room={room} />
                </p>
                <Door room={room} />
            </div>
            <Beside group={group} handle={handle} />
            {tools && <RoomTools group={group} room={name} onClose={() => setTools(false)} />}
            {guidelines && <GuidelinesDialog group={group} onClose={() => setGuidelines(false)} />}
        </div>
    );
}
