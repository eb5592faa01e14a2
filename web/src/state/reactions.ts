// How people have reacted to what was said: in kinds, never in numbers. Kept per place and entry;
// what is older than known is passed over.
import { signal } from "@preact/signals";
import type { Reaction, ReactionKind } from "../wire/parts.ts";
import { on, request } from "./connection.ts";

interface Reactions {
    readonly rev: number;
    readonly reactions: readonly Reaction[];
    readonly mine: readonly ReactionKind[];
}

const none: Reactions = { rev: 0, reactions: [], mine: [] };
const known = signal<ReadonlyMap<string, Reactions>>(new Map());
const keyOf = (place: string, seq: number) => `${place} ${seq}`;

export function reactionsTo(place: string, seq: number): Reactions {
    return known.value.get(keyOf(place, seq)) ?? none;
}

function put(place: string, all: readonly (Partial<Reactions> & { seq: number; rev: number })[]) {
    const next = new Map(known.value);
    for (const { seq, ...told } of all) {
        const before = next.get(keyOf(place, seq)) ?? none;
        if (told.rev >= before.rev) next.set(keyOf(place, seq), { ...before, ...told });
    }
    known.value = next;
}

// For what has just been fetched; reactions are not worth an error of their own.
export function loadReactions(place: string, entries: readonly { seq: number }[]): void {
    const first = entries[0]?.seq;
    const last = entries.at(-1)?.seq;
    if (first === undefined || last === undefined) return;
    request("reaction.list", { place, first, last }).then(
        (ok) => put(place, ok.entries),
        () => undefined,
    );
}

// Those of messages that the page has let go of.
export function forgetReactionsBefore(place: string, seq: number): void {
    const ours = (key: string) => key.startsWith(`${place} `);
    const kept = [...known.value].filter(
        ([key]) => !ours(key) || Number(key.slice(place.length + 1)) >= seq,
    );
    if (kept.length < known.value.size) known.value = new Map(kept);
}

export async function react(
    place: string,
    seq: number,
    kind: ReactionKind,
    given: boolean,
): Promise<void> {
    const ok = await request("reaction.set", { place, seq, kind, on: given });
    put(place, [{ seq, ...ok }]);
}

export function forgetReactions(): void {
    known.value = new Map();
}

export function followReactions(): void {
    on("reaction.changed", ({ place, ...told }) => put(place, [told]));
}
