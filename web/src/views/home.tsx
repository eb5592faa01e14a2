// The groups there are. Nobody is anybody yet.
import { useEffect, useId, useState } from "preact/hooks";
import { isLanguage, language_names, languages, t, tWord } from "../i18n/index.ts";
import { fullTime, listOf } from "../i18n/time.ts";
import { ageWords } from "../parts/entrance.tsx";
import { HarbourPicture } from "../parts/icons.tsx";
import { LanguageChoice } from "../parts/language_choice.tsx";
import { type Filter, groups, loadGroups, matching, no_filter } from "../state/groups.ts";
import { unreadOfGroup } from "../state/news.ts";
import {
    groupPath,
    newGroupPath,
    newsPath,
    returnPath,
    searchPath,
    youPath,
} from "../state/route.ts";
import { isStranger, membershipOf, memberships, organiser } from "../state/session.ts";
import type { GroupSummary } from "../wire/parts.ts";
import { Failure, Loading, ViewTitle } from "./view.tsx";

const formats = ["peer", "professional"] as const;
// Fewer are seen at a glance: then the groups come first, which matters on a phone.
const searched_first_min = 6;
const searched_min = 3;

function Times({ group }: { group: GroupSummary }) {
    if (group.open) {
        return (
            <p class="tag">
                {group.here === undefined ? t("group-open") : tWord("here", group.here)}
            </p>
        );
    }
    return (
        <p class="tag tag-plain">
            {group.opens_at === undefined
                ? t("closed-now")
                : t("opens-at", { time: fullTime(group.opens_at) })}
        </p>
    );
}

function GroupCard({ group }: { group: GroupSummary }) {
    const membership = membershipOf(group.group);
    const names = group.languages.map((code) => (isLanguage(code) ? language_names[code] : code));
    const facts = [
        tWord("format", group.format),
        group.entry === "open" ? undefined : tWord("entry", group.entry),
        ageWords(group),
    ].filter((fact) => fact !== undefined);
    return (
        <li class="card group-card">
            <h3>
                <a class="card-link" href={groupPath(group.group)}>
                    {group.name}
                </a>
            </h3>
            <p>{group.topic}</p>
            <p class="quiet small">{facts.join(" · ")}</p>
            <p class="quiet small">{t("group-languages", { languages: listOf(names) })}</p>
            <div class="tags">
                <Times group={group} />
                {membership !== undefined && unreadOfGroup(group.group) > 0 && (
                    <p class="tag tag-new">{t("news-here")}</p>
                )}
                {membership !== undefined && (
                    <p class="tag tag-here">{t("group-joined", { handle: membership.handle })}</p>
                )}
            </div>
        </li>
    );
}

function Filters({ filter, onChange }: { filter: Filter; onChange(filter: Filter): void }) {
    const id = useId();
    return (
        <search class="filters">
            <div class="field">
                <label for={id}>{t("groups-search")}</label>
                <input
                    id={id}
                    type="text"
                    value={filter.words}
                    autocomplete="off"
                    onInput={(event) => onChange({ ...filter, words: event.currentTarget.value })}
                />
            </div>
            <label class="field">
                <span>{t("groups-speak")}</span>
                <select
                    value={filter.speaks}
                    onChange={(event) => onChange({ ...filter, speaks: event.currentTarget.value })}
                >
                    <option value="">{t("groups-any-language")}</option>
                    {languages.map((code) => (
                        <option key={code} value={code} lang={code}>
                            {language_names[code]}
                        </option>
                    ))}
                </select>
            </label>
            <label class="field">
                <span>{t("groups-format")}</span>
                <select
                    value={filter.format}
                    onChange={(event) => onChange({ ...filter, format: event.currentTarget.value })}
                >
                    <option value="">{t("groups-any-format")}</option>
                    {formats.map((format) => (
                        <option key={format} value={format}>
                            {t(`format-${format}`)}
                        </option>
                    ))}
                </select>
            </label>
            <label class="choice">
                <input
                    type="checkbox"
                    checked={filter.open}
                    onChange={(event) => onChange({ ...filter, open: event.currentTarget.checked })}
                />
                <span>{t("groups-open-now")}</span>
            </label>
        </search>
    );
}

function Groups() {
    const [filter, setFilter] = useState(no_filter);
    const loaded = groups.value;
    if (loaded.state === "loading") return <Loading />;
    if (loaded.state === "failed") {
        return <Failure code={loaded.code} onRetry={() => void loadGroups()} />;
    }
    if (loaded.value.length === 0) return <p>{t("groups-none")}</p>;
    const shown = matching(loaded.value, filter);
    const count = loaded.value.length;
    const filters = <Filters filter={filter} onChange={setFilter} />;
    return (
        <>
            {count >= searched_first_min && filters}
            <p role="status" class={filter === no_filter ? "for-readers" : "quiet"}>
                {filter === no_filter ? "" : t("groups-found", { count: shown.length })}
            </p>
            <ul class="cards">
                {shown.map((group) => (
                    <GroupCard key={group.group} group={group} />
                ))}
            </ul>
            {count >= searched_min && count < searched_first_min && filters}
        </>
    );
}

export function Home() {
    useEffect(() => void loadGroups(), []);
    return (
        <div class="page">
            <div class="welcome">
                <HarbourPicture />
                <ViewTitle>{t("home-title")}</ViewTitle>
                <p class="lead">{t("home-words")}</p>
                <ul class="promises">
                    <li>{t("home-promise-nameless")}</li>
                    <li>{t("home-promise-kind")}</li>
                    <li>{t("home-promise-leave")}</li>
                </ul>
            </div>
            <section aria-labelledby="groups-title">
                <h2 id="groups-title">{t("groups-title")}</h2>
                {!isStranger.value && memberships.value.size > 0 && (
                    <p class="home-links">
                        <a class="button-small" href={newsPath}>
                            {t("news")}
                        </a>
                        <a class="button-small" href={searchPath()}>
                            {t("search")}
                        </a>
                    </p>
                )}
                {organiser.value && (
                    <div class="notice">
                        <p>{t("organiser-words")}</p>
                        <a class="button" href={newGroupPath}>
                            {t("group-new")}
                        </a>
                    </div>
                )}
                <Groups />
            </section>
            <div class="home-foot">
                <LanguageChoice />
                <a href={isStranger.value ? returnPath : youPath}>
                    {isStranger.value ? t("return-link") : t("you-view")}
                </a>
            </div>
        </div>
    );
}
