// The rooms somebody is in: a strip to go from one to the next, on a phone a button that opens a
// list of them.
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { draftOf } from "../state/drafts.ts";
import { unreadIn } from "../state/news.ts";
import {
    besideRoom,
    canBeBeside,
    leaveRoom,
    openRoomName,
    openRooms,
    putBeside,
} from "../state/open_rooms.ts";
import { draftKey } from "../state/outbox.ts";
import { pausedUntil } from "../state/pause.ts";
import { roomHere, roomPath } from "../state/route.ts";
import { limits } from "../wire/limits.ts";
import { Dialog } from "./dialog.tsx";
import { BesideIcon, CloseIcon, EditIcon, RoomsIcon } from "./icons.tsx";

const most = limits.unread_counted_max;

function Count({ count }: { count: number }) {
    if (count === 0) return null;
    return (
        <>
            <span class="count" aria-hidden="true">
                {count >= most ? `${most - 1}+` : count}
            </span>
            <span class="for-readers">{t("open-room-unread", { count })}</span>
        </>
    );
}

function OpenRoom({ room, current, onGo }: { room: string; current: boolean; onGo?(): void }) {
    const name = openRoomName(room);
    const isBeside = besideRoom.value === room;
    const begun = !current && draftOf(draftKey(room)).trim() !== "";
    return (
        <li class={isBeside ? "open-room open-room-beside" : "open-room"}>
            <a
                href={roomPath(room)}
                {...(onGo === undefined ? {} : { onClick: onGo })}
                {...(current ? { "aria-current": "page" as const } : {})}
            >
                <span class="open-room-name">{name}</span>{" "}
                {begun && (
                    <>
                        <EditIcon />
                        <span class="for-readers">{t("open-room-begun")}</span>
                    </>
                )}
                {!current && !isBeside && <Count count={unreadIn(room)} />}
            </a>
            {canBeBeside.value && !current && (
                <button
                    type="button"
                    class="button-quiet"
                    aria-pressed={isBeside}
                    aria-label={t("open-room-beside", { room: name })}
                    title={t("open-room-beside", { room: name })}
                    onClick={() => putBeside(isBeside ? undefined : room)}
                >
                    <BesideIcon />
                </button>
            )}
            <button
                type="button"
                class="button-quiet"
                aria-label={t("open-room-leave", { room: name })}
                title={t("open-room-leave", { room: name })}
                onClick={() => leaveRoom(room)}
            >
                <CloseIcon />
            </button>
        </li>
    );
}

// Whether there is anything to say: one is in a room that is not on the screen by itself.
function others(): readonly string[] {
    if (pausedUntil.value !== undefined) return [];
    const here = roomHere();
    return openRooms.value.filter((room) => room !== here);
}

export function OpenRooms() {
    const here = roomHere();
    if (others().length === 0) return null;
    return (
        <nav class="open-rooms" aria-label={t("open-rooms")}>
            {here === undefined && (
                <p class="quiet small" aria-hidden="true">
                    {t("open-rooms")}
                </p>
            )}
            <ul>
                {openRooms.value.map((room) => (
                    <OpenRoom key={room} room={room} current={room === here} />
                ))}
            </ul>
        </nav>
    );
}

export function OpenRoomsButton() {
    const [listed, setListed] = useState(false);
    const here = roomHere();
    const away = others();
    const close = () => setListed(false);
    useEffect(() => {
        if (away.length === 0) close();
    }, [away.length]);
    if (away.length === 0) return null;
    const unread = away.reduce((sum, room) => sum + unreadIn(room), 0);
    return (
        <>
            <button
                type="button"
                class="button-quiet open-rooms-button"
                aria-haspopup="dialog"
                onClick={() => setListed(true)}
            >
                <RoomsIcon />
                <span class="for-readers">{t("open-rooms")}</span>
                <Count count={Math.min(unread, most)} />
            </button>
            {listed && (
                <Dialog title={t("open-rooms")} onClose={close}>
                    <ul class="open-rooms-list">
                        {openRooms.value.map((room) => (
                            <OpenRoom key={room} room={room} current={room === here} onGo={close} />
                        ))}
                    </ul>
                </Dialog>
            )}
        </>
    );
}
