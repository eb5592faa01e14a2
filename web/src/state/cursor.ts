// The list of messages or posts on the screen that the keys move through.
import { signal } from "@preact/signals";

export interface Cursor {
    move(step: 1 | -1): boolean;
    toNewest(): boolean;
}

export const cursor = signal<Cursor | undefined>(undefined);
