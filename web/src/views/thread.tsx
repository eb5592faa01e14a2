// One thread: the opening, and below it the answers as a tree.
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t, tWord } from "../i18n/index.ts";
import { fullTime, waited } from "../i18n/time.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Composer } from "../parts/composer.tsx";
import { Covered } from "../parts/covered.tsx";
import { EditForm } from "../parts/edit_form.tsx";
import { EntryMenu, type MenuAction } from "../parts/entry_menu.tsx";
import { LockIcon } from "../parts/icons.tsx";
import { type ListHandle, LongList, type Row } from "../parts/long_list.tsx";
import { OutgoingMessage } from "../parts/outgoing_message.tsx";
import { Prose } from "../parts/prose.tsx";
import { Reactions } from "../parts/reactions.tsx";
import { compose, composingIn } from "../state/composing.ts";
import { request } from "../state/connection.ts";
import { coverOf } from "../state/covered.ts";
import { clearDraft, draftOf } from "../state/drafts.ts";
import { forumOf } from "../state/forum.ts";
import { follow, markRead, news, newsOf, tellRead } from "../state/news.ts";
import { now_ms } from "../state/now.ts";
import { draftKey, outbox } from "../state/outbox.ts";
import { forumPath } from "../state/route.ts";
import { isModerator, membershipOf } from "../state/session.ts";
import { speak } from "../state/spoken.ts";
import { type Thread, threadOf } from "../state/threads.ts";
import { isSaid } from "../state/timeline.ts";
import { type Branch, inReadingOrder } from "../state/tree.ts";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { Loading, ViewTitle } from "./view.tsx";

interface Context {
    thread: Thread;
    group: string;
    handle: string;
    locked: boolean;
    list: RefObject<ListHandle | null>;
}

const depth_shown_max = 4;

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
    const done = () => {
        clearDraft(key);
        if (parent !== undefined) compose(thread.name, undefined);
    };
    const send = (text: string, note: string | undefined) => {
        outbox.add({
            kind: "reply",
            group,
            place: thread.name,
            text,
            ...(parent === undefined ? {} : { parent }),
            ...(note === undefined ? {} : { note }),
        });
        done();
    };
    return (
        <Composer
            draft={key}
            label={parent === undefined ? t("reply-label") : t("reply-to-post-label")}
            sendLabel={t("reply-send")}
            onSend={send}
            rows={3}
            withNote
            hint={t("markdown-hint")}
            {...(parent === undefined ? {} : { onCancel: done, focused: true })}
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
            {entry.edited && <span class="quiet">{t("edited")}</span>}
            {entry.carried !== undefined && <span class="quiet">{t("carried-from")}</span>}
        </p>
    );
}

function Answered({ context, post }: { context: Context; post: Entry }) {
    const { parent } = post;
    const entries = context.thread.timeline.value.entries;
    const answered = entries.find(({ seq }) => seq === parent);
    if (parent === undefined || answered === undefined) return null;
    return (
        <button
            type="button"
            class="answered"
            onClick={() => context.list.current?.show(`${parent}`, true)}
        >
            {answered.removed
                ? t("reply-to-removed")
                : t("reply-to-words", { handle: answered.by })}
        </button>
    );
}

function Post({ context, post, depth }: { context: Context; post: Entry; depth: number }) {
    const { thread, group, handle, locked } = context;
    const own = post.by === handle;
    const composing = composingIn(thread.name);
    const editing = composing?.kind === "edit" && composing.seq === post.seq;
    const unfinished = draftOf(draftKey(thread.name, post.seq)) !== "";
    const answering = composing?.kind === "reply" && composing.seq === post.seq;
    const writing = !locked && (answering || unfinished);
    const answer = () => compose(thread.name, { kind: "reply", seq: post.seq });
    return (
        <li class={`post depth-${Math.min(depth, depth_shown_max)}`} data-seq={post.seq}>
            <article aria-label={t("entry-by", { handle: post.by })}>
                <Byline entry={post} handle={handle} />
                {depth > 0 && <Answered context={context} post={post} />}
                {post.removed && <p class="bubble-removed">{t("message-removed")}</p>}
                {editing && <EditForm group={group} place={thread.name} entry={post} />}
                {!post.removed && !editing && (
                    <>
                        <Covered place={thread.name} entry={post} own={own}>
                            <Prose text={post.text ?? ""} />
                        </Covered>
                        <Reactions place={thread.name} seq={post.seq} own={own} />
                        <div class="post-actions">
                            {!writing && !locked && (
                                <button type="button" class="button-small" onClick={answer}>
                                    {t("reply")}
                                </button>
                            )}
                            <EntryMenu
                                place={thread.name}
                                entry={post}
                                own={own}
                                moderates={isModerator(group)}
                                inList={false}
                                closed={locked}
                            />
                        </div>
                    </>
                )}
            </article>
            {writing && <ReplyForm context={context} parent={post.seq} />}
            <Outgoing thread={thread} parent={post.seq} />
        </li>
    );
}

function threadActions(thread: string, opening: Entry): MenuAction[] {
    const locked = opening.locked === true;
    const pinned = opening.pinned === true;
    return [
        {
            label: locked ? t("thread-unlock") : t("thread-lock"),
            run: () => request("forum.lock", { thread, locked: !locked }),
        },
        {
            label: pinned ? t("thread-unpin") : t("thread-pin"),
            run: () => request("forum.pin", { thread, pinned: !pinned }),
        },
    ];
}

