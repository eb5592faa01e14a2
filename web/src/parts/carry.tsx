// Brings a message of a room into the forum, where it stays, under the handle of who said it: as the
// beginning of a thread, or into one that is there.
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { request } from "../state/connection.ts";
import { limits } from "../wire/limits.ts";
import type { Entry } from "../wire/parts.ts";
import { FormDialog } from "./form_dialog.tsx";

interface Properties {
    room: string;
    seq: number;
    onClose(): void;
}

const page_size = 50;

interface Threads {
    readonly list: readonly Entry[];
    readonly oldest: number | undefined; // before it there are more
}

const canTake = ({ locked, removed, title }: Entry) => !locked && !removed && title !== undefined;

function useThreads(group: string): [Threads, () => void] {
    const [threads, setThreads] = useState<Threads>({ list: [], oldest: undefined });
    const load = (before?: number) => {
        const from = before === undefined ? {} : { before };
        request("forum.threads", { group, limit: page_size, ...from }).then(
            (page) =>
                setThreads(({ list }) => {
                    const pinned = before === undefined ? page.pinned : [];
                    const known = new Set([...list, ...pinned].map((thread) => thread.seq));
                    const more = page.threads.filter((thread) => !known.has(thread.seq));
                    const oldest = page.more ? page.threads.at(-1)?.seq : undefined;
                    return { list: [...list, ...[...pinned, ...more].filter(canTake)], oldest };
                }),
            () => undefined,
        );
    };
    useEffect(() => load(), [group]);
    return [threads, () => load(threads.oldest)];
}

interface ThreadChoiceProperties {
    threads: Threads;
    chosen: number | undefined;
    onChoose(seq: number | undefined): void;
    onMore(): void;
}

function ThreadChoice({ threads, chosen, onChoose, onMore }: ThreadChoiceProperties) {
    return (
        <>
            <label class="field">
                <span>{t("carry-thread")}</span>
                <select
                    value={chosen ?? ""}
                    onChange={(event) => onChoose(Number(event.currentTarget.value) || undefined)}
                >
                    <option value="">{t("carry-thread-none")}</option>
                    {threads.list.map(({ seq, title }) => (
                        <option key={seq} value={seq}>
                            {title}
                        </option>
                    ))}
                </select>
            </label>
            {threads.oldest !== undefined && (
                <button type="button" class="button-small" onClick={onMore}>
                    {t("forum-more")}
                </button>
            )}
        </>
    );
}

export function CarryDialog({ room, seq, onClose }: Properties) {
    const [group = ""] = room.split("/");
    const [threads, more] = useThreads(group);
    const [into, setInto] = useState(false);
    const [thread, setThread] = useState<number | undefined>(undefined);
    const [title, setTitle] = useState("");
    const [nudge, setNudge] = useState("");
    const ready = into ? thread !== undefined : title.trim() !== "";
    const carry = async () => {
        const where = into ? { thread: `${group}/forum/${thread}` } : { title: title.trim() };
        const sure = nudge === "" ? {} : { sure: true };
        const ok = await request("forum.carry", { room, seq, ...where, ...sure });
        if (ok.nudge !== undefined) {
            setNudge(ok.nudge.text);
            return undefined;
        }
        return ok.held === undefined ? "carry-done" : "outgoing-held";
    };
    const send = into ? t("carry-put") : t("carry-do");
    return (
        <FormDialog
            title={t("carry-title")}
            sendLabel={nudge === "" ? send : t("outgoing-send-anyway")}
            ready={ready}
            onSend={carry}
            onClose={onClose}
        >
            <p>{t("carry-words")}</p>
            {threads.list.length > 0 && (
                <fieldset class="choices choices-column">
                    <legend class="for-readers">{t("carry-where")}</legend>
                    {[false, true].map((choice) => (
                        <label key={String(choice)} class="choice">
                            <input
                                type="radio"
                                name="carry"
                                checked={into === choice}
                                onChange={() => setInto(choice)}
                            />
                            <span>{choice ? t("carry-into") : t("carry-new")}</span>
                        </label>
                    ))}
                </fieldset>
            )}
            {into ? (
                <ThreadChoice
                    threads={threads}
                    chosen={thread}
                    onChoose={setThread}
                    onMore={more}
                />
            ) : (
                <label class="field">
                    <span>{t("thread-title")}</span>
                    <input
                        type="text"
                        value={title}
                        maxLength={limits.title_characters_max}
                        autocomplete="off"
                        onInput={(event) => setTitle(event.currentTarget.value)}
                    />
                </label>
            )}
            <p role="alert">{nudge}</p>
        </FormDialog>
    );
}
