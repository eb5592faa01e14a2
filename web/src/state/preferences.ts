// What the server keeps of somebody's wishes, the same on all their devices.
import { signal } from "@preact/signals";
import { codeOf } from "../wire/errors.ts";
import type { Preferences } from "../wire/parts.ts";
import { on, onHello, request } from "./connection.ts";
import { mutedWords, showNotes } from "./covered.ts";

export const preferences = signal<Preferences | undefined>(undefined);

function put(kept: Preferences): void {
    preferences.value = kept;
    showNotes.value = kept.content_notes === "show";
    mutedWords.value = kept.muted_words;
}

// Returns the code of what went wrong.
export async function prefer(
    change: Partial<Pick<Preferences, "content_notes" | "muted_words" | "feedback_texts">>,
): Promise<string | undefined> {
    try {
        put(await request("person.prefer", change));
        return undefined;
    } catch (error) {
        return codeOf(error);
    }
}

export function forgetPreferences(): void {
    preferences.value = undefined;
}

export function followPreferences(): void {
    on("person.preferred", put);
    onHello((ok) => {
        if (ok.paused === undefined) request("person.preferences", {}).then(put, () => undefined);
    });
}
