// What is in reach on every view: the way home, help, settings and the way out.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { care, closeCare, openCare } from "../state/care.ts";
import { openCases, openCount } from "../state/desk.ts";
import { leaveQuickly } from "../state/exit.ts";
import { groupDetails } from "../state/groups.ts";
import { unreadIn, unreadOfForum } from "../state/news.ts";
import {
    deskPath,
    forumPath,
    groupPath,
    homePath,
    type Route,
    roomPath,
    route,
} from "../state/route.ts";
import { isModerator, membershipOf } from "../state/session.ts";
import { ExitIcon, HelpIcon, LogoIcon, SettingsIcon } from "./icons.tsx";
import { OpenRooms, OpenRoomsButton } from "./open_rooms.tsx";
import { Settings } from "./settings.tsx";

function NavigationLink({
    path,
    label,
    current,
    fresh = false,
}: {
    path: string;
    label: string;
    current: boolean;
    fresh?: boolean;
}) {
    const link = useRef<HTMLAnchorElement>(null);
    useEffect(() => {
        if (current) link.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    }, [current]);
    return (
        <a ref={link} href={path} {...(current ? { "aria-current": "page" as const } : {})}>
            {label}
            {fresh && !current && (
                <>
                    <span class="fresh" aria-hidden="true" />
                    <span class="for-readers">{t("news-mark")}</span>
                </>
            )}
        </a>
    );
}

function deskLabel(group: string): string {
    const waiting = openCases(group).length;
    return waiting === 0 ? t("desk") : t("desk-with-count", { count: waiting });
}

function GroupNavigation({ group, here }: { group: string; here: Route }) {
    const details = groupDetails(group);
    if (membershipOf(group) === undefined || details.state !== "here") return null;
    const { rooms, group: summary } = details.value;
    return (
        <nav class="group-navigation" aria-label={t("group-navigation", { name: summary.name })}>
            <NavigationLink
                path={groupPath(group)}
                label={summary.name}
                current={here.view === "group"}
            />
            {rooms.map(({ room, name }) => (
                <NavigationLink
                    key={room}
                    path={roomPath(room)}
                    label={name}
                    current={here.view === "room" && here.room === room}
                    fresh={unreadIn(room) > 0}
                />
            ))}
            <NavigationLink
                path={forumPath(group)}
                label={t("forum")}
                current={here.view === "forum" || here.view === "thread"}
                fresh={unreadOfForum(group) > 0}
            />
            {isModerator(group) && (
                <NavigationLink
                    path={deskPath(group)}
                    label={deskLabel(group)}
                    current={here.view === "desk"}
                />
            )}
        </nav>
    );
}

export function Header() {
    const [settings, setSettings] = useState(false);
    const here = route.value;
    return (
        <header class="header">
            <div class="header-row">
                <a class="logo" href={homePath} aria-label={t("home-link")}>
                    <LogoIcon />
                    <span class="logo-name" translate={false}>
                        {t("brand")}
                    </span>
                </a>
                <div class="header-tools">
                    <button
                        type="button"
                        class="button-help"
                        aria-expanded={care.value.open}
                        onClick={() => (care.value.open ? closeCare() : openCare())}
                    >
                        <HelpIcon />
                        <span>{t("care-link")}</span>
                    </button>
                    <button
                        type="button"
                        class="button-quiet"
                        aria-label={t("settings")}
                        onClick={() => setSettings(true)}
                    >
                        <SettingsIcon />
                    </button>
                    <button type="button" class="button-exit" onClick={leaveQuickly}>
                        <ExitIcon />
                        <span>{t("quick-exit")}</span>
                    </button>
                </div>
            </div>
            <div class="header-places">
                {"group" in here && <GroupNavigation group={here.group} here={here} />}
                <OpenRoomsButton />
            </div>
            <OpenRooms />
            {settings && <Settings onClose={() => setSettings(false)} />}
            {openCount.value > 0 && (
                <p class="for-readers" role="status">
                    {t("desk-waiting", { count: openCount.value })}
                </p>
            )}
        </header>
    );
}
