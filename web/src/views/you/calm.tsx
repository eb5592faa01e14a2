// What somebody does not want to meet, and a break when they want one.

import { useId, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { fullTime } from "../../i18n/time.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { CloseIcon } from "../../parts/icons.tsx";
import { Problem } from "../../parts/problem.tsx";
import { now_ms } from "../../state/now.ts";
import { pause } from "../../state/pause.ts";
import { prefer, preferences } from "../../state/preferences.ts";
import { codeOf } from "../../wire/errors.ts";
import { limits } from "../../wire/limits.ts";

const note_choices = ["cover", "show"] as const;

export function Covers() {
    const [word, setWord] = useState("");
    const [problem, setProblem] = useState("");
    const id = useId();
    const kept = preferences.value;
    const change = async (what: Parameters<typeof prefer>[0]) => {
        setProblem((await prefer(what)) ?? "");
    };
    if (kept === undefined) return null;
    const words = kept.muted_words;
    const add = (event: Event) => {
        event.preventDefault();
        const wanted = word.trim();
        if (wanted === "" || words.includes(wanted)) return;
        void change({ muted_words: [...words, wanted] });
        setWord("");
    };
    return (
        <section class="card" aria-labelledby="covers-title">
            <h2 id="covers-title">{t("covers-title")}</h2>
            <fieldset class="choices">
                <legend>{t("covers-notes")}</legend>
                {note_choices.map((choice) => (
                    <label key={choice} class="choice">
                        <input
                            type="radio"
                            name="content-notes"
                            checked={kept.content_notes === choice}
                            onChange={() => void change({ content_notes: choice })}
                        />
                        <span>{t(`covers-${choice}`)}</span>
                    </label>
                ))}
            </fieldset>
            <h3>{t("muted-words")}</h3>
            <p class="quiet">{t("muted-words-words")}</p>
            <form class="note-row" onSubmit={add}>
                <label for={id}>{t("muted-word")}</label>
                <input
                    id={id}
                    type="text"
                    value={word}
                    maxLength={limits.muted_word_characters_max}
                    autocomplete="off"
                    onInput={(event) => setWord(event.currentTarget.value)}
                />
                <button type="submit" class="button" disabled={word.trim() === ""}>
                    {t("muted-word-add")}
                </button>
            </form>
            <Problem code={problem} />
            <ul class="tags">
                {words.map((each) => (
                    <li key={each} class="tag tag-plain">
                        <bdi>{each}</bdi>
                        <button
                            type="button"
                            class="tag-remove"
                            aria-label={t("muted-word-remove", { word: each })}
                            onClick={() =>
                                void change({ muted_words: words.filter((kept) => kept !== each) })
                            }
                        >
                            <CloseIcon />
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}

const breaks = [
    { name: "hour", minutes: 60 },
    { name: "evening", minutes: 6 * 60 },
    { name: "day", minutes: 24 * 60 },
    { name: "week", minutes: 7 * 24 * 60 },
    { name: "month", minutes: 30 * 24 * 60 },
] as const;

export function Break() {
    const [minutes, setMinutes] = useState<number>(breaks[2].minutes);
    const [asking, setAsking] = useState(false);
    const [problem, setProblem] = useState("");
    const until = new Date(now_ms.value + minutes * 60_000).toISOString();
    const start = () => {
        setAsking(false);
        pause(minutes).catch((error: unknown) => setProblem(codeOf(error)));
    };
    return (
        <section class="card" aria-labelledby="break-title">
            <h2 id="break-title">{t("break-title")}</h2>
            <p>{t("break-words")}</p>
            <fieldset class="choices">
                <legend>{t("break-for")}</legend>
                {breaks.map((one) => (
                    <label key={one.name} class="choice">
                        <input
                            type="radio"
                            name="break"
                            checked={minutes === one.minutes}
                            onChange={() => setMinutes(one.minutes)}
                        />
                        <span>{t(`break-${one.name}`)}</span>
                    </label>
                ))}
            </fieldset>
            <Problem code={problem} />
            <button type="button" class="button" onClick={() => setAsking(true)}>
                {t("break-start")}
            </button>
            {asking && (
                <Confirm
                    title={t("break-title")}
                    explanation={t("break-sure", { time: fullTime(until) })}
                    action={t("break-start")}
                    calm
                    onConfirm={start}
                    onClose={() => setAsking(false)}
                />
            )}
        </section>
    );
}
