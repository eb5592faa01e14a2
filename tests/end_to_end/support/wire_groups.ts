// Commands, answers and events about groups, as the tests expect them (see wire.ts).

export interface LanguageText {
    language: string;
    text: string;
}

export interface OpenHours {
    days: number[];
    from: string;
    to: string;
}

export interface GuidelineTexts {
    id: string;
    text: LanguageText[];
}

export interface RoomSettings {
    room: string;
    name: LanguageText[];
    state: string;
    slow_seconds: number;
    people_max: number;
    hours: OpenHours[];
}

export interface GroupSettings {
    group: string;
    revision: number;
    name: LanguageText[];
    topic: LanguageText[];
    about: LanguageText[];
    languages: string[];
    format: string;
    entry: string;
    people_max: number;
    age_from: number;
    age_to: number;
    time_zone: string;
    hours: OpenHours[];
    presence: string;
    policy: string;
    link_hosts: string[];
    feedback_texts: boolean;
    guidelines_version: number;
    guidelines: GuidelineTexts[];
    rooms: RoomSettings[];
}

export interface MemberView {
    handle: string;
    role: string;
    since: string;
    muted_until?: string;
    banned_until?: string;
}

export interface RestrictionView {
    handle: string;
    kind: string;
    reason: string;
    by: string;
    at: string;
    until: string;
}

export interface LogView {
    number: number;
    at: string;
    by: string;
    act: string;
    subject: string;
    detail: string;
}

export interface AskView {
    ask: number;
    state: string;
    words: string;
    at: string;
}

export interface NoteView {
    by: string;
    at: string;
    text: string;
}

export interface FeedbackView {
    case: number;
    said: string;
    finding?: number;
    category?: string;
}

type Nothing = Record<string, never>;
type Answer<Fields, Ok> = { fields: Fields; ok: Ok };

export interface GroupCommands {
    "group.ask": Answer<{ group: string; words?: string }, { state: string; ahead?: number }>;
    "group.create": Answer<
        { group: string; name: LanguageText[]; languages: string[] },
        { revision: number }
    >;
    "group.settings": Answer<{ group: string }, { settings: GroupSettings }>;
    "group.change": Answer<
        {
            group: string;
            revision?: number;
            name?: LanguageText[];
            topic?: LanguageText[];
            about?: LanguageText[];
            languages?: string[];
            format?: string;
            entry?: string;
            people_max?: number;
            age_from?: number;
            age_to?: number;
            time_zone?: string;
            hours?: OpenHours[];
            presence?: string;
        },
        { revision: number }
    >;
    "group.guidelines": Answer<
        { group: string; revision?: number; guidelines: GuidelineTexts[] },
        { revision: number; guidelines_version: number }
    >;
    "group.policy": Answer<
        {
            group: string;
            revision?: number;
            policy: string;
            link_hosts: string[];
            feedback_texts?: boolean;
        },
        { revision: number }
    >;
    "group.log": Answer<
        { group: string; before?: number; limit?: number },
        { lines: LogView[]; more: boolean }
    >;
    "room.create": Answer<{ room: string; name: LanguageText[] }, { revision: number }>;
    "room.change": Answer<
        {
            room: string;
            revision?: number;
            name?: LanguageText[];
            people_max?: number;
            hours?: OpenHours[];
        },
        { revision: number }
    >;
    "room.close": Answer<{ room: string; closed?: boolean }, Nothing>;
    "room.freeze": Answer<{ room: string; frozen?: boolean }, Nothing>;
    "room.slow": Answer<{ room: string; seconds: number }, Nothing>;
    "room.people": Answer<{ room: string }, { here: string; handles?: string[] }>;
    "member.list": Answer<
        { group: string; after?: string; limit?: number },
        { members: MemberView[]; more: boolean }
    >;
    "member.role": Answer<{ group: string; handle: string; role: string }, Nothing>;
    "member.mute": Answer<
        { group: string; handle?: string; case?: number; minutes: number; reason: string },
        Nothing
    >;
    "member.unmute": Answer<{ group: string; handle: string }, Nothing>;
    "member.ban": Answer<
        { group: string; handle?: string; case?: number; hours: number; reason: string },
        Nothing
    >;
    "member.unban": Answer<{ group: string; handle: string }, Nothing>;
    "member.restrictions": Answer<{ group: string }, { restrictions: RestrictionView[] }>;
    "ask.list": Answer<{ group: string }, { asks: AskView[] }>;
    "ask.decide": Answer<{ group: string; ask: number; accept?: boolean }, Nothing>;
    "appeal.file": Answer<{ group: string; text: string }, Nothing>;
    "desk.claim": Answer<{ group: string; case: number; claimed?: boolean }, Nothing>;
    "desk.note": Answer<{ group: string; text: string }, Nothing>;
    "desk.feedback": Answer<
        { group: string; case: number; said: string; finding?: number; category?: string },
        Nothing
    >;
}

export interface GroupEvents {
    "group.changed": { group: string; revision: number; guidelines_version: number };
    "room.changed": { room: string; state: string; slow_seconds: number };
    "room.free": { room: string };
    "group.turn": { group: string; state: string };
    restriction: { group: string; kind: string; set: boolean; reason: string; until?: string };
    "desk.noted": { group: string; note: NoteView };
    "desk.feedback_said": { group: string; feedback: FeedbackView };
    "desk.asks": { group: string; waiting: number };
}
