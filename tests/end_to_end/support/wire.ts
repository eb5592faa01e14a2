// The wire as the tests expect it, written down a second time on purpose: a change of the protocol
// has to be made here too before the tests accept it.

import type { FeedbackView, GroupCommands, GroupEvents, NoteView, OpenHours } from "./wire_groups";

export type Seq = number;

export interface Entry {
    seq: Seq;
    at: string;
    by: string;
    title?: string;
    text?: string;
    note?: string;
    carried?: string;
    parent?: Seq;
    reply_to?: Seq;
    edits?: Seq;
    edited?: true;
    removes?: Seq;
    removed?: true;
    locks?: boolean;
    pins?: Seq;
    unpins?: Seq;
    passed?: true;
    posts?: number;
    locked?: true;
    pinned?: true;
}

export interface Reaction {
    kind: string;
    how: "one" | "few" | "many";
}

export interface EntryReactions {
    seq: Seq;
    rev: number;
    reactions: Reaction[];
    mine: string[];
}

export interface NewsItem {
    place: string;
    title?: string;
    seq: Seq;
    read?: Seq;
    unread: number;
    first?: Seq;
    following?: true;
}

export interface SearchOk {
    found: { place: string; entry: Entry }[];
    more: boolean;
}

export interface Version {
    at: string;
    title?: string;
    text: string;
    note?: string;
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
    format: string;
    entry: string;
    open?: true;
    opens_at?: string;
    here?: string;
    age_from?: number;
    age_to?: number;
    role?: string;
    handle?: string;
}

export interface RoomSummary {
    room: string;
    name: string;
    state: string;
    slow_seconds?: number;
    opens_at?: string;
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
    kind: "held" | "flagged" | "report" | "care" | "appeal";
    place: string;
    by: string;
    at: string;
    title?: string;
    text?: string;
    reason?: string;
    note?: string;
    seq?: Seq;
    edits?: Seq;
    verdict: string;
    care: string;
    state: "open" | "released" | "removed" | "closed";
    decided_by?: string;
    claimed_by?: string;
    waiting_ms: number;
    findings: {
        category: string;
        severity: number;
        guideline: string;
        stage: string;
        kind?: string;
        start: number;
        end: number;
        score: number;
    }[];
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
    kept?: true;
    paused?: string;
    groups: GroupSummary[];
}

export interface GroupShowOk {
    group: GroupSummary;
    about: string;
    guidelines_version: number;
    accepted?: number;
    guidelines: { id: string; text: string }[];
    rooms: RoomSummary[];
    may: string[];
    time_zone: string;
    hours: OpenHours[];
    feedback_texts?: boolean;
}

