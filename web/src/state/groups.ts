// What is known of the groups, in the chosen language, asked for once per language.
import { effect, signal } from "@preact/signals";
import { locale } from "../i18n/index.ts";
import type { GroupDetails } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import { listGroups, showGroup } from "../wire/http.ts";
import type { GroupSummary, RoomSummary } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { joinListeners } from "./session.ts";

export type Loaded<T> =
    | { state: "loading" }
    | { state: "failed"; code: string }
    | { state: "here"; value: T };

const loading = { state: "loading" } as const;

export const groups = signal<Loaded<readonly GroupSummary[]>>(loading);
const details = signal<ReadonlyMap<string, Loaded<GroupDetails>>>(new Map());

export interface Filter {
    readonly words: string;
    readonly speaks: string;
    readonly format: string;
    readonly open: boolean;
}

export const no_filter: Filter = { words: "", speaks: "", format: "", open: false };

const fold = (text: string) =>
    text
        .normalize("NFKD")
        .replace(/\p{Mn}/gu, "")
        .toLocaleLowerCase();

// Those that have every word somewhere in name or topic, and all that is asked for.
export function matching(all: readonly GroupSummary[], filter: Filter): GroupSummary[] {
    const words = fold(filter.words).split(/\s+/);
    return all.filter(({ name, topic, languages, format, open }) => {
        const text = fold(`${name} ${topic}`);
        return (
            words.every((word) => text.includes(word)) &&
            (filter.speaks === "" || languages.includes(filter.speaks)) &&
            (filter.format === "" || format === filter.format) &&
            (!filter.open || open === true)
        );
    });
}

export async function loadGroups(): Promise<void> {
    const language = locale.value;
    try {
        const value = await listGroups(language);
        if (language === locale.value) groups.value = { state: "here", value };
    } catch (error) {
        if (groups.value.state !== "here") groups.value = { state: "failed", code: codeOf(error) };
    }
}

// How often each group was asked for: what was asked earlier and is answered later says less.
const asked = new Map<string, number>();

export async function loadGroup(group: string): Promise<void> {
    const turn = (asked.get(group) ?? 0) + 1;
    asked.set(group, turn);
    const put = (loaded: Loaded<GroupDetails>) => {
        if (asked.get(group) !== turn) return;
        details.value = new Map(details.value).set(group, loaded);
    };
    const language = locale.value;
    if (details.value.get(group)?.state !== "here") put(loading);
    try {
        // Whoever is somebody here is told what they may do; a stranger only what everybody may know.
        const value =
            connection.value === "connected"
                ? await request("group.show", { group, language })
                : await showGroup(group, language);
        if (language === locale.value) put({ state: "here", value });
    } catch (error) {
        if (details.value.get(group)?.state !== "here")
            put({ state: "failed", code: codeOf(error) });
    }
}

export function groupDetails(group: string): Loaded<GroupDetails> {
    return details.value.get(group) ?? loading;
}

// Whether this person may do something there; what it is called stands in the table of roles.
export function may(group: string, act: string): boolean {
    const found = groupDetails(group);
    return found.state === "here" && found.value.may.includes(act);
}

export function roomOfGroup(group: string, room: string): RoomSummary | undefined {
    const found = groupDetails(group);
    if (found.state !== "here") return undefined;
    return found.value.rooms.find((candidate) => candidate.room === room);
}

// The guidelines are others than those somebody has agreed to.
export function mustAgreeAnew(group: string): boolean {
    const found = groupDetails(group);
    if (found.state !== "here") return false;
    const { accepted, guidelines_version } = found.value;
    return accepted !== undefined && accepted < guidelines_version;
}

export function followGroups(): void {
    on("group.changed", ({ group }) => void loadGroup(group));
    on("room.changed", ({ room, state, slow_seconds }) => {
        const [group = ""] = room.split("/");
        const found = details.value.get(group);
        if (found?.state !== "here") return;
        const rooms = found.value.rooms.map((one) =>
            one.room === room ? { ...one, state, slow_seconds } : one,
        );
        const value = { ...found.value, rooms };
        details.value = new Map(details.value).set(group, { state: "here", value });
    });
    // What one may do there follows from who one is.
    onHello(() => {
        for (const group of details.peek().keys()) void loadGroup(group);
    });
    joinListeners.add((group) => void loadGroup(group));
}

export function roomName(group: string, room: string): string | undefined {
    return roomOfGroup(group, room)?.name;
}

// The texts are in the language they were asked in.
export function followLanguage(): void {
    let before = locale.value;
    effect(() => {
        if (locale.value === before) return;
        before = locale.value;
        const known = [...details.peek().keys()];
        if (groups.peek().state !== "loading") void loadGroups();
        for (const group of known) void loadGroup(group);
    });
}

// What could not be fetched is asked for again once there is a connection.
export function followConnection(): void {
    effect(() => {
        if (connection.value !== "connected") return;
        if (groups.peek().state === "failed") void loadGroups();
        for (const [group, loaded] of details.peek()) {
            if (loaded.state === "failed") void loadGroup(group);
        }
    });
}
