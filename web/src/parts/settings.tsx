// Language, looks, keys, and leaving for good.
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { leaveForGood } from "../state/exit.ts";
import { go, homePath, youPath } from "../state/route.ts";
import { isStranger } from "../state/session.ts";
import { type Choice, choose, contrast, motion, shortcuts, theme } from "../state/settings.ts";
import { sheetOpen } from "../state/shortcuts.ts";
import { Dialog } from "./dialog.tsx";
import { LanguageChoice } from "./language_choice.tsx";

interface Properties<T extends string> {
    choice: Choice<T>;
    legend: string;
    labelOf(word: T): string;
}

function Choices<T extends string>({ choice, legend, labelOf }: Properties<T>) {
    return (
        <fieldset class="choices">
            <legend>{legend}</legend>
            {choice.words.map((word) => (
                <label key={word} class="choice">
                    <input
                        type="radio"
                        name={choice.name}
                        checked={choice.value.value === word}
                        onChange={() => choose(choice, word)}
                    />
                    <span>{labelOf(word)}</span>
                </label>
            ))}
        </fieldset>
    );
}

function Looks() {
    return (
        <>
            <Choices choice={theme} legend={t("theme")} labelOf={(word) => t(`theme-${word}`)} />
            <Choices
                choice={contrast}
                legend={t("contrast")}
                labelOf={(word) => t(`contrast-${word}`)}
            />
            <Choices choice={motion} legend={t("motion")} labelOf={(word) => t(`motion-${word}`)} />
        </>
    );
}

function Keys({ onShow }: { onShow(): void }) {
    return (
        <div class="settings-keys">
            <Choices
                choice={shortcuts}
                legend={t("shortcuts")}
                labelOf={(word) => t(`shortcuts-${word}`)}
            />
            <button type="button" class="button-small" onClick={onShow}>
                {t("shortcuts-show")}
            </button>
        </div>
    );
}

function Leaving({ onLeft }: { onLeft(): void }) {
    const [asking, setAsking] = useState(false);
    const [failed, setFailed] = useState(false);
    const leave = () => {
        setFailed(false);
        leaveForGood().then(
            () => {
                onLeft();
                go(homePath);
                announce("left");
            },
            () => setFailed(true),
        );
    };
    if (!asking) {
        return (
            <button type="button" class="button" onClick={() => setAsking(true)}>
                {t("leave-ask")}
            </button>
        );
    }
    return (
        <div class="leaving-box">
            <p>{t("leave-what-goes")}</p>
            <p>{t("leave-what-stays")}</p>
            <p role="alert">{failed ? t("leave-failed") : ""}</p>
            <div class="buttons">
                <button type="button" class="button-danger" onClick={leave}>
                    {t("leave-now")}
                </button>
                <button type="button" class="button" onClick={() => setAsking(false)}>
                    {t("leave-stay")}
                </button>
            </div>
        </div>
    );
}

export function Settings({ onClose }: { onClose(): void }) {
    const showKeys = () => {
        onClose();
        sheetOpen.value = true;
    };
    return (
        <Dialog title={t("settings")} onClose={onClose}>
            <LanguageChoice />
            <Looks />
            <Keys onShow={showKeys} />
            {!isStranger.value && (
                <a class="button settings-you" href={youPath} onClick={onClose}>
                    {t("you-view")}
                </a>
            )}
            {!isStranger.value && (
                <section class="settings-leave">
                    <h3>{t("leave-title")}</h3>
                    <Leaving onLeft={onClose} />
                </section>
            )}
            <p class="quiet small">{t("quick-exit-hint")}</p>
        </Dialog>
    );
}
