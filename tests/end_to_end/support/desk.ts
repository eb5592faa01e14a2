// People with roles: the organiser of a fresh server and those who were given a link.

import { Client } from "./client";
import type { Server } from "./server";
import type { Case } from "./wire";

// A link may be shown as a whole address; what is redeemed is its last part.
export function code(link: string): string {
    return link.slice(link.lastIndexOf("/") + 1);
}

export async function organiser(server: Server): Promise<Client> {
    const client = await Client.enter(server);
    await client.request("person.redeem", { link: server.organiserLink });
    return client;
}

export async function withRole(
    server: Server,
    giver: Client,
    group: string,
    role: "moderator" | "facilitator" | "supporter",
): Promise<Client> {
    const { link } = await giver.request("link.create", { group, role });
    const client = await Client.enter(server);
    await client.request("person.redeem", { link: code(link) });
    await client.join(group);
    return client;
}

// A moderator at the desk of the group, and what is open there.
export async function onShift(
    server: Server,
    giver: Client,
    group: string,
): Promise<{ moderator: Client; cases: Case[] }> {
    const moderator = await withRole(server, giver, group, "moderator");
    const { cases } = await moderator.request("desk.watch", { group });
    return { moderator, cases };
}
