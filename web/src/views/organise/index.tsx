// Everything an organiser sets of a group, here and not in files.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Invite } from "../../parts/invite.tsx";
import { connection } from "../../state/connection.ts";
import { may } from "../../state/groups.ts";
import { loadSettings, settings } from "../../state/organise.ts";
import { groupPath } from "../../state/route.ts";
import { isUnsaved } from "../../state/unsaved.ts";
import { codeOf } from "../../wire/errors.ts";
import { Failure, Loading, ViewTitle } from "../view.tsx";
import { About, Entry, Policy } from "./about.tsx";
import { Guidelines } from "./guidelines.tsx";
import { Log, Members, Restrictions } from "./members.tsx";
import { Roles } from "./roles.tsx";
import { Rooms } from "./rooms.tsx";

export function OrganiseView({ group }: { group: string }) {
    const [problem, setProblem] = useState("");
    const online = connection.value === "connected";
    const load = () => {
        setProblem("");
        loadSettings(group).catch((error: unknown) => setProblem(codeOf(error)));
    };
    useEffect(() => {
        if (online) load();
    }, [group, online]);
    const kept = settings.value?.group === group ? settings.value : undefined;
    return (
        <div class="page page-narrow">
            <p>
                <a href={groupPath(group)}>{t("to-group")}</a>
            </p>
            <div>
                <ViewTitle>{t("organise")}</ViewTitle>
                <p role="status" class="quiet">
                    {isUnsaved(`${group} `) && t("organise-unsaved-words")}
                </p>
            </div>
            {problem !== "" && <Failure code={problem} onRetry={load} />}
            {kept === undefined && problem === "" && <Loading />}
            {kept !== undefined && (
                <>
                    <About group={kept} />
                    <Entry group={kept} />
                    <Guidelines group={kept} />
                    <Rooms group={kept} />
                    <Policy group={kept} />
                    <Members group={group} />
                    <Restrictions group={group} />
                    {may(group, "give_roles") && <Invite group={group} />}
                    <Roles />
                    <Log group={group} />
                </>
            )}
        </div>
    );
}
