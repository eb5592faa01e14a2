// What was said before it was changed, for those who moderate.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { fullTime } from "../i18n/time.ts";
import { request } from "../state/connection.ts";
import { noteLabel } from "../state/notes.ts";
import { codeOf } from "../wire/errors.ts";
import type { Version } from "../wire/parts.ts";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";

interface Properties {
    place: string;
    seq: number;
    onClose(): void;
}

export function VersionsDialog({ place, seq, onClose }: Properties) {
    const [versions, setVersions] = useState<readonly Version[] | undefined>(undefined);
    const [problem, setProblem] = useState("");
    useEffect(() => {
        request("desk.versions", { place, seq }).then(
            (answer) => setVersions(answer.versions),
            (error: unknown) => setProblem(codeOf(error)),
        );
    }, [place, seq]);
    return (
        <Dialog title={t("versions")} onClose={onClose}>
            <Problem code={problem} />
            {versions === undefined && problem === "" && <p>{t("loading")}</p>}
            <ol class="versions">
                {(versions ?? []).map(({ at, title, text, note }) => (
                    <li key={`${at} ${text}`}>
                        <p class="quiet small">
                            <time dateTime={at}>{fullTime(at)}</time>
                        </p>
                        {title !== undefined && <p class="case-title">{title}</p>}
                        {note !== undefined && (
                            <p class="content-note">{t("note-open", { note: noteLabel(note) })}</p>
                        )}
                        <p class="excerpt">{text}</p>
                    </li>
                ))}
            </ol>
        </Dialog>
    );
}
