// A thread's posts in the order they are read: each right after what it answers, and what answers
// it. Answers come after what they answer, so one pass finds every place.
import type { Entry } from "../wire/parts.ts";

export interface Branch {
    readonly post: Entry;
    readonly depth: number; // 0: answers the opening
}

export function inReadingOrder(posts: readonly Entry[]): Branch[] {
    const below = new Map<number | undefined, Entry[]>();
    const known = new Set(posts.map(({ seq }) => seq));
    for (const post of posts) {
        const parent =
            post.parent !== undefined && known.has(post.parent) ? post.parent : undefined;
        const siblings = below.get(parent);
        if (siblings === undefined) below.set(parent, [post]);
        else siblings.push(post);
    }
    const ordered: Branch[] = [];
    // A stack of its own: chains of answers can be deeper than a browser's.
    const waiting: Branch[] = (below.get(undefined) ?? [])
        .map((post) => ({ post, depth: 0 }))
        .reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        ordered.push(next);
        const answers = below.get(next.post.seq) ?? [];
        for (const post of [...answers].reverse()) waiting.push({ post, depth: next.depth + 1 });
    }
    return ordered;
}
