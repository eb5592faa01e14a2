// What the wire is, from three sides: the AsyncAPI document, the code's own catalogue (printed by
// havn_wire_catalogue) and the golden samples.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, Parser } from "@asyncapi/parser";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

export interface Field {
    name: string;
    type: string;
    required?: boolean;
    bytes_max?: number;
    characters_max?: number;
    items_max?: number;
    items?: Field;
    fields?: Field[];
}

export interface Catalogue {
    commands: { name: string; fields: Field[]; answer: Field[] }[];
    events: { name: string; fields: Field[] }[];
    reason: Field[];
    errors: { name: string; retry: string }[];
    closes: { code: number; name: string; reconnect: boolean }[];
}

export interface Schema {
    type?: string;
    const?: unknown;
    enum?: unknown[];
    required?: string[];
    properties?: Record<string, Schema>;
    additionalProperties?: boolean;
    items?: Schema;
    oneOf?: Schema[];
    maxLength?: number;
    maxItems?: number;
    "x-bytes-max"?: number;
}

export interface Message {
    name: string;
    payload: Schema;
}

export interface Operation {
    action: "send" | "receive";
    messages: Message[];
    reply?: { messages: Message[] };
}

export interface AsyncApi {
    channels: {
        session: {
            messages: Record<string, Message>;
            "x-close-codes": {
                code: number;
                name: string;
                reconnect: boolean;
                meaning: string;
            }[];
        };
    };
    operations: Record<string, Operation>;
    components: {
        messages: Record<string, Message>;
        schemas: Record<string, Schema>;
    };
}

export interface Golden {
    file: string;
    kind: "command" | "answer" | "event" | "error" | "close";
    name: string;
    json: Record<string, unknown>;
}

export function readCatalogue(): Catalogue {
    const program = resolve(
        root,
        process.env.HAVN_WIRE_CATALOGUE ?? "build/release/tests/havn_wire_catalogue",
    );
    return JSON.parse(execFileSync(program, { encoding: "utf8" })) as Catalogue;
}

// References are resolved in what comes back.
export async function readDocument(): Promise<{
    document: AsyncApi;
    diagnostics: Diagnostic[];
}> {
    const text = readFileSync(resolve(root, "protocol/asyncapi.yaml"), "utf8");
    const { document, diagnostics } = await new Parser().parse(text);
    if (document === undefined) {
        throw new Error(diagnostics.map((d) => `${d.path.join(".")}: ${d.message}`).join("\n"));
    }
    return { document: document.json() as unknown as AsyncApi, diagnostics };
}

export function readGolden(): Golden[] {
    const folder = resolve(root, "protocol/golden");
    return readdirSync(folder)
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => ({
            file,
            ...(JSON.parse(readFileSync(resolve(folder, file), "utf8")) as Omit<Golden, "file">),
        }));
}
