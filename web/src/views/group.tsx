// A group before and after dropping in: what it is for, its guidelines, its rooms.
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { fullTime, listOf, weekdayName } from "../i18n/time.ts";
import { Entrance } from "../parts/entrance.tsx";
import { GuidelineList } from "../parts/guidelines.tsx";
import { RestrictionNotice } from "../parts/restriction.tsx";
import { groupDetails, loadGroup, may, mustAgreeAnew } from "../state/groups.ts";
import { deskPath, forumPath, homePath, roomPath, settingsPath } from "../state/route.ts";
import { isModerator, membershipOf } from "../state/session.ts";
import type { GroupDetails } from "../wire/commands.ts";
import { Failure, Loading, ViewTitle } from "./view.tsx";

function Places({ details }: { details: GroupDetails }) {
    const { group } = details.group;
    return (
        <ul class="cards">
            {details.rooms.map(({ room, name, state, opens_at }) => (
                <li key={room} class="card">
                    <h3>
                        <a class="card-link" href={roomPath(room)}>
                            {name}
                        </a>
                    </h3>
                    <p>{state === "closed" ? opensWords(opens_at) : t("room-words")}</p>
                </li>
            ))}
            <li class="card">
                <h3>
                    <a class="card-link" href={forumPath(group)}>
                        {t("forum")}
                    </a>
                </h3>
                <p>{t("forum-words")}</p>
            </li>
            {may(group, "change_group") && (
                <li class="card">
                    <h3>
                        <a class="card-link" href={settingsPath(group)}>
                            {t("organise")}
                        </a>
                    </h3>
                    <p>{t("organise-words")}</p>
                </li>
            )}
            {isModerator(group) && (
                <li class="card">
                    <h3>
                        <a class="card-link" href={deskPath(group)}>
                            {t("desk")}
                        </a>
                    </h3>
                    <p>{t("desk-words")}</p>
                </li>
            )}
        </ul>
    );
}

// When a door opens that is closed now, as the person's own clock says it.
function opensWords(opens_at: string | undefined): string {
    return opens_at === undefined ? t("closed-now") : t("opens-at", { time: fullTime(opens_at) });
}

function Hours({ details }: { details: GroupDetails }) {
    const { hours, time_zone } = details;
    if (hours.length === 0) return null;
    return (
        <section aria-labelledby="hours-title">
            <h2 id="hours-title">{t("hours-title")}</h2>
            <ul class="hours">
                {hours.map(({ days, from, to }) => (
                    <li key={`${days.join()} ${from}`}>
                        {t("hours-row", { days: listOf(days.map(weekdayName)), from, to })}
                    </li>
                ))}
            </ul>
            <p class="quiet small">{t("hours-zone", { zone: time_zone })}</p>
        </section>
    );
}

export function Group({ group }: { group: string }) {
    useEffect(() => void loadGroup(group), [group]);
    const loaded = groupDetails(group);
    if (loaded.state === "loading") return <Loading />;
    if (loaded.state === "failed") {
        return (
            <div class="page">
                <ViewTitle>{t("group-missing")}</ViewTitle>
                <Failure code={loaded.code} onRetry={() => void loadGroup(group)} />
                <a href={homePath}>{t("to-groups")}</a>
            </div>
        );
    }
    const details = loaded.value;
    const membership = membershipOf(group);
    return (
        <div class="page page-narrow">
            <ViewTitle>{details.group.name}</ViewTitle>
            <RestrictionNotice group={group} />
            <p class="lead">{details.group.topic}</p>
            <p class="prose">{details.about}</p>
            {membership !== undefined && (
                <section aria-labelledby="places-title">
                    <h2 id="places-title">{t("places-title")}</h2>
                    <p class="you-are">{t("you-are", { handle: membership.handle })}</p>
                    <Places details={details} />
                </section>
            )}
            <section aria-labelledby="guidelines-title">
                <h2 id="guidelines-title">{t("guidelines")}</h2>
                <GuidelineList details={details} />
            </section>
            <Hours details={details} />
            {membership === undefined && <Entrance details={details} />}
            {membership !== undefined && mustAgreeAnew(group) && (
                <Entrance details={details} anew />
            )}
        </div>
    );
}
