// The threads of a group, and a form to open one.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { waited } from "../i18n/time.ts";
import { Composer, charactersLeft } from "../parts/composer.tsx";
import { LockIcon, PinIcon } from "../parts/icons.tsx";
import { OutgoingMessage } from "../parts/outgoing_message.tsx";
import { coverOf } from "../state/covered.ts";
import { clearDraft, draftOf, setDraft, titleKey } from "../state/drafts.ts";
import { type Forum, forumOf } from "../state/forum.ts";
import { plainText } from "../state/markdown.ts";
import { markRead, unreadIn } from "../state/news.ts";
import { noteLabel } from "../state/notes.ts";
import { now_ms } from "../state/now.ts";
import { draftKey, outbox } from "../state/outbox.ts";
import { searchPath, threadPath } from "../state/route.ts";
import { membershipOf } from "../state/session.ts";
import { limits } from "../wire/limits.ts";
import type { Entry } from "../wire/parts.ts";
import { Loading, ViewTitle } from "./view.tsx";

interface OpenThreadProperties {
    forum: Forum;
    focused: boolean; // somebody has just asked for it
    onDone(): void;
}

function OpenThread({ forum, focused, onDone }: OpenThreadProperties) {
    const id = useId();
    useLayoutEffect(() => {
        if (focused) document.getElementById(id)?.focus();
    }, [focused]);
    const key = draftKey(forum.place);
    const title = draftOf(titleKey(key));
    const [missing, setMissing] = useState(false);
    const tooLong = charactersLeft(title, limits.title_characters_max) < 0;
    const send = (text: string, note: string | undefined) => {
        if (title.trim() === "" || tooLong) {
            setMissing(true);
            document.getElementById(id)?.focus();
            return;
        }
        const { group, place } = forum;
        const noted = note === undefined ? {} : { note };
        outbox.add({ kind: "open", group, place, title: title.trim(), text, ...noted });
        cancel();
    };
    const cancel = () => {
        clearDraft(key);
        onDone();
    };
    const complaint = tooLong ? t("thread-title-long") : t("thread-title-missing");
    return (
        <div class="card open-thread">
            <h2>{t("thread-open")}</h2>
            <Composer
                draft={key}
                label={t("thread-text")}
                sendLabel={t("thread-send")}
                onSend={send}
                rows={6}
                withNote
                hint={t("markdown-hint")}
                onCancel={cancel}
                beside={
                    <div class="field">
                        <label for={id}>{t("thread-title")}</label>
                        <input
                            id={id}
                            type="text"
                            value={title}
                            autocomplete="off"
                            aria-invalid={missing || tooLong ? "true" : undefined}
                            aria-describedby={`${id}-problem`}
                            onInput={(event) => {
                                setMissing(false);
                                setDraft(titleKey(key), event.currentTarget.value);
                            }}
                        />
                        <p id={`${id}-problem`} role="alert" class="problem">
                            {missing || tooLong ? complaint : ""}
                        </p>
                    </div>
                }
            />
        </div>
    );
}

function Tags({ thread }: { thread: Entry }) {
    return (
        <p class="tags">
            {thread.pinned && (
                <span class="tag">
                    <PinIcon />
                    {t("thread-pinned")}
                </span>
            )}
            {thread.locked && (
                <span class="tag tag-plain">
                    <LockIcon />
                    {t("thread-locked")}
                </span>
            )}
            {thread.note !== undefined && (
                <span class="tag tag-care">{t("note-open", { note: noteLabel(thread.note) })}</span>
            )}
        </p>
    );
}

function ThreadCard({ group, thread, own }: { group: string; thread: Entry; own: boolean }) {
    const by = own ? t("you", { handle: thread.by }) : thread.by;
    const covered = coverOf(`${group}/forum`, thread, own) !== undefined;
    const fresh = unreadIn(`${group}/forum/${thread.seq}`);
    const tagged = thread.pinned || thread.locked || thread.note !== undefined;
    return (
        <li class="card thread-card">
            <h2 class="card-title">
                {thread.removed ? (
                    <span class="quiet">{t("thread-removed")}</span>
                ) : (
                    <a class="card-link" href={threadPath(`${group}/forum/${thread.seq}`)}>
                        <bdi>{thread.title}</bdi>
                    </a>
                )}
            </h2>
            {tagged && <Tags thread={thread} />}
            {thread.text !== undefined && !covered && (
                <p class="thread-excerpt" dir="auto">
                    {plainText(thread.text)}
                </p>
            )}
            <p class="quiet small">
                {fresh > 0 && <strong class="tag">{t("news-count", { count: fresh })}</strong>}{" "}
                {t("thread-by", { handle: by, ago: waited(thread.at, now_ms.value) })}
                {thread.posts !== undefined && ` · ${t("thread-posts", { count: thread.posts })}`}
            </p>
        </li>
    );
}

export function ForumView({ group }: { group: string }) {
    const forum = useMemo(() => forumOf(group), [group]);
    const [writing, setWriting] = useState(draftOf(draftKey(forum.place)) !== "");
    const [asked, setAsked] = useState(false);
    const begin = useRef<HTMLButtonElement>(null);
    // What had the focus is gone with the form.
    const wasWriting = useRef(writing);
    useLayoutEffect(() => {
        if (wasWriting.current && !writing) begin.current?.focus();
        wasWriting.current = writing;
    }, [writing]);
    useEffect(() => {
        void forum.enter();
        return () => forum.leave();
    }, [forum]);
    const newest = forum.threads.value[0]?.seq ?? 0;
    useEffect(() => {
        if (newest > 0) markRead(forum.place, newest);
    }, [forum, newest]);
    const handle = membershipOf(group)?.handle ?? "";
    const out = outbox.items.value.filter((item) => item.place === forum.place);
    const pinned = new Set(forum.pinned.value.map(({ seq }) => seq));
    const rest = forum.threads.value.filter(({ seq, passed }) => !passed && !pinned.has(seq));
    const shown = [...forum.pinned.value, ...rest];
    return (
        <div class="page page-narrow">
            <div class="page-head">
                <ViewTitle>{t("forum")}</ViewTitle>
                {!writing && (
                    <button
                        ref={begin}
                        type="button"
                        class="button-primary"
                        onClick={() => {
                            setAsked(true);
                            setWriting(true);
                        }}
                    >
                        {t("thread-open")}
                    </button>
                )}
            </div>
            <p class="lead">{t("forum-words")}</p>
            <a href={searchPath(group)}>{t("search")}</a>
            {writing && (
                <OpenThread forum={forum} focused={asked} onDone={() => setWriting(false)} />
            )}
            <ol class="messages" aria-label={t("outgoing-label")}>
                {out.map((item) => (
                    <OutgoingMessage key={item.cid} item={item} />
                ))}
            </ol>
            {forum.phase.value === "entering" && <Loading />}
            {forum.phase.value === "here" && shown.length === 0 && (
                <p class="quiet">{t("forum-empty")}</p>
            )}
            <ul class="cards cards-single" aria-live="polite" aria-label={t("forum-threads")}>
                {shown.map((thread) => (
                    <ThreadCard
                        key={thread.seq}
                        group={group}
                        thread={thread}
                        own={thread.by === handle}
                    />
                ))}
            </ul>
            {forum.more.value && (
                <button type="button" class="button" onClick={() => void forum.loadMore()}>
                    {t("forum-more")}
                </button>
            )}
        </div>
    );
}
