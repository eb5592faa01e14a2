// What was said, on this page, of what moderation found in cases that are open.
import { signal } from "@preact/signals";
import type { FieldsOf } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import type { CaseView } from "../wire/parts.ts";
import { request } from "./connection.ts";

export type Said = "right" | "wrong" | "missed";
// The number of a finding, or a category that was missed.
export type About = number | string;

const said = signal<ReadonlyMap<string, Said>>(new Map());

function keyOf({ group, case: number }: CaseView, about: About): string {
    return `${group} ${number} ${about}`;
}

export function saidOf(view: CaseView, about: About): Said | undefined {
    return said.value.get(keyOf(view, about));
}

function fields(view: CaseView, about: About, word: Said | "nothing"): FieldsOf<"desk.feedback"> {
    const { group, case: number } = view;
    const of = typeof about === "number" ? { finding: about } : { category: about };
    return { group, case: number, said: word, ...of };
}

// undefined takes back what was said. Returns the code of what went wrong.
export async function say(
    view: CaseView,
    about: About,
    word: Said | undefined,
): Promise<string | undefined> {
    try {
        await request("desk.feedback", fields(view, about, word ?? "nothing"));
        const now = new Map(said.value);
        if (word === undefined) now.delete(keyOf(view, about));
        else now.set(keyOf(view, about), word);
        said.value = now;
        return undefined;
    } catch (error) {
        return codeOf(error);
    }
}

export function forgetFeedback(): void {
    said.value = new Map();
}
