// What is known of the groups, in the chosen language, asked for once per language.
import { effect, signal } from "@preact/signals";
import { locale } from "../i18n/index.ts";
import type { GroupDetails } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import { listGroups, showGroup } from "../wire/http.ts";
import type { GroupSummary } from "../wire/parts.ts";
import { connection } from "./connection.ts";

export type Loaded<T> =
    | { state: "loading" }
    | { state: "failed"; code: string }
    | { state: "here"; value: T };

const loading = { state: "loading" } as const;

export const groups = signal<Loaded<readonly GroupSummary[]>>(loading);
const details = signal<ReadonlyMap<string, Loaded<GroupDetails>>>(new Map());

export async function loadGroups(): Promise<void> {
    const language = locale.value;
    try {
        const value = await listGroups(language);
        if (language === locale.value) groups.value = { state: "here", value };
    } catch (error) {
        if (groups.value.state !== "here") groups.value = { state: "failed", code: codeOf(error) };
    }
}

export async function loadGroup(group: string): Promise<void> {
    const language = locale.value;
    const put = (loaded: Loaded<GroupDetails>) => {
        details.value = new Map(details.value).set(group, loaded);
    };
    if (details.value.get(group)?.state !== "here") put(loading);
    try {
        const value = await showGroup(group, language);
        if (language === locale.value) put({ state: "here", value });
    } catch (error) {
        if (details.value.get(group)?.state !== "here")
            put({ state: "failed", code: codeOf(error) });
    }
}

export function groupDetails(group: string): Loaded<GroupDetails> {
    return details.value.get(group) ?? loading;
}

export function roomName(group: string, room: string): string | undefined {
    const found = groupDetails(group);
    if (found.state !== "here") return undefined;
    return found.value.rooms.find((candidate) => candidate.room === room)?.name;
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
