// What the simulated participants say: rows of labelled data sets (TSV with a header line; the
// columns text, label and lang come first). The texts are never printed anywhere.

import { readFileSync } from "node:fs";
import { join } from "node:path";

// weight: share of the messages. kind: where such a text belongs.
const sets = [
    { name: "goemotions_talk", weight: 44, kind: "chat" },
    { name: "xed_talk", weight: 36, kind: "chat" },
    { name: "counselchat_questions", weight: 5, kind: "post" },
    { name: "crisischeck_dev", weight: 4, kind: "chat" },
    { name: "piicheck_dev", weight: 4, kind: "chat" },
    { name: "convabuse", weight: 2, kind: "chat", label: "1" },
    { name: "dkhate", weight: 2, kind: "chat", label: "1" },
    { name: "toxifrench_balanced", weight: 1.5, kind: "chat", label: "1" },
    { name: "ru_abusive_cc", weight: 1.5, kind: "chat", label: "1" },
];
const characters_max = 4_000;

export class Texts {
    constructor(folder, random) {
        this.random = random;
        this.sets = new Map();
        for (const set of sets) this.sets.set(set.name, { ...set, languages: read(folder, set) });
        this.weights = Object.fromEntries(sets.map((s) => [s.name, s.weight]));
    }

    // A text of some set, in the language where the set has it.
    next(language) {
        const set = this.sets.get(this.random.weighted(this.weights));
        const rows = set.languages.get(language) ?? this.random.one([...set.languages.values()]);
        const row = this.random.one(rows);
        return { set: set.name, kind: set.kind, text: row.text, harmful: row.label === "1" };
    }

    // Something ordinary, for replies in the forum.
    reply(language) {
        const set = this.sets.get(this.random.chance(0.5) ? "goemotions_talk" : "xed_talk");
        const rows = set.languages.get(language) ?? this.random.one([...set.languages.values()]);
        return { set: set.name, kind: "chat", text: this.random.one(rows).text, harmful: false };
    }

    get names() {
        return [...this.sets.keys()];
    }
}

function read(folder, set) {
    const languages = new Map();
    const file = join(folder, set.name, "data.tsv");
    for (const line of readFileSync(file, "utf8").split("\n").slice(1)) {
        const [whole, label, language] = line.split("\t");
        if (!whole || (set.label !== undefined && label !== set.label)) continue;
        const text = [...whole].slice(0, characters_max).join("");
        const rows = languages.get(language) ?? [];
        rows.push({ text, label });
        languages.set(language, rows);
    }
    if (languages.size === 0) throw new Error(`${file} has no usable rows`);
    return languages;
}
