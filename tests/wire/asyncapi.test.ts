import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
    type AsyncApi,
    type Catalogue,
    type Field,
    type Message,
    type Operation,
    readCatalogue,
    readDocument,
    root,
    type Schema,
} from "./documents.js";

let catalogue: Catalogue;
let document: AsyncApi;
let complaints: string[];

beforeAll(async () => {
    catalogue = readCatalogue();
    const read = await readDocument();
    document = read.document;
    complaints = read.diagnostics
        .filter((d) => d.severity <= 1)
        .filter(
            (d) =>
                d.code !== "asyncapi-latest-version" &&
                !String(d.code).startsWith("asyncapi-info-"),
        )
        .map((d) => `${String(d.code)} at ${d.path.join(".")}: ${d.message}`);
});

// The same shape for both sides, so that a difference shows as one.
type Shape =
    | string
    | { list: Shape }
    | {
          [field: string]: {
              is: Shape;
              required: boolean;
              bytes_max?: number;
              characters_max?: number;
              items_max?: number;
          };
      };

function ofCode(fields: Field[], bounds: boolean): Shape {
    const shape: Exclude<Shape, string | { list: Shape }> = {};
    for (const field of fields) {
        shape[field.name] = {
            is: typeOfCode(field),
            required: field.required ?? true,
            ...(bounds && field.bytes_max !== undefined && { bytes_max: field.bytes_max }),
            ...(bounds &&
                field.characters_max !== undefined && { characters_max: field.characters_max }),
            ...(bounds && field.items_max !== undefined && { items_max: field.items_max }),
        };
    }
    return shape;
}

function typeOfCode(field: Field): Shape {
    if (field.fields) return ofCode(field.fields, false);
    if (field.items) return { list: typeOfCode(field.items) };
    return field.type;
}

function ofSchema(schema: Schema, bounds: boolean, without: string[] = []): Shape {
    const shape: Exclude<Shape, string | { list: Shape }> = {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (without.includes(name)) continue;
        const inBytes = property["x-bytes-max"];
        shape[name] = {
            is: typeOfSchema(property),
            required: schema.required?.includes(name) ?? false,
            ...(bounds && inBytes !== undefined && { bytes_max: inBytes }),
            ...(bounds &&
                inBytes === undefined &&
                property.maxLength !== undefined && { characters_max: property.maxLength }),
            ...(bounds && property.maxItems !== undefined && { items_max: property.maxItems }),
        };
    }
    return shape;
}

function typeOfSchema(schema: Schema): Shape {
    if (schema.type === "object") return ofSchema(schema, false);
    if (schema.type === "array") return { list: typeOfSchema(schema.items ?? {}) };
    return schema.type ?? "undefined";
}

function operationOf(verb: string): Operation {
    const found = Object.values(document.operations).filter(
        (operation) =>
            operation.action === "receive" &&
            operation.messages.some((message) => message.payload.properties?.do?.const === verb),
    );
    expect(found, `operations for ${verb}`).toHaveLength(1);
    return found[0] as Operation;
}

function onlyMessage(messages: Message[] | undefined, with_: (payload: Schema) => boolean): Schema {
    const found = (messages ?? []).filter((message) => with_(message.payload));
    expect(found).toHaveLength(1);
    return (found[0] as Message).payload;
}

function strictObjects(schema: Schema, path: string): string[] {
    const here = schema.type === "object" && schema.additionalProperties !== false ? [path] : [];
    const inside = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
        strictObjects(property, `${path}.${name}`),
    );
    return [...here, ...inside, ...(schema.items ? strictObjects(schema.items, `${path}[]`) : [])];
}

test("the document is valid AsyncAPI, without warnings", () => {
    expect(complaints).toEqual([]);
});

