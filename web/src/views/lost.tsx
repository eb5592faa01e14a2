import { t } from "../i18n/index.ts";
import { homePath } from "../state/route.ts";
import { ViewTitle } from "./view.tsx";

export function Lost() {
    return (
        <div class="page page-narrow">
            <ViewTitle>{t("lost-title")}</ViewTitle>
            <a href={homePath}>{t("to-groups")}</a>
        </div>
    );
}
