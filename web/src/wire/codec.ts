// Between the text of one WebSocket message and typed values.
import { commands, type FieldsOf, isVerb, type OkOf, type Verb } from "./commands.ts";
import { type ErrorReply, errorReply } from "./errors.ts";
import { events, isEventName, type WireEvent } from "./events.ts";
import { isObject } from "./schema.ts";

export type Incoming =
    | { kind: "answer"; re: number; ok: unknown }
    | { kind: "error"; re: number | undefined; error: ErrorReply }
    | { kind: "event"; event: WireEvent }
    | { kind: "unknown" };

export function encode<V extends Verb>(id: number, verb: V, fields: FieldsOf<V>): string {
    return JSON.stringify({ id, do: verb, ...fields });
}

export function decode(message: string, strict = false): Incoming {
    let value: unknown;
    try {
        value = JSON.parse(message);
    } catch {
        return { kind: "unknown" };
    }
    if (!isObject(value)) return { kind: "unknown" };
    const { re, ok, error, on, ...rest } = value;
    if (isEventName(on) && events[on].matches(rest, strict)) {
        return { kind: "event", event: { name: on, fields: rest } as unknown as WireEvent };
    }
    if (errorReply.matches(error, strict)) {
        const answered = typeof re === "number" ? re : undefined;
        return { kind: "error", re: answered, error: error as ErrorReply };
    }
    if (typeof re === "number" && isObject(ok)) return { kind: "answer", re, ok };
    return { kind: "unknown" };
}

export function isOk<V extends Verb>(verb: V, ok: unknown, strict = false): ok is OkOf<V> {
    return commands[verb].ok.matches(ok, strict);
}

export interface Request<V extends Verb = Verb> {
    id: number;
    verb: V;
    fields: FieldsOf<V>;
}

// A command's text back into its parts: for the tests that hold the samples against this client.
export function decodeRequest(message: string, strict = false): Request | undefined {
    const value: unknown = JSON.parse(message);
    if (!isObject(value)) return undefined;
    const { id, do: verb, ...fields } = value;
    if (typeof id !== "number" || !isVerb(verb)) return undefined;
    if (!commands[verb].fields.matches(fields, strict)) return undefined;
    return { id, verb, fields } as Request;
}
