// Commands, answers and events about groups (protocol/group_commands.hpp, group_events.hpp).
import { count, flag, type Infer, list, object, optional, text } from "./schema.ts";

export const languageText = object({ language: text, text });
export type LanguageText = Infer<typeof languageText>;

export const openHours = object({ days: list(count), from: text, to: text });
export type OpenHours = Infer<typeof openHours>;

export const guidelineTexts = object({ id: text, text: list(languageText) });
export type GuidelineTexts = Infer<typeof guidelineTexts>;

export const roomSettings = object({
    room: text,
    name: list(languageText),
    state: text,
    slow_seconds: count,
    people_max: count,
    hours: list(openHours),
});
export type RoomSettings = Infer<typeof roomSettings>;

export const groupSettings = object({
    group: text,
    revision: count,
    name: list(languageText),
    topic: list(languageText),
    about: list(languageText),
    languages: list(text),
    format: text,
    entry: text,
    people_max: count,
    age_from: count,
    age_to: count,
    time_zone: text,
    hours: list(openHours),
    presence: text,
    policy: text,
    link_hosts: list(text),
    feedback_texts: flag,
    guidelines_version: count,
    guidelines: list(guidelineTexts),
    rooms: list(roomSettings),
});
export type GroupSettings = Infer<typeof groupSettings>;

export const memberView = object({
    handle: text,
    role: text,
    since: text,
    muted_until: optional(text),
    banned_until: optional(text),
});
export type MemberView = Infer<typeof memberView>;

export const restrictionView = object({
    handle: text,
    kind: text,
    reason: text,
    by: text,
    at: text,
    until: text,
});
export type RestrictionView = Infer<typeof restrictionView>;

export const logView = object({
    number: count,
    at: text,
    by: text,
    act: text,
    subject: text,
    detail: text,
});
export type LogView = Infer<typeof logView>;

export const askView = object({ ask: count, state: text, words: text, at: text });
export type AskView = Infer<typeof askView>;

export const noteView = object({ by: text, at: text, text });
export type NoteView = Infer<typeof noteView>;

export const feedbackView = object({
    case: count,
    said: text,
    finding: optional(count),
    category: optional(text),
});
export type FeedbackView = Infer<typeof feedbackView>;

const done = object({});
const revisionOk = object({ revision: count });

export const groupCommands = {
    "group.ask": {
        fields: object({ group: text, words: optional(text) }),
        ok: object({ state: text, ahead: optional(count) }),
    },
    "group.create": {
        fields: object({ group: text, name: list(languageText), languages: list(text) }),
        ok: revisionOk,
    },
    "group.settings": { fields: object({ group: text }), ok: object({ settings: groupSettings }) },
    "group.change": {
        fields: object({
            group: text,
            revision: optional(count),
            name: optional(list(languageText)),
            topic: optional(list(languageText)),
            about: optional(list(languageText)),
            languages: optional(list(text)),
            format: optional(text),
            entry: optional(text),
            people_max: optional(count),
            age_from: optional(count),
            age_to: optional(count),
            time_zone: optional(text),
            hours: optional(list(openHours)),
            presence: optional(text),
        }),
        ok: revisionOk,
    },
    "group.guidelines": {
        fields: object({
            group: text,
            revision: optional(count),
            guidelines: list(guidelineTexts),
        }),
        ok: object({ revision: count, guidelines_version: count }),
    },
    "group.policy": {
        fields: object({
            group: text,
            revision: optional(count),
            policy: text,
            link_hosts: list(text),
            feedback_texts: optional(flag),
        }),
        ok: revisionOk,
    },
    "group.log": {
        fields: object({ group: text, before: optional(count), limit: optional(count) }),
        ok: object({ lines: list(logView), more: flag }),
    },
    "room.create": { fields: object({ room: text, name: list(languageText) }), ok: revisionOk },
    "room.change": {
        fields: object({
            room: text,
            revision: optional(count),
            name: optional(list(languageText)),
            people_max: optional(count),
            hours: optional(list(openHours)),
        }),
        ok: revisionOk,
    },
    "room.close": { fields: object({ room: text, closed: optional(flag) }), ok: done },
    "room.freeze": { fields: object({ room: text, frozen: optional(flag) }), ok: done },
    "room.slow": { fields: object({ room: text, seconds: count }), ok: done },
    "room.people": {
        fields: object({ room: text }),
        ok: object({ here: text, handles: optional(list(text)) }),
    },
    "member.list": {
        fields: object({ group: text, after: optional(text), limit: optional(count) }),
        ok: object({ members: list(memberView), more: flag }),
    },
    "member.role": { fields: object({ group: text, handle: text, role: text }), ok: done },
    "member.mute": {
        fields: object({
            group: text,
            handle: optional(text),
            case: optional(count),
            minutes: count,
            reason: text,
        }),
        ok: done,
    },
    "member.unmute": { fields: object({ group: text, handle: text }), ok: done },
    "member.ban": {
        fields: object({
            group: text,
            handle: optional(text),
            case: optional(count),
            hours: count,
            reason: text,
        }),
        ok: done,
    },
    "member.unban": { fields: object({ group: text, handle: text }), ok: done },
    "member.restrictions": {
        fields: object({ group: text }),
        ok: object({ restrictions: list(restrictionView) }),
    },
    "ask.list": { fields: object({ group: text }), ok: object({ asks: list(askView) }) },
    "ask.decide": { fields: object({ group: text, ask: count, accept: optional(flag) }), ok: done },
    "appeal.file": { fields: object({ group: text, text }), ok: done },
    "desk.claim": {
        fields: object({ group: text, case: count, claimed: optional(flag) }),
        ok: done,
    },
    "desk.note": { fields: object({ group: text, text }), ok: done },
    "desk.feedback": {
        fields: object({
            group: text,
            case: count,
            said: text,
            finding: optional(count),
            category: optional(text),
        }),
        ok: done,
    },
} as const;

export const groupEvents = {
    "group.changed": object({ group: text, revision: count, guidelines_version: count }),
    "room.changed": object({ room: text, state: text, slow_seconds: count }),
    "room.free": object({ room: text }),
    "group.turn": object({ group: text, state: text }),
    restriction: object({
        group: text,
        kind: text,
        set: flag,
        reason: text,
        until: optional(text),
    }),
    "desk.noted": object({ group: text, note: noteView }),
    "desk.feedback_said": object({ group: text, feedback: feedbackView }),
    "desk.asks": object({ group: text, waiting: count }),
} as const;