export interface ForumThreadsOk {
    seq: Seq;
    pinned: Entry[];
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

export interface SignedInOn {
    session: string;
    device: string;
    since: string;
    seen: string;
    here?: true;
}

export interface Preferences {
    language: string;
    country: string;
    content_notes: string;
    muted_words: string[];
    feedback_texts: boolean;
}

type Nothing = Record<string, never>;
type Answer<Fields, Ok> = { fields: Fields; ok: Ok };

export interface Commands extends GroupCommands {
    hello: Answer<{ token?: string; language?: string }, HelloOk>;
    "group.list": Answer<
        { query?: string; speaks?: string; format?: string; open?: boolean },
        { groups: GroupSummary[] }
    >;
    "group.show": Answer<{ group: string; language?: string }, GroupShowOk>;
    "group.join": Answer<
        { group: string; handle?: string; language?: string; age_ok?: boolean },
        {
            handle: string;
            role: string;
            guidelines_version: number;
            rooms: RoomSummary[];
            may: string[];
        }
    >;
    "group.leave": Answer<{ group: string }, Nothing>;
    "room.enter": Answer<
        { room: string; after?: Seq },
        { seq: Seq; messages: Entry[]; reset: boolean; here: string }
    >;
    "room.leave": Answer<{ room: string }, Nothing>;
    "room.say": Answer<
        {
            room: string;
            cid: string;
            text: string;
            note?: string;
            reply_to?: Seq;
            sure?: boolean;
        },
        SayOk
    >;
    "room.edit": Answer<
        { room: string; seq: Seq; cid: string; text: string; note?: string; sure?: boolean },
        SayOk
    >;
    "room.history": Answer<
        { room: string; before?: Seq; after?: Seq; limit?: number },
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
        {
            group: string;
            cid: string;
            title: string;
            text: string;
            note?: string;
            sure?: boolean;
        },
        SayOk
    >;
    "forum.reply": Answer<
        {
            thread: string;
            cid: string;
            text: string;
            note?: string;
            parent?: Seq;
            sure?: boolean;
        },
        SayOk
    >;
    "forum.edit": Answer<
        {
            place: string;
            seq: Seq;
            cid: string;
            title?: string;
            text: string;
            note?: string;
            sure?: boolean;
        },
        SayOk
    >;
    "forum.carry": Answer<
        { room: string; seq: Seq; title?: string; thread?: string; sure?: boolean },
        SayOk
    >;
    "forum.follow": Answer<{ thread: string; following?: boolean }, Nothing>;
    "reaction.set": Answer<
        { place: string; seq: Seq; kind: string; on?: boolean },
        { rev: number; reactions: Reaction[]; mine: string[] }
    >;
    "reaction.list": Answer<
        { place: string; after?: number; first?: Seq; last?: Seq },
        { rev: number; entries: EntryReactions[]; more: boolean }
    >;
    "read.mark": Answer<{ place: string; seq: Seq }, { read: Seq }>;
    "news.list": Answer<Nothing, { news: NewsItem[] }>;
    "news.show": Answer<{ place: string }, NewsItem>;
    "search.find": Answer<
        {
            text: string;
            group?: string;
            since?: number;
            until?: number;
            before_place?: string;
            before_seq?: Seq;
            limit?: number;
        },
        SearchOk
    >;
    "forum.lock": Answer<{ thread: string; locked?: boolean }, { seq: Seq }>;
    "forum.pin": Answer<{ thread: string; pinned?: boolean }, { seq: Seq }>;
    "desk.versions": Answer<{ place: string; seq: Seq }, { versions: Version[] }>;
    "forum.remove": Answer<{ place: string; seq: Seq }, { seq: Seq }>;
    "report.file": Answer<{ place: string; seq: Seq; reason: string }, Nothing>;
    "desk.watch": Answer<
        { group: string },
        { cases: Case[]; notes: NoteView[]; feedback: FeedbackView[]; asks: number }
    >;
    "desk.leave": Answer<{ group: string }, Nothing>;
    "desk.act": Answer<{ group: string; case: number; action: string }, Nothing>;
    "link.create": Answer<{ group: string; role: string }, { link: string }>;
    "person.redeem": Answer<{ link: string }, { role: string; group?: string }>;
    "person.leave": Answer<Nothing, Nothing>;
    "person.keep": Answer<
        { language?: string; renew?: boolean },
        { words: string[]; language: string }
    >;
    "person.return": Answer<{ phrase: string }, { token: string }>;
    "person.sessions": Answer<Nothing, { kept?: true; sessions: SignedInOn[] }>;
    "person.sign_out": Answer<{ session: string }, Nothing>;
    "person.preferences": Answer<Nothing, Preferences>;
    "person.prefer": Answer<Partial<Preferences>, Preferences>;
    "person.rename": Answer<{ group: string; handle: string; sure?: boolean }, { handle: string }>;
    "person.block": Answer<{ group: string; handle: string }, Nothing>;
    "person.mute": Answer<{ group: string; handle: string }, Nothing>;
    "person.unblock": Answer<{ group: string; handle: string }, Nothing>;
    "person.blocks": Answer<
        Nothing,
        { blocks: { group: string; handle: string; kind: string; at: string }[] }
    >;
    "person.export": Answer<Nothing, { link: string; until: string }>;
    "person.erase": Answer<Nothing, Nothing>;
    "person.pause": Answer<{ minutes: number }, { until: string }>;
    "care.helplines": Answer<{ country?: string; language?: string }, HelplinesOk>;
}

export type Verb = keyof Commands;

export interface Events extends GroupEvents {
    "room.said": {
        room: string;
        seq: Seq;
        at: string;
        by: string;
        text: string;
        note?: string;
        reply_to?: Seq;
    };
    "room.edited": {
        room: string;
        seq: Seq;
        edits: Seq;
        at: string;
        by: string;
        text?: string;
        note?: string;
    };
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
        note?: string;
        carried?: string;
    };
    "forum.replied": {
        thread: string;
        seq: Seq;
        parent?: Seq;
        at: string;
        by: string;
        text: string;
        note?: string;
        carried?: string;
    };
    "forum.edited": {
        place: string;
        seq: Seq;
        edits: Seq;
        at: string;
        by: string;
        title?: string;
        text?: string;
        note?: string;
    };
    "forum.locked": { thread: string; seq: Seq; at: string; locked: boolean };
    "forum.pinned": { group: string; thread: string; seq: Seq; at: string; pinned: boolean };
    "forum.removed": { place: string; seq: Seq; removes: Seq; at: string };
    "reaction.changed": { place: string; seq: Seq; rev: number; reactions: Reaction[] };
    "read.marked": { place: string; read: Seq };
    "desk.case": { case: Case };
    notice: { place: string; cid: string; outcome: "released" | "removed" | "carried"; seq?: Seq };
    "person.preferred": Preferences;
    "person.paused": { until: string };
    "place.passed": { place: string; seq: Seq };
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
    signedOut: 4007,
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
