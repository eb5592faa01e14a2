// Tells somebody what a moderator has decided about them, why, until when, and how to ask again.
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { fullTime } from "../i18n/time.ts";
import { appeal, restrictions } from "../state/restrictions.ts";
import { limits } from "../wire/limits.ts";
import { FormDialog } from "./form_dialog.tsx";

// What has no end is said to end in a year that nobody here will see.
const forever_year = 9_000;

export function endOf(until: string | undefined): string {
    if (until === undefined || new Date(until).getFullYear() > forever_year) {
        return t("restriction-open-end");
    }
    return t("restriction-until", { time: fullTime(until) });
}

export function AppealDialog({ group, onClose }: { group: string; onClose(): void }) {
    const [text, setText] = useState("");
    const file = async () => {
        await appeal(group, text.trim());
        return "appeal-done";
    };
    return (
        <FormDialog
            title={t("appeal-title")}
            sendLabel={t("appeal-send")}
            ready={text.trim() !== ""}
            onSend={file}
            onClose={onClose}
        >
            <label class="field">
                <span>{t("appeal-words")}</span>
                <textarea
                    rows={4}
                    maxLength={limits.reason_characters_max}
                    value={text}
                    onInput={(event) => setText(event.currentTarget.value)}
                />
            </label>
        </FormDialog>
    );
}

export function RestrictionNotice({ group }: { group: string }) {
    const [appealing, setAppealing] = useState(false);
    const told = restrictions.value.get(group);
    if (told === undefined) return null;
    return (
        <div class="notice notice-top" role="status">
            <p>
                <strong>
                    {told.kind === "ban" ? t("restriction-ban") : t("restriction-mute")}
                </strong>{" "}
                {endOf(told.until)}
            </p>
            {told.reason !== "" && <p>{t("restriction-reason", { words: told.reason })}</p>}
            <button type="button" class="button-small" onClick={() => setAppealing(true)}>
                {t("appeal-ask")}
            </button>
            {appealing && <AppealDialog group={group} onClose={() => setAppealing(false)} />}
        </div>
    );
}
