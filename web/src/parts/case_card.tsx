// One case as a moderator sees it: how long it waits, what was said, why it is here, what to do.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { fullTime, waited } from "../i18n/time.ts";
import { type Action, act } from "../state/desk.ts";
import { groupDetails, roomName } from "../state/groups.ts";
import { now_ms } from "../state/now.ts";
import { roomPath, threadPath } from "../state/route.ts";
import type { CaseView, Finding } from "../wire/parts.ts";
import { MarkedText } from "./marked_text.tsx";

function actionsFor(view: CaseView): Action[] {
    if (view.kind === "held") return ["release", "remove"];
    return view.seq === undefined ? ["close"] : ["close", "remove"];
}

function guidelineWords(group: string, id: string): string | undefined {
    const details = groupDetails(group);
    if (details.state !== "here") return undefined;
    return details.value.guidelines.find((guideline) => guideline.id === id)?.text;
}

function Why({ group, finding }: { group: string; finding: Finding }) {
    const words = guidelineWords(group, finding.guideline);
    return (
        <li>
            <strong>{tWord("category", finding.category)}</strong>{" "}
            <span class="quiet">{t("severity", { severity: finding.severity })}</span>
            {words !== undefined && <span class="why-guideline">{words}</span>}
        </li>
    );
}

function Place({ view }: { view: CaseView }) {
    const { group, place } = view;
    if (/\/forum$/.test(place)) return <span>{t("forum")}</span>;
    if (/\/forum\/\d+$/.test(place)) return <a href={threadPath(place)}>{t("thread")}</a>;
    return <a href={roomPath(place)}>{roomName(group, place) ?? t("room")}</a>;
}

function Actions({ view, onDone }: { view: CaseView; onDone(): void }) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const run = async (action: Action) => {
        setBusy(true);
        const code = await act(view, action);
        setBusy(false);
        setProblem(code ?? "");
        if (code === undefined) onDone();
    };
    const words = problem === "conflict" ? t("case-lost-race") : tWord("error", problem);
    return (
        <>
            <p role="alert" class="problem">
                {problem === "" ? "" : words}
            </p>
            <div class="buttons">
                {actionsFor(view).map((action) => (
                    <button
                        key={action}
                        type="button"
                        class={action === "remove" ? "button-danger" : "button-primary"}
                        disabled={busy}
                        onClick={() => void run(action)}
                    >
                        {action === "close" ? t("case-close") : t(`case-${action}`)}
                    </button>
                ))}
            </div>
        </>
    );
}

export function CaseCard({ view, onDone }: { view: CaseView; onDone(): void }) {
    const urgent = view.care === "urgent";
    const title = `case-${view.case}`;
    return (
        <li class={urgent ? "card case case-urgent" : `card case case-${view.kind}`}>
            <article aria-labelledby={title}>
                <h3 id={title}>
                    {tWord("case-kind", view.kind)}
                    {urgent && <span class="tag tag-urgent">{t("case-urgent")}</span>}
                    {view.care === "check" && <span class="tag tag-care">{t("case-check")}</span>}
                </h3>
                <p class="quiet">
                    <span class="handle">{view.by}</span> · <Place view={view} /> ·{" "}
                    <time dateTime={view.at} title={fullTime(view.at)}>
                        {t("case-waits", { ago: waited(view.at, now_ms.value) })}
                    </time>
                </p>
                {view.title !== undefined && <p class="case-title">{view.title}</p>}
                {view.text === undefined ? (
                    <p class="bubble-removed">{t("message-removed")}</p>
                ) : (
                    <MarkedText text={view.text} findings={view.findings} />
                )}
                {view.reason !== undefined && view.reason !== "" && (
                    <blockquote class="case-reason">
                        {t("case-reported", { words: view.reason })}
                    </blockquote>
                )}
                {view.findings.length > 0 && (
                    <>
                        <h4>{t("case-why")}</h4>
                        <ul class="why">
                            {view.findings.map((finding) => (
                                <Why
                                    key={`${finding.stage} ${finding.category} ${finding.start} ${finding.kind}`}
                                    group={view.group}
                                    finding={finding}
                                />
                            ))}
                        </ul>
                    </>
                )}
                <Actions view={view} onDone={onDone} />
            </article>
        </li>
    );
}
