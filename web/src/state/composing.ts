// What is being written in a place beside something new: an answer to one message, or another
// wording of one's own.
import { signal } from "@preact/signals";

export interface Composing {
    readonly kind: "reply" | "edit";
    readonly seq: number;
}

const current = signal<ReadonlyMap<string, Composing>>(new Map());

export function composingIn(place: string): Composing | undefined {
    return current.value.get(place);
}

export function compose(place: string, what: Composing | undefined): void {
    const next = new Map(current.value);
    if (what === undefined) next.delete(place);
    else next.set(place, what);
    current.value = next;
}

export function forgetComposing(): void {
    current.value = new Map();
}
