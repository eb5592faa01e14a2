// What somebody has begun to write, per place, until it is sent or thrown away.
import { type Signal, signal } from "@preact/signals";
import { tab } from "./storage.ts";

const drafts = new Map<string, Signal<string>>();
const name = (key: string) => `draft.${key}`;

function signalOf(key: string): Signal<string> {
    let draft = drafts.get(key);
    if (draft === undefined) {
        draft = signal(tab.get(name(key)) ?? "");
        drafts.set(key, draft);
    }
    return draft;
}

export const titleKey = (key: string) => `${key}:title`;
export const noteKey = (key: string) => `${key}:note`;

// The text and what belongs to it.
export function clearDraft(key: string): void {
    for (const each of [key, titleKey(key), noteKey(key)]) setDraft(each, "");
}

export function draftOf(key: string): string {
    return signalOf(key).value;
}

export function setDraft(key: string, text: string): void {
    signalOf(key).value = text;
    if (text === "") tab.remove(name(key));
    else tab.set(name(key), text);
}

export function forgetDrafts(): void {
    for (const draft of drafts.values()) draft.value = "";
}
