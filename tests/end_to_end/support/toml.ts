// Just enough TOML to write the configuration and organisation files of the tests.

export type Value = string | number | boolean | string[];
export type Table = Record<string, Value>;

function value(v: Value): string {
    if (Array.isArray(v)) return `[${v.map((item) => JSON.stringify(item)).join(", ")}]`;
    return typeof v === "string" ? JSON.stringify(v) : String(v);
}

function lines(table: Table): string[] {
    return Object.entries(table).map(([key, v]) => `${key} = ${value(v)}`);
}

export interface Config {
    [key: string]: Value | Table | undefined;
    limits?: Table;
    moderation?: Table;
    classifier?: Table;
}

function isTable(v: Value | Table | undefined): v is Table {
    return typeof v === "object" && !Array.isArray(v);
}

export function configText(config: Config): string {
    const top: Table = {};
    const tables: string[] = [];
    for (const [key, v] of Object.entries(config)) {
        if (isTable(v)) tables.push("", `[${key}]`, ...lines(v));
        else if (v !== undefined) top[key] = v;
    }
    return `${[...lines(top), ...tables].join("\n")}\n`;
}

export type Policy = "open" | "careful" | "pre_moderated";

export interface Group {
    slug: string;
    policy?: Policy;
    rooms: string[];
    languages?: string[];
    dropIn?: boolean;
    guidelines?: string[];
}

export function organisationText(groups: Group[]): string {
    const out: string[] = [];
    const words = (text: string, languages: string[]) =>
        `{ ${languages.map((l) => `${l} = ${JSON.stringify(`${text} (${l})`)}`).join(", ")} }`;
    for (const group of groups) {
        const languages = group.languages ?? ["en"];
        out.push(
            "[[group]]",
            `slug = ${value(group.slug)}`,
            `name = ${words(`Group ${group.slug}`, languages)}`,
            `topic = ${words("Talking", languages)}`,
            `about = ${words("A group of the tests", languages)}`,
            `languages = ${value(languages)}`,
            `drop_in = ${group.dropIn ?? true}`,
            `policy = ${value(group.policy ?? "open")}`,
            "link_hosts_allowed = []",
            "",
        );
        for (const id of group.guidelines ?? ["no-contact-details", "be-kind"]) {
            const text = words(`Guideline ${id}`, languages);
            out.push("[[group.guideline]]", `id = ${value(id)}`, `text = ${text}`, "");
        }
        for (const room of group.rooms) {
            const name = words(`Room ${room}`, languages);
            out.push("[[group.room]]", `slug = ${value(room)}`, `name = ${name}`, "");
        }
    }
    return out.join("\n");
}
