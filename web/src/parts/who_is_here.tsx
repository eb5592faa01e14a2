// Who else is in a room, where the group has chosen that people see it.
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { request } from "../state/connection.ts";
import type { Room } from "../state/rooms.ts";

export function WhoIsHere({ room }: { room: Room }) {
    const [handles, setHandles] = useState<readonly string[] | undefined>(undefined);
    const here = room.phase.value === "here";
    const crowd = room.here.value;
    const look = () => {
        request("room.people", { room: room.name }).then(
            (ok) => setHandles(ok.handles),
            () => undefined,
        );
    };
    useEffect(() => {
        if (here) look();
    }, [here, crowd]);
    if (handles === undefined) return null;
    return (
        <details
            class="who-is-here"
            onToggle={(event) => {
                if (event.currentTarget.open) look();
            }}
        >
            <summary>{t("people-here")}</summary>
            <ul class="tags">
                {handles.map((handle) => (
                    <li key={handle} class="tag tag-plain">
                        <bdi>{handle}</bdi>
                    </li>
                ))}
            </ul>
        </details>
    );
}
