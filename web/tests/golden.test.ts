// The samples that the server's own tests read: both sides must understand them alike.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decode, decodeRequest, encode, isOk } from "../src/wire/codec.ts";
import { commands, isVerb } from "../src/wire/commands.ts";
import { closes, mayReconnect, retries } from "../src/wire/errors.ts";
import { events } from "../src/wire/events.ts";

interface Sample {
    kind: string;
    name: string;
    json: Record<string, unknown>;
}

const folder = resolve(import.meta.dirname, "../../protocol/golden");
const samples = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Sample);
const of = (kind: string) =>
    samples
        .filter((sample) => sample.kind === kind)
        .map((sample) => [sample.name, sample] as const);
const names = (kind: string) => [...new Set(of(kind).map(([name]) => name))].sort();

describe("every kind of message has a sample", () => {
    it("commands", () => expect(names("command")).toEqual(Object.keys(commands).sort()));
    it("answers", () => expect(names("answer")).toEqual(Object.keys(commands).sort()));
    it("events", () => expect(names("event")).toEqual(Object.keys(events).sort()));
    it("errors", () => expect(names("error")).toEqual(Object.keys(retries).sort()));
    it("and no sample is of a kind unknown here", () => {
        const kinds = new Set(samples.map(({ kind }) => kind));
        expect([...kinds].sort()).toEqual(["answer", "close", "command", "error", "event"]);
    });
});

describe("commands", () => {
    it.each(of("command"))("%s is read and written the same", (name, { json }) => {
        const request = decodeRequest(JSON.stringify(json), true);
        expect(request?.verb).toBe(name);
        if (request === undefined) return;
        expect(JSON.parse(encode(request.id, request.verb, request.fields))).toEqual(json);
    });

    it("that are unknown, or have a field too many or too few, are refused", () => {
        expect(decodeRequest('{"id":1,"do":"room.dance"}')).toBeUndefined();
        expect(decodeRequest('{"id":1,"do":"room.typing"}')).toBeUndefined();
        expect(decodeRequest('{"id":1,"do":"room.typing","room":1}')).toBeUndefined();
        const more = '{"id":1,"do":"room.typing","room":"a/b","mood":"good"}';
        expect(decodeRequest(more, true)).toBeUndefined();
        expect(decodeRequest(more)).toBeDefined();
    });
});

describe("answers", () => {
    it.each(of("answer"))("to %s are understood", (name, { json }) => {
        const incoming = decode(JSON.stringify(json), true);
        expect(incoming.kind).toBe("answer");
        if (incoming.kind !== "answer" || !isVerb(name)) throw new Error(`no command ${name}`);
        expect(isOk(name, incoming.ok, true)).toBe(true);
        expect(isOk(name, { ...(incoming.ok as object), mood: "good" }, true)).toBe(false);
    });
});

describe("events", () => {
    it.each(of("event"))("%s is understood", (name, { json }) => {
        const incoming = decode(JSON.stringify(json), true);
        expect(incoming).toMatchObject({ kind: "event", event: { name } });
        expect(decode(JSON.stringify({ ...json, mood: "good" }), true).kind).toBe("unknown");
        expect(decode(JSON.stringify({ ...json, mood: "good" })).kind).toBe("event");
    });
});

describe("errors", () => {
    it.each(of("error"))("%s is understood, with what to do about it", (name, { json }) => {
        const incoming = decode(JSON.stringify(json), true);
        expect(incoming).toMatchObject({ kind: "error", error: { code: name } });
        const retry = (json.error as { retry: string }).retry;
        expect(retries[name as keyof typeof retries]).toBe(retry);
    });
});

describe("closes", () => {
    it.each(of("close"))("%s says whether to come back", (_, { json }) => {
        expect(mayReconnect(Number(json.code))).toBe(json.reconnect);
    });

    it("are all listed", () => {
        const codes = of("close").map(([, { json }]) => String(json.code));
        expect(codes.sort()).toEqual(Object.keys(closes).sort());
    });
});

describe("what is not a message", () => {
    it.each(["", "[]", "null", '"hello"', "{", '{"re":"1","ok":{}}', '{"on":"dance"}'])(
        "%s is unknown",
        (text) => expect(decode(text).kind).toBe("unknown"),
    );
});
