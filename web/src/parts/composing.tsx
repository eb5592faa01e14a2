// Says what is being answered or changed, above the place where it is written.
import { t } from "../i18n/index.ts";
import { CloseIcon } from "./icons.tsx";

interface Properties {
    kind: "reply" | "edit";
    by: string;
    text: string;
    onCancel(): void;
}

export function ComposingBanner({ kind, by, text, onCancel }: Properties) {
    return (
        <div class="composing" role="status">
            <p>
                <strong>
                    {kind === "edit" ? t("edit-title") : t("reply-to-words", { handle: by })}
                </strong>
                <span class="composing-text">{text}</span>
            </p>
            <button
                type="button"
                class="button-quiet"
                aria-label={kind === "edit" ? t("edit-cancel") : t("reply-cancel")}
                onClick={onCancel}
            >
                <CloseIcon />
            </button>
        </div>
    );
}
