// Finds what was said in the groups somebody is in. The words stay out of the address, so that
// nobody finds them in the browser's history.

import { useId, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { waited } from "../i18n/time.ts";
import { Covered } from "../parts/covered.tsx";
import { Problem } from "../parts/problem.tsx";
import { request } from "../state/connection.ts";
import { groupDetails, roomName } from "../state/groups.ts";
import { plainText } from "../state/markdown.ts";
import { now_ms } from "../state/now.ts";
import { entryPath } from "../state/route.ts";
import { membershipOf, memberships } from "../state/session.ts";
import { codeOf } from "../wire/errors.ts";
import { limits } from "../wire/limits.ts";
import type { FoundEntry } from "../wire/parts.ts";
import { ViewTitle } from "./view.tsx";

const day_ms = 86_400_000;
const spans = [
    { name: "ever", days: 0 },
    { name: "week", days: 7 },
    { name: "month", days: 30 },
    { name: "year", days: 365 },
] as const;
const excerpt_characters_max = 300;

function placeWords(place: string): string {
    const [group = ""] = place.split("/");
    const details = groupDetails(group);
    const name = details.state === "here" ? details.value.group.name : group;
    const where = /\/forum(\/|$)/.test(place) ? t("forum") : (roomName(group, place) ?? t("room"));
    return `${name} · ${where}`;
}

// An opening is found in the forum, and read as a thread.
function pathOf({ place, entry }: FoundEntry): string {
    return /^[^/]+\/forum$/.test(place)
        ? entryPath(`${place}/${entry.seq}`, undefined)
        : entryPath(place, entry.seq);
}

function Result({ found }: { found: FoundEntry }) {
    const { place, entry } = found;
    const [group = ""] = place.split("/");
    const own = membershipOf(group)?.handle === entry.by;
    return (
        <li class="card">
            <p class="quiet small">
                <bdi>{entry.by}</bdi> · {placeWords(place)} ·{" "}
                {t("ago", { ago: waited(entry.at, now_ms.value) })}
            </p>
            <Covered place={place} entry={entry} own={own}>
                {entry.title !== undefined && (
                    <p class="case-title">
                        <bdi>{entry.title}</bdi>
                    </p>
                )}
                <p class="prose" dir="auto">
                    {plainText(entry.text ?? "").slice(0, excerpt_characters_max)}
                </p>
            </Covered>
            <a href={pathOf(found)}>{t("search-there")}</a>
        </li>
    );
}

export function SearchView({ group }: { group: string | undefined }) {
    const [text, setText] = useState("");
    const [within, setWithin] = useState(group ?? "");
    const [days, setDays] = useState(0);
    const [found, setFound] = useState<readonly FoundEntry[] | undefined>(undefined);
    const [more, setMore] = useState(false);
    const [problem, setProblem] = useState("");
    const id = useId();
    const find = (after?: FoundEntry) => {
        setProblem("");
        const since = Math.floor(Date.now() - days * day_ms);
        request("search.find", {
            text: text.trim(),
            ...(within === "" ? {} : { group: within }),
            ...(days === 0 ? {} : { since }),
            ...(after === undefined
                ? {}
                : { before_place: after.place, before_seq: after.entry.seq }),
        }).then(
            (ok) => {
                setFound(after === undefined ? ok.found : [...(found ?? []), ...ok.found]);
                setMore(ok.more);
            },
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    const submit = (event: Event) => {
        event.preventDefault();
        if (text.trim() !== "") find();
    };
    const groups = [...memberships.value.keys()];
    return (
        <div class="page page-narrow">
            <ViewTitle>{t("search")}</ViewTitle>
            <search>
                <form class="filters" onSubmit={submit}>
                    <div class="field">
                        <label for={id}>{t("search-words")}</label>
                        <input
                            id={id}
                            type="text"
                            value={text}
                            maxLength={limits.search_characters_max}
                            autocomplete="off"
                            aria-describedby={`${id}-how`}
                            onInput={(event) => setText(event.currentTarget.value)}
                        />
                    </div>
                    <label class="field">
                        <span>{t("search-where")}</span>
                        <select
                            value={within}
                            onChange={(event) => setWithin(event.currentTarget.value)}
                        >
                            <option value="">{t("search-everywhere")}</option>
                            {groups.map((one) => {
                                const details = groupDetails(one);
                                return (
                                    <option key={one} value={one}>
                                        {details.state === "here" ? details.value.group.name : one}
                                    </option>
                                );
                            })}
                        </select>
                    </label>
                    <label class="field">
                        <span>{t("search-when")}</span>
                        <select
                            value={String(days)}
                            onChange={(event) => setDays(Number(event.currentTarget.value))}
                        >
                            {spans.map((span) => (
                                <option key={span.name} value={span.days}>
                                    {t(`search-${span.name}`)}
                                </option>
                            ))}
                        </select>
                    </label>
                    <button type="submit" class="button-primary" disabled={text.trim() === ""}>
                        {t("search-do")}
                    </button>
                </form>
            </search>
            <p id={`${id}-how`} class="quiet small">
                {t("search-how")}
            </p>
            <Problem code={problem} />
            <p role="status" class="quiet">
                {found !== undefined && found.length === 0 && t("search-none")}
            </p>
            <ul class="cards cards-single">
                {(found ?? []).map((one) => (
                    <Result key={`${one.place} ${one.entry.seq}`} found={one} />
                ))}
            </ul>
            {more && (
                <button type="button" class="button" onClick={() => find(found?.at(-1))}>
                    {t("search-more")}
                </button>
            )}
        </div>
    );
}
