// What a moderator says of what moderation found in a case: right, wrong, or that it missed
// something.
import { useId, useState } from "preact/hooks";
import missable from "../../../protocol/missable.json";
import { t, tWord } from "../i18n/index.ts";
import { type About, type Said, saidOf, say } from "../state/feedback.ts";
import type { CaseView, Finding } from "../wire/parts.ts";
import { CloseIcon } from "./icons.tsx";

const words = ["right", "wrong"] as const;

function useFeedback(view: CaseView) {
    const [told, setTold] = useState("");
    const run = async (about: About, word: Said | undefined) => {
        const code = await say(view, about, word);
        if (code === "conflict") setTold(t("case-lost-race"));
        else if (code !== undefined) setTold(tWord("error", code));
        else setTold(word === undefined ? t("feedback-taken-back") : t("feedback-noted"));
    };
    return { told, run };
}

// of: the finding's number in the case.
export function FindingFeedback(props: { view: CaseView; finding: Finding; of: number }) {
    const { view, finding, of } = props;
    const { told, run } = useFeedback(view);
    if (finding.category === "unavailable") return null;
    const said = saidOf(view, of);
    const label = t("feedback-of", { what: tWord("category", finding.category) });
    return (
        <span class="feedback">
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line */}
            <span role="group" aria-label={label} class="feedback-words">
                {words.map((word) => (
                    <button
                        key={word}
                        type="button"
                        class="button-small"
                        aria-pressed={said === word}
                        onClick={() => void run(of, said === word ? undefined : word)}
                    >
                        {t(`feedback-${word}`)}
                    </button>
                ))}
            </span>
            <span role="status" class="quiet">
                {told}
            </span>
        </span>
    );
}

export function MissedFeedback({ view }: { view: CaseView }) {
    const id = useId();
    const [category, setCategory] = useState("");
    const { told, run } = useFeedback(view);
    const missed = missable.filter((one) => saidOf(view, one) === "missed");
    const add = (event: Event) => {
        event.preventDefault();
        if (category !== "") void run(category, "missed");
        setCategory("");
    };
    return (
        <details class="missed">
            <summary>{t("feedback-missed")}</summary>
            <form class="note-row" onSubmit={add}>
                <label for={id}>{t("feedback-missed-what")}</label>
                <select
                    id={id}
                    value={category}
                    onChange={(event) => setCategory(event.currentTarget.value)}
                >
                    <option value="">{t("feedback-choose")}</option>
                    {missable.map((one) => (
                        <option key={one} value={one}>
                            {tWord("category", one)}
                        </option>
                    ))}
                </select>
                <button type="submit" class="button-small" disabled={category === ""}>
                    {t("feedback-missed-add")}
                </button>
            </form>
            <ul class="tags">
                {missed.map((one) => (
                    <li key={one} class="tag tag-plain">
                        {tWord("category", one)}
                        <button
                            type="button"
                            class="tag-remove"
                            aria-label={t("feedback-take-back", { what: tWord("category", one) })}
                            onClick={() => void run(one, undefined)}
                        >
                            <CloseIcon />
                        </button>
                    </li>
                ))}
            </ul>
            <p role="status" class="quiet">
                {told}
            </p>
        </details>
    );
}
