// A live room: what was said, what is on its way, and where to write.
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { listOf } from "../i18n/time.ts";
import { Composer } from "../parts/composer.tsx";
import { GuidelineList, GuidelinesDialog } from "../parts/guidelines.tsx";
import { RoomLog } from "../parts/room_log.tsx";
import { setDraft } from "../state/drafts.ts";
import { groupDetails, roomName } from "../state/groups.ts";
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

export function RoomView({ group, name }: { group: string; name: string }) {
    const room = useMemo(() => roomOf(group, name), [group, name]);
    const [guidelines, setGuidelines] = useState(false);
    useEffect(() => {
        void room.enter();
        return () => room.leave();
    }, [room]);
    const absent = room.phase.value === "absent";
    useEffect(() => {
        if (absent && !isStranger.value) go(groupPath(group), "replace");
    }, [absent, group]);

    const handle = membershipOf(group)?.handle ?? "";
    const send = (text: string) => {
        outbox.add({ kind: "say", group, place: name, text, after: room.timeline.value.last });
        setDraft(draftKey(name), "");
    };
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
                    </div>
                    <button
                        type="button"
                        class="button room-guidelines"
                        onClick={() => setGuidelines(true)}
                    >
                        {t("guidelines")}
                    </button>
                </div>
                <RoomLog room={room} handle={handle} />
                <p class="typing">
                    <Typing room={room} />
                </p>
                <Composer
                    draft={draftKey(name)}
                    label={t("composer-label")}
                    sendLabel={t("composer-send")}
                    onSend={send}
                    onWriting={() => room.sayTyping()}
                    enterSends
                />
            </div>
            <Beside group={group} handle={handle} />
            {guidelines && <GuidelinesDialog group={group} onClose={() => setGuidelines(false)} />}
        </div>
    );
}
