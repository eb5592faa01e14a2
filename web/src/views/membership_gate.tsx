// Lets only members of the group through; anybody else is shown its guidelines first and brought
// back here afterwards. Whoever is written down as here, but is not known to the server any more,
// may drop in anew where they are: what they were writing stays.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Entrance } from "../parts/entrance.tsx";
import { GuidelineList } from "../parts/guidelines.tsx";
import { Problem } from "../parts/problem.tsx";
import { RestrictionNotice } from "../parts/restriction.tsx";
import { rememberWanted } from "../state/after_join.ts";
import { connection } from "../state/connection.ts";
import { groupDetails, loadGroup, mustAgreeAnew } from "../state/groups.ts";
import { go, groupPath, returnPath } from "../state/route.ts";
import { dropIn, greeted, isStranger, joining, membershipOf } from "../state/session.ts";
import { codeOf } from "../wire/errors.ts";
import { Loading, ViewTitle } from "./view.tsx";

function DropInAnew({ group }: { group: string }) {
    const [problem, setProblem] = useState("");
    const again = () => {
        dropIn(group).catch((error: unknown) => setProblem(codeOf(error)));
    };
    return (
        <div class="notice notice-top" role="status">
            <p>{t("stay-ended")}</p>
            <button type="button" class="button-primary" onClick={again}>
                {t("drop-in-anew")}
            </button>
            <a href={returnPath}>{t("return-link")}</a>
            <Problem code={problem} />
        </div>
    );
}

export function MembershipGate({
    group,
    children,
}: {
    group: string;
    children: ComponentChildren;
}) {
    useEffect(() => void loadGroup(group), [group]);
    const member = membershipOf(group) !== undefined;
    const unknown = connection.value === "unknown_person";
    const anew = joining.value === group;
    const outside = !anew && (isStranger.value || (!member && (greeted.value || unknown)));
    useEffect(() => {
        if (!outside) return;
        rememberWanted(group, location.hash);
        go(groupPath(group), "replace");
    }, [outside, group]);
    const details = groupDetails(group);
    if (!member && !anew) return <Loading />;
    if (member && mustAgreeAnew(group) && details.state === "here") {
        return (
            <div class="page page-narrow">
                <ViewTitle>{t("guidelines-new")}</ViewTitle>
                <GuidelineList details={details.value} />
                <Entrance details={details.value} anew />
            </div>
        );
    }
    return (
        <>
            <RestrictionNotice group={group} />
            {unknown && <DropInAnew group={group} />}
            {children}
        </>
    );
}
