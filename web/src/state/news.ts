// What is new for this person: how far they have read in every place, the same on all devices.
import { effect, signal } from "@preact/signals";
import type { NewsItem } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { now_ms } from "./now.ts";
import { route } from "./route.ts";
import { joinListeners } from "./session.ts";

const again_ms = 60_000;
const mark_after_ms = 800;

export const news = signal<ReadonlyMap<string, NewsItem>>(new Map());
export const newsLoaded = signal(false);
let askedAt = 0;

export async function loadNews(): Promise<void> {
    if (connection.value !== "connected") return;
    askedAt = Date.now();
    try {
        const answer = await request("news.list", {});
        news.value = new Map(answer.news.map((item) => [item.place, item]));
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

function put(item: NewsItem): void {
    news.value = new Map(news.value).set(item.place, item);
}

export async function newsOf(place: string): Promise<NewsItem | undefined> {
    try {
        const item = await request("news.show", { place });
        put(item);
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
    if (seq <= Math.max(item?.read ?? 0, waiting?.seq ?? 0)) return;
    clearTimeout(waiting?.timer);
    marks.set(place, { seq, timer: setTimeout(() => tellRead(place), mark_after_ms) });
    if (item !== undefined) {
        const { first: _first, ...kept } = item;
        put({ ...kept, read: seq, unread: 0 });
    }
}

export function forgetNews(): void {
    for (const { timer } of marks.values()) clearTimeout(timer);
    marks.clear();
    unseen.clear();
    news.value = new Map();
    newsLoaded.value = false;
}

export function followNews(): void {
    on("read.marked", ({ place, read }) => {
        const item = news.value.get(place);
        if (item === undefined || read <= (item.read ?? 0)) return;
        const { first: _first, ...kept } = item;
        const all = read >= item.seq;
        put(all ? { ...kept, read, unread: 0 } : { ...item, read });
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
