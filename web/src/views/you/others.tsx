// The handles somebody goes by, and whom they do not want to meet.

import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { FormDialog } from "../../parts/form_dialog.tsx";
import { Problem } from "../../parts/problem.tsx";
import { blocks, loadBlocks, meetAgain } from "../../state/blocks.ts";
import { connection } from "../../state/connection.ts";
import { groupDetails, loadGroup } from "../../state/groups.ts";
import { groupPath } from "../../state/route.ts";
import { memberships, rename } from "../../state/session.ts";
import { codeOf } from "../../wire/errors.ts";
import { limits } from "../../wire/limits.ts";

function groupName(group: string): string {
    const details = groupDetails(group);
    return details.state === "here" ? details.value.group.name : group;
}

interface RenameProperties {
    group: string;
    handle: string;
    onClose(): void;
}

function RenameDialog({ group, handle, onClose }: RenameProperties) {
    const [wanted, setWanted] = useState("");
    // Whoever has read why a handle may be unwise decides for themselves.
    const change = async (problem: string) => {
        await rename(group, wanted.trim(), problem === "handle_nudged");
        return "handle-changed";
    };
    return (
        <FormDialog
            title={t("handle-change")}
            sendLabel={(problem) =>
                problem === "handle_nudged" ? t("handle-anyway") : t("handle-take")
            }
            ready={wanted.trim() !== ""}
            onSend={change}
            onClose={onClose}
        >
            <p>{t("handle-change-words", { handle })}</p>
            <label class="field">
                <span>{t("handle-new")}</span>
                <input
                    type="text"
                    value={wanted}
                    maxLength={limits.handle_characters_max}
                    autocomplete="off"
                    spellcheck={false}
                    onInput={(event) => setWanted(event.currentTarget.value)}
                />
            </label>
        </FormDialog>
    );
}

export function Handles() {
    const [renaming, setRenaming] = useState("");
    const all = [...memberships.value.values()];
    useEffect(() => {
        for (const { group } of all) void loadGroup(group);
    }, [all.length]);
    return (
        <section class="card" aria-labelledby="handles-title">
            <h2 id="handles-title">{t("handles-title")}</h2>
            <p class="quiet">{t("handles-words")}</p>
            <ul class="list">
                {all.map(({ group, handle }) => (
                    <li key={group} class="list-row">
                        <p>
                            <strong class="handle">
                                <bdi>{handle}</bdi>
                            </strong>
                            <a href={groupPath(group)}>{groupName(group)}</a>
                        </p>
                        <button
                            type="button"
                            class="button-small"
                            aria-label={t("handle-change-in", { name: groupName(group) })}
                            onClick={() => setRenaming(group)}
                        >
                            {t("handle-change")}
                        </button>
                        {renaming === group && (
                            <RenameDialog
                                group={group}
                                handle={handle}
                                onClose={() => setRenaming("")}
                            />
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}

export function Avoided() {
    const [problem, setProblem] = useState("");
    const online = connection.value === "connected";
    const failed = (error: unknown) => setProblem(codeOf(error));
    useEffect(() => {
        if (online) loadBlocks().catch(failed);
    }, [online]);
    return (
        <section class="card" aria-labelledby="avoided-title">
            <h2 id="avoided-title">{t("avoided-title")}</h2>
            <p class="quiet">{t("avoided-words")}</p>
            <Problem code={problem} />
            <ul class="list">
                {blocks.value.map(({ group, handle, kind }) => (
                    <li key={`${group} ${handle}`} class="list-row">
                        <p>
                            <strong class="handle">
                                <bdi>{handle}</bdi>
                            </strong>
                            <span class="quiet">
                                {t(`avoided-${kind}`)} · {groupName(group)}
                            </span>
                        </p>
                        <button
                            type="button"
                            class="button-small"
                            aria-label={t("avoided-end-of", { handle })}
                            onClick={() => meetAgain(group, handle).catch(failed)}
                        >
                            {t("avoided-end")}
                        </button>
                    </li>
                ))}
            </ul>
            {blocks.value.length === 0 && <p class="quiet">{t("avoided-none")}</p>}
        </section>
    );
}
