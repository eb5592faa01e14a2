// Who the person is here: nobody yet, or somebody with a handle and a role per group.
import { computed, signal } from "@preact/signals";
import { locale } from "../i18n/index.ts";
import type { OkOf } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import { enter, enterWith } from "../wire/http.ts";
import type { GroupSummary } from "../wire/parts.ts";
import { client, connected, connection, on, onHello, request, setHello } from "./connection.ts";
import { browser } from "./storage.ts";

export interface Membership {
    readonly group: string;
    readonly handle: string;
    readonly role: string;
}

const entered = signal(browser.get("entered") === "yes");
export const organiser = signal(false);
export const kept = signal(false); // there is a recovery phrase
export const memberships = signal<ReadonlyMap<string, Membership>>(new Map());

// Whoever has to do something once there is a place in a group.
export const joinListeners = new Set<(group: string) => void>();
// The group whose door is just being opened.
export const joining = signal<string | undefined>(undefined);

// Until the first hello it is not known which groups somebody who came back belongs to.
export const greeted = signal(false);
export const isStranger = computed(() => !entered.value);

// Only where the browser refuses the cookie, and only as long as the page is open.
let token: string | undefined;

setHello(() => ({ language: locale.value, ...(token === undefined ? {} : { token }) }));

onHello((ok) => {
    token = ok.token ?? token;
    organiser.value = ok.organiser === true;
    kept.value = ok.kept === true;
    memberships.value = new Map(ok.groups.flatMap(asMembership));
    greeted.value = true;
});

function asMembership(group: GroupSummary): [string, Membership][] {
    const { handle, role } = group;
    if (handle === undefined || role === undefined) return [];
    return [[group.group, { group: group.group, handle, role }]];
}

export function membershipOf(group: string): Membership | undefined {
    return memberships.value.get(group);
}

// What an ask to come in has led to, per group: asked, waiting, invited or refused.
export const asks = signal<ReadonlyMap<string, GroupAsk>>(new Map());
export type GroupAsk = OkOf<"group.ask">;

export function isModerator(group: string): boolean {
    const role = membershipOf(group)?.role;
    return organiser.value || role === "moderator" || role === "organiser";
}

// Somebody who was here before is greeted at once; a stranger is left alone until they drop in.
export function comeBack(): void {
    if (entered.value) client.connect();
}

async function becomeSomebody(): Promise<void> {
    if (connection.value === "connected") return;
    const known = entered.value && connection.value !== "unknown_person";
    if (!known || connection.value === "stopped") await renew();
    client.connect();
    try {
        await connected();
    } catch {
        if (connection.value !== "unknown_person") throw new Error("stopped");
        await renew();
        client.connect();
        await connected();
    }
}

async function renew(): Promise<void> {
    client.stop();
    token = undefined;
    await enter(locale.value);
    entered.value = true;
    browser.set("entered", "yes");
}

// The person whose words these are takes the place of whoever this page was.
export async function comeBackWith(phrase: string): Promise<void> {
    await enterWith(phrase);
    client.stop();
    token = undefined;
    memberships.value = new Map();
    greeted.value = false;
    entered.value = true;
    browser.set("entered", "yes");
    client.connect();
    await connected();
}

// The one click: a person if there is none yet, a connection, and a place in the group.
export async function dropIn(group: string, age_ok = false): Promise<void> {
    joining.value = group;
    try {
        await becomeSomebody();
        const { handle, role } = await request("group.join", {
            group,
            language: locale.value,
            ...(age_ok ? { age_ok } : {}),
        });
        putAsk(group, undefined);
        memberships.value = new Map(memberships.value).set(group, { group, handle, role });
        for (const listener of joinListeners) listener(group);
    } finally {
        joining.value = undefined;
    }
}

function putAsk(group: string, ask: GroupAsk | undefined): void {
    const next = new Map(asks.value);
    if (ask === undefined) next.delete(group);
    else next.set(group, ask);
    asks.value = next;
}

// Where one cannot simply walk in: somebody decides, or a place has to become free.
export async function askIn(group: string, words: string): Promise<void> {
    await becomeSomebody();
    putAsk(group, await request("group.ask", words === "" ? { group } : { group, words }));
}

export function followAsks(): void {
    on("group.turn", ({ group, state }) => putAsk(group, { state }));
}

export async function rename(group: string, handle: string, sure: boolean): Promise<void> {
    const given = await request("person.rename", { group, handle, ...(sure ? { sure } : {}) });
    const known = memberships.value.get(group);
    if (known === undefined) return;
    memberships.value = new Map(memberships.value).set(group, { ...known, handle: given.handle });
}

export async function redeem(link: string): Promise<{ role: string; group?: string | undefined }> {
    await becomeSomebody();
    const given = await request("person.redeem", { link });
    // hello names the roles.
    client.restart();
    await connected();
    return given;
}

// Rejects if the server could not be told: then nothing has been forgotten.
export async function leaveAndForget(how: "person.leave" | "person.erase"): Promise<void> {
    try {
        await request(how, {});
    } catch (error) {
        if (codeOf(error) !== "token_unknown") throw error;
    }
    forgetHere();
}

export function forgetHere(): void {
    client.stop();
    token = undefined;
    entered.value = false;
    greeted.value = false;
    organiser.value = false;
    kept.value = false;
    memberships.value = new Map();
    browser.remove("entered");
}
