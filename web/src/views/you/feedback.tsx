// Whether one's words may help moderation to become better.
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Problem } from "../../parts/problem.tsx";
import { prefer, preferences } from "../../state/preferences.ts";

export function FeedbackTexts() {
    const [problem, setProblem] = useState("");
    const kept = preferences.value;
    if (kept === undefined) return null;
    const change = async (agreed: boolean) =>
        setProblem((await prefer({ feedback_texts: agreed })) ?? "");
    return (
        <section class="card" aria-labelledby="feedback-title">
            <h2 id="feedback-title">{t("feedback-title")}</h2>
            <p>{t("feedback-words")}</p>
            <label class="choice">
                <input
                    type="checkbox"
                    checked={kept.feedback_texts}
                    onChange={(event) => void change(event.currentTarget.checked)}
                />
                <span>{t("feedback-agree")}</span>
            </label>
            <Problem code={problem} />
        </section>
    );
}
