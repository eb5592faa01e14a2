import { t } from "../i18n/index.ts";
import { Dialog } from "./dialog.tsx";

interface Properties {
    title: string;
    explanation: string;
    action: string;
    onConfirm(): void;
    onClose(): void;
}

export function Confirm({ title, explanation, action, onConfirm, onClose }: Properties) {
    return (
        <Dialog title={title} onClose={onClose}>
            <p>{explanation}</p>
            <div class="buttons">
                <button type="button" class="button-danger" onClick={onConfirm}>
                    {action}
                </button>
                <button type="button" class="button" onClick={onClose}>
                    {t("cancel")}
                </button>
            </div>
        </Dialog>
    );
}
