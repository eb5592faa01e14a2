// Says in plain words when the page is not connected, and what that means for what is being written.
import { t } from "../i18n/index.ts";
import { client, connection, slow } from "../state/connection.ts";
import { greeted, isStranger } from "../state/session.ts";

const troubled = ["reconnecting", "offline", "restarting", "stopped"] as const;

export function ConnectionBanner() {
    const state = troubled.find((word) => word === connection.value);
    const gone = connection.value === "unknown_person" && greeted.value && !isStranger.value;
    return (
        <div role="status" class="status-place">
            {state !== undefined && (
                <div class={`banner banner-${state}`}>
                    <span class="banner-dot" aria-hidden="true" />
                    <span>{t(`connection-${state}`)}</span>
                    {state === "stopped" ? (
                        <button type="button" class="button-small" onClick={() => client.connect()}>
                            {t("connection-connect")}
                        </button>
                    ) : (
                        state !== "restarting" && (
                            <button
                                type="button"
                                class="button-small"
                                onClick={() => client.retryNow()}
                            >
                                {t("connection-retry")}
                            </button>
                        )
                    )}
                </div>
            )}
            {state === undefined && slow.value && <div class="banner">{t("connection-slow")}</div>}
            {gone && <div class="banner">{t("connection-unknown-person")}</div>}
        </div>
    );
}
