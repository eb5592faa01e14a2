// The whole page: header, help, and the view that the route names.
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Announcer } from "../parts/announcer.tsx";
import { CarePanel } from "../parts/care_panel.tsx";
import { ConnectionBanner } from "../parts/connection_banner.tsx";
import { Header } from "../parts/header.tsx";
import { ShortcutSheet } from "../parts/shortcut_sheet.tsx";
import { openCount } from "../state/desk.ts";
import { groupDetails } from "../state/groups.ts";
import { pausedUntil } from "../state/pause.ts";
import { type Route, route } from "../state/route.ts";
import { ForumView } from "./forum.tsx";
import { Group } from "./group.tsx";
import { Home } from "./home.tsx";
import { lazy } from "./lazy.tsx";
import { LinkView } from "./link.tsx";
import { Lost } from "./lost.tsx";
import { MembershipGate } from "./membership_gate.tsx";
import { NewsView } from "./news.tsx";
import { Paused } from "./paused.tsx";
import { ReturnView } from "./return.tsx";
import { RoomView } from "./room.tsx";
import { ThreadView } from "./thread.tsx";

const DeskView = lazy(() => import("./desk.tsx").then((module) => module.DeskView));
const NewGroupView = lazy(() =>
    import("./organise/new_group.tsx").then((module) => module.NewGroupView),
);
const OrganiseView = lazy(() =>
    import("./organise/index.tsx").then((module) => module.OrganiseView),
);
const SearchView = lazy(() => import("./search.tsx").then((module) => module.SearchView));
const YouView = lazy(() => import("./you/index.tsx").then((module) => module.YouView));

function View({ here }: { here: Route }) {
    switch (here.view) {
        case "home":
            return <Home />;
        case "group":
            return <Group key={here.group} group={here.group} />;
        case "link":
            return <LinkView key={here.code} code={here.code} />;
        case "news":
            return <NewsView />;
        case "search":
            return <SearchView key={here.within} group={here.within} />;
        case "you":
            return <YouView />;
        case "new_group":
            return <NewGroupView />;
        case "return":
            return <ReturnView />;
        case "lost":
            return <Lost />;
        default:
            return (
                <MembershipGate group={here.group}>
                    {here.view === "room" && (
                        <RoomView group={here.group} name={here.room} at={here.at} />
                    )}
                    {here.view === "forum" && <ForumView key={here.group} group={here.group} />}
                    {here.view === "thread" && (
                        <ThreadView
                            key={here.thread}
                            group={here.group}
                            name={here.thread}
                            at={here.at}
                        />
                    )}
                    {here.view === "settings" && (
                        <OrganiseView key={here.group} group={here.group} />
                    )}
                    {here.view === "desk" && <DeskView key={here.group} group={here.group} />}
                </MembershipGate>
            );
    }
}

function titleOf(here: Route): string {
    const loaded = "group" in here ? groupDetails(here.group) : undefined;
    const name = loaded?.state === "here" ? loaded.value.group.name : undefined;
    const title = name === undefined ? t("brand") : t("page-title", { name });
    const waiting = openCount.value;
    return waiting === 0 ? title : t("page-title-waiting", { count: waiting, title });
}

function useTitle(): void {
    useEffect(
        () =>
            effect(() => {
                document.title = titleOf(route.value);
            }),
        [],
    );
}

function skipToContent(): void {
    document.getElementById("main")?.focus();
}

export function App() {
    useTitle();
    const here = route.value;
    const until = pausedUntil.value;
    return (
        <div class={here.view === "room" ? "app app-room" : "app"}>
            <button type="button" class="skip" onClick={skipToContent}>
                {t("skip")}
            </button>
            <Header />
            <ConnectionBanner />
            <CarePanel />
            <Announcer />
            <main id="main" tabIndex={-1}>
                {until === undefined ? <View here={here} /> : <Paused until={until} />}
            </main>
            <ShortcutSheet />
        </div>
    );
}
