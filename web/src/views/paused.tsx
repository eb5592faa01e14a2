import { t } from "../i18n/index.ts";
import { fullTime } from "../i18n/time.ts";
import { HarbourPicture } from "../parts/icons.tsx";
import { openCare } from "../state/care.ts";
import { ViewTitle } from "./view.tsx";

export function Paused({ until }: { until: string }) {
    return (
        <div class="page page-narrow">
            <HarbourPicture />
            <ViewTitle>{t("paused-title")}</ViewTitle>
            <p class="lead">{t("paused-words", { time: fullTime(until) })}</p>
            <p>{t("paused-stays")}</p>
            <button type="button" class="button" onClick={openCare}>
                {t("care-link")}
            </button>
        </div>
    );
}
