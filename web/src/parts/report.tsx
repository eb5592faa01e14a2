// Brings a message to the moderators.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { request } from "../state/connection.ts";
import { codeOf } from "../wire/errors.ts";
import { limits } from "../wire/limits.ts";
import { Dialog } from "./dialog.tsx";

interface Properties {
    place: string;
    seq: number;
    by: string;
    onClose(): void;
}

export function ReportDialog({ place, seq, by, onClose }: Properties) {
    const [reason, setReason] = useState("");
    const [problem, setProblem] = useState("");
    const file = (event: Event) => {
        event.preventDefault();
        request("report.file", { place, seq, reason: reason.trim() }).then(
            () => {
                onClose();
                announce("report-done");
            },
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    return (
        <Dialog title={t("report-title", { handle: by })} onClose={onClose}>
            <form onSubmit={file}>
                <p>{t("report-words")}</p>
                <label class="field">
                    <span>{t("report-reason")}</span>
                    <textarea
                        rows={4}
                        maxLength={limits.reason_characters_max}
                        value={reason}
                        onInput={(event) => setReason(event.currentTarget.value)}
                    />
                </label>
                <p role="alert">{problem === "" ? "" : tWord("error", problem)}</p>
                <div class="buttons">
                    <button type="submit" class="button-primary">
                        {t("report-send")}
                    </button>
                    <button type="button" class="button" onClick={onClose}>
                        {t("cancel")}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
