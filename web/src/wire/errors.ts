// The named errors and numbered closes of protocol/errors.hpp.
import { reason } from "./parts.ts";
import { count, type Infer, object, oneOf, optional, text } from "./schema.ts";

export const retries = {
    malformed: "changed",
    too_deep: "changed",
    unknown_command: "never",
    bad_field: "changed",
    too_long: "changed",
    hello_first: "changed",
    token_unknown: "changed",
    not_found: "never",
    handle_taken: "changed",
    handle_refused: "changed",
    rejected: "changed",
    conflict: "changed",
    too_fast: "later",
    too_many: "changed",
    try_again: "later",
    guidelines_changed: "changed",
    age_asked: "changed",
    ask_first: "changed",
    group_full: "later",
    room_full: "later",
    room_closed: "later",
    room_frozen: "later",
    slow_mode: "later",
    muted: "later",
    banned: "later",
    link_expired: "never",
    name_taken: "changed",
    text_refused: "changed",
    shutting_down: "later",
    gone: "never",
    locked: "never",
    handle_nudged: "changed",
    busy: "later",
    paused: "later",
} as const;

export type ErrorCode = keyof typeof retries;

export const errorReply = object({
    code: text,
    retry: oneOf("never", "changed", "later"),
    detail: optional(text),
    retry_after_ms: optional(count),
    reason: optional(reason),
});
export type ErrorReply = Infer<typeof errorReply>;

// Whether a client should connect again by itself.
export const closes: Readonly<Record<number, boolean>> = {
    1000: false,
    1001: true,
    1002: false,
    1003: false,
    1007: false,
    1009: false,
    1012: true,
    1013: true,
    4002: true,
    4003: true,
    4004: true,
    4005: false,
    4006: false,
    4007: false,
};

export const close_restart = 1012;
export const close_forgotten = 4005;
export const close_signed_out = 4007;

// A code that is not listed (1006 above all: the line went dead) says nothing against it.
export function mayReconnect(code: number): boolean {
    return closes[code] ?? true;
}

// What a request ends with when the server refused it, or could not be asked.
export class WireError extends Error {
    readonly code: string;
    readonly reply: ErrorReply;

    constructor(reply: ErrorReply) {
        super(reply.code);
        this.name = "WireError";
        this.code = reply.code;
        this.reply = reply;
    }
}

// No answer, so nobody knows whether the server has done it.
export class Disconnected extends Error {
    constructor() {
        super("disconnected");
        this.name = "Disconnected";
    }
}

export function codeOf(error: unknown): string {
    if (error instanceof WireError) return error.code;
    return error instanceof Disconnected ? "disconnected" : "unexpected";
}
