// The page's one queue of outgoing messages, tied to the connection and to the browser's memory.
import { signal } from "@preact/signals";
import { announce } from "./announcements.ts";
import { compose } from "./composing.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { draftOf, noteKey, setDraft, titleKey } from "./drafts.ts";
import { type Outgoing, OutgoingQueue } from "./outgoing.ts";
import { joinListeners, membershipOf } from "./session.ts";
import { tab } from "./storage.ts";

// The last message that was refused, per draft, so that the composer can say why it came back.
export const refusals = signal<ReadonlyMap<string, Outgoing>>(new Map());
export const sentListeners = new Set<(item: Outgoing) => void>();

// One draft per place where something can be written: answers to a post and changes of what was
// said have their own.
export function draftKey(place: string, parent?: number): string {
    return parent === undefined ? place : `${place}#${parent}`;
}

export function editKey(place: string, seq: number): string {
    return `${place}!${seq}`;
}

function keyOf(item: Outgoing): string {
    const { place, parent, edits } = item;
    return edits === undefined ? draftKey(place, parent) : editKey(place, edits);
}

const isForum = (place: string) => /\/forum(\/|$)/.test(place);

function send(item: Outgoing) {
    const { cid, text, sure, group, place, title, note, parent, reply_to, edits } = item;
    const common = { cid, text, sure, ...(note === undefined ? {} : { note }) };
    if (edits !== undefined) {
        if (!isForum(place)) return request("room.edit", { room: place, seq: edits, ...common });
        const titled = title === undefined ? common : { ...common, title };
        return request("forum.edit", { place, seq: edits, ...titled });
    }
    if (item.kind === "say") {
        const answered = reply_to === undefined ? {} : { reply_to };
        return request("room.say", { room: place, ...common, ...answered });
    }
    if (item.kind === "open")
        return request("forum.open", { group, title: title ?? "", ...common });
    const answered = parent === undefined ? {} : { parent };
    return request("forum.reply", { thread: place, ...common, ...answered });
}

export const outbox = new OutgoingQueue({
    send,
    maySend: (item) => connection.value === "connected" && membershipOf(item.group) !== undefined,
    load: () => tab.get("outgoing"),
    save: (items) => tab.set("outgoing", items),
    random: Math.random,
    newCid: () => crypto.randomUUID?.() ?? fallbackCid(),
    onSent: (item) => {
        for (const listener of sentListeners) listener(item);
    },
    onRefused: (item) => {
        if (putBack(item)) refusals.value = new Map(refusals.value).set(keyOf(item), item);
    },
});

// randomUUID is absent on plain http that is not localhost.
function fallbackCid(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The text goes back to where it was written, unless something else is being written there.
export function putBack(item: Outgoing): boolean {
    const key = keyOf(item);
    if (draftOf(key).trim() !== "") return false;
    setDraft(key, item.text);
    if (item.title !== undefined) setDraft(titleKey(key), item.title);
    if (item.note !== undefined) setDraft(noteKey(key), item.note);
    if (item.edits !== undefined) compose(item.place, { kind: "edit", seq: item.edits });
    if (item.reply_to !== undefined) compose(item.place, { kind: "reply", seq: item.reply_to });
    outbox.drop(item.cid);
    return true;
}

export function forgetRefusal(key: string): void {
    if (!refusals.value.has(key)) return;
    const left = new Map(refusals.value);
    left.delete(key);
    refusals.value = left;
}

export function followOutbox(): void {
    onHello(() => outbox.resendAll());
    joinListeners.add(() => outbox.resendAll());
    on("notice", ({ cid, outcome, seq }) => {
        if (outcome === "carried") announce("carried-notice");
        else outbox.decided(cid, outcome, seq);
    });
}
