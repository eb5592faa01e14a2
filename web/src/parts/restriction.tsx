// Tells somebody what a moderator has decided about them, why, until when, and how to ask again.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { fullTime } from "../i18n/time.ts";
import { announce } from "../state/announcements.ts";
import { appeal, restrictions } from "../state/restrictions.ts";
import { codeOf } from "../wire/errors.ts";
import { limits } from "../wire/limits.ts";
import { Dialog } from "./dialog.tsx";

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
    const [problem, setProblem] = useState("");
    const file = (event: Event) => {
        event.preventDefault();
        appeal(group, text.trim()).then(
            () => {
                onClose();
                announce("appeal-done");
            },
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    return (
        <Dialog title={t("appeal-title")} onClose={onClose}>
            <form onSubmit={file}>
                <label class="field">
                    <span>{t("appeal-words")}</span>
                    <textarea
                        rows={4}
                        maxLength={limits.reason_characters_max}
                        value={text}
                        onInput={(event) => setText(event.currentTarget.value)}
                    />
                </label>
                <p role="alert">{problem === "" ? "" : tWord("error", problem)}</p>
                <div class="buttons">
                    <button type="submit" class="button-primary" disabled={text.trim() === ""}>
                        {t("appeal-send")}
                    </button>
                    <button type="button" class="button" onClick={onClose}>
                        {t("cancel")}
                    </button>
                </div>
            </form>
        </Dialog>
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
