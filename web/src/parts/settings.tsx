// Language, looks, and leaving for good.
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { leaveForGood } from "../state/exit.ts";
import { go, homePath } from "../state/route.ts";
import { isStranger } from "../state/session.ts";
import { chooseTheme, theme, themes } from "../state/settings.ts";
import { Dialog } from "./dialog.tsx";
import { LanguageChoice } from "./language_choice.tsx";

function ThemeChoice() {
    return (
        <fieldset class="choices">
            <legend>{t("theme")}</legend>
            {themes.map((word) => (
                <label key={word} class="choice">
                    <input
                        type="radio"
                        name="theme"
                        checked={theme.value === word}
                        onChange={() => chooseTheme(word)}
                    />
                    <span>{t(`theme-${word}`)}</span>
                </label>
            ))}
        </fieldset>
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
    return (
        <Dialog title={t("settings")} onClose={onClose}>
            <LanguageChoice />
            <ThemeChoice />
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
