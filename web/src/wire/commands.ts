// Every command of protocol/commands.hpp with its answer.
import {
    caseView,
    entry,
    groupSummary,
    guidelineText,
    helpline,
    reason,
    roomSummary,
} from "./parts.ts";
import { count, flag, type Infer, list, object, optional, text } from "./schema.ts";

const done = object({});
const groupListOk = object({ groups: list(groupSummary) });
const groupShowOk = object({
    group: groupSummary,
    about: text,
    guidelines_version: count,
    guidelines: list(guidelineText),
    rooms: list(roomSummary),
});
const sayOk = object({
    cid: text,
    seq: optional(count),
    at: optional(text),
    thread: optional(text),
    held: optional(reason),
    nudge: optional(reason),
});
const removeOk = object({ seq: count });
const helplinesOk = object({ helplines: list(helpline), countries: list(text) });

export const commands = {
    hello: {
        fields: object({ token: optional(text), language: optional(text) }),
        ok: object({
            person: text,
            token: optional(text),
            language: text,
            organiser: optional(flag),
            groups: list(groupSummary),
        }),
    },
    "group.list": { fields: object({}), ok: groupListOk },
    "group.show": { fields: object({ group: text, language: optional(text) }), ok: groupShowOk },
    "group.join": {
        fields: object({ group: text, handle: optional(text), language: optional(text) }),
        ok: object({
            handle: text,
            role: text,
            guidelines_version: count,
            rooms: list(roomSummary),
        }),
    },
    "group.leave": { fields: object({ group: text }), ok: done },
    "room.enter": {
        fields: object({ room: text, after: optional(count) }),
        ok: object({ seq: count, messages: list(entry), reset: flag, here: text }),
    },
    "room.leave": { fields: object({ room: text }), ok: done },
    "room.say": {
        fields: object({ room: text, cid: text, text, sure: optional(flag) }),
        ok: sayOk,
    },
    "room.history": {
        fields: object({ room: text, before: optional(count), limit: optional(count) }),
        ok: object({ messages: list(entry), more: flag }),
    },
    "room.remove": { fields: object({ room: text, seq: count }), ok: removeOk },
    "room.typing": { fields: object({ room: text }), ok: done },
    "forum.threads": {
        fields: object({
            group: text,
            before: optional(count),
            limit: optional(count),
            live: optional(flag),
        }),
        ok: object({ seq: count, threads: list(entry), more: flag }),
    },
    "forum.thread": {
        fields: object({ thread: text, after: optional(count), live: optional(flag) }),
        ok: object({ opening: entry, seq: count, posts: list(entry), more: flag }),
    },
    "forum.leave": { fields: object({ place: text }), ok: done },
    "forum.open": {
        fields: object({ group: text, cid: text, title: text, text, sure: optional(flag) }),
        ok: sayOk,
    },
    "forum.reply": {
        fields: object({
            thread: text,
            cid: text,
            text,
            parent: optional(count),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "forum.remove": { fields: object({ place: text, seq: count }), ok: removeOk },
    "report.file": { fields: object({ place: text, seq: count, reason: text }), ok: done },
    "desk.watch": { fields: object({ group: text }), ok: object({ cases: list(caseView) }) },
    "desk.leave": { fields: object({ group: text }), ok: done },
    "desk.act": { fields: object({ group: text, case: count, action: text }), ok: done },
    "link.create": { fields: object({ group: text, role: text }), ok: object({ link: text }) },
    "person.redeem": {
        fields: object({ link: text }),
        ok: object({ role: text, group: optional(text) }),
    },
    "person.leave": { fields: object({}), ok: done },
    "care.helplines": {
        fields: object({ country: optional(text), language: optional(text) }),
        ok: helplinesOk,
    },
} as const;

export type Verb = keyof typeof commands;
export type FieldsOf<V extends Verb> = Infer<(typeof commands)[V]["fields"]>;
export type OkOf<V extends Verb> = Infer<(typeof commands)[V]["ok"]>;
export type SayOk = Infer<typeof sayOk>;
export type GroupDetails = Infer<typeof groupShowOk>;
export type Helplines = Infer<typeof helplinesOk>;

export function isVerb(word: unknown): word is Verb {
    return typeof word === "string" && Object.hasOwn(commands, word);
}
