// Every event of protocol/events.hpp.
import { caseView, helpline } from "./parts.ts";
import { count, flag, type Infer, list, object, oneOf, optional, text } from "./schema.ts";

export const events = {
    "room.said": object({ room: text, seq: count, at: text, by: text, text }),
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
    }),
    "forum.replied": object({
        thread: text,
        seq: count,
        parent: optional(count),
        at: text,
        by: text,
        text,
    }),
    "forum.removed": object({ place: text, seq: count, removes: count, at: text }),
    "desk.case": object({ case: caseView }),
    notice: object({
        place: text,
        cid: text,
        outcome: oneOf("released", "removed"),
        seq: optional(count),
    }),
    "care.card": object({ level: text, helplines: list(helpline), countries: list(text) }),
} as const;

export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = Infer<(typeof events)[N]>;
export type WireEvent = { [N in EventName]: { name: N; fields: EventOf<N> } }[EventName];

export function isEventName(word: unknown): word is EventName {
    return typeof word === "string" && Object.hasOwn(events, word);
}
