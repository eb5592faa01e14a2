// What waits for the people who look after a group.

import { useEffect, useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { waited } from "../i18n/time.ts";
import { CaseCard } from "../parts/case_card.tsx";
import { Invite } from "../parts/invite.tsx";
import { Problem } from "../parts/problem.tsx";
import { connection, request } from "../state/connection.ts";
import { askingIn, decidedCases, deskPhase, notesOf, openCases, watchDesk } from "../state/desk.ts";
import { now_ms } from "../state/now.ts";
import { groupPath } from "../state/route.ts";
import { isModerator, organiser } from "../state/session.ts";
import { codeOf } from "../wire/errors.ts";
import type { AskView } from "../wire/groups.ts";
import { limits } from "../wire/limits.ts";
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

// Who asks to come in, longest waiting first.
function Asks({ group }: { group: string }) {
    const [asks, setAsks] = useState<readonly AskView[]>([]);
    const [problem, setProblem] = useState("");
    const waiting = askingIn(group);
    const failed = (error: unknown) => setProblem(codeOf(error));
    const load = () => {
        request("ask.list", { group }).then((ok) => setAsks(ok.asks), failed);
    };
    useEffect(() => {
        if (waiting > 0) load();
        else setAsks([]);
    }, [group, waiting]);
    const decide = (ask: number, accept: boolean) => {
        request("ask.decide", { group, ask, accept }).then(load, failed);
    };
    if (asks.length === 0) return null;
    return (
        <section class="card" aria-labelledby="asks-title">
            <h2 id="asks-title">{t("asks-title", { count: asks.length })}</h2>
            <Problem code={problem} />
            <ul class="list">
                {asks.map(({ ask, state, words, at }) => (
                    <li key={ask} class="list-row">
                        <p>
                            <span>{words === "" ? t("ask-silent") : words}</span>
                            <span class="quiet small session-times">
                                {state !== "asked" && `${tWord("ask-state", state)} · `}
                                {t("ago", { ago: waited(at, now_ms.value) })}
                            </span>
                        </p>
                        <span class="buttons">
                            <button
                                type="button"
                                class="button-small"
                                onClick={() => decide(ask, true)}
                            >
                                {t("ask-accept")}
                            </button>
                            <button
                                type="button"
                                class="button-small"
                                onClick={() => decide(ask, false)}
                            >
                                {t("ask-refuse")}
                            </button>
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

// What earlier shifts left for this one.
function Notes({ group }: { group: string }) {
    const notes = notesOf(group);
    if (notes.length === 0) return null;
    return (
        <section class="card" aria-labelledby="notes-title">
            <h2 id="notes-title">{t("notes-left")}</h2>
            <ol class="notes" aria-live="polite">
                {notes.map(({ by, at, text }) => (
                    <li key={`${at} ${by}`}>
                        <p class="quiet small">
                            <bdi>{by}</bdi> · {t("ago", { ago: waited(at, now_ms.value) })}
                        </p>
                        <p class="prose">{text}</p>
                    </li>
                ))}
            </ol>
        </section>
    );
}

// What this shift tells the next.
function HandOver({ group }: { group: string }) {
    const [text, setText] = useState("");
    const [problem, setProblem] = useState("");
    const leave = (event: Event) => {
        event.preventDefault();
        request("desk.note", { group, text: text.trim() }).then(
            () => setText(""),
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    return (
        <section class="card" aria-labelledby="hand-over-title">
            <h2 id="hand-over-title">{t("notes-title")}</h2>
            <form class="drop-form" onSubmit={leave}>
                <label class="field">
                    <span>{t("notes-label")}</span>
                    <textarea
                        rows={2}
                        maxLength={limits.reason_characters_max}
                        value={text}
                        onInput={(event) => setText(event.currentTarget.value)}
                    />
                </label>
                <Problem code={problem} />
                <button type="submit" class="button" disabled={text.trim() === ""}>
                    {t("notes-leave")}
                </button>
            </form>
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
            <Notes group={group} />
            <Asks group={group} />
            <Open group={group} />
            <Decided views={decidedCases(group)} />
            <HandOver group={group} />
            {organiser.value && <Invite group={group} />}
        </div>
    );
}
