// Fields that several parts of the settings use.
import { useId, useState } from "preact/hooks";
import { isLanguage, language_names, t, tWord } from "../../i18n/index.ts";
import { weekdayName } from "../../i18n/time.ts";
import { announce } from "../../state/announcements.ts";
import type { LanguageText, OpenHours } from "../../wire/groups.ts";

export function textIn(texts: readonly LanguageText[], language: string): string {
    return texts.find((one) => one.language === language)?.text ?? "";
}

export function withText(
    texts: readonly LanguageText[],
    language: string,
    text: string,
): LanguageText[] {
    const others = texts.filter((one) => one.language !== language);
    return text === "" ? others : [...others, { language, text }];
}

export function languageLabel(code: string): string {
    return isLanguage(code) ? language_names[code] : code;
}

interface TextsProperties {
    label: string;
    texts: readonly LanguageText[];
    languages: readonly string[];
    most: number;
    long?: boolean;
    onChange(texts: LanguageText[]): void;
}

// One text in each of the group's languages.
export function Texts({ label, texts, languages, most, long = false, onChange }: TextsProperties) {
    const id = useId();
    return (
        <fieldset class="texts">
            <legend>{label}</legend>
            {languages.map((code) => {
                const common = {
                    id: `${id}-${code}`,
                    value: textIn(texts, code),
                    maxLength: most,
                    lang: code,
                    onInput: (event: { currentTarget: { value: string } }) =>
                        onChange(withText(texts, code, event.currentTarget.value)),
                };
                return (
                    <div key={code} class="field">
                        <label for={`${id}-${code}`}>{languageLabel(code)}</label>
                        {long ? (
                            <textarea rows={3} {...common} />
                        ) : (
                            <input type="text" {...common} />
                        )}
                    </div>
                );
            })}
        </fieldset>
    );
}

interface NumberProperties {
    label: string;
    value: number;
    most: number;
    onChange(value: number): void;
}

export function NumberField({ label, value, most, onChange }: NumberProperties) {
    return (
        <label class="field field-number">
            <span>{label}</span>
            <input
                type="number"
                min={0}
                max={most}
                value={value}
                onInput={(event) => {
                    const wanted = Math.floor(Number(event.currentTarget.value));
                    if (Number.isFinite(wanted)) onChange(Math.min(most, Math.max(0, wanted)));
                }}
            />
        </label>
    );
}

interface ChoiceProperties {
    label: string;
    value: string;
    words: readonly string[];
    labelOf(word: string): string;
    onChange(word: string): void;
}

export function ChoiceField({ label, value, words, labelOf, onChange }: ChoiceProperties) {
    return (
        <label class="field">
            <span>{label}</span>
            <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
                {words.map((word) => (
                    <option key={word} value={word}>
                        {labelOf(word)}
                    </option>
                ))}
            </select>
        </label>
    );
}

const week = [1, 2, 3, 4, 5, 6, 7];

export function Hours({
    hours,
    onChange,
}: {
    hours: readonly OpenHours[];
    onChange(hours: OpenHours[]): void;
}) {
    const put = (at: number, row: OpenHours) =>
        onChange(hours.map((one, index) => (index === at ? row : one)));
    const toggled = (days: readonly number[], day: number) =>
        days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort();
    return (
        <fieldset class="texts">
            <legend>{t("hours-title")}</legend>
            {hours.length === 0 && <p class="quiet">{t("hours-always")}</p>}
            {hours.map((row, at) => (
                <div key={at} class="hours-edit">
                    <div class="choices">
                        {week.map((day) => (
                            <label key={day} class="choice">
                                <input
                                    type="checkbox"
                                    checked={row.days.includes(day)}
                                    onChange={() =>
                                        put(at, { ...row, days: toggled(row.days, day) })
                                    }
                                />
                                <span>{weekdayName(day)}</span>
                            </label>
                        ))}
                    </div>
                    {(["from", "to"] as const).map((end) => (
                        <label key={end} class="field field-number">
                            <span>{t(`hours-${end}`)}</span>
                            <input
                                type="text"
                                pattern="[0-2][0-9]:[0-5][0-9]"
                                maxLength={5}
                                value={row[end]}
                                onInput={(event) =>
                                    put(at, { ...row, [end]: event.currentTarget.value })
                                }
                            />
                        </label>
                    ))}
                    <button
                        type="button"
                        class="button-small"
                        onClick={() => onChange(hours.filter((_, index) => index !== at))}
                    >
                        {t("remove")}
                    </button>
                </div>
            ))}
            <button
                type="button"
                class="button-small"
                onClick={() => onChange([...hours, { days: week, from: "18:00", to: "22:00" }])}
            >
                {t("hours-add")}
            </button>
        </fieldset>
    );
}

interface SaveProperties {
    save(): Promise<string | undefined>;
}

export function Save({ save }: SaveProperties) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const run = async () => {
        setBusy(true);
        const code = await save();
        setBusy(false);
        setProblem(code ?? "");
        if (code === undefined) announce("saved");
    };
    const words = problem === "conflict" ? t("organise-conflict") : tWord("error", problem);
    return (
        <>
            <p role="alert" class="problem">
                {problem === "" ? "" : words}
            </p>
            <button type="button" class="button-primary" disabled={busy} onClick={() => void run()}>
                {t("save")}
            </button>
        </>
    );
}
