// The six words that bring somebody back, shown once.
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";

interface Properties {
    words: readonly string[];
    language: string;
    onDone(): void;
}

export function Phrase({ words, language, onDone }: Properties) {
    const [sure, setSure] = useState(false);
    const copy = () => {
        navigator.clipboard?.writeText(words.join(" ")).then(
            () => announce("phrase-copied"),
            () => announce("phrase-copy-by-hand"),
        ) ?? announce("phrase-copy-by-hand");
    };
    return (
        <div class="phrase-box">
            <p role="status">{t("phrase-once")}</p>
            <ol class="phrase" lang={language} translate={false}>
                {words.map((word) => (
                    <li key={word}>{word}</li>
                ))}
            </ol>
            <div class="buttons">
                <button type="button" class="button" onClick={copy}>
                    {t("invite-copy")}
                </button>
                <button type="button" class="button" onClick={() => window.print()}>
                    {t("phrase-print")}
                </button>
            </div>
            <p class="quiet small">{t("phrase-careful")}</p>
            <label class="choice">
                <input
                    type="checkbox"
                    checked={sure}
                    onChange={(event) => setSure(event.currentTarget.checked)}
                />
                <span>{t("phrase-noted")}</span>
            </label>
            <button type="button" class="button-primary" disabled={!sure} onClick={onDone}>
                {t("phrase-done")}
            </button>
        </div>
    );
}
