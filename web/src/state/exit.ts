// Getting away: at once without a trace on the screen, or for good.
import { neutral_page } from "../config.ts";
import { forgetComposing } from "./composing.ts";
import { client } from "./connection.ts";
import { forgetCovers } from "./covered.ts";
import { forgetDesk } from "./desk.ts";
import { forgetDrafts } from "./drafts.ts";
import { forgetForums } from "./forum.ts";
import { forgetNews } from "./news.ts";
import { forgetOpenRooms } from "./open_rooms.ts";
import { outbox } from "./outbox.ts";
import { forgetPreferences } from "./preferences.ts";
import { forgetReactions } from "./reactions.ts";
import { forgetRooms } from "./rooms.ts";
import { depth } from "./route.ts";
import { leaveAndForget } from "./session.ts";
import { forgetSpoken } from "./spoken.ts";
import { browser, tab } from "./storage.ts";
import { forgetThreads } from "./threads.ts";
import { forgetUnsaved } from "./unsaved.ts";

const back_ms_max = 150;
const presses_needed = 3;
const presses_within_ms = 1_500;

function forgetEverything(): void {
    outbox.clear();
    forgetDrafts();
    forgetComposing();
    forgetCovers();
    forgetSpoken();
    forgetPreferences();
    forgetReactions();
    forgetNews();
    forgetOpenRooms();
    forgetRooms();
    forgetForums();
    forgetThreads();
    forgetUnsaved();
    forgetDesk();
    tab.clear();
    browser.clear();
}

// Whoever presses "back" or "forward" after leaving quickly is taken away again, before anything is
// shown. This is all that is kept, and only for this tab.
const left_note = "left";

export function cameBackAfterLeaving(): boolean {
    if (tab.get(left_note) === undefined) return false;
    const [navigation] = performance.getEntriesByType("navigation");
    const byHistory =
        navigation instanceof PerformanceNavigationTiming && navigation.type === "back_forward";
    if (!byHistory) tab.remove(left_note);
    return byHistory;
}

export function goAway(): void {
    location.replace(neutral_page);
}

// The handle stays with the person, who may come back; only this screen and this browser's notes
// are wiped. Stepping back first keeps the pages seen here out of the "back" button's reach.
export function leaveQuickly(): void {
    document.title = "\u200b";
    document.documentElement.classList.add("leaving");
    document.body.replaceChildren();
    client.stop();
    forgetEverything();
    tab.set(left_note, "yes");
    window.addEventListener("pageshow", goAway);
    if (depth() === 0) {
        goAway();
        return;
    }
    window.addEventListener("popstate", goAway, { once: true });
    setTimeout(goAway, back_ms_max);
    history.go(-depth());
}

export async function leaveForGood(): Promise<void> {
    await leaveAndForget("person.leave");
    forgetEverything();
}

// As leaving, and all that was said goes, too.
export async function eraseAndForget(): Promise<void> {
    await leaveAndForget("person.erase");
    forgetEverything();
}

export function watchEscape(): void {
    let presses: number[] = [];
    window.addEventListener(
        "keydown",
        (event) => {
            if (event.key !== "Escape") {
                presses = [];
                return;
            }
            if (event.repeat) return;
            const now = Date.now();
            presses = [...presses.filter((at) => now - at < presses_within_ms), now];
            if (presses.length >= presses_needed) leaveQuickly();
        },
        { capture: true },
    );
}
