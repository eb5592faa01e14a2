// Fields that several parts of the settings use.
import { useId, useState } from "preact/hooks";
import {
    languages as all_languages,
    isLanguage,
    language_names,
    t,
    tWord,
} from "../../i18n/index.ts";
import { weekdayName } from "../../i18n/time.ts";
import { announce } from "../../state/announcements.ts";
import { forgetWork } from "../../state/unsaved.ts";
import type { LanguageText, OpenHours } from "../../wire/groups.ts";

export function textIn(texts: readonly LanguageText[], language: string): string {
    return texts.find((one) => one.language === language)?.text ?? "";
}

export function withText(
    texts: readonly LanguageText[],
    language: string,
    text: string,
): LanguageText[] {
    if (text === "") return texts.filter((one) => one.language !== language);
    const known = texts.some((one) => one.language === language);
    if (!known) return [...texts, { language, text }];
    return texts.map((one) => (one.language === language ? { language, text } : one));
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

export function Languages({
    languages,
    onChange,
}: {
    languages: readonly string[];
    onChange(languages: string[]): void;
}) {
    const toggle = (code: string) =>
        onChange(
            languages.includes(code)
                ? languages.filter((one) => one !== code)
                : [...languages, code],
        );
    return (
        <fieldset class="choices">
            <legend>{t("organise-languages")}</legend>
            {all_languages.map((code) => (
                <label key={code} class="choice">
                    <input
                        type="checkbox"
                        checked={languages.includes(code)}
                        onChange={() => toggle(code)}
                    />
                    <span lang={code}>{languageLabel(code)}</span>
                </label>
            ))}
        </fieldset>
    );
}

const slug_characters_max = 40;

// What a group or a room is called in addresses.
export function SlugField({ value, onChange }: { value: string; onChange(value: string): void }) {
    return (
        <label class="field">
            <span>{t("room-slug")}</span>
            <input
                type="text"
                value={value}
                maxLength={slug_characters_max}
                autocomplete="off"
                autocapitalize="off"
                spellcheck={false}
                onInput={(event) =>
                    onChange(event.currentTarget.value.toLowerCase().replace(/[^a-z0-9-]/g, "-"))
                }
            />
        </label>
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
    part: string; // whose changes are saved
    save(): Promise<string | undefined>;
    label?: string;
}

export function Save({ part, save, label }: SaveProperties) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const run = async () => {
        setBusy(true);
        const code = await save();
        setBusy(false);
        setProblem(code ?? "");
        // After a conflict what somebody else has saved is shown.
        if (code === undefined || code === "conflict") forgetWork(part);
        if (code === undefined) announce("saved");
    };
    const words = problem === "conflict" ? t("organise-conflict") : tWord("error", problem);
    return (
        <>
            <p role="alert" class="problem">
                {problem === "" ? "" : words}
            </p>
            <button type="button" class="button-primary" disabled={busy} onClick={() => void run()}>
                {label ?? t("save")}
            </button>
        </>
    );
}
