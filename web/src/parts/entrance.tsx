// The door of a group: walk in, say that one's age fits, ask, or wait for a place.

import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { takeWanted } from "../state/after_join.ts";
import { forumPath, go, roomPath } from "../state/route.ts";
import { askIn, asks, dropIn, isStranger, organiser } from "../state/session.ts";
import type { GroupDetails } from "../wire/commands.ts";
import { codeOf } from "../wire/errors.ts";
import { limits } from "../wire/limits.ts";
import type { GroupSummary } from "../wire/parts.ts";
import { Problem } from "./problem.tsx";
import { AppealDialog } from "./restriction.tsx";

export function ageWords({ age_from, age_to }: GroupSummary): string | undefined {
    if (age_from === undefined && age_to === undefined) return undefined;
    if (age_to === undefined) return t("age-from", { from: age_from ?? 0 });
    if (age_from === undefined) return t("age-to", { to: age_to });
    return t("age-between", { from: age_from, to: age_to });
}

function AskIn({ group, full }: { group: string; full: boolean }) {
    const [words, setWords] = useState("");
    const [problem, setProblem] = useState("");
    const ask = (event: Event) => {
        event.preventDefault();
        askIn(group, words.trim()).catch((error: unknown) => setProblem(codeOf(error)));
    };
    return (
        <form class="drop-in" onSubmit={ask}>
            <p>{full ? t("ask-full") : t("ask-request")}</p>
            {!full && (
                <label class="field">
                    <span>{t("ask-words")}</span>
                    <textarea
                        rows={3}
                        maxLength={limits.reason_characters_max}
                        value={words}
                        onInput={(event) => setWords(event.currentTarget.value)}
                    />
                </label>
            )}
            <button type="submit" class="button-primary button-large">
                {full ? t("ask-wait") : t("ask-send")}
            </button>
            <Problem code={problem} />
        </form>
    );
}

function Asked({ state, ahead }: { state: string; ahead: number | undefined }) {
    return (
        <div class="notice" role="status">
            <p>
                {state === "waiting" && ahead !== undefined
                    ? t("ask-ahead", { count: ahead })
                    : tWord("ask-state", state)}
            </p>
        </div>
    );
}

export function Entrance({ details, anew = false }: { details: GroupDetails; anew?: boolean }) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const [ageFits, setAgeFits] = useState(false);
    const [appealing, setAppealing] = useState(false);
    const summary = details.group;
    const { group } = summary;
    const age = ageWords(summary);
    const ask = asks.value.get(group);
    const enter = () => {
        setBusy(true);
        setProblem("");
        dropIn(group, ageFits).then(
            () => {
                setBusy(false);
                if (anew) return;
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
    if (ask !== undefined && ask.state !== "invited") {
        return <Asked state={ask.state} ahead={ask.ahead} />;
    }
    const invited = ask?.state === "invited";
    // What somebody was told before a place became free holds no more.
    const told = invited && problem === "group_full" ? "" : problem;
    const byRequest = summary.entry === "request" || problem === "ask_first";
    if (!anew && !invited && byRequest) return <AskIn group={group} full={false} />;
    if (!invited && problem === "group_full") return <AskIn group={group} full />;
    const byLink = !anew && !invited && summary.entry === "link" && !organiser.value;
    if (byLink && (isStranger.value || problem !== "")) {
        return <p class="notice">{t("entry-link-words")}</p>;
    }
    return (
        <div class="drop-in">
            {byLink && <p>{t("entry-link-try")}</p>}
            {anew && <p>{t("guidelines-changed")}</p>}
            {invited && <p>{t("ask-state-invited")}</p>}
            {age !== undefined && !anew && (
                <label class="choice">
                    <input
                        type="checkbox"
                        checked={ageFits}
                        onChange={(event) => setAgeFits(event.currentTarget.checked)}
                    />
                    <span>{t("age-fits", { age })}</span>
                </label>
            )}
            <button
                type="button"
                class="button-primary button-large"
                disabled={busy || (age !== undefined && !anew && !ageFits)}
                onClick={enter}
            >
                {busy ? t("drop-in-busy") : anew ? t("agree-anew") : t("drop-in")}
            </button>
            <p class="quiet">{t("drop-in-words")}</p>
            <p role="alert">{told === "" ? "" : tWord("error", told)}</p>
            {problem === "banned" && (
                <button type="button" class="button-small" onClick={() => setAppealing(true)}>
                    {t("appeal-ask")}
                </button>
            )}
            {appealing && <AppealDialog group={group} onClose={() => setAppealing(false)} />}
        </div>
    );
}
