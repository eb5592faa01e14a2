// What somebody can do about themselves: come back later, be less disturbed, take a break, go.
import { t } from "../../i18n/index.ts";
import { homePath, returnPath } from "../../state/route.ts";
import { isStranger } from "../../state/session.ts";
import { ViewTitle } from "../view.tsx";
import { Break, Covers } from "./calm.tsx";
import { YourData } from "./data.tsx";
import { FeedbackTexts } from "./feedback.tsx";
import { Avoided, Handles } from "./others.tsx";
import { KeepPlace, Sessions } from "./place.tsx";

export function YouView() {
    if (isStranger.value) {
        return (
            <div class="page page-narrow">
                <ViewTitle>{t("you-view")}</ViewTitle>
                <p class="lead">{t("you-nobody")}</p>
                <a href={homePath}>{t("to-groups")}</a>
                <a href={returnPath}>{t("return-link")}</a>
            </div>
        );
    }
    return (
        <div class="page page-narrow">
            <ViewTitle>{t("you-view")}</ViewTitle>
            <p class="lead">{t("you-view-words")}</p>
            <Handles />
            <KeepPlace />
            <Sessions />
            <Covers />
            <Avoided />
            <Break />
            <FeedbackTexts />
            <YourData />
        </div>
    );
}
