// The six words that bring somebody back, shown once.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";

interface Properties {
    words: readonly string[];
    language: string;
    onDone(): void;
}

export function Phrase({ words, language, onDone }: Properties) {
    const [sure, setSure] = useState(false);
    const once = useRef<HTMLParagraphElement>(null);
    // The button that asked for the words is gone.
    useLayoutEffect(() => once.current?.focus(), []);
    const copy = () => {
        navigator.clipboard?.writeText(words.join(" ")).then(
            () => announce("phrase-copied"),
            () => announce("phrase-copy-by-hand"),
        ) ?? announce("phrase-copy-by-hand");
    };
    return (
        <div class="phrase-box">
            <p ref={once} tabIndex={-1}>
                {t("phrase-once")}
            </p>
            <ol class="phrase" lang={language} translate={false}>
                {words.map((word, at) => (
                    <li key={at}>{word}</li>
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
