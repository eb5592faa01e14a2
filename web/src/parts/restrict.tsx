// A moderator lets somebody be silent for a time, or puts them out of the group.
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { request } from "../state/connection.ts";
import { limits } from "../wire/limits.ts";
import { FormDialog } from "./form_dialog.tsx";

interface Properties {
    group: string;
    handle: string;
    desk_case?: number; // whose author it is; else the handle says who
    onClose(): void;
}

const choices = [
    { name: "mute-hour", minutes: 60 },
    { name: "mute-day", minutes: 24 * 60 },
    { name: "ban-day", hours: 24 },
    { name: "ban-month", hours: 30 * 24 },
    { name: "ban-open", hours: 0 },
] as const;

export function RestrictDialog({ group, handle, desk_case, onClose }: Properties) {
    const [choice, setChoice] = useState<(typeof choices)[number]>(choices[0]);
    const [reason, setReason] = useState("");
    const run = async () => {
        const who = desk_case === undefined ? { handle } : { case: desk_case };
        const common = { group, ...who, reason: reason.trim() };
        if ("minutes" in choice) {
            await request("member.mute", { ...common, minutes: choice.minutes });
        } else await request("member.ban", { ...common, hours: choice.hours });
        return "restrict-done";
    };
    return (
        <FormDialog
            title={t("restrict-of", { handle })}
            sendLabel={t("restrict-do")}
            grave
            onSend={run}
            onClose={onClose}
        >
            <fieldset class="choices choices-column">
                <legend class="for-readers">{t("restrict")}</legend>
                {choices.map((one) => (
                    <label key={one.name} class="choice">
                        <input
                            type="radio"
                            name="restriction"
                            checked={choice === one}
                            onChange={() => setChoice(one)}
                        />
                        <span>{t(`restrict-${one.name}`)}</span>
                    </label>
                ))}
            </fieldset>
            <label class="field">
                <span>{t("restrict-reason")}</span>
                <textarea
                    rows={2}
                    maxLength={limits.reason_characters_max}
                    value={reason}
                    onInput={(event) => setReason(event.currentTarget.value)}
                />
            </label>
        </FormDialog>
    );
}
