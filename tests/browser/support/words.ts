// The page's own words, so that a test asks for a button by the name people see, in any language.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const folder = resolve(import.meta.dirname, "../../../web/src/i18n");
const bundles = new Map<string, FluentBundle>();

function bundleOf(language: string): FluentBundle {
    let bundle = bundles.get(language);
    if (bundle === undefined) {
        bundle = new FluentBundle(language, { useIsolating: false });
        bundle.addResource(new FluentResource(readFileSync(`${folder}/${language}.ftl`, "utf8")));
        bundles.set(language, bundle);
    }
    return bundle;
}

export type Words = (key: string, args?: Record<string, FluentVariable>) => string;

export function wordsOf(language: string): Words {
    const bundle = bundleOf(language);
    return (key, args) => {
        const pattern = bundle.getMessage(key)?.value;
        if (pattern === undefined || pattern === null) throw new Error(`no message ${key}`);
        return bundle.formatPattern(pattern, args ?? null);
    };
}

export const english = wordsOf("en");
