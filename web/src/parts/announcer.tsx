import { t } from "../i18n/index.ts";
import { announcement } from "../state/announcements.ts";
import { spoken } from "../state/spoken.ts";

export function Announcer() {
    const current = announcement.value;
    return (
        <>
            <div role="status" class="announcer">
                {current !== undefined && (
                    <p key={current.number} class="announcement">
                        {t(current.key, current.words)}
                    </p>
                )}
            </div>
            <div class="for-readers spoken" aria-live="polite">
                {spoken.value.map((line, at) => (
                    <p key={`${at} ${line}`}>{line}</p>
                ))}
            </div>
        </>
    );
}
