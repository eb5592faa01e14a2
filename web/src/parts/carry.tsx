// Brings a message of a room into the forum, where it stays, under the handle of who said it.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { request } from "../state/connection.ts";
import { codeOf } from "../wire/errors.ts";
import { limits } from "../wire/limits.ts";
import { Dialog } from "./dialog.tsx";

interface Properties {
    room: string;
    seq: number;
    onClose(): void;
}

export function CarryDialog({ room, seq, onClose }: Properties) {
    const [title, setTitle] = useState("");
    const [nudge, setNudge] = useState("");
    const [problem, setProblem] = useState("");
    const carry = (event: Event) => {
        event.preventDefault();
        const sure = nudge === "" ? {} : { sure: true };
        request("forum.carry", { room, seq, title: title.trim(), ...sure }).then(
            (ok) => {
                if (ok.nudge !== undefined) return setNudge(ok.nudge.text);
                onClose();
                announce(ok.held === undefined ? "carry-done" : "outgoing-held");
            },
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    return (
        <Dialog title={t("carry-title")} onClose={onClose}>
            <form onSubmit={carry}>
                <p>{t("carry-words")}</p>
                <label class="field">
                    <span>{t("thread-title")}</span>
                    <input
                        type="text"
                        value={title}
                        maxLength={limits.title_characters_max}
                        autocomplete="off"
                        onInput={(event) => setTitle(event.currentTarget.value)}
                    />
                </label>
                <p role="alert" class="problem">
                    {nudge}
                    {problem === "" ? "" : tWord("error", problem)}
                </p>
                <div class="buttons">
                    <button type="submit" class="button-primary" disabled={title.trim() === ""}>
                        {nudge === "" ? t("carry-do") : t("outgoing-send-anyway")}
                    </button>
                    <button type="button" class="button" onClick={onClose}>
                        {t("cancel")}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
