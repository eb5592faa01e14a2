// The parts of answers and events (protocol/events.hpp).
import { count, flag, type Infer, list, object, oneOf, optional, real, text } from "./schema.ts";

export const entry = object({
    seq: count,
    at: text,
    by: text,
    title: optional(text),
    text: optional(text),
    note: optional(text),
    carried: optional(text),
    parent: optional(count),
    reply_to: optional(count),
    edits: optional(count),
    edited: optional(flag),
    removes: optional(count),
    removed: optional(flag),
    locks: optional(flag),
    pins: optional(count),
    unpins: optional(count),
    passed: optional(flag),
    posts: optional(count),
    locked: optional(flag),
    pinned: optional(flag),
});
export type Entry = Infer<typeof entry>;

export const version = object({
    at: text,
    title: optional(text),
    text,
    note: optional(text),
});
export type Version = Infer<typeof version>;

export const reactionKinds = ["hug", "me_too", "thank_you"] as const;
export type ReactionKind = (typeof reactionKinds)[number];
export const reaction = object({
    kind: oneOf(...reactionKinds),
    how: oneOf("one", "few", "many"),
});
export type Reaction = Infer<typeof reaction>;

export const entryReactions = object({
    seq: count,
    rev: count,
    reactions: list(reaction),
    mine: list(oneOf(...reactionKinds)),
});
export type EntryReactions = Infer<typeof entryReactions>;

export const newsItem = object({
    place: text,
    title: optional(text),
    seq: count,
    read: optional(count),
    unread: count,
    first: optional(count),
    following: optional(flag),
});
export type NewsItem = Infer<typeof newsItem>;

export const foundEntry = object({ place: text, entry });
export type FoundEntry = Infer<typeof foundEntry>;

export const guidelineText = object({ id: text, text });
export type GuidelineText = Infer<typeof guidelineText>;

export const roomSummary = object({
    room: text,
    name: text,
    state: text,
    slow_seconds: optional(count),
    opens_at: optional(text),
});
export type RoomSummary = Infer<typeof roomSummary>;

export const groupSummary = object({
    group: text,
    name: text,
    topic: text,
    languages: list(text),
    drop_in: optional(flag),
    format: text,
    entry: text,
    open: optional(flag),
    opens_at: optional(text),
    here: optional(text),
    age_from: optional(count),
    age_to: optional(count),
    role: optional(text),
    handle: optional(text),
});
export type GroupSummary = Infer<typeof groupSummary>;

export const reason = object({ guideline: text, text, category: text });
export type Reason = Infer<typeof reason>;

export const finding = object({
    category: text,
    severity: count,
    guideline: text,
    stage: text,
    kind: optional(text),
    start: count,
    end: count,
    score: real,
});
export type Finding = Infer<typeof finding>;

export const caseView = object({
    case: count,
    group: text,
    kind: text,
    place: text,
    by: text,
    at: text,
    title: optional(text),
    text: optional(text),
    reason: optional(text),
    note: optional(text),
    seq: optional(count),
    edits: optional(count),
    verdict: text,
    care: text,
    state: text,
    decided_by: optional(text),
    claimed_by: optional(text),
    waiting_ms: count,
    findings: list(finding),
});
export type CaseView = Infer<typeof caseView>;

export const helpline = object({
    country: text,
    name: text,
    contact: text,
    languages: text,
    hours: text,
    url: optional(text),
    checked_on: text,
});
export type Helpline = Infer<typeof helpline>;

export const sessionView = object({
    session: text,
    device: oneOf("phone", "tablet", "computer", "other"),
    since: text,
    seen: oneOf("today", "this_week", "this_month", "earlier"),
    here: optional(flag),
});
export type SessionView = Infer<typeof sessionView>;

export const preferences = object({
    language: text,
    country: text,
    content_notes: oneOf("cover", "show"),
    muted_words: list(text),
    feedback_texts: flag,
});
export type Preferences = Infer<typeof preferences>;

export const blockView = object({
    group: text,
    handle: text,
    kind: oneOf("block", "mute"),
    at: text,
});
export type BlockView = Infer<typeof blockView>;
