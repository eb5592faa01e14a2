// Groups made at run time, one for each test that changes its own.

import type { Client } from "./client";

export const en = (text: string) => [{ language: "en", text }];
export const week = [1, 2, 3, 4, 5, 6, 7];
let made = 0;

// Open to all, with one room.
export async function makeGroup(
    boss: Client,
    settings: Record<string, unknown> = {},
): Promise<string> {
    made += 1;
    const group = `made-${made}`;
    await boss.request("group.create", { group, name: en(`Group ${group}`), languages: ["en"] });
    await boss.request("room.create", { room: `${group}/lounge`, name: en("Lounge") });
    await boss.request("group.policy", { group, policy: "open", link_hosts: [] });
    await boss.request("group.change", { group, entry: "open", ...settings });
    return group;
}

export function leaveAll(...clients: Client[]): Promise<unknown> {
    return Promise.all(clients.map((client) => client.leave()));
}
