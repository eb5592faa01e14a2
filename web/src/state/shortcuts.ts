// Keys that work while nobody is writing: what they do, and the list that explains them.
import { signal } from "@preact/signals";
import { care, closeCare, openCare } from "./care.ts";
import { cursor } from "./cursor.ts";
import { leaveActiveRoom, toggleBeside, toNextRoom } from "./open_rooms.ts";
import {
    deskPath,
    forumPath,
    go,
    groupPath,
    homePath,
    newsPath,
    route,
    searchPath,
} from "./route.ts";
import { isModerator, membershipOf } from "./session.ts";
import { shortcuts } from "./settings.ts";

export interface Shortcut {
    readonly key: string;
    readonly words: string; // the message that says what it does
    run(): boolean; // whether it had something to do here
}

export const sheetOpen = signal(false);

function inGroup(path: (group: string) => string, allowed: (group: string) => boolean): boolean {
    const here = route.value;
    if (!("group" in here) || !allowed(here.group)) return false;
    go(path(here.group));
    return true;
}

const isMember = (group: string) => membershipOf(group) !== undefined;

function focusOn(selector: string): boolean {
    const places = [...document.querySelectorAll<HTMLElement>(selector)];
    places.at(-1)?.focus();
    return places.length > 0;
}

function always(action: () => void): () => boolean {
    return () => {
        action();
        return true;
    };
}

export const shortcut_list: readonly Shortcut[] = [
    {
        key: "?",
        words: "key-help",
        run: always(() => {
            sheetOpen.value = true;
        }),
    },
    {
        key: "h",
        words: "key-care",
        run: always(() => (care.value.open ? closeCare() : openCare())),
    },
    { key: "g", words: "key-home", run: always(() => go(homePath)) },
    { key: "o", words: "key-group", run: () => inGroup(groupPath, () => true) },
    { key: "f", words: "key-forum", run: () => inGroup(forumPath, isMember) },
    { key: "n", words: "key-news", run: always(() => go(newsPath)) },
    {
        key: "/",
        words: "key-search",
        run: always(() => {
            const here = route.value;
            go(searchPath("group" in here ? here.group : undefined));
        }),
    },
    { key: "d", words: "key-desk", run: () => inGroup(deskPath, isModerator) },
    { key: "r", words: "key-next-room", run: toNextRoom },
    { key: "b", words: "key-beside", run: toggleBeside },
    { key: "x", words: "key-leave-room", run: leaveActiveRoom },
    {
        key: "w",
        words: "key-write",
        run: () => focusOn(".room-active .composer textarea") || focusOn(".composer textarea"),
    },
    { key: "j", words: "key-next", run: () => cursor.value?.move(1) ?? false },
    { key: "k", words: "key-previous", run: () => cursor.value?.move(-1) ?? false },
    { key: "e", words: "key-newest", run: () => cursor.value?.toNewest() ?? false },
];

// A keyboard for another script sends its own letters; then the place of the key counts.
function keyOf(event: KeyboardEvent): string {
    const { key, code } = event;
    const latin = /^[ -~]$/.test(key);
    if (latin || !code.startsWith("Key")) return key.toLowerCase();
    return code.slice(3).toLowerCase();
}

function isWriting(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement)) return false;
    const kept = target.closest("input, textarea, select, [contenteditable]");
    return kept !== null && !(kept instanceof HTMLInputElement && kept.type === "radio");
}

export function watchShortcuts(): void {
    window.addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.isComposing || isWriting(event.target)) return;
        if (shortcuts.value.value === "off" || document.querySelector("dialog[open]")) return;
        const pressed = keyOf(event);
        const found = shortcut_list.find(({ key }) => key === pressed);
        if (found?.run()) event.preventDefault();
    });
}
