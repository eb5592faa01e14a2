// Where on the page somebody is: a hash, so that any static server will do. The depth of each step
// is kept in the browser's history, for the quick exit to step back over all of them.
import { computed, signal } from "@preact/signals";

export type Route =
    | { view: "home" }
    | { view: "group"; group: string }
    | { view: "room"; group: string; room: string; at?: number }
    | { view: "forum"; group: string }
    | { view: "thread"; group: string; thread: string; at?: number }
    | { view: "desk"; group: string }
    | { view: "link"; code: string }
    | { view: "settings"; group: string }
    | { view: "news" }
    | { view: "search"; within?: string }
    | { view: "you" }
    | { view: "return" }
    | { view: "new_group" }
    | { view: "lost" };

const slug = "[a-z0-9-]{1,40}";
const number = "([1-9][0-9]{0,15})";
const patterns: readonly [RegExp, (parts: readonly string[]) => Route][] = [
    [/^\/?$/, () => ({ view: "home" })],
    [new RegExp(`^/g/(${slug})$`), ([, group = ""]) => ({ view: "group", group })],
    [
        new RegExp(`^/g/(${slug})/room/(${slug})(?:/${number})?$`),
        ([, group = "", room = "", at]) => ({
            view: "room",
            group,
            room: `${group}/${room}`,
            ...(at === undefined ? {} : { at: Number(at) }),
        }),
    ],
    [new RegExp(`^/g/(${slug})/forum$`), ([, group = ""]) => ({ view: "forum", group })],
    [
        new RegExp(`^/g/(${slug})/forum/${number}(?:/${number})?$`),
        ([, group = "", thread = "", at]) => ({
            view: "thread",
            group,
            thread: `${group}/forum/${thread}`,
            ...(at === undefined ? {} : { at: Number(at) }),
        }),
    ],
    [new RegExp(`^/g/(${slug})/desk$`), ([, group = ""]) => ({ view: "desk", group })],
    [new RegExp(`^/g/(${slug})/settings$`), ([, group = ""]) => ({ view: "settings", group })],
    [/^\/new$/, () => ({ view: "news" })],
    [
        new RegExp(`^/search(?:/(${slug}))?$`),
        ([, within]) => ({ view: "search", ...(within === undefined ? {} : { within }) }),
    ],
    [/^\/you$/, () => ({ view: "you" })],
    [/^\/return$/, () => ({ view: "return" })],
    [/^\/make$/, () => ({ view: "new_group" })],
    [/^\/link\/([A-Za-z0-9_.~-]{1,128})$/, ([, code = ""]) => ({ view: "link", code })],
];

export function parseRoute(hash: string): Route {
    const path = hash.replace(/^#/, "");
    for (const [pattern, make] of patterns) {
        const parts = pattern.exec(path);
        if (parts !== null) return make(parts);
    }
    return { view: "lost" };
}

export const homePath = "#/";
export const groupPath = (group: string) => `#/g/${group}`;
export const roomPath = (room: string) => `#/g/${room.replace("/", "/room/")}`;
export const forumPath = (group: string) => `#/g/${group}/forum`;
export const threadPath = (thread: string) => `#/g/${thread}`;
// Where one message or post is; without one the place itself.
export function entryPath(place: string, seq: number | undefined): string {
    const path = /\/forum\//.test(place) ? threadPath(place) : roomPath(place);
    return seq === undefined ? path : `${path}/${seq}`;
}
export const newsPath = "#/new";
export const searchPath = (group?: string) =>
    group === undefined ? "#/search" : `#/search/${group}`;
export const deskPath = (group: string) => `#/g/${group}/desk`;
export const settingsPath = (group: string) => `#/g/${group}/settings`;
export const youPath = "#/you";
export const returnPath = "#/return";
export const newGroupPath = "#/make";
export const linkPath = (code: string) => `#/link/${code}`;

const hash = signal(location.hash);
export const route = computed(() => parseRoute(hash.value));

export function roomHere(): string | undefined {
    const here = route.value;
    return here.view === "room" ? here.room : undefined;
}

function depthNow(): number {
    const state: unknown = history.state;
    return typeof state === "object" && state !== null && "depth" in state
        ? Number(state.depth)
        : 0;
}

export function depth(): number {
    return depthNow();
}

export function go(path: string, how: "push" | "replace" = "push"): void {
    if (path === location.hash) return;
    if (how === "push") history.pushState({ depth: depthNow() + 1 }, "", path);
    else history.replaceState({ depth: depthNow() }, "", path);
    hash.value = location.hash;
}

export function followRoute(): void {
    const follow = () => {
        hash.value = location.hash;
    };
    window.addEventListener("popstate", follow);
    window.addEventListener("hashchange", follow);
    document.addEventListener("click", (event) => {
        if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
        const link = event.target instanceof Element ? event.target.closest("a") : null;
        const path = link?.getAttribute("href");
        if (path === null || path === undefined || !path.startsWith("#/")) return;
        event.preventDefault();
        go(path);
    });
}
