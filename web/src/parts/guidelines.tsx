import { t } from "../i18n/index.ts";
import { groupDetails } from "../state/groups.ts";
import type { GroupDetails } from "../wire/commands.ts";
import { Dialog } from "./dialog.tsx";

export function GuidelineList({ details }: { details: GroupDetails }) {
    return (
        <>
            <ol class="guidelines">
                {details.guidelines.map(({ id, text }) => (
                    <li key={id}>{text}</li>
                ))}
            </ol>
            {details.feedback_texts === true && <p>{t("guidelines-feedback")}</p>}
        </>
    );
}

export function GuidelinesDialog({ group, onClose }: { group: string; onClose(): void }) {
    const details = groupDetails(group);
    return (
        <Dialog title={t("guidelines")} onClose={onClose}>
            {details.state === "here" ? (
                <>
                    <GuidelineList details={details.value} />
                    <p class="quiet">{t("guidelines-why")}</p>
                </>
            ) : (
                <p>{t("loading")}</p>
            )}
        </Dialog>
    );
}
