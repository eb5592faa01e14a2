// A dialog with something to fill in and send: closes when that is done, says why it was not.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { codeOf } from "../wire/errors.ts";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";

interface Properties {
    title: string;
    sendLabel: string | ((problem: string) => string);
    ready?: boolean;
    grave?: boolean; // somebody else bears the consequences
    // The message to announce when it is done; none: there is more to decide here first. `problem`
    // is what the last attempt ended with.
    onSend(problem: string): Promise<string | undefined>;
    onClose(): void;
    children: ComponentChildren;
}

export function FormDialog(properties: Properties) {
    const { title, sendLabel, ready = true, grave = false, onSend, onClose, children } = properties;
    const [problem, setProblem] = useState("");
    const [busy, setBusy] = useState(false);
    const send = async (event: Event) => {
        event.preventDefault();
        if (busy) return;
        setBusy(true);
        try {
            const done = await onSend(problem);
            setProblem("");
            if (done === undefined) return;
            onClose();
            announce(done);
        } catch (error) {
            setProblem(codeOf(error));
        } finally {
            setBusy(false);
        }
    };
    return (
        <Dialog title={title} onClose={onClose}>
            <form onSubmit={(event) => void send(event)} onInput={() => setProblem("")}>
                {children}
                <Problem code={problem} />
                <div class="buttons">
                    <button
                        type="submit"
                        class={grave ? "button-danger" : "button-primary"}
                        disabled={!ready}
                    >
                        {typeof sendLabel === "string" ? sendLabel : sendLabel(problem)}
                    </button>
                    <button type="button" class="button" onClick={onClose}>
                        {t("cancel")}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
