// The guidelines of a group, in its languages. Other guidelines are agreed to anew by everybody.
import { useState } from "preact/hooks";
import { locale, t } from "../../i18n/index.ts";
import { setGuidelines } from "../../state/organise.ts";
import { workOn } from "../../state/unsaved.ts";
import type { GroupSettings, GuidelineTexts } from "../../wire/groups.ts";
import { limits } from "../../wire/limits.ts";
import { Save, Texts, textIn } from "./fields.tsx";
import { Part } from "./part.tsx";

// Named after its first words, for moderation and members to refer to.
function idFor(one: GuidelineTexts, at: number): string {
    if (one.id !== "") return one.id;
    const words =
        textIn(one.text, "en")
            .toLowerCase()
            .match(/[a-z]+/g) ?? [];
    return words.slice(0, 3).join("-") || `guideline-${at + 1}`;
}

function titleOf({ text }: GuidelineTexts): string {
    return textIn(text, locale.value) || (text[0]?.text ?? "");
}

interface RowProperties {
    at: number;
    row: GuidelineTexts;
    languages: readonly string[];
    onChange(row: GuidelineTexts): void;
    onRemove(): void;
}

function Row({ at, row, languages, onChange, onRemove }: RowProperties) {
    const [open, setOpen] = useState(row.text.length === 0);
    return (
        <li>
            <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
                <summary>
                    {at + 1}. {titleOf(row)}
                </summary>
                <Texts
                    long
                    label={t("guideline-number", { number: at + 1 })}
                    texts={row.text}
                    languages={languages}
                    most={limits.guideline_characters_max}
                    onChange={(text) => onChange({ ...row, text })}
                />
                <button
                    type="button"
                    class="button-small"
                    aria-label={t("guideline-remove", { number: at + 1 })}
                    onClick={onRemove}
                >
                    {t("remove")}
                </button>
            </details>
        </li>
    );
}

export function Guidelines({ group }: { group: GroupSettings }) {
    const key = `${group.group} guidelines`;
    const {
        now,
        changed,
        put: change,
    } = workOn(key, { rows: group.guidelines as readonly GuidelineTexts[] });
    const { rows } = now;
    const setRows = (wanted: readonly GuidelineTexts[]) => change({ rows: wanted });
    const put = (at: number, row: GuidelineTexts) =>
        setRows(rows.map((one, index) => (index === at ? row : one)));
    const kept = () =>
        rows
            .filter(({ text }) => text.length > 0)
            .map((one, at) => ({ id: idFor(one, at), text: one.text }));
    return (
        <Part name="guidelines" title={t("guidelines")} unsaved={changed}>
            <p class="quiet">{t("organise-guidelines")}</p>
            <ol class="guideline-edit">
                {rows.map((row, at) => (
                    <Row
                        key={at}
                        at={at}
                        row={row}
                        languages={group.languages}
                        onChange={(wording) => put(at, wording)}
                        onRemove={() => setRows(rows.filter((_, index) => index !== at))}
                    />
                ))}
            </ol>
            <button
                type="button"
                class="button"
                onClick={() => setRows([...rows, { id: "", text: [] }])}
            >
                {t("guideline-add")}
            </button>
            <Save part={key} save={() => setGuidelines(group, kept())} />
        </Part>
    );
}
