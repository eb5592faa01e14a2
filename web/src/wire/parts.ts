// The parts of answers and events (protocol/events.hpp).
import { count, flag, type Infer, list, object, optional, real, text } from "./schema.ts";

export const entry = object({
    seq: count,
    at: text,
    by: text,
    title: optional(text),
    text: optional(text),
    parent: optional(count),
    removes: optional(count),
    removed: optional(flag),
    posts: optional(count),
});
export type Entry = Infer<typeof entry>;

export const guidelineText = object({ id: text, text });
export type GuidelineText = Infer<typeof guidelineText>;

export const roomSummary = object({ room: text, name: text });
export type RoomSummary = Infer<typeof roomSummary>;

export const groupSummary = object({
    group: text,
    name: text,
    topic: text,
    languages: list(text),
    drop_in: optional(flag),
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
    seq: optional(count),
    verdict: text,
    care: text,
    state: text,
    decided_by: optional(text),
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
