// Every command of protocol/commands.hpp with its answer.
import { feedbackView, groupCommands, noteView, openHours } from "./groups.ts";
import {
    blockView,
    caseView,
    entry,
    entryReactions,
    foundEntry,
    groupSummary,
    guidelineText,
    helpline,
    newsItem,
    preferences,
    reaction,
    reactionKinds,
    reason,
    roomSummary,
    sessionView,
    version,
} from "./parts.ts";
import { count, flag, type Infer, list, object, oneOf, optional, text } from "./schema.ts";

const done = object({});
const groupListOk = object({ groups: list(groupSummary) });
const groupShowOk = object({
    group: groupSummary,
    about: text,
    guidelines_version: count,
    accepted: optional(count),
    guidelines: list(guidelineText),
    rooms: list(roomSummary),
    may: list(text),
    time_zone: text,
    hours: list(openHours),
    feedback_texts: optional(flag),
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
const changeOk = object({ seq: count });
const helplinesOk = object({ helplines: list(helpline), countries: list(text) });

export const commands = {
    hello: {
        fields: object({ token: optional(text), language: optional(text) }),
        ok: object({
            person: text,
            token: optional(text),
            language: text,
            organiser: optional(flag),
            kept: optional(flag),
            paused: optional(text),
            groups: list(groupSummary),
        }),
    },
    "group.list": {
        fields: object({
            query: optional(text),
            speaks: optional(text),
            format: optional(text),
            open: optional(flag),
        }),
        ok: groupListOk,
    },
    "group.show": { fields: object({ group: text, language: optional(text) }), ok: groupShowOk },
    "group.join": {
        fields: object({
            group: text,
            handle: optional(text),
            language: optional(text),
            age_ok: optional(flag),
        }),
        ok: object({
            handle: text,
            role: text,
            guidelines_version: count,
            rooms: list(roomSummary),
            may: list(text),
        }),
    },
    "group.leave": { fields: object({ group: text }), ok: done },
    "room.enter": {
        fields: object({ room: text, after: optional(count) }),
        ok: object({ seq: count, messages: list(entry), reset: flag, here: text }),
    },
    "room.leave": { fields: object({ room: text }), ok: done },
    "room.say": {
        fields: object({
            room: text,
            cid: text,
            text,
            note: optional(text),
            reply_to: optional(count),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "room.edit": {
        fields: object({
            room: text,
            seq: count,
            cid: text,
            text,
            note: optional(text),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "room.history": {
        fields: object({
            room: text,
            before: optional(count),
            after: optional(count),
            limit: optional(count),
        }),
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
        ok: object({ seq: count, pinned: list(entry), threads: list(entry), more: flag }),
    },
    "forum.thread": {
        fields: object({ thread: text, after: optional(count), live: optional(flag) }),
        ok: object({ opening: entry, seq: count, posts: list(entry), more: flag }),
    },
    "forum.leave": { fields: object({ place: text }), ok: done },
    "forum.open": {
        fields: object({
            group: text,
            cid: text,
            title: text,
            text,
            note: optional(text),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "forum.reply": {
        fields: object({
            thread: text,
            cid: text,
            text,
            note: optional(text),
            parent: optional(count),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "forum.edit": {
        fields: object({
            place: text,
            seq: count,
            cid: text,
            title: optional(text),
            text,
            note: optional(text),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "forum.carry": {
        fields: object({
            room: text,
            seq: count,
            title: optional(text),
            thread: optional(text),
            sure: optional(flag),
        }),
        ok: sayOk,
    },
    "forum.follow": { fields: object({ thread: text, following: optional(flag) }), ok: done },
    "reaction.set": {
        fields: object({ place: text, seq: count, kind: text, on: optional(flag) }),
        ok: object({
            rev: count,
            reactions: list(reaction),
            mine: list(oneOf(...reactionKinds)),
        }),
    },
    "reaction.list": {
        fields: object({
            place: text,
            after: optional(count),
            first: optional(count),
            last: optional(count),
        }),
        ok: object({ rev: count, entries: list(entryReactions), more: flag }),
    },
    "read.mark": { fields: object({ place: text, seq: count }), ok: object({ read: count }) },
    "news.list": { fields: object({}), ok: object({ news: list(newsItem) }) },
    "news.show": { fields: object({ place: text }), ok: newsItem },
    "search.find": {
        fields: object({
            text,
            group: optional(text),
            since: optional(count),
            until: optional(count),
            before_place: optional(text),
            before_seq: optional(count),
            limit: optional(count),
        }),
        ok: object({ found: list(foundEntry), more: flag }),
    },
    "forum.lock": { fields: object({ thread: text, locked: optional(flag) }), ok: changeOk },
    "forum.pin": { fields: object({ thread: text, pinned: optional(flag) }), ok: changeOk },
    "forum.remove": { fields: object({ place: text, seq: count }), ok: removeOk },
    "report.file": { fields: object({ place: text, seq: count, reason: text }), ok: done },
    "desk.watch": {
        fields: object({ group: text }),
        ok: object({
            cases: list(caseView),
            notes: list(noteView),
            feedback: list(feedbackView),
            asks: count,
        }),
    },
    "desk.leave": { fields: object({ group: text }), ok: done },
    "desk.act": { fields: object({ group: text, case: count, action: text }), ok: done },
    "desk.versions": {
        fields: object({ place: text, seq: count }),
        ok: object({ versions: list(version) }),
    },
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
    "person.keep": {
        fields: object({ language: optional(text), renew: optional(flag) }),
        ok: object({ words: list(text), language: text }),
    },
    "person.return": { fields: object({ phrase: text }), ok: object({ token: text }) },
    "person.sessions": {
        fields: object({}),
        ok: object({ kept: optional(flag), sessions: list(sessionView) }),
    },
    "person.sign_out": { fields: object({ session: text }), ok: done },
    "person.preferences": { fields: object({}), ok: preferences },
    "person.prefer": {
        fields: object({
            language: optional(text),
            country: optional(text),
            content_notes: optional(text),
            muted_words: optional(list(text)),
            feedback_texts: optional(flag),
        }),
        ok: preferences,
    },
    "person.rename": {
        fields: object({ group: text, handle: text, sure: optional(flag) }),
        ok: object({ handle: text }),
    },
    "person.block": { fields: object({ group: text, handle: text }), ok: done },
    "person.mute": { fields: object({ group: text, handle: text }), ok: done },
    "person.unblock": { fields: object({ group: text, handle: text }), ok: done },
    "person.blocks": { fields: object({}), ok: object({ blocks: list(blockView) }) },
    "person.export": { fields: object({}), ok: object({ link: text, until: text }) },
    "person.erase": { fields: object({}), ok: done },
    "person.pause": { fields: object({ minutes: count }), ok: object({ until: text }) },
    ...groupCommands,
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
