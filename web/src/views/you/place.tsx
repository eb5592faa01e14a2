// Keeping one's place, and where one is signed in.

import { useEffect, useRef, useState } from "preact/hooks";
import { locale, t } from "../../i18n/index.ts";
import { date } from "../../i18n/time.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { Phrase } from "../../parts/phrase.tsx";
import { Problem } from "../../parts/problem.tsx";
import { connection, request } from "../../state/connection.ts";
import { kept } from "../../state/session.ts";
import { codeOf } from "../../wire/errors.ts";
import type { SessionView } from "../../wire/parts.ts";

export function KeepPlace() {
    const [phrase, setPhrase] = useState<{ words: string[]; language: string } | undefined>();
    const [busy, setBusy] = useState(false);
    const [asking, setAsking] = useState(false);
    const heading = useRef<HTMLHeadingElement>(null);
    const hide = () => {
        setPhrase(undefined);
        heading.current?.focus();
    };
    const [problem, setProblem] = useState("");
    const keep = (renew: boolean) => {
        setAsking(false);
        setBusy(true);
        setProblem("");
        request(
            "person.keep",
            renew ? { language: locale.value, renew } : { language: locale.value },
        )
            .then(
                (ok) => {
                    setPhrase(ok);
                    kept.value = true;
                },
                (error: unknown) => setProblem(codeOf(error)),
            )
            .finally(() => setBusy(false));
    };
    return (
        <section class="card" aria-labelledby="keep-title">
            <h2 ref={heading} id="keep-title" tabIndex={-1}>
                {t("keep-title")}
            </h2>
            {phrase !== undefined ? (
                <Phrase {...phrase} onDone={hide} />
            ) : (
                <>
                    <p>{kept.value ? t("keep-is") : t("keep-words")}</p>
                    <Problem code={problem} />
                    <button
                        type="button"
                        class={kept.value ? "button" : "button-primary"}
                        disabled={busy}
                        onClick={() => (kept.value ? setAsking(true) : keep(false))}
                    >
                        {kept.value ? t("keep-renew") : t("keep-now")}
                    </button>
                </>
            )}
            {asking && (
                <Confirm
                    title={t("keep-renew")}
                    explanation={t("keep-renew-words")}
                    action={t("keep-renew")}
                    onConfirm={() => keep(true)}
                    onClose={() => setAsking(false)}
                />
            )}
        </section>
    );
}

function Session({ view, onEnd }: { view: SessionView; onEnd(): void }) {
    return (
        <li class="list-row">
            <p>
                <strong>{t(`device-${view.device}`)}</strong>
                {view.here && <span class="tag">{t("session-here")}</span>}
                <span class="quiet small session-times">
                    {t("session-since", { day: date(view.since) })} ·{" "}
                    {t(`seen-${view.seen.replace("_", "-")}`)}
                </span>
            </p>
            {!view.here && (
                <button type="button" class="button-small" onClick={onEnd}>
                    {t("session-end")}
                </button>
            )}
        </li>
    );
}

export function Sessions() {
    const [sessions, setSessions] = useState<readonly SessionView[]>([]);
    const [problem, setProblem] = useState("");
    const online = connection.value === "connected";
    const load = () => {
        request("person.sessions", {}).then(
            (ok) => setSessions(ok.sessions),
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    useEffect(() => {
        if (online) load();
    }, [online, kept.value]);
    const end = (session: string) => {
        setProblem("");
        request("person.sign_out", { session }).then(load, (error: unknown) =>
            setProblem(codeOf(error)),
        );
    };
    return (
        <section class="card" aria-labelledby="sessions-title">
            <h2 id="sessions-title">{t("sessions-title")}</h2>
            <Problem code={problem} />
            <ul class="list">
                {sessions.map((view) => (
                    <Session key={view.session} view={view} onEnd={() => end(view.session)} />
                ))}
            </ul>
            <div class="buttons">
                {sessions.length > 1 && (
                    <button type="button" class="button" onClick={() => end("others")}>
                        {t("session-end-others")}
                    </button>
                )}
                {kept.value && (
                    <button type="button" class="button" onClick={() => end("all")}>
                        {t("session-end-all")}
                    </button>
                )}
            </div>
        </section>
    );
}
