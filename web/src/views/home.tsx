// The groups there are. Nobody is anybody yet.
import { useEffect } from "preact/hooks";
import { isLanguage, language_names, t } from "../i18n/index.ts";
import { listOf } from "../i18n/time.ts";
import { LanguageChoice } from "../parts/language_choice.tsx";
import { groups, loadGroups } from "../state/groups.ts";
import { groupPath } from "../state/route.ts";
import { membershipOf, organiser } from "../state/session.ts";
import type { GroupSummary } from "../wire/parts.ts";
import { Failure, Loading, ViewTitle } from "./view.tsx";

function GroupCard({ group }: { group: GroupSummary }) {
    const membership = membershipOf(group.group);
    const names = group.languages.map((code) => (isLanguage(code) ? language_names[code] : code));
    return (
        <li class="card group-card">
            <h3>
                <a class="card-link" href={groupPath(group.group)}>
                    {group.name}
                </a>
            </h3>
            <p>{group.topic}</p>
            <p class="quiet small">{t("group-languages", { languages: listOf(names) })}</p>
            {group.drop_in && <p class="tag">{t("group-drop-in")}</p>}
            {membership !== undefined && (
                <p class="tag tag-here">{t("group-joined", { handle: membership.handle })}</p>
            )}
        </li>
    );
}

function Groups() {
    const loaded = groups.value;
    if (loaded.state === "loading") return <Loading />;
    if (loaded.state === "failed") {
        return <Failure code={loaded.code} onRetry={() => void loadGroups()} />;
    }
    if (loaded.value.length === 0) return <p>{t("groups-none")}</p>;
    return (
        <ul class="cards">
            {loaded.value.map((group) => (
                <GroupCard key={group.group} group={group} />
            ))}
        </ul>
    );
}

export function Home() {
    useEffect(() => void loadGroups(), []);
    return (
        <div class="page">
            <div class="welcome">
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
                {organiser.value && <p class="notice">{t("organiser-words")}</p>}
                <Groups />
            </section>
            <div class="home-foot">
                <LanguageChoice />
            </div>
        </div>
    );
}
