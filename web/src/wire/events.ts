// Every event of protocol/events.hpp.
import { groupEvents } from "./groups.ts";
import { caseView, helpline, preferences, reaction } from "./parts.ts";
import { count, flag, type Infer, list, object, oneOf, optional, text } from "./schema.ts";

export const events = {
    "room.said": object({
        room: text,
        seq: count,
        at: text,
        by: text,
        text,
        note: optional(text),
        reply_to: optional(count),
    }),
    "room.edited": object({
        room: text,
        seq: count,
        edits: count,
        at: text,
        by: text,
        text: optional(text),
        note: optional(text),
    }),
    "room.removed": object({ room: text, seq: count, removes: count, at: text }),
    "live.state": object({ slow: flag }),
    "room.typing": object({ room: text, by: text }),
    "room.presence": object({ room: text, here: text }),
    "forum.opened": object({
        group: text,
        thread: text,
        seq: count,
        at: text,
        by: text,
        title: text,
        text,
        note: optional(text),
        carried: optional(text),
    }),
    "forum.replied": object({
        thread: text,
        seq: count,
        parent: optional(count),
        at: text,
        by: text,
        text,
        note: optional(text),
        carried: optional(text),
    }),
    "forum.edited": object({
        place: text,
        seq: count,
        edits: count,
        at: text,
        by: text,
        title: optional(text),
        text: optional(text),
        note: optional(text),
    }),
    "forum.locked": object({ thread: text, seq: count, at: text, locked: flag }),
    "forum.pinned": object({ group: text, thread: text, seq: count, at: text, pinned: flag }),
    "forum.removed": object({ place: text, seq: count, removes: count, at: text }),
    "reaction.changed": object({
        place: text,
        seq: count,
        rev: count,
        reactions: list(reaction),
    }),
    "read.marked": object({ place: text, read: count }),
    "desk.case": object({ case: caseView }),
    notice: object({
        place: text,
        cid: text,
        outcome: oneOf("released", "removed", "carried"),
        seq: optional(count),
    }),
    "care.card": object({ level: text, helplines: list(helpline), countries: list(text) }),
    "person.preferred": preferences,
    "person.paused": object({ until: text }),
    "place.passed": object({ place: text, seq: count }),
    ...groupEvents,
} as const;

export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = Infer<(typeof events)[N]>;
export type WireEvent = { [N in EventName]: { name: N; fields: EventOf<N> } }[EventName];

export function isEventName(word: unknown): word is EventName {
    return typeof word === "string" && Object.hasOwn(events, word);
}
