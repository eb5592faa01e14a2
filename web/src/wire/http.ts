// What is asked over HTTP: all that works before somebody has dropped in, and dropping in itself.
import { commands, type GroupDetails } from "./commands.ts";
import { Disconnected, WireError } from "./errors.ts";
import type { GroupSummary } from "./parts.ts";
import { count, type Infer, isObject, type Kind, object, optional, text } from "./schema.ts";

const entered = object({ person: text, language: text });
const refusal = object({ code: text, detail: optional(text), retry_after_ms: optional(count) });

async function ask<T>(path: string, kind: Kind<T>, init?: RequestInit): Promise<T> {
    let response: Response;
    try {
        response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...init });
    } catch {
        throw new Disconnected();
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && kind.matches(body, false)) return body as T;
    const error = isObject(body) ? body.error : undefined;
    if (refusal.matches(error, false)) {
        throw new WireError({ retry: "never", ...(error as Infer<typeof refusal>) });
    }
    if (response.status >= 500) throw new Disconnected();
    throw new WireError({
        code: response.status === 404 ? "not_found" : "malformed",
        retry: "never",
    });
}

function query(parameters: Record<string, string | undefined>): string {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== undefined) search.set(name, value);
    }
    return search.toString();
}

function post(path: string, body: object): Promise<{ person: string; language: string }> {
    return ask(path, entered, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
    });
}

// Sets the cookie that stands for the person; one who is known already stays who they are.
export function enter(language: string): Promise<{ person: string; language: string }> {
    return post("/api/v1/enter", { language });
}

// Sets the cookie that stands for the person whose recovery phrase this is.
export function enterWith(phrase: string): Promise<{ person: string; language: string }> {
    return post("/api/v1/return", { phrase });
}

export async function listGroups(language: string): Promise<GroupSummary[]> {
    return (await ask(`/api/v1/groups?${query({ language })}`, commands["group.list"].ok)).groups;
}

export function showGroup(group: string, language: string): Promise<GroupDetails> {
    const path = `/api/v1/groups/${encodeURIComponent(group)}?${query({ language })}`;
    return ask(path, commands["group.show"].ok);
}