function Opening({ context, opening }: { context: Context; opening: Entry }) {
    const { group, handle, thread, locked } = context;
    const place = `${group}/forum`;
    const composing = composingIn(place);
    const moderates = isModerator(group);
    if (opening.removed) return <p class="bubble-removed">{t("thread-removed")}</p>;
    const own = opening.by === handle;
    return (
        <article class="opening" aria-label={t("thread-opening")}>
            <Byline entry={opening} handle={handle} />
            {composing?.kind === "edit" && composing.seq === opening.seq ? (
                <EditForm group={group} place={place} entry={opening} />
            ) : (
                <>
                    <Covered place={place} entry={opening} own={own}>
                        <Prose text={opening.text ?? ""} />
                    </Covered>
                    <Reactions place={place} seq={opening.seq} own={own} />
                    <EntryMenu
                        place={place}
                        entry={opening}
                        own={own}
                        moderates={moderates}
                        inList={false}
                        closed={locked}
                        more={moderates ? threadActions(thread.name, opening) : []}
                    />
                </>
            )}
        </article>
    );
}

// Answers that come while somebody reads are read out; those that were there are not.
function useSpoken(thread: Thread, handle: string): void {
    const heard = useRef<number | undefined>(undefined);
    const { last, entries } = thread.timeline.value;
    const ready = thread.phase.value === "here" && !thread.more.value;
    useEffect(() => {
        const since = heard.current;
        if (ready) heard.current = last;
        if (since === undefined) return;
        for (const entry of entries) {
            const { seq, by, text } = entry;
            if (seq <= since || !isSaid(entry) || text === undefined || by === handle) continue;
            const covered = coverOf(thread.name, entry, false) !== undefined;
            speak(by, covered ? t("reply-to-covered") : text);
        }
    }, [last, ready]);
}

function Replies({ context, branches }: { context: Context; branches: readonly Branch[] }) {
    const { list } = context;
    const rows: Row[] = branches.map(({ post, depth }) => ({
        key: `${post.seq}`,
        stops: post.removed !== true,
        node: <Post key={post.seq} context={context} post={post} depth={depth} />,
    }));
    return <LongList rows={rows} handle={list} className="posts" label={t("replies-label")} />;
}

function Body({ context, opening }: { context: Context; opening: Entry }) {
    const { thread, locked } = context;
    const posts = thread.timeline.value.entries.filter(isSaid);
    const branches = useMemo(() => inReadingOrder(posts), [thread.timeline.value]);
    return (
        <>
            <Opening context={context} opening={opening} />
            <section aria-labelledby="replies-title">
                <h2 id="replies-title">
                    {t("replies", {
                        count: Math.max(posts.length, thread.more.value ? (opening.posts ?? 0) : 0),
                    })}
                </h2>
                <Replies context={context} branches={branches} />
                {thread.more.value && (
                    <button type="button" class="button" onClick={() => void thread.enter()}>
                        {t("thread-more")}
                    </button>
                )}
                <Outgoing thread={thread} parent={undefined} />
                {locked && (
                    <p class="notice notice-row">
                        <LockIcon /> {t("thread-locked-words")}
                    </p>
                )}
                {!opening.removed && !locked && <ReplyForm context={context} />}
            </section>
        </>
    );
}

// How far somebody has read, and whether they want to hear of what follows.
function Following({ thread }: { thread: string }) {
    const following = news.value.get(thread)?.following === true;
    const [problem, setProblem] = useState("");
    const toggle = () => {
        follow(thread, !following).catch((error: unknown) => setProblem(codeOf(error)));
    };
    return (
        <div class="thread-follow">
            <button type="button" class="button-small" aria-pressed={following} onClick={toggle}>
                {following ? t("thread-following") : t("thread-follow")}
            </button>
            <span role="alert" class="problem">
                {problem === "" ? "" : tWord("error", problem)}
            </span>
        </div>
    );
}

function useReading(thread: Thread, list: RefObject<ListHandle | null>, at: number | undefined) {
    const here = thread.phase.value === "here";
    const { last } = thread.timeline.value;
    const read = !thread.more.value;
    useEffect(() => {
        if (here) void newsOf(thread.name);
    }, [thread, here]);
    useEffect(() => () => tellRead(thread.name), [thread]);
    useEffect(() => {
        if (here && read) markRead(thread.name, last);
    }, [here, read, last]);
    useEffect(() => {
        if (!here || at === undefined) return;
        void thread.reach(at).then((found) => {
            if (found) list.current?.show(`${at}`, true);
        });
    }, [here, at]);
}

interface Properties {
    group: string;
    name: string;
    at: number | undefined; // the post somebody came to see
}

export function ThreadView({ group, name, at }: Properties) {
    const thread = useMemo(() => threadOf(name), [name]);
    // What becomes of the opening is said in the forum.
    useEffect(() => {
        const forum = forumOf(group);
        void thread.enter();
        void forum.enter();
        return () => {
            thread.leave();
            forum.leave();
        };
    }, [thread]);
    const handle = membershipOf(group)?.handle ?? "";
    useSpoken(thread, handle);
    const opening = thread.opening.value;
    const locked = opening?.locked === true;
    const list = useRef<ListHandle>(null);
    useReading(thread, list, at);
    const context: Context = { thread, group, handle, locked, list };
    const absent = thread.phase.value === "absent";
    const title = opening?.removed ? t("thread-removed") : (opening?.title ?? t("thread"));
    return (
        <div class="page page-narrow">
            <p>
                <a href={forumPath(group)}>{t("to-forum")}</a>
            </p>
            <ViewTitle>{absent ? t("thread-missing") : title}</ViewTitle>
            {thread.phase.value === "here" && <Following thread={name} />}
            {thread.phase.value === "entering" && <Loading />}
            {opening !== undefined && <Body context={context} opening={opening} />}
        </div>
    );
}
