import { t } from "../i18n/index.ts";
import { groupDetails } from "../state/groups.ts";
import type { GuidelineText } from "../wire/parts.ts";
import { Dialog } from "./dialog.tsx";

export function GuidelineList({ guidelines }: { guidelines: readonly GuidelineText[] }) {
    return (
        <ol class="guidelines">
            {guidelines.map(({ id, text }) => (
                <li key={id}>{text}</li>
            ))}
        </ol>
    );
}

export function GuidelinesDialog({ group, onClose }: { group: string; onClose(): void }) {
    const details = groupDetails(group);
    return (
        <Dialog title={t("guidelines")} onClose={onClose}>
            {details.state === "here" ? (
                <>
                    <GuidelineList guidelines={details.value.guidelines} />
                    <p class="quiet">{t("guidelines-why")}</p>
                </>
            ) : (
                <p>{t("loading")}</p>
            )}
        </Dialog>
    );
}
