// A live room with what is to be known about it, or two rooms side by side.
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { GuidelineList } from "../parts/guidelines.tsx";
import { RestrictionNotice } from "../parts/restriction.tsx";
import { RoomPane } from "../parts/room_pane.tsx";
import { groupDetails, roomName } from "../state/groups.ts";
import { besideRoom, groupOf, openRoomName } from "../state/open_rooms.ts";
import { roomOf } from "../state/rooms.ts";
import { go, groupPath } from "../state/route.ts";
import { isStranger, membershipOf } from "../state/session.ts";
import { ViewTitle } from "./view.tsx";

function About({ group, handle }: { group: string; handle: string }) {
    const details = groupDetails(group);
    return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <aside class="room-about" aria-label={t("room-about")} tabIndex={0}>
            <h2>{t("you-title")}</h2>
            <p class="you-are">{t("you-are", { handle })}</p>
            <p class="quiet small">{t("you-words")}</p>
            {details.state === "here" && (
                <>
                    <h2>{t("guidelines")}</h2>
                    <GuidelineList details={details.value} />
                </>
            )}
        </aside>
    );
}

interface Properties {
    group: string;
    name: string;
    at: number | undefined; // the message somebody came to see
}

export function RoomView({ group, name, at }: Properties) {
    const beside = besideRoom.value;
    const absent = roomOf(group, name).phase.value === "absent";
    useEffect(() => {
        if (absent && !isStranger.value) go(groupPath(group), "replace");
    }, [absent, group]);
    return (
        <div class={beside === undefined ? "room" : "room room-two"}>
            <RoomPane key={`here ${name}`} group={group} name={name} at={at}>
                <ViewTitle>
                    {beside === undefined
                        ? (roomName(group, name) ?? t("room"))
                        : openRoomName(name)}
                </ViewTitle>
            </RoomPane>
            {beside === undefined ? (
                <About group={group} handle={membershipOf(group)?.handle ?? ""} />
            ) : (
                <RoomPane key={`beside ${beside}`} group={groupOf(beside)} name={beside}>
                    <h2>{openRoomName(beside)}</h2>
                    <RestrictionNotice group={groupOf(beside)} />
                </RoomPane>
            )}
        </div>
    );
}
