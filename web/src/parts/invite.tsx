// An organiser makes a one-time link for somebody who is to come into this group, or to help in it.

import { useRef, useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { request } from "../state/connection.ts";
import { linkPath } from "../state/route.ts";
import { codeOf } from "../wire/errors.ts";
import { Problem } from "./problem.tsx";

const roles = ["moderator", "facilitator", "supporter", "participant"] as const;

function address(link: string): string {
    const code = link.replace(/^.*\/link\//, "");
    return `${location.origin}/${linkPath(code)}`;
}

export function Invite({ group }: { group: string }) {
    const [role, setRole] = useState<string>(roles[0]);
    const [link, setLink] = useState("");
    const [problem, setProblem] = useState("");
    const field = useRef<HTMLInputElement>(null);
    const create = (event: Event) => {
        event.preventDefault();
        setProblem("");
        request("link.create", { group, role }).then(
            (made) => setLink(address(made.link)),
            (error: unknown) => setProblem(codeOf(error)),
        );
    };
    const copy = () => {
        field.current?.select();
        navigator.clipboard?.writeText(link).then(
            () => announce("link-copied"),
            () => announce("link-copy-by-hand"),
        ) ?? announce("link-copy-by-hand");
    };
    return (
        <section class="card invite" aria-labelledby="invite-title">
            <h2 id="invite-title">{t("invite-title")}</h2>
            <p>{t("invite-words")}</p>
            <form class="invite-form" onSubmit={create}>
                <label class="field field-row">
                    <span>{t("invite-role")}</span>
                    <select value={role} onChange={(event) => setRole(event.currentTarget.value)}>
                        {roles.map((word) => (
                            <option key={word} value={word}>
                                {tWord("role", word)}
                            </option>
                        ))}
                    </select>
                </label>
                <button type="submit" class="button">
                    {t("invite-create")}
                </button>
            </form>
            <Problem code={problem} />
            {link !== "" && (
                <div class="field">
                    <label for="invite-link">{t("invite-link")}</label>
                    <div class="invite-link-row">
                        <input id="invite-link" ref={field} type="text" readOnly value={link} />
                        <button type="button" class="button" onClick={copy}>
                            {t("invite-copy")}
                        </button>
                    </div>
                    <p class="quiet small">{t("invite-once")}</p>
                </div>
            )}
        </section>
    );
}