describe("commands", () => {
    test("the document has exactly those of the code", () => {
        const documented = Object.values(document.components.messages)
            .map((message) => message.payload.properties?.do?.const)
            .filter((verb) => verb !== undefined);
        expect(documented.sort()).toEqual(catalogue.commands.map((c) => c.name).sort());
    });

    test("each has the code's fields, and bounds", () => {
        for (const command of catalogue.commands) {
            const payload = onlyMessage(operationOf(command.name).messages, () => true);
            expect(payload.required, command.name).toEqual(expect.arrayContaining(["id", "do"]));
            expect(payload.properties?.id?.type, command.name).toBe("integer");
            expect(ofSchema(payload, true, ["id", "do"]), command.name).toEqual(
                ofCode(command.fields, true),
            );
        }
    });

    test("each is answered by the code's fields or by an error", () => {
        for (const command of catalogue.commands) {
            const reply = operationOf(command.name).reply?.messages;
            const answer = onlyMessage(reply, (payload) => payload.properties?.ok !== undefined);
            onlyMessage(reply, (payload) => payload.properties?.error !== undefined);
            expect(answer.required, command.name).toEqual(["re", "ok"]);
            expect(ofSchema(answer.properties?.ok ?? {}, false), command.name).toEqual(
                ofCode(command.answer, false),
            );
        }
    });
});

describe("events", () => {
    test("the document has exactly those of the code", () => {
        const sent = Object.values(document.operations)
            .filter((operation) => operation.action === "send")
            .flatMap((operation) => operation.messages)
            .map((message) => message.payload.properties?.on?.const);
        expect(sent.sort()).toEqual(catalogue.events.map((event) => event.name).sort());
    });

    test("each has the code's fields", () => {
        for (const event of catalogue.events) {
            const payload = onlyMessage(
                Object.values(document.components.messages),
                (candidate) => candidate.properties?.on?.const === event.name,
            );
            expect(payload.required, event.name).toContain("on");
            expect(ofSchema(payload, false, ["on"]), event.name).toEqual(
                ofCode(event.fields, false),
            );
        }
    });

    test("the catalogue forgets none that the code declares", () => {
        const folder = resolve(root, "protocol");
        const source = readdirSync(folder)
            .filter((file) => file.endsWith(".hpp"))
            .map((file) => readFileSync(resolve(folder, file), "utf8"))
            .join("\n");
        const declared = [...source.matchAll(/std::string_view name = "([^"]+)"/g)].map(
            (m) => m[1],
        );
        expect(declared.length).toBeGreaterThan(0);
        expect(catalogue.events.map((event) => event.name).sort()).toEqual(declared.sort());
    });
});

describe("errors and close codes", () => {
    test("every error code is documented with its retry value, and no other", () => {
        const variants = document.components.schemas.Error?.oneOf ?? [];
        expect(
            variants.map((variant) => ({
                name: variant.properties?.code?.const,
                retry: variant.properties?.retry?.const,
            })),
        ).toEqual(catalogue.errors);
    });

    test("the reason of a rejection has the code's fields", () => {
        const reason = document.components.schemas.Error?.properties?.reason;
        expect(ofSchema(reason ?? {}, false)).toEqual(ofCode(catalogue.reason, false));
    });

    test("every close code is documented, and no other", () => {
        expect(
            document.channels.session["x-close-codes"].map(({ code, name, reconnect }) => ({
                code,
                name,
                reconnect,
            })),
        ).toEqual(catalogue.closes);
    });
});

test("what moderation may have missed is documented as the page has it", () => {
    const missable = JSON.parse(readFileSync(resolve(root, "protocol/missable.json"), "utf8"));
    expect(document.components.schemas.FeedbackCategory?.enum).toEqual(missable);
});

test("what the server says has no room for undeclared fields", () => {
    const loose = Object.entries(document.components.messages)
        .filter(([key]) => !key.startsWith("command."))
        .flatMap(([key, message]) => strictObjects(message.payload, key));
    expect(loose).toEqual([]);
});

test("the channel carries every message, and every message has a use", () => {
    const used = new Set(
        Object.values(document.operations).flatMap((operation) =>
            [...operation.messages, ...(operation.reply?.messages ?? [])].map((m) => m.name),
        ),
    );
    const named = Object.values(document.components.messages).map((message) => message.name);
    expect(named.filter((name) => !used.has(name))).toEqual([]);
    expect(Object.keys(document.channels.session.messages).sort()).toEqual(
        Object.keys(document.components.messages).sort(),
    );
});
