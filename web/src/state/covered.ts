// What has a content note, or words somebody does not want to meet, stays covered until opened.
// What was opened stays open as long as the page does.
import { signal } from "@preact/signals";
import type { Entry } from "../wire/parts.ts";

export interface Cover {
    readonly note: string; // the author's content note; empty: a muted word
}

export const showNotes = signal(false);
export const mutedWords = signal<readonly string[]>([]);
const opened = signal<ReadonlySet<string>>(new Set());

const fold = (text: string) => text.normalize("NFKC").toLocaleLowerCase();

// Whole words: "car" covers nothing about carrots.
export function hasMutedWord(text: string, words: readonly string[]): boolean {
    const folded = fold(text);
    return words.some((word) => {
        const wanted = fold(word).trim();
        if (wanted === "") return false;
        for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
            const before = folded.slice(0, at);
            const after = folded.slice(at + wanted.length);
            if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
        }
        return false;
    });
}

export function coverOf(place: string, entry: Entry, own: boolean): Cover | undefined {
    if (own || opened.value.has(`${place} ${entry.seq}`)) return undefined;
    if (entry.note !== undefined && !showNotes.value) return { note: entry.note };
    const words = [entry.title ?? "", entry.text ?? ""].join("\n");
    return hasMutedWord(words, mutedWords.value) ? { note: "" } : undefined;
}

export function uncover(place: string, seq: number): void {
    opened.value = new Set(opened.value).add(`${place} ${seq}`);
}

export function forgetCovers(): void {
    opened.value = new Set();
    mutedWords.value = [];
    showNotes.value = false;
}
