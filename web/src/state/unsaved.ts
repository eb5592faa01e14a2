// What somebody has changed in settings and not saved yet: kept over other views, over what others
// save meanwhile and over a reload of the page.
import { signal } from "@preact/signals";
import { tab } from "./storage.ts";

const note = "unsaved";

function load(): ReadonlyMap<string, object> {
    try {
        const kept: unknown = JSON.parse(tab.get(note) ?? "{}");
        const isObject = (one: unknown): one is object => typeof one === "object" && one !== null;
        if (isObject(kept)) {
            return new Map(
                Object.entries(kept).filter((entry): entry is [string, object] =>
                    isObject(entry[1]),
                ),
            );
        }
    } catch {
        // As if nothing had been kept.
    }
    return new Map();
}

const changes = signal(load());

function put(next: ReadonlyMap<string, object>): void {
    changes.value = next;
    if (next.size === 0) tab.remove(note);
    else tab.set(note, JSON.stringify(Object.fromEntries(next)));
}

export interface Work<T> {
    readonly now: T; // as it stands, with what was changed
    readonly changed: boolean;
    put(part: Partial<T>): void;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function workOn<T extends object>(key: string, stands: T): Work<T> {
    const changed = changes.value.get(key) as Partial<T> | undefined;
    return {
        now: { ...stands, ...changed },
        changed: changed !== undefined,
        put: (part) => {
            const next: Partial<T> = { ...changes.value.get(key), ...part };
            for (const name of Object.keys(next) as (keyof T)[]) {
                if (same(next[name], stands[name])) delete next[name];
            }
            if (Object.keys(next).length === 0) forgetWork(key);
            else put(new Map(changes.value).set(key, next));
        },
    };
}

export function forgetWork(key: string): void {
    if (!changes.value.has(key)) return;
    const next = new Map(changes.value);
    next.delete(key);
    put(next);
}

// Anything that begins so.
export function isUnsaved(start: string): boolean {
    return [...changes.value.keys()].some((key) => key.startsWith(start));
}

export function forgetUnsaved(): void {
    put(new Map());
}
