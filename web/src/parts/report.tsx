// Brings a message to the moderators.
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { request } from "../state/connection.ts";
import { limits } from "../wire/limits.ts";
import { FormDialog } from "./form_dialog.tsx";

interface Properties {
    place: string;
    seq: number;
    by: string;
    onClose(): void;
}

export function ReportDialog({ place, seq, by, onClose }: Properties) {
    const [reason, setReason] = useState("");
    const file = async () => {
        await request("report.file", { place, seq, reason: reason.trim() });
        return "report-done";
    };
    return (
        <FormDialog
            title={t("report-title", { handle: by })}
            sendLabel={t("report-send")}
            onSend={file}
            onClose={onClose}
        >
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
        </FormDialog>
    );
}
