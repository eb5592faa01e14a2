// What is new for this person, place by place: nothing is counted beyond what helps to begin.
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { groupDetails, loadGroup, roomName } from "../state/groups.ts";
import { loadNews, news, newsLoaded } from "../state/news.ts";
import { entryPath, forumPath, homePath } from "../state/route.ts";
import { memberships } from "../state/session.ts";
import type { NewsItem } from "../wire/parts.ts";
import { Loading, ViewTitle } from "./view.tsx";

const counted_max = 100;

function pathOf({ place, first }: NewsItem): string {
    const [group = ""] = place.split("/");
    if (place === `${group}/forum`) return forumPath(group);
    return entryPath(place, first);
}

function nameOf({ place, title }: NewsItem): string {
    const [group = ""] = place.split("/");
    if (title !== undefined) return title;
    return place === `${group}/forum` ? t("forum") : (roomName(group, place) ?? t("room"));
}

function unreadWords(unread: number): string {
    return unread >= counted_max ? t("news-many") : t("news-count", { count: unread });
}

function groupName(group: string): string {
    const details = groupDetails(group);
    return details.state === "here" ? details.value.group.name : group;
}

export function NewsView() {
    const groups = [...memberships.value.keys()];
    useEffect(() => {
        void loadNews();
        for (const group of groups) void loadGroup(group);
    }, [groups.length]);
    const fresh = [...news.value.values()].filter(({ unread }) => unread > 0);
    const withNews = groups.filter((group) =>
        fresh.some(({ place }) => place.startsWith(`${group}/`)),
    );
    return (
        <div class="page page-narrow">
            <ViewTitle>{t("news")}</ViewTitle>
            {!newsLoaded.value && <Loading />}
            <div role="status">
                {newsLoaded.value && fresh.length === 0 && <p class="lead">{t("news-none")}</p>}
            </div>
            {withNews.map((group) => (
                <section key={group} class="card" aria-label={groupName(group)}>
                    <h2>{groupName(group)}</h2>
                    <ul class="list">
                        {fresh
                            .filter(({ place }) => place.startsWith(`${group}/`))
                            .map((item) => (
                                <li key={item.place} class="list-row">
                                    <a href={pathOf(item)}>
                                        <bdi>{nameOf(item)}</bdi>
                                    </a>
                                    <span class="tag">{unreadWords(item.unread)}</span>
                                </li>
                            ))}
                    </ul>
                </section>
            ))}
            <a href={homePath}>{t("to-groups")}</a>
        </div>
    );
}
