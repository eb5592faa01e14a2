// What waits for the people who look after a group.
import { useEffect } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { waited } from "../i18n/time.ts";
import { CaseCard } from "../parts/case_card.tsx";
import { Invite } from "../parts/invite.tsx";
import { connection } from "../state/connection.ts";
import { decidedCases, deskPhase, openCases, watchDesk } from "../state/desk.ts";
import { now_ms } from "../state/now.ts";
import { groupPath } from "../state/route.ts";
import { isModerator, organiser } from "../state/session.ts";
import type { CaseView } from "../wire/parts.ts";
import { Failure, Loading, ViewTitle } from "./view.tsx";

function Decided({ views }: { views: readonly CaseView[] }) {
    if (views.length === 0) return null;
    return (
        <section aria-labelledby="decided-title">
            <h2 id="decided-title">{t("desk-decided")}</h2>
            <ul class="decided">
                {views.map((view) => (
                    <li key={view.case}>
                        <strong>{tWord("case-state", view.state)}</strong>
                        {view.decided_by !== undefined &&
                            ` ${t("case-decided-by", { handle: view.decided_by })}`}
                        <span class="quiet">
                            {" "}
                            · {view.by} · {t("ago", { ago: waited(view.at, now_ms.value) })}
                        </span>
                        {view.text !== undefined && <p class="excerpt">{view.text}</p>}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Open({ group }: { group: string }) {
    const views = openCases(group);
    const phase = deskPhase(group);
    if (phase === "entering") return <Loading />;
    if (phase !== "here") {
        const code = phase === "absent" ? "not_found" : "unexpected";
        return <Failure code={code} onRetry={() => void watchDesk(group)} />;
    }
    // The card with the focus may be gone in a moment; the heading stays.
    const onDone = () => document.getElementById("open-title")?.focus();
    return (
        <section aria-labelledby="open-title">
            <h2 id="open-title" tabIndex={-1}>
                {t("desk-open", { count: views.length })}
            </h2>
            {views.length === 0 && <p class="quiet">{t("desk-empty")}</p>}
            <ul class="cards cards-single">
                {views.map((view) => (
                    <CaseCard key={view.case} view={view} onDone={onDone} />
                ))}
            </ul>
        </section>
    );
}

export function DeskView({ group }: { group: string }) {
    const allowed = isModerator(group);
    const online = connection.value === "connected";
    useEffect(() => {
        if (allowed && online && deskPhase(group) !== "here") void watchDesk(group);
    }, [allowed, online, group]);
    if (!allowed) {
        return (
            <div class="page page-narrow">
                <ViewTitle>{t("desk")}</ViewTitle>
                <p>{t("desk-not-for-you")}</p>
                <a href={groupPath(group)}>{t("to-group")}</a>
            </div>
        );
    }
    return (
        <div class="page page-narrow desk">
            <ViewTitle>{t("desk")}</ViewTitle>
            <p class="lead">{t("desk-words")}</p>
            <Open group={group} />
            <Decided views={decidedCases(group)} />
            {organiser.value && <Invite group={group} />}
        </div>
    );
}
