// An organiser of the whole house makes a group, and goes on to set it up.
import { useState } from "preact/hooks";
import { languages as all_languages, locale, t } from "../../i18n/index.ts";
import { rememberWanted } from "../../state/after_join.ts";
import { request } from "../../state/connection.ts";
import { loadGroups } from "../../state/groups.ts";
import { go, groupPath, homePath, settingsPath } from "../../state/route.ts";
import { codeOf } from "../../wire/errors.ts";
import type { LanguageText } from "../../wire/groups.ts";
import { limits } from "../../wire/limits.ts";
import { ViewTitle } from "../view.tsx";
import { Languages, Save, SlugField, Texts } from "./fields.tsx";

export function NewGroupView() {
    const [slug, setSlug] = useState("");
    const [name, setName] = useState<LanguageText[]>([]);
    const [languages, setLanguages] = useState<readonly string[]>(
        all_languages.filter((code) => code === locale.value),
    );
    const make = async () => {
        try {
            await request("group.create", { group: slug, name, languages: [...languages] });
        } catch (error) {
            return codeOf(error);
        }
        void loadGroups();
        rememberWanted(slug, settingsPath(slug));
        go(groupPath(slug));
        return undefined;
    };
    return (
        <div class="page page-narrow">
            <p>
                <a href={homePath}>{t("to-groups")}</a>
            </p>
            <ViewTitle>{t("group-new")}</ViewTitle>
            <p class="lead">{t("group-new-words")}</p>
            <section class="card" aria-label={t("group-new")}>
                <SlugField value={slug} onChange={setSlug} />
                <Languages languages={languages} onChange={setLanguages} />
                <Texts
                    label={t("organise-name")}
                    texts={name}
                    languages={languages}
                    most={limits.label_characters_max}
                    onChange={setName}
                />
                <Save part="new group" save={make} label={t("group-new-make")} />
            </section>
        </div>
    );
}
