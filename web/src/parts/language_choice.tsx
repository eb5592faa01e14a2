import { chooseLanguage, isLanguage, language_names, languages, locale, t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { client } from "../state/connection.ts";

async function choose(word: string): Promise<void> {
    if (!isLanguage(word)) return;
    try {
        await chooseLanguage(word);
        // hello tells the server, whose texts follow.
        client.restart();
    } catch {
        announce("language-failed");
    }
}

export function LanguageChoice() {
    return (
        <label class="field field-row">
            <span>{t("language")}</span>
            <select
                value={locale.value}
                onChange={(event) => void choose(event.currentTarget.value)}
            >
                {languages.map((language) => (
                    <option key={language} value={language} lang={language}>
                        {language_names[language]}
                    </option>
                ))}
            </select>
        </label>
    );
}
