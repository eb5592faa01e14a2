import { Ajv, type ValidateFunction } from "ajv";
import { beforeAll, expect, test } from "vitest";
import {
    type AsyncApi,
    type Golden,
    type Message,
    readDocument,
    readGolden,
    type Schema,
} from "./documents.js";

let document: AsyncApi;
const samples = readGolden();
const ajv = new Ajv({ strict: false, allErrors: true });

beforeAll(async () => {
    document = (await readDocument()).document;
});

function payloads(keep: (payload: Schema) => boolean): Schema[] {
    return Object.values(document.components.messages)
        .map((message: Message) => message.payload)
        .filter(keep);
}

function answerTo(verb: string): Schema[] {
    return Object.values(document.operations)
        .filter((operation) =>
            operation.messages.some((message) => message.payload.properties?.do?.const === verb),
        )
        .flatMap((operation) => operation.reply?.messages ?? [])
        .map((message) => message.payload)
        .filter((payload) => payload.properties?.ok !== undefined);
}

function schemaOf(sample: Golden): ValidateFunction {
    const found = {
        command: () => payloads((payload) => payload.properties?.do?.const === sample.name),
        event: () => payloads((payload) => payload.properties?.on?.const === sample.name),
        error: () => payloads((payload) => payload.properties?.error !== undefined),
        answer: () => answerTo(sample.name),
        close: () => [],
    }[sample.kind]();
    expect(found, `schemas for ${sample.file}`).toHaveLength(1);
    return ajv.compile(found[0] as object);
}

const messages = samples.filter((sample) => sample.kind !== "close");

test.each(messages.map((sample) => [sample.file, sample] as const))(
    "%s fits its schema",
    (_, sample) => {
        const fits = schemaOf(sample);
        expect(fits(sample.json), JSON.stringify(fits.errors)).toBe(true);
    },
);

// A schema that accepts everything would pass the test above.
test.each(messages.map((sample) => [sample.file, sample] as const))(
    "%s does not fit when a required field is gone or one is of another type",
    (_, sample) => {
        const fits = schemaOf(sample);
        for (const [name, value] of Object.entries(sample.json)) {
            const other = typeof value === "object" ? "text" : { unexpected: true };
            expect(fits({ ...sample.json, [name]: other }), `${name} of another type`).toBe(false);
        }
        const { id: _id, re: _re, ...rest } = sample.json;
        if (sample.kind === "command" || sample.kind === "answer") expect(fits(rest)).toBe(false);
        if (sample.kind !== "command") {
            expect(fits({ ...sample.json, undeclared: 1 }), "an undeclared field").toBe(false);
        }
    },
);

test("close samples are those of the document", () => {
    const documented = document.channels.session["x-close-codes"].map(
        ({ code, name, reconnect }) => ({
            code,
            name,
            reconnect,
        }),
    );
    const golden = samples.filter((sample) => sample.kind === "close").map((sample) => sample.json);
    expect(golden.sort((a, b) => Number(a.code) - Number(b.code))).toEqual(documented);
});

test("every message of the document has a sample", () => {
    const has = (kind: string, name: unknown) =>
        samples.some((sample) => sample.kind === kind && sample.name === name);
    const missing: string[] = [];
    for (const { properties } of payloads(() => true)) {
        const verb = properties?.do?.const;
        const event = properties?.on?.const;
        if (verb !== undefined && !(has("command", verb) && has("answer", verb)))
            missing.push(String(verb));
        if (event !== undefined && !has("event", event)) missing.push(String(event));
    }
    for (const variant of document.components.schemas.Error?.oneOf ?? []) {
        if (!has("error", variant.properties?.code?.const)) missing.push(JSON.stringify(variant));
    }
    expect(missing).toEqual([]);
});
