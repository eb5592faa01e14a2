// A group before and after dropping in: what it is for, its guidelines, its rooms.
import { useEffect, useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { GuidelineList } from "../parts/guidelines.tsx";
import { takeWanted } from "../state/after_join.ts";
import { groupDetails, loadGroup } from "../state/groups.ts";
import { deskPath, forumPath, go, homePath, roomPath } from "../state/route.ts";
import { dropIn, isModerator, membershipOf } from "../state/session.ts";
import type { GroupDetails } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import { Failure, Loading, ViewTitle } from "./view.tsx";

function Places({ details }: { details: GroupDetails }) {
    const { group } = details.group;
    return (
        <ul class="cards">
            {details.rooms.map(({ room, name }) => (
                <li key={room} class="card">
                    <h3>
                        <a class="card-link" href={roomPath(room)}>
                            {name}
                        </a>
                    </h3>
                    <p>{t("room-words")}</p>
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

function DropIn({ details }: { details: GroupDetails }) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const { group } = details.group;
    const enter = () => {
        setBusy(true);
        setProblem("");
        dropIn(group).then(
            () => {
                const first = details.rooms[0]?.room;
                const room = first === undefined ? forumPath(group) : roomPath(first);
                go(takeWanted(group) ?? room);
            },
            (error: unknown) => {
                setBusy(false);
                setProblem(codeOf(error));
            },
        );
    };
    return (
        <div class="drop-in">
            <button
                type="button"
                class="button-primary button-large"
                disabled={busy}
                onClick={enter}
            >
                {busy ? t("drop-in-busy") : t("drop-in")}
            </button>
            <p class="quiet">{t("drop-in-words")}</p>
            <p role="alert">{problem === "" ? "" : tWord("error", problem)}</p>
        </div>
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
                <GuidelineList guidelines={details.guidelines} />
            </section>
            {membership === undefined && <DropIn details={details} />}
        </div>
    );
}
