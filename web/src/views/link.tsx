// A one-time link that gives a role: explained, and used only when asked to.
import { useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { rememberWanted } from "../state/after_join.ts";
import { deskPath, go, groupPath, homePath } from "../state/route.ts";
import { membershipOf, redeem } from "../state/session.ts";
import { codeOf } from "../wire/errors.ts";
import { ViewTitle } from "./view.tsx";

interface Given {
    role: string;
    group?: string | undefined;
}

function Next({ given }: { given: Given }) {
    const { group } = given;
    if (group === undefined) {
        return (
            <a class="button-primary" href={homePath}>
                {t("link-to-groups")}
            </a>
        );
    }
    const onward = () => {
        const helps = given.role !== "participant";
        if (helps && membershipOf(group) !== undefined) return go(deskPath(group));
        if (helps) rememberWanted(group, deskPath(group));
        go(groupPath(group));
    };
    return (
        <button type="button" class="button-primary" onClick={onward}>
            {t("link-to-group")}
        </button>
    );
}

export function LinkView({ code }: { code: string }) {
    const [given, setGiven] = useState<Given | undefined>(undefined);
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState("");
    const accept = () => {
        setBusy(true);
        setProblem("");
        redeem(code)
            .then(setGiven, (error: unknown) => setProblem(codeOf(error)))
            .finally(() => setBusy(false));
    };
    if (given !== undefined) {
        const guest = given.role === "participant";
        const role = tWord("role", given.role);
        const next = guest ? t("link-invited-words") : t("link-done-group");
        return (
            <div class="page page-narrow">
                <ViewTitle>{guest ? t("link-invited") : t("link-done", { role })}</ViewTitle>
                <p>{given.group === undefined ? t("link-done-all") : next}</p>
                <Next given={given} />
            </div>
        );
    }
    return (
        <div class="page page-narrow">
            <ViewTitle>{t("link-title")}</ViewTitle>
            <p class="lead">{t("link-words")}</p>
            <p role="alert" class="problem">
                {problem === "not_found" && t("link-used")}
                {problem !== "" && problem !== "not_found" && tWord("error", problem)}
            </p>
            <button type="button" class="button-primary" disabled={busy} onClick={accept}>
                {t("link-accept")}
            </button>
        </div>
    );
}
