// What a moderator has put on this person: a time without speaking, or without the group.
import { signal } from "@preact/signals";
import type { EventOf } from "../wire/events.ts";
import { on, request } from "./connection.ts";

export type Restriction = EventOf<"restriction">;

export const restrictions = signal<ReadonlyMap<string, Restriction>>(new Map());

export function followRestrictions(): void {
    on("restriction", (told) => {
        const next = new Map(restrictions.value);
        if (told.set) next.set(told.group, told);
        else next.delete(told.group);
        restrictions.value = next;
    });
}

export async function appeal(group: string, text: string): Promise<void> {
    await request("appeal.file", { group, text });
}
