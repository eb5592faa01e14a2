// The open cases of the groups somebody looks after, live.
import { computed, signal } from "@preact/signals";
import { codeOf } from "../wire/errors.ts";
import type { NoteView } from "../wire/groups.ts";
import type { CaseView } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { addFeedback, forgetFeedback, setFeedback } from "./feedback.ts";
import type { Phase } from "./rooms.ts";
import { isModerator, joinListeners, memberships } from "./session.ts";

export type Action = "release" | "remove" | "close";

type Cases = ReadonlyMap<number, CaseView>;

const cases = signal<ReadonlyMap<string, Cases>>(new Map());
const notes = signal<ReadonlyMap<string, readonly NoteView[]>>(new Map());
const asking = signal<ReadonlyMap<string, number>>(new Map());
const phases = signal<ReadonlyMap<string, Phase>>(new Map());
const decided_shown_max = 20;

export function deskPhase(group: string): Phase {
    return phases.value.get(group) ?? "entering";
}

// What the last shifts left for the next.
export function notesOf(group: string): readonly NoteView[] {
    return notes.value.get(group) ?? [];
}

// How many ask to come in.
export function askingIn(group: string): number {
    return asking.value.get(group) ?? 0;
}

function setPhase(group: string, phase: Phase): void {
    phases.value = new Map(phases.value).set(group, phase);
}

// Somebody in danger before everything else, then whoever may need looking after, then what waits to
// be seen by others, then the rest; whoever has waited longest comes first. The server cuts a long
// list off in this order.
function rank(view: CaseView): number {
    if (view.care === "urgent") return 0;
    if (view.care === "check") return 1;
    const order = ["care", "held", "appeal", "report", "flagged"];
    const at = order.indexOf(view.kind);
    return (at < 0 ? order.length : at) + 1;
}

export function inOrder(views: Iterable<CaseView>): CaseView[] {
    return [...views].sort(
        (a, b) => rank(a) - rank(b) || Date.parse(a.at) - Date.parse(b.at) || a.case - b.case,
    );
}

export function openCases(group: string): CaseView[] {
    const all = cases.value.get(group)?.values() ?? [];
    return inOrder([...all].filter((view) => view.state === "open"));
}

// Those decided while this page looked on, the latest first.
export function decidedCases(group: string): CaseView[] {
    const all = [...(cases.value.get(group)?.values() ?? [])];
    return all
        .filter((view) => view.state !== "open")
        .reverse()
        .slice(0, decided_shown_max);
}

export const openCount = computed(() => {
    let count = 0;
    for (const group of cases.value.keys()) count += openCases(group).length;
    return count;
});

export async function watchDesk(group: string): Promise<void> {
    if (connection.value !== "connected") return;
    try {
        const answer = await request("desk.watch", { group });
        const decided = decidedCases(group).reverse();
        const all = new Map([...decided, ...answer.cases].map((view) => [view.case, view]));
        cases.value = new Map(cases.value).set(group, all);
        notes.value = new Map(notes.value).set(group, answer.notes);
        setFeedback(group, answer.feedback);
        asking.value = new Map(asking.value).set(group, answer.asks);
        setPhase(group, "here");
    } catch (error) {
        const code = codeOf(error);
        if (code !== "disconnected") setPhase(group, code === "not_found" ? "absent" : "failed");
    }
}

function put(view: CaseView): void {
    const group = new Map(cases.value.get(view.group));
    // What has just been decided goes to the end, for decidedCases().
    if (view.state !== "open") group.delete(view.case);
    group.set(view.case, view);
    cases.value = new Map(cases.value).set(view.group, group);
}

// Says that one works on a case, so that nobody else does. Returns the code of what went wrong.
export async function claim(view: CaseView, claimed: boolean): Promise<string | undefined> {
    try {
        await request("desk.claim", { group: view.group, case: view.case, claimed });
        return undefined;
    } catch (error) {
        return codeOf(error);
    }
}

// Returns the code of what went wrong. The case itself changes by the event that follows.
export async function act(view: CaseView, action: Action): Promise<string | undefined> {
    try {
        await request("desk.act", { group: view.group, case: view.case, action });
        return undefined;
    } catch (error) {
        return codeOf(error);
    }
}

export function forgetDesk(): void {
    forgetFeedback();
    cases.value = new Map();
    notes.value = new Map();
    asking.value = new Map();
    phases.value = new Map();
}

export function followDesk(): void {
    on("desk.case", (event) => put(event.case));
    on("desk.noted", ({ group, note }) => {
        notes.value = new Map(notes.value).set(group, [...notesOf(group), note]);
    });
    on("desk.feedback_said", ({ group, feedback }) => addFeedback(group, feedback));
    on("desk.asks", ({ group, waiting }) => {
        asking.value = new Map(asking.value).set(group, waiting);
    });
    const watchAll = () => {
        for (const group of memberships.value.keys()) {
            if (isModerator(group)) void watchDesk(group);
        }
    };
    onHello(watchAll);
    joinListeners.add(watchAll);
}
