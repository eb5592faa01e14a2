// A message of one's own that is not (yet) in the sequence: what has become of it, and what can be
// done.
import type { ComponentChildren } from "preact";
import { t, tWord } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { connection } from "../state/connection.ts";
import { outbox, putBack } from "../state/outbox.ts";
import type { Outgoing } from "../state/outgoing.ts";

// Why something has to wait, where it is more than a moment.
const told = ["room_frozen", "room_closed", "slow_mode", "muted", "banned"];

function change(item: Outgoing): void {
    if (!putBack(item)) announce("draft-in-the-way");
}

function Button({ label, onClick }: { label: string; onClick(): void }) {
    return (
        <button type="button" class="button-small" onClick={onClick}>
            {label}
        </button>
    );
}

const Change = ({ item }: { item: Outgoing }) => (
    <Button label={t("outgoing-change")} onClick={() => change(item)} />
);
const Discard = ({ item }: { item: Outgoing }) => (
    <Button label={t("outgoing-discard")} onClick={() => outbox.drop(item.cid)} />
);

function Guideline({ item }: { item: Outgoing }) {
    if (item.reason === undefined || item.reason.text === "") return null;
    return <blockquote class="outgoing-guideline">{item.reason.text}</blockquote>;
}

function nudgeWords({ reason }: Outgoing): string {
    if (reason === undefined || reason.text !== "") return t("outgoing-nudged");
    return t("outgoing-nudged-plain", { what: tWord("category", reason.category) });
}

function State({ item }: { item: Outgoing }): ComponentChildren {
    switch (item.state) {
        case "sending": {
            const waits = connection.value !== "connected";
            return <p>{waits ? t("outgoing-waiting") : t("outgoing-sending")}</p>;
        }
        case "delayed":
            return told.includes(item.error ?? "") ? (
                <>
                    <p>
                        {tWord("error", item.error ?? "")} {t("outgoing-delayed")}
                    </p>
                    <div class="buttons">
                        <Change item={item} />
                        <Discard item={item} />
                    </div>
                </>
            ) : (
                <p>{t("outgoing-delayed")}</p>
            );
        case "sent":
            return <p>{t("outgoing-sent")}</p>;
        case "held":
            return (
                <>
                    <p>{t("outgoing-held")}</p>
                    <Guideline item={item} />
                </>
            );
        case "declined":
            return (
                <>
                    <p>{t("outgoing-declined")}</p>
                    <Guideline item={item} />
                    <div class="buttons">
                        <Change item={item} />
                        <Discard item={item} />
                    </div>
                </>
            );
        case "nudged":
            return (
                <>
                    <p>{nudgeWords(item)}</p>
                    <Guideline item={item} />
                    <div class="buttons">
                        <Change item={item} />
                        <Button
                            label={t("outgoing-send-anyway")}
                            onClick={() => outbox.sendAnyway(item.cid)}
                        />
                        <Discard item={item} />
                    </div>
                </>
            );
        default:
            return (
                <>
                    <p>
                        {t("outgoing-failed")} {tWord("error", item.error ?? "unexpected")}
                    </p>
                    <Guideline item={item} />
                    <div class="buttons">
                        <Button label={t("try-again")} onClick={() => outbox.tryAgain(item.cid)} />
                        <Change item={item} />
                        <Discard item={item} />
                    </div>
                </>
            );
    }
}

export function OutgoingMessage({ item }: { item: Outgoing }) {
    return (
        <li class={`message message-own outgoing outgoing-${item.state}`} data-cid={item.cid}>
            <div class="message-body">
                {item.title !== undefined && <p class="outgoing-title">{item.title}</p>}
                <p class="bubble">{item.text}</p>
                <div class="outgoing-state">
                    <State item={item} />
                </div>
            </div>
        </li>
    );
}
