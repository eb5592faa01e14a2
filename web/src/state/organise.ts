// A group as its organisers set it. Every change names the revision it was made on, so that two
// organisers do not undo each other's work unseen.
import { signal } from "@preact/signals";
import type { FieldsOf } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import type { GroupSettings, GuidelineTexts } from "../wire/groups.ts";
import { request } from "./connection.ts";
import { loadGroup, loadGroups } from "./groups.ts";

export const settings = signal<GroupSettings | undefined>(undefined);

export async function loadSettings(group: string): Promise<void> {
    if (settings.value?.group !== group) settings.value = undefined;
    settings.value = (await request("group.settings", { group })).settings;
}

// Returns the code of what went wrong. After a conflict what stands there now is shown.
async function saved(group: string, done: Promise<unknown>): Promise<string | undefined> {
    let problem: string | undefined;
    try {
        await done;
    } catch (error) {
        problem = codeOf(error);
    }
    if (problem === undefined || problem === "conflict") {
        await loadSettings(group).catch(() => undefined);
        void loadGroup(group);
        void loadGroups();
    }
    return problem;
}

export type Change = Omit<FieldsOf<"group.change">, "group" | "revision">;

export function change({ group, revision }: GroupSettings, what: Change) {
    return saved(group, request("group.change", { group, revision, ...what }));
}

export type PolicyChange = Omit<FieldsOf<"group.policy">, "group" | "revision">;

export function setPolicy({ group, revision }: GroupSettings, what: PolicyChange) {
    return saved(group, request("group.policy", { group, revision, ...what }));
}

export function setGuidelines({ group, revision }: GroupSettings, guidelines: GuidelineTexts[]) {
    return saved(group, request("group.guidelines", { group, revision, guidelines }));
}

export function changeRoom(of: GroupSettings, what: Omit<FieldsOf<"room.change">, "revision">) {
    return saved(of.group, request("room.change", { revision: of.revision, ...what }));
}

export function createRoom(of: GroupSettings, what: FieldsOf<"room.create">) {
    return saved(of.group, request("room.create", what));
}

export function closeRoom(of: GroupSettings, room: string, closed: boolean) {
    return saved(of.group, request("room.close", { room, closed }));
}
