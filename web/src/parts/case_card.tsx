// One case as a moderator sees it: how long it waits, what was said, why it is here, what to do.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { fullTime, percent, waited } from "../i18n/time.ts";
import { type Action, act, claim } from "../state/desk.ts";
import { groupDetails, roomName } from "../state/groups.ts";
import { noteLabel } from "../state/notes.ts";
import { now_ms } from "../state/now.ts";
import { roomPath, threadPath } from "../state/route.ts";
import { membershipOf } from "../state/session.ts";
import type { CaseView, Finding } from "../wire/parts.ts";
import { FindingFeedback, MissedFeedback } from "./case_feedback.tsx";
import { MarkedText } from "./marked_text.tsx";
import { RestrictDialog } from "./restrict.tsx";
import { VersionsDialog } from "./versions.tsx";

function actionsFor(view: CaseView): Action[] {
    if (view.kind === "held") return ["release", "remove"];
    if (view.kind === "appeal") return ["release", "close"];
    return view.seq === undefined ? ["close"] : ["close", "remove"];
}

function actionLabel(view: CaseView, action: Action): string {
    const inDanger = view.kind === "care" || view.care === "urgent";
    if (inDanger && action === "close") return t("case-cared");
    if (view.kind !== "appeal") return t(`case-${action}`);
    return action === "release" ? t("case-grant") : t("case-uphold");
}

function guidelineWords(group: string, id: string): string | undefined {
    const details = groupDetails(group);
    if (details.state !== "here") return undefined;
    return details.value.guidelines.find((guideline) => guideline.id === id)?.text;
}

// What the stages of moderation are, to somebody who has not built them.
const stageKinds: Readonly<Record<string, string>> = {
    validity: "form",
    care: "rules",
    harm: "rules",
    abuse: "rules",
    contact: "rules",
    solicitation: "rules",
    links: "rules",
    medical_advice: "rules",
    learned_care: "model",
    learned_abuse: "model",
    learned_harm: "model",
    learned_spam: "model",
    repetition: "repetition",
    context: "context",
    classifier: "classifier",
};

// of: the finding's number in the case.
function Why({ view, finding, of }: { view: CaseView; finding: Finding; of: number }) {
    const words = guidelineWords(view.group, finding.guideline);
    return (
        <li>
            <strong>{tWord("category", finding.category)}</strong>{" "}
            <span class="quiet">{t("severity", { severity: finding.severity })}</span>
            {words !== undefined && <span class="why-guideline">{words}</span>}
            <span class="why-found quiet">
                {t("case-found", {
                    by: tWord("found-by", stageKinds[finding.stage] ?? "other"),
                    certainty: percent(finding.score),
                })}
            </span>
            <FindingFeedback view={view} finding={finding} of={of} />
        </li>
    );
}

function Place({ view }: { view: CaseView }) {
    const { group, place } = view;
    if (/\/forum$/.test(place)) return <span>{t("forum")}</span>;
    if (/\/forum\/\d+$/.test(place)) return <a href={threadPath(place)}>{t("thread")}</a>;
    return <a href={roomPath(place)}>{roomName(group, place) ?? t("room")}</a>;
}

// Who works on it. A claim lapses by itself when somebody goes without deciding.
function Claim({ view }: { view: CaseView }) {
    const [problem, setProblem] = useState("");
    const own = view.claimed_by === membershipOf(view.group)?.handle;
    const run = async (claimed: boolean) => setProblem((await claim(view, claimed)) ?? "");
    return (
        <div class="case-claim">
            {view.claimed_by !== undefined && (
                <span class="tag">
                    {own ? t("case-yours") : t("case-claimed", { handle: view.claimed_by })}
                </span>
            )}
            {view.claimed_by === undefined && (
                <button type="button" class="button-small" onClick={() => void run(true)}>
                    {t("case-claim")}
                </button>
            )}
            {own && (
                <button type="button" class="button-small" onClick={() => void run(false)}>
                    {t("case-unclaim")}
                </button>
            )}
            <span role="alert" class="problem">
                {problem === "" ? "" : t("case-claim-lost")}
            </span>
        </div>
    );
}

function Actions({ view, onDone }: { view: CaseView; onDone(): void }) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const [restricting, setRestricting] = useState(false);
    const [versions, setVersions] = useState(false);
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
                        {actionLabel(view, action)}
                    </button>
                ))}
                <button type="button" class="button" onClick={() => setRestricting(true)}>
                    {t("restrict")}
                </button>
                {view.seq !== undefined && (
                    <button type="button" class="button" onClick={() => setVersions(true)}>
                        {t("versions")}
                    </button>
                )}
            </div>
            {restricting && (
                <RestrictDialog
                    group={view.group}
                    handle={view.by}
                    desk_case={view.case}
                    onClose={() => setRestricting(false)}
                />
            )}
            {versions && view.seq !== undefined && (
                <VersionsDialog
                    place={view.place}
                    seq={view.seq}
                    onClose={() => setVersions(false)}
                />
            )}
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
                <Claim view={view} />
                {view.note !== undefined && (
                    <p class="content-note">{t("note-open", { note: noteLabel(view.note) })}</p>
                )}
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
                            {view.findings.map((finding, at) => (
                                <Why
                                    key={`${finding.stage} ${finding.category} ${finding.start} ${finding.kind}`}
                                    view={view}
                                    finding={finding}
                                    of={at}
                                />
                            ))}
                        </ul>
                    </>
                )}
                {view.kind !== "appeal" && <MissedFeedback view={view} />}
                <Actions view={view} onDone={onDone} />
            </article>
        </li>
    );
}
