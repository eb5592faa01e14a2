// The wire as the tests expect it, written down a second time on purpose: a change of the protocol
// has to be made here too before the tests accept it.

export type Seq = number;

export interface Entry {
    seq: Seq;
    at: string;
    by: string;
    title?: string;
    text?: string;
    parent?: Seq;
    removes?: Seq;
    removed?: true;
    posts?: number;
}

export interface Reason {
    guideline: string;
    text: string;
    category: string;
}

export interface GroupSummary {
    group: string;
    name: string;
    topic: string;
    languages: string[];
    drop_in?: true;
    role?: string;
    handle?: string;
}

export interface RoomSummary {
    room: string;
    name: string;
}

export interface Helpline {
    country: string;
    name: string;
    contact: string;
    languages: string;
    hours: string;
    url?: string;
    checked_on: string;
}

export interface Case {
    case: number;
    group: string;
    kind: "held" | "flagged" | "report" | "care";
    place: string;
    by: string;
    at: string;
    title?: string;
    text?: string;
    reason?: string;
    seq?: Seq;
    verdict: string;
    care: string;
    state: "open" | "released" | "removed" | "closed";
    decided_by?: string;
    findings: { category: string; severity: number; start: number; end: number }[];
}

export interface SayOk {
    cid: string;
    seq?: Seq;
    at?: string;
    thread?: string;
    held?: Reason;
    nudge?: Reason;
}

export interface HelloOk {
    person: string;
    token?: string;
    language: string;
    organiser?: true;
    groups: GroupSummary[];
}

export interface GroupShowOk {
    group: GroupSummary;
    about: string;
    guidelines_version: number;
    guidelines: { id: string; text: string }[];
    rooms: RoomSummary[];
}

export interface ForumThreadsOk {
    seq: Seq;
    threads: Entry[];
    more: boolean;
}

export interface ForumThreadOk {
    opening: Entry;
    seq: Seq;
    posts: Entry[];
    more: boolean;
}

export interface HelplinesOk {
    helplines: Helpline[];
    countries: string[];
}

type Nothing = Record<string, never>;
type Answer<Fields, Ok> = { fields: Fields; ok: Ok };

export interface Commands {
    hello: Answer<{ token?: string; language?: string }, HelloOk>;
    "group.list": Answer<Nothing, { groups: GroupSummary[] }>;
    "group.show": Answer<{ group: string; language?: string }, GroupShowOk>;
    "group.join": Answer<
        { group: string; handle?: string; language?: string },
        { handle: string; role: string; guidelines_version: number; rooms: RoomSummary[] }
    >;
    "group.leave": Answer<{ group: string }, Nothing>;
    "room.enter": Answer<
        { room: string; after?: Seq },
        { seq: Seq; messages: Entry[]; reset: boolean; here: string }
    >;
    "room.leave": Answer<{ room: string }, Nothing>;
    "room.say": Answer<{ room: string; cid: string; text: string; sure?: boolean }, SayOk>;
    "room.history": Answer<
        { room: string; before?: Seq; limit?: number },
        { messages: Entry[]; more: boolean }
    >;
    "room.remove": Answer<{ room: string; seq: Seq }, { seq: Seq }>;
    "room.typing": Answer<{ room: string }, Nothing>;
    "forum.threads": Answer<
        { group: string; before?: Seq; limit?: number; live?: boolean },
        ForumThreadsOk
    >;
    "forum.thread": Answer<{ thread: string; after?: Seq; live?: boolean }, ForumThreadOk>;
    "forum.leave": Answer<{ place: string }, Nothing>;
    "forum.open": Answer<
        { group: string; cid: string; title: string; text: string; sure?: boolean },
        SayOk
    >;
    "forum.reply": Answer<
        { thread: string; cid: string; text: string; parent?: Seq; sure?: boolean },
        SayOk
    >;
    "forum.remove": Answer<{ place: string; seq: Seq }, { seq: Seq }>;
    "report.file": Answer<{ place: string; seq: Seq; reason: string }, Nothing>;
    "desk.watch": Answer<{ group: string }, { cases: Case[] }>;
    "desk.leave": Answer<{ group: string }, Nothing>;
    "desk.act": Answer<{ group: string; case: number; action: string }, Nothing>;
    "link.create": Answer<{ group: string; role: string }, { link: string }>;
    "person.redeem": Answer<{ link: string }, { role: string; group?: string }>;
    "person.leave": Answer<Nothing, Nothing>;
    "care.helplines": Answer<{ country?: string; language?: string }, HelplinesOk>;
}

export type Verb = keyof Commands;

export interface Events {
    "room.said": { room: string; seq: Seq; at: string; by: string; text: string };
    "room.removed": { room: string; seq: Seq; removes: Seq; at: string };
    "live.state": { slow: boolean };
    "room.typing": { room: string; by: string };
    "room.presence": { room: string; here: string };
    "forum.opened": {
        group: string;
        thread: string;
        seq: Seq;
        at: string;
        by: string;
        title: string;
        text: string;
    };
    "forum.replied": {
        thread: string;
        seq: Seq;
        parent?: Seq;
        at: string;
        by: string;
        text: string;
    };
    "forum.removed": { place: string; seq: Seq; removes: Seq; at: string };
    "desk.case": { case: Case };
    notice: { place: string; cid: string; outcome: "released" | "removed"; seq?: Seq };
    "care.card": { level: "check" | "urgent"; helplines: Helpline[]; countries: string[] };
}

export type EventName = keyof Events;

export interface ErrorBody {
    code: string;
    retry: "never" | "changed" | "later";
    detail?: string;
    retry_after_ms?: number;
    reason?: Reason;
}

export const close = {
    normal: 1000,
    protocolError: 1002,
    notText: 1003,
    notUtf8: 1007,
    tooLarge: 1009,
    restart: 1012,
    overloaded: 1013,
    helloTimeout: 4002,
    slow: 4003,
    silent: 4004,
    forgotten: 4005,
    tooManyErrors: 4006,
} as const;

export const limits = {
    messageCharacters: 4_000,
    titleCharacters: 200,
    handleCharacters: 32,
    cidBytes: 64,
    frameBytes: 16 * 1024,
    fragments: 64,
    jsonDepth: 8,
    badMessages: 20,
    resumeMessages: 200,
    historyPage: 200,
} as const;
