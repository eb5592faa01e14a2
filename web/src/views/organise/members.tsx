// Who joined, in which role, who is muted or banned, and what was done here.
import { useEffect, useState } from "preact/hooks";
import { t, tWord } from "../../i18n/index.ts";
import { date, fullTime } from "../../i18n/time.ts";
import { Problem } from "../../parts/problem.tsx";
import { RestrictDialog } from "../../parts/restrict.tsx";
import { endOf } from "../../parts/restriction.tsx";
import { request } from "../../state/connection.ts";
import { codeOf } from "../../wire/errors.ts";
import type { LogView, MemberView, RestrictionView } from "../../wire/groups.ts";
import { Part } from "./part.tsx";

const roles = ["participant", "supporter", "facilitator", "moderator", "organiser"] as const;
const page_size = 50;

export function Members({ group }: { group: string }) {
    const [members, setMembers] = useState<readonly MemberView[]>([]);
    const [more, setMore] = useState(false);
    const [problem, setProblem] = useState("");
    const [restricting, setRestricting] = useState("");
    const failed = (error: unknown) => setProblem(codeOf(error));
    const load = (after?: string) => {
        const from = after === undefined ? {} : { after };
        request("member.list", { group, limit: page_size, ...from }).then((ok) => {
            setMembers((before) => (after === undefined ? ok.members : [...before, ...ok.members]));
            setMore(ok.more);
        }, failed);
    };
    useEffect(() => load(), [group]);
    const give = (handle: string, role: string) => {
        setProblem("");
        request("member.role", { group, handle, role }).then(() => load(), failed);
    };
    return (
        <Part name="members" title={t("organise-members")}>
            <Problem code={problem} />
            <ul class="list">
                {members.map(({ handle, role, since, muted_until, banned_until }) => (
                    <li key={handle} class="list-row">
                        <p>
                            <strong class="handle">
                                <bdi>{handle}</bdi>
                            </strong>
                            <span class="quiet small">
                                {t("session-since", { day: date(since) })}
                            </span>
                            {muted_until !== undefined && (
                                <span class="tag tag-care">{t("member-muted")}</span>
                            )}
                            {banned_until !== undefined && (
                                <span class="tag tag-care">{t("member-banned")}</span>
                            )}
                        </p>
                        <span class="buttons">
                            <select
                                aria-label={t("member-role", { handle })}
                                value={role}
                                onChange={(event) => give(handle, event.currentTarget.value)}
                            >
                                {roles.map((word) => (
                                    <option key={word} value={word}>
                                        {tWord("role", word)}
                                    </option>
                                ))}
                            </select>
                            <button
                                type="button"
                                class="button-small"
                                aria-label={t("restrict-of", { handle })}
                                onClick={() => setRestricting(handle)}
                            >
                                {t("restrict")}
                            </button>
                        </span>
                        {restricting === handle && (
                            <RestrictDialog
                                group={group}
                                handle={handle}
                                onClose={() => {
                                    setRestricting("");
                                    load();
                                }}
                            />
                        )}
                    </li>
                ))}
            </ul>
            {more && (
                <button type="button" class="button" onClick={() => load(members.at(-1)?.handle)}>
                    {t("members-more")}
                </button>
            )}
        </Part>
    );
}

export function Restrictions({ group }: { group: string }) {
    const [rows, setRows] = useState<readonly RestrictionView[]>([]);
    const [problem, setProblem] = useState("");
    const failed = (error: unknown) => setProblem(codeOf(error));
    const load = () => {
        request("member.restrictions", { group }).then((ok) => setRows(ok.restrictions), failed);
    };
    useEffect(load, [group]);
    const lift = ({ kind, handle }: RestrictionView) => {
        const verb = kind === "ban" ? "member.unban" : "member.unmute";
        request(verb, { group, handle }).then(load, failed);
    };
    return (
        <Part name="restrictions" title={t("restrictions-title")}>
            <Problem code={problem} />
            {rows.length === 0 && <p class="quiet">{t("restrictions-none")}</p>}
            <ul class="list">
                {rows.map((row) => (
                    <li key={`${row.kind} ${row.handle}`} class="list-row">
                        <p>
                            <strong class="handle">
                                <bdi>{row.handle}</bdi>
                            </strong>
                            <span>
                                {row.kind === "ban" ? t("member-banned") : t("member-muted")}
                            </span>
                            <span class="quiet small session-times">
                                {endOf(row.until)}
                                {row.reason !== "" && ` · ${row.reason}`}
                            </span>
                        </p>
                        <button
                            type="button"
                            class="button-small"
                            aria-label={t("restriction-lift-of", { handle: row.handle })}
                            onClick={() => lift(row)}
                        >
                            {t("restriction-lift")}
                        </button>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

export function Log({ group }: { group: string }) {
    const [lines, setLines] = useState<readonly LogView[]>([]);
    const [more, setMore] = useState(false);
    const load = (before?: number) => {
        const from = before === undefined ? {} : { before };
        request("group.log", { group, limit: page_size, ...from }).then(
            (ok) => {
                setLines((known) => (before === undefined ? ok.lines : [...known, ...ok.lines]));
                setMore(ok.more);
            },
            () => undefined,
        );
    };
    useEffect(() => load(), [group]);
    return (
        <Part name="log" title={t("organise-log")}>
            <ul class="list">
                {lines.map(({ number, at, by, act, subject, detail }) => (
                    <li key={number}>
                        <span class="quiet small">{fullTime(at)}</span> <bdi>{by}</bdi>{" "}
                        {tWord("log", act)} <bdi>{subject}</bdi> <span class="quiet">{detail}</span>
                    </li>
                ))}
            </ul>
            {more && (
                <button type="button" class="button" onClick={() => load(lines.at(-1)?.number)}>
                    {t("organise-log-more")}
                </button>
            )}
        </Part>
    );
}
