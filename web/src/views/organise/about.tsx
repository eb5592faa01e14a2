// What a group is called, who comes in how, when it is open, and how strictly it is moderated.
import { t, tWord } from "../../i18n/index.ts";
import { change, setPolicy } from "../../state/organise.ts";
import { workOn } from "../../state/unsaved.ts";
import type { GroupSettings } from "../../wire/groups.ts";
import { limits } from "../../wire/limits.ts";
import { ChoiceField, Hours, Languages, NumberField, Save, Texts } from "./fields.tsx";
import { Part } from "./part.tsx";

const formats = ["peer", "professional"];
const entries = ["open", "request", "link"];
const presences = ["words", "handles"];
const policies = ["open", "careful", "pre_moderated"];

export function About({ group }: { group: GroupSettings }) {
    const key = `${group.group} about`;
    const { now: work, changed, put } = workOn(key, group);
    const { languages } = work;
    const { name, topic, about, format } = work;
    const common = { languages };
    return (
        <Part name="about" title={t("organise-about")} unsaved={changed}>
            <Languages languages={languages} onChange={(codes) => put({ languages: codes })} />
            <Texts
                {...common}
                label={t("organise-name")}
                texts={name}
                most={limits.label_characters_max}
                onChange={(texts) => put({ name: texts })}
            />
            <Texts
                {...common}
                label={t("organise-topic")}
                texts={topic}
                most={limits.label_characters_max}
                onChange={(texts) => put({ topic: texts })}
            />
            <Texts
                {...common}
                long
                label={t("organise-description")}
                texts={about}
                most={limits.about_characters_max}
                onChange={(texts) => put({ about: texts })}
            />
            <ChoiceField
                label={t("groups-format")}
                value={format}
                words={formats}
                labelOf={(word) => tWord("format", word)}
                onChange={(word) => put({ format: word })}
            />
            <Save
                part={key}
                save={() => change(group, { languages, name, topic, about, format })}
            />
        </Part>
    );
}

export function Entry({ group }: { group: GroupSettings }) {
    const key = `${group.group} entry`;
    const { now: work, changed, put } = workOn(key, group);
    const { entry, people_max, age_from, age_to, presence, time_zone, hours } = work;
    return (
        <Part name="entry" title={t("organise-entry")} unsaved={changed}>
            <ChoiceField
                label={t("organise-way")}
                value={entry}
                words={entries}
                labelOf={(word) => tWord("entry", word)}
                onChange={(word) => put({ entry: word })}
            />
            <div class="numbers">
                <NumberField
                    label={t("organise-people")}
                    value={people_max}
                    most={limits.people_max}
                    onChange={(value) => put({ people_max: value })}
                />
                <NumberField
                    label={t("organise-age-from")}
                    value={age_from}
                    most={limits.age_max}
                    onChange={(value) => put({ age_from: value })}
                />
                <NumberField
                    label={t("organise-age-to")}
                    value={age_to}
                    most={limits.age_max}
                    onChange={(value) => put({ age_to: value })}
                />
            </div>
            <p class="quiet small">{t("organise-zero")}</p>
            <ChoiceField
                label={t("organise-presence")}
                value={presence}
                words={presences}
                labelOf={(word) => tWord("presence", word)}
                onChange={(word) => put({ presence: word })}
            />
            <Hours hours={hours} onChange={(rows) => put({ hours: rows })} />
            <label class="field">
                <span>{t("organise-zone")}</span>
                <input
                    type="text"
                    value={time_zone}
                    autocomplete="off"
                    onInput={(event) => put({ time_zone: event.currentTarget.value })}
                />
            </label>
            <Save
                part={key}
                save={() =>
                    change(group, {
                        entry,
                        people_max,
                        age_from,
                        age_to,
                        presence,
                        time_zone,
                        hours,
                    })
                }
            />
        </Part>
    );
}

export function Policy({ group }: { group: GroupSettings }) {
    const key = `${group.group} policy`;
    const { now: work, changed, put } = workOn(key, group);
    const { policy, link_hosts, feedback_texts } = work;
    const hosts = link_hosts.map((host) => host.trim()).filter((host) => host !== "");
    return (
        <Part name="policy" title={t("organise-policy")} unsaved={changed}>
            <ChoiceField
                label={t("organise-strictness")}
                value={policy}
                words={policies.includes(policy) ? policies : [...policies, policy]}
                labelOf={(word) => tWord("policy", word)}
                onChange={(word) => put({ policy: word })}
            />
            <label class="field">
                <span>{t("organise-hosts")}</span>
                <textarea
                    rows={3}
                    spellcheck={false}
                    value={link_hosts.join("\n")}
                    onInput={(event) => put({ link_hosts: event.currentTarget.value.split("\n") })}
                />
            </label>
            <label class="choice">
                <input
                    type="checkbox"
                    checked={feedback_texts}
                    onChange={(event) => put({ feedback_texts: event.currentTarget.checked })}
                />
                <span>{t("organise-feedback-texts")}</span>
            </label>
            <p class="quiet">{t("organise-feedback-texts-words")}</p>
            <Save
                part={key}
                save={() => setPolicy(group, { policy, link_hosts: hosts, feedback_texts })}
            />
        </Part>
    );
}
