// Asks how somebody does not want to meet another person any more.

import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { avoid } from "../state/blocks.ts";
import { codeOf } from "../wire/errors.ts";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";

interface Properties {
    group: string;
    handle: string;
    onClose(): void;
}

const ways = ["block", "mute"] as const;

export function AvoidDialog({ group, handle, onClose }: Properties) {
    const [problem, setProblem] = useState("");
    const choose = (way: (typeof ways)[number]) => {
        avoid(way, group, handle).then(
            () => {
                onClose();
                announce("avoided-done");
            },
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    return (
        <Dialog title={t("avoid-title", { handle })} onClose={onClose}>
            <Problem code={problem} />
            <div class="menu">
                {ways.map((way) => (
                    <div key={way} class="menu-item">
                        <button type="button" class="button" onClick={() => choose(way)}>
                            {t(`avoid-${way}`)}
                        </button>
                        <p class="quiet small">{t(`avoid-${way}-words`)}</p>
                    </div>
                ))}
            </div>
            <p class="quiet small">{t("avoid-undo")}</p>
        </Dialog>
    );
}
