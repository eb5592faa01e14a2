// Whom somebody does not want to meet, per group.
import { signal } from "@preact/signals";
import type { BlockView } from "../wire/parts.ts";
import { request } from "./connection.ts";
import { renewForums } from "./forum.ts";
import { renewRooms } from "./rooms.ts";
import { renewThreads } from "./threads.ts";

export const blocks = signal<readonly BlockView[]>([]);

export async function loadBlocks(): Promise<void> {
    blocks.value = (await request("person.blocks", {})).blocks;
}

// What is on the page was fetched under the old rule: it is let go of and fetched anew.
async function applied(change: Promise<unknown>): Promise<void> {
    await change;
    renewRooms();
    renewForums();
    renewThreads();
}

export function avoid(kind: "block" | "mute", group: string, handle: string): Promise<void> {
    return applied(request(kind === "block" ? "person.block" : "person.mute", { group, handle }));
}

export async function meetAgain(group: string, handle: string): Promise<void> {
    blocks.value = blocks.value.filter((one) => one.group !== group || one.handle !== handle);
    await applied(request("person.unblock", { group, handle }));
}
