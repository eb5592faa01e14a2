// The frame of every view: a heading that takes the focus when somebody comes here from another
// view, so that a screen reader starts at the right place.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";

let firstView = true;

export function ViewTitle({ children }: { children: ComponentChildren }) {
    const heading = useRef<HTMLHeadingElement>(null);
    // Not after the painting, when the focus may have gone on already.
    useLayoutEffect(() => {
        if (!firstView) heading.current?.focus();
        firstView = false;
    }, []);
    return (
        <h1 ref={heading} tabIndex={-1}>
            {children}
        </h1>
    );
}

export function Loading() {
    return (
        <p class="quiet" role="status">
            {t("loading")}
        </p>
    );
}

export function Failure({ code, onRetry }: { code: string; onRetry(): void }) {
    return (
        <div class="notice" role="alert">
            <p>{tWord("error", code)}</p>
            <button type="button" class="button" onClick={onRetry}>
                {t("try-again")}
            </button>
        </div>
    );
}
