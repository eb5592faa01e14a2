// What is stored about somebody: to take along, or to take away.

import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { fullTime } from "../../i18n/time.ts";
import { Problem } from "../../parts/problem.tsx";
import { announce } from "../../state/announcements.ts";
import { request } from "../../state/connection.ts";
import { eraseAndForget } from "../../state/exit.ts";
import { go, homePath } from "../../state/route.ts";
import { codeOf } from "../../wire/errors.ts";

// Only a path on this server: the link came over the wire.
function pathOf(link: string): string | undefined {
    return /^\/api\/v1\/[\w./-]+$/.test(link) ? link : undefined;
}

function Export() {
    const [made, setMade] = useState<{ link: string; until: string } | undefined>(undefined);
    const [problem, setProblem] = useState("");
    const make = () => {
        setProblem("");
        request("person.export", {}).then(setMade, (error: unknown) => setProblem(codeOf(error)));
    };
    const path = made === undefined ? undefined : pathOf(made.link);
    return (
        <>
            <p>{t("export-words")}</p>
            <Problem code={problem} />
            {path === undefined ? (
                <button type="button" class="button" onClick={make}>
                    {t("export-make")}
                </button>
            ) : (
                <p role="status">
                    <a
                        class="button-primary"
                        href={path}
                        download
                        onClick={() => setMade(undefined)}
                    >
                        {t("export-download")}
                    </a>{" "}
                    <span class="quiet small">
                        {t("export-once", { time: fullTime(made?.until ?? "") })}
                    </span>
                </p>
            )}
        </>
    );
}

function Erase() {
    const [asking, setAsking] = useState(false);
    const [sure, setSure] = useState(false);
    const [failed, setFailed] = useState(false);
    const erase = () => {
        setFailed(false);
        eraseAndForget().then(
            () => {
                go(homePath);
                announce("erased");
            },
            () => setFailed(true),
        );
    };
    if (!asking) {
        return (
            <button type="button" class="button-danger" onClick={() => setAsking(true)}>
                {t("erase-ask")}
            </button>
        );
    }
    return (
        <div class="leaving-box">
            <label class="choice">
                <input
                    type="checkbox"
                    checked={sure}
                    onChange={(event) => setSure(event.currentTarget.checked)}
                />
                <span>{t("erase-sure")}</span>
            </label>
            <p role="alert">{failed ? t("leave-failed") : ""}</p>
            <div class="buttons">
                <button type="button" class="button-danger" disabled={!sure} onClick={erase}>
                    {t("erase-now")}
                </button>
                <button type="button" class="button" onClick={() => setAsking(false)}>
                    {t("leave-stay")}
                </button>
            </div>
        </div>
    );
}

export function YourData() {
    return (
        <section class="card" aria-labelledby="data-title">
            <h2 id="data-title">{t("data-title")}</h2>
            <Export />
            <h3>{t("erase-title")}</h3>
            <p>{t("erase-words")}</p>
            <Erase />
        </section>
    );
}
