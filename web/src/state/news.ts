// What is new for this person: how far they have read in every place, the same on all devices.
import { effect, signal } from "@preact/signals";
import { limits } from "../wire/limits.ts";
import type { NewsItem } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { now_ms } from "./now.ts";
import { route } from "./route.ts";
import { joinListeners, membershipOf } from "./session.ts";

const again_ms = 60_000;
const mark_after_ms = 800;
const recount_after_ms = 500;

export const news = signal<ReadonlyMap<string, NewsItem>>(new Map());
export const newsLoaded = signal(false);
let askedAt = 0;

export async function loadNews(): Promise<void> {
    if (connection.value !== "connected") return;
    askedAt = Date.now();
    try {
        const answer = await request("news.list", {});
        news.value = new Map(answer.news.map((item) => [item.place, latest(item)]));
        newsLoaded.value = true;
    } catch {
        // It is asked for again soon.
    }
}

export function unreadIn(place: string): number {
    return news.value.get(place)?.unread ?? 0;
}

// In the list of threads, and in those one follows.
export function unreadOfForum(group: string): number {
    let unread = 0;
    for (const item of news.value.values()) {
        if (item.place.startsWith(`${group}/forum`)) unread += item.unread;
    }
    return unread;
}

export function unreadOfGroup(group: string): number {
    let unread = 0;
    for (const item of news.value.values()) {
        if (item.place.startsWith(`${group}/`)) unread += item.unread;
    }
    return unread;
}

const readOf = (item: NewsItem | undefined) => item?.read ?? -1;

function allRead({ first: _first, ...item }: NewsItem, read: number): NewsItem {
    return { ...item, read, unread: 0 };
}

// The server's answer, unless the page has heard or shown more since it was asked.
function latest(item: NewsItem): NewsItem {
    const waiting = marks.get(item.place)?.seq ?? -1;
    if (waiting >= item.seq) return allRead(item, waiting);
    const known = news.value.get(item.place);
    const newer = known !== undefined && known.seq > item.seq && readOf(known) >= readOf(item);
    return newer ? known : item;
}

function put(item: NewsItem): void {
    news.value = new Map(news.value).set(item.place, item);
}

export async function newsOf(place: string): Promise<NewsItem | undefined> {
    try {
        const item = await request("news.show", { place });
        put(latest(item));
        return item;
    } catch {
        return undefined;
    }
}

export async function follow(thread: string, following: boolean): Promise<void> {
    await request("forum.follow", { thread, following });
    await newsOf(thread);
}

const marks = new Map<string, { seq: number; timer: ReturnType<typeof setTimeout> }>();

// At once, for somebody who goes.
export function tellRead(place: string): void {
    const waiting = marks.get(place);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    marks.delete(place);
    request("read.mark", { place, seq: waiting.seq }).catch(() => undefined);
}

// A page in the background has shown nothing to anybody yet.
const unseen = new Map<string, number>();

// Seen: told a moment later, so that a lively room asks once and not with every message.
export function markRead(place: string, seq: number): void {
    if (document.visibilityState === "hidden") {
        unseen.set(place, seq);
        return;
    }
    const item = news.value.get(place);
    const waiting = marks.get(place);
    // An empty room can be read to its end, too: what comes then is new.
    if (seq <= Math.max(readOf(item), waiting?.seq ?? -1)) return;
    clearTimeout(waiting?.timer);
    marks.set(place, { seq, timer: setTimeout(() => tellRead(place), mark_after_ms) });
    if (item !== undefined) put(allRead(item, seq));
}

const recounts = new Map<string, ReturnType<typeof setTimeout>>();

function recount(place: string): void {
    if (recounts.has(place)) return;
    const ask = () => {
        recounts.delete(place);
        void newsOf(place);
    };
    recounts.set(place, setTimeout(ask, recount_after_ms));
}

// In a room one is in, looked at or not.
function heard(room: string, seq: number, by: string): void {
    const item = news.value.get(room);
    if (item === undefined || seq <= item.seq) return;
    const [group = ""] = room.split("/");
    const counts = item.read !== undefined && by !== membershipOf(group)?.handle;
    const unread = Math.min(item.unread + 1, limits.unread_counted_max);
    put(counts ? { ...item, seq, unread, first: item.first ?? seq } : { ...item, seq });
}

export function forgetNews(): void {
    for (const { timer } of marks.values()) clearTimeout(timer);
    for (const timer of recounts.values()) clearTimeout(timer);
    marks.clear();
    recounts.clear();
    unseen.clear();
    news.value = new Map();
    newsLoaded.value = false;
}

export function followNews(): void {
    on("read.marked", ({ place, read }) => {
        const item = news.value.get(place);
        if (item === undefined || read <= readOf(item)) return;
        if (read >= item.seq) return put(allRead(item, read));
        put({ ...item, read });
        recount(place);
    });
    on("room.said", ({ room, seq, by }) => heard(room, seq, by));
    on("room.removed", ({ room, removes }) => {
        const item = news.value.get(room);
        if (item !== undefined && item.unread > 0 && removes > readOf(item)) recount(room);
    });
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") {
            for (const place of [...marks.keys()]) tellRead(place);
            return;
        }
        for (const [place, seq] of unseen) markRead(place, seq);
        unseen.clear();
    });
    onHello(() => void loadNews());
    joinListeners.add(() => void loadNews());
    effect(() => {
        const { view } = route.value;
        if (view === "home" || view === "group" || view === "news") void loadNews();
    });
    effect(() => {
        if (now_ms.value - askedAt >= again_ms && document.visibilityState === "visible") {
            void loadNews();
        }
    });
}
