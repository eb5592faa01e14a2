import { t } from "../i18n/index.ts";
import { Dialog } from "./dialog.tsx";

interface Properties {
    title: string;
    explanation: string;
    action: string;
    calm?: boolean; // nothing is lost by it
    onConfirm(): void;
    onClose(): void;
}

export function Confirm(properties: Properties) {
    const { title, explanation, action, calm = false, onConfirm, onClose } = properties;
    return (
        <Dialog title={title} onClose={onClose}>
            <p>{explanation}</p>
            <div class="buttons">
                <button
                    type="button"
                    class={calm ? "button-primary" : "button-danger"}
                    onClick={onConfirm}
                >
                    {action}
                </button>
                <button type="button" class="button" onClick={onClose}>
                    {t("cancel")}
                </button>
            </div>
        </Dialog>
    );
}
