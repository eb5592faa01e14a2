// Coming back with the six words, on any device.
import { useId, useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { go, homePath } from "../state/route.ts";
import { comeBackWith } from "../state/session.ts";
import { codeOf, WireError } from "../wire/errors.ts";
import { limits } from "../wire/limits.ts";
import { ViewTitle } from "./view.tsx";

function problemWords(error: unknown): string {
    const code = codeOf(error);
    if (code === "not_found") return t("return-unknown");
    const detail = error instanceof WireError ? (error.reply.detail ?? "") : "";
    const [, number] = /^word (\d+)$/.exec(detail) ?? [];
    if (number !== undefined) return t("return-word", { number: Number(number) });
    return code === "bad_field" ? t("return-six") : tWord("error", code);
}

export function ReturnView() {
    const [phrase, setPhrase] = useState("");
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const id = useId();
    const back = (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setProblem("");
        comeBackWith(phrase).then(
            () => go(homePath),
            (error: unknown) => {
                setBusy(false);
                setProblem(problemWords(error));
            },
        );
    };
    return (
        <div class="page page-narrow">
            <ViewTitle>{t("return-title")}</ViewTitle>
            <form class="card" onSubmit={back}>
                <label class="field" for={id}>
                    <span>{t("return-words")}</span>
                </label>
                <textarea
                    id={id}
                    rows={2}
                    value={phrase}
                    maxLength={limits.phrase_characters_max}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck={false}
                    aria-describedby={`${id}-problem`}
                    onInput={(event) => setPhrase(event.currentTarget.value)}
                />
                <p id={`${id}-problem`} role="alert" class="problem">
                    {problem}
                </p>
                <button
                    type="submit"
                    class="button-primary"
                    disabled={busy || phrase.trim() === ""}
                >
                    {busy ? t("loading") : t("return-now")}
                </button>
            </form>
            <p class="quiet">{t("return-lost")}</p>
            <a href={homePath}>{t("to-groups")}</a>
        </div>
    );
}
