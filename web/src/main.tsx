import { render } from "preact";
import "./styles/main.css";
import { startLanguage } from "./i18n/index.ts";
import { followCare } from "./state/care.ts";
import { watchNetwork } from "./state/connection.ts";
import { followDesk } from "./state/desk.ts";
import { cameBackAfterLeaving, goAway, watchEscape } from "./state/exit.ts";
import { followForums } from "./state/forum.ts";
import { followConnection, followGroups, followLanguage } from "./state/groups.ts";
import { followNews } from "./state/news.ts";
import { startClock } from "./state/now.ts";
import { followOpenRooms } from "./state/open_rooms.ts";
import { followOutbox } from "./state/outbox.ts";
import { followPause } from "./state/pause.ts";
import { followPreferences } from "./state/preferences.ts";
import { followReactions } from "./state/reactions.ts";
import { followRestrictions } from "./state/restrictions.ts";
import { followRooms } from "./state/rooms.ts";
import { followRoute } from "./state/route.ts";
import { comeBack, followAsks } from "./state/session.ts";
import { followLooks } from "./state/settings.ts";
import { watchShortcuts } from "./state/shortcuts.ts";
import { followThreads } from "./state/threads.ts";
import { App } from "./views/app.tsx";

async function start(): Promise<void> {
    if (cameBackAfterLeaving()) {
        goAway();
        return;
    }
    followLooks();
    watchEscape();
    watchShortcuts();
    followRoute();
    await startLanguage();
    followLanguage();
    followConnection();
    followGroups();
    followAsks();
    followRestrictions();
    followCare();
    followPause();
    followReactions();
    followNews();
    followPreferences();
    followRooms();
    followOpenRooms();
    followForums();
    followThreads();
    followDesk();
    followOutbox();
    watchNetwork();
    startClock();
    const place = document.getElementById("app");
    if (place !== null) render(<App />, place);
    comeBack();
}

void start();
