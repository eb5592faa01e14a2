// The helplines that come with the page: help must not depend on a connection, nor on having
// dropped in. Once there is a connection the server's list is asked for.
import rows from "../../../server/community/care/helplines.tsv?raw";
import type { Helplines } from "../wire/commands.ts";
import type { Helpline } from "../wire/parts.ts";

function parsed(line: string): Helpline[] {
    const [country, name, contact, languages, hours, url, checked_on] = line.split("\t");
    if (country === undefined || country === "" || country.startsWith("#")) return [];
    if (name === undefined || contact === undefined) return [];
    const helpline = {
        country,
        name,
        contact,
        languages: languages ?? "",
        hours: hours ?? "",
        checked_on: checked_on ?? "",
    };
    return [url === undefined || url === "" ? helpline : { ...helpline, url }];
}

const all = rows.split("\n").flatMap(parsed);

// Those of the country; without a known country those that speak the language.
export function chooseHelplines(country: string | undefined, language: string): Helplines {
    const countries = [...new Set(all.map((line) => line.country))];
    const there = all.filter((line) => line.country === country);
    const spoken = all.filter((line) => line.languages.split(",").includes(language));
    const helplines = there.length > 0 ? there : spoken.length > 0 ? spoken : all;
    return { helplines, countries };
}

// Where somebody probably is, from what the browser says of their language; it never leaves the
// page, and they can choose another. English alone says nothing.
export function likelyCountry(languages: readonly string[]): string {
    const { countries } = chooseHelplines(undefined, "en");
    for (const tag of languages) {
        try {
            const locale = new Intl.Locale(tag);
            const region = locale.language === "en" ? locale.region : locale.maximize().region;
            if (region !== undefined && countries.includes(region)) return region;
        } catch {
            // Not a language tag: the next may be one.
        }
    }
    return "";
}
