// One thread: the opening, the answers below it, and answers to answers set in once.
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { fullTime, waited } from "../i18n/time.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Composer } from "../parts/composer.tsx";
import { EntryMenu } from "../parts/entry_menu.tsx";
import { OutgoingMessage } from "../parts/outgoing_message.tsx";
import { draftOf, setDraft } from "../state/drafts.ts";
import { now_ms } from "../state/now.ts";
import { draftKey, outbox } from "../state/outbox.ts";
import { forumPath } from "../state/route.ts";
import { isModerator, membershipOf } from "../state/session.ts";
import { type Thread, threadOf } from "../state/threads.ts";
import type { Entry } from "../wire/parts.ts";
import { Loading, ViewTitle } from "./view.tsx";

interface Context {
    thread: Thread;
    group: string;
    handle: string;
    answering: number | undefined;
    answer(seq: number | undefined): void;
}

function Outgoing({ thread, parent }: { thread: Thread; parent: number | undefined }) {
    const out = outbox.items.value.filter(
        (item) => item.place === thread.name && item.parent === parent,
    );
    if (out.length === 0) return null;
    return (
        <ol class="messages" aria-label={t("outgoing-label")}>
            {out.map((item) => (
                <OutgoingMessage key={item.cid} item={item} />
            ))}
        </ol>
    );
}

function ReplyForm({ context, parent }: { context: Context; parent?: number }) {
    const { thread, group } = context;
    const key = draftKey(thread.name, parent);
    const send = (text: string) => {
        const place = thread.name;
        const answered = parent === undefined ? {} : { parent };
        outbox.add({ kind: "reply", group, place, text, ...answered });
        setDraft(key, "");
        context.answer(undefined);
    };
    const cancel = () => {
        setDraft(key, "");
        context.answer(undefined);
    };
    return (
        <Composer
            draft={key}
            label={parent === undefined ? t("reply-label") : t("reply-to-post-label")}
            sendLabel={t("reply-send")}
            onSend={send}
            rows={3}
            {...(parent === undefined ? {} : { onCancel: cancel })}
        />
    );
}

function Byline({ entry, handle }: { entry: Entry; handle: string }) {
    const own = entry.by === handle;
    return (
        <p class="post-head">
            <Avatar handle={entry.by} />
            <span class="handle">{own ? t("you", { handle: entry.by }) : entry.by}</span>
            <time dateTime={entry.at} title={fullTime(entry.at)} class="quiet">
                {t("ago", { ago: waited(entry.at, now_ms.value) })}
            </time>
        </p>
    );
}

function Post({
    context,
    post,
    below,
}: {
    context: Context;
    post: Entry;
    below: readonly Entry[];
}) {
    const { thread, group, handle, answering, answer } = context;
    const unfinished = draftOf(draftKey(thread.name, post.seq)) !== "";
    const writing = answering === post.seq || unfinished;
    return (
        <li class="post" data-seq={post.seq}>
            <article aria-label={t("entry-by", { handle: post.by })}>
                <Byline entry={post} handle={handle} />
                {post.removed ? (
                    <p class="bubble-removed">{t("message-removed")}</p>
                ) : (
                    <p class="prose">{post.text}</p>
                )}
                {!post.removed && (
                    <div class="post-actions">
                        {!writing && (
                            <button
                                type="button"
                                class="button-small"
                                onClick={() => answer(post.seq)}
                            >
                                {t("reply")}
                            </button>
                        )}
                        <EntryMenu
                            place={thread.name}
                            entry={post}
                            own={post.by === handle}
                            moderates={isModerator(group)}
                            inList={false}
                        />
                    </div>
                )}
            </article>
            {writing && <ReplyForm context={context} parent={post.seq} />}
            <Outgoing thread={thread} parent={post.seq} />
            {below.length > 0 && (
                <ol class="posts posts-below">
                    {below.map((reply) => (
                        <Post key={reply.seq} context={context} post={reply} below={[]} />
                    ))}
                </ol>
            )}
        </li>
    );
}

// An answer to an answer to an answer stays at the second level, under the post that began it.
export function nested(posts: readonly Entry[]): { post: Entry; below: Entry[] }[] {
    const rootOf = new Map<number, number>();
    const roots: { post: Entry; below: Entry[] }[] = [];
    for (const post of posts) {
        const root = post.parent === undefined ? undefined : rootOf.get(post.parent);
        const found = roots.find((candidate) => candidate.post.seq === root);
        if (found === undefined) roots.push({ post, below: [] });
        else found.below.push(post);
        rootOf.set(post.seq, found?.post.seq ?? post.seq);
    }
    return roots;
}

function Opening({ context, opening }: { context: Context; opening: Entry }) {
    const { group, handle } = context;
    if (opening.removed) return <p class="bubble-removed">{t("thread-removed")}</p>;
    return (
        <article class="opening" aria-label={t("thread-opening")}>
            <Byline entry={opening} handle={handle} />
            <p class="prose">{opening.text}</p>
            <EntryMenu
                place={`${group}/forum`}
                entry={opening}
                own={opening.by === handle}
                moderates={isModerator(group)}
                inList={false}
            />
        </article>
    );
}

export function ThreadView({ group, name }: { group: string; name: string }) {
    const thread = useMemo(() => threadOf(name), [name]);
    const [answering, answer] = useState<number | undefined>(undefined);
    useEffect(() => {
        void thread.enter();
        return () => thread.leave();
    }, [thread]);
    const handle = membershipOf(group)?.handle ?? "";
    const context: Context = { thread, group, handle, answering, answer };
    const opening = thread.opening.value;
    const absent = thread.phase.value === "absent";
    const posts = thread.timeline.value.entries.filter((entry) => entry.removes === undefined);
    const title = opening?.removed ? t("thread-removed") : (opening?.title ?? t("thread"));
    return (
        <div class="page page-narrow">
            <p>
                <a href={forumPath(group)}>{t("to-forum")}</a>
            </p>
            <ViewTitle>{absent ? t("thread-missing") : title}</ViewTitle>
            {thread.phase.value === "entering" && <Loading />}
            {opening !== undefined && <Opening context={context} opening={opening} />}
            {opening !== undefined && (
                <section aria-labelledby="replies-title">
                    <h2 id="replies-title">{t("replies", { count: posts.length })}</h2>
                    <ol class="posts" aria-live="polite" aria-relevant="additions">
                        {nested(posts).map(({ post, below }) => (
                            <Post key={post.seq} context={context} post={post} below={below} />
                        ))}
                    </ol>
                    <Outgoing thread={thread} parent={undefined} />
                    {!opening.removed && <ReplyForm context={context} />}
                </section>
            )}
        </div>
    );
}
