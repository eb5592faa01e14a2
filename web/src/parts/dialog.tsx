// A modal dialog of the browser's own: it keeps the focus inside, closes by Escape and gives the
// focus back.
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { leaveQuickly } from "../state/exit.ts";
import { CloseIcon } from "./icons.tsx";

interface Properties {
    title: string;
    onClose(): void;
    children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: Properties) {
    const element = useRef<HTMLDialogElement>(null);
    const heading = useRef<HTMLHeadingElement>(null);
    const shown = useRef(true);
    const id = useId();
    const closed = () => {
        if (shown.current) onClose();
    };
    useLayoutEffect(() => {
        const dialog = element.current;
        dialog?.showModal();
        // Not the first button: a key held a moment too long must not leave the page.
        heading.current?.focus();
        return () => {
            // The event of this close comes when another dialog may be open already.
            shown.current = false;
            dialog?.close();
        };
    }, []);
    return (
        <dialog
            ref={element}
            class="dialog"
            aria-labelledby={id}
            onCancel={closed}
            onClose={closed}
        >
            <div class="dialog-head">
                <h2 ref={heading} id={id} tabIndex={-1}>
                    {title}
                </h2>
                <button type="button" class="button-exit button-small" onClick={leaveQuickly}>
                    {t("quick-exit")}
                </button>
                <button
                    type="button"
                    class="button-quiet"
                    aria-label={t("close")}
                    onClick={onClose}
                >
                    <CloseIcon />
                </button>
            </div>
            {children}
        </dialog>
    );
}
