// The content notes that everybody reads in their own language; others are shown as they were
// written.
import { t } from "../i18n/index.ts";

export const note_words = [
    "suicide",
    "self_harm",
    "abuse",
    "violence",
    "sexual_violence",
    "eating",
    "substances",
    "death",
    "health",
] as const;

export function noteLabel(note: string): string {
    const known = note_words.find((word) => word === note);
    return known === undefined ? note : t(`note-word-${known.replace("_", "-")}`);
}
