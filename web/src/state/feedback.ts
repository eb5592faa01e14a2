// What moderators said of what moderation found in the open cases of the groups one looks after.
import { signal } from "@preact/signals";
import type { FieldsOf } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import type { FeedbackView } from "../wire/groups.ts";
import type { CaseView } from "../wire/parts.ts";
import { request } from "./connection.ts";

export type Said = "right" | "wrong" | "missed";
// The number of a finding, or a category that was missed.
export type About = number | string;

// By group, then by case and what it is about.
const said = signal<ReadonlyMap<string, ReadonlyMap<string, string>>>(new Map());

const keyOf = (number: number, about: About) => `${number} ${about}`;

export function saidOf(view: CaseView, about: About): string | undefined {
    return said.value.get(view.group)?.get(keyOf(view.case, about));
}

function put(of: Map<string, string>, mark: FeedbackView): void {
    const key = keyOf(mark.case, mark.finding ?? mark.category ?? "");
    if (mark.said === "nothing") of.delete(key);
    else of.set(key, mark.said);
}

// All that was said in a group, as the desk is told when it looks.
export function setFeedback(group: string, marks: readonly FeedbackView[]): void {
    const of = new Map<string, string>();
    for (const mark of marks) put(of, mark);
    said.value = new Map(said.value).set(group, of);
}

export function addFeedback(group: string, mark: FeedbackView): void {
    const of = new Map(said.value.get(group));
    put(of, mark);
    said.value = new Map(said.value).set(group, of);
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
    const { group, ...mark } = fields(view, about, word ?? "nothing");
    try {
        await request("desk.feedback", { group, ...mark });
        addFeedback(group, mark);
        return undefined;
    } catch (error) {
        return codeOf(error);
    }
}

export function forgetFeedback(): void {
    said.value = new Map();
}
