// What everybody did and saw, and whether it is consistent with what the store holds at the end.

import type { Postgres } from "../../../deploy/services/postgres.mjs";

export interface Sent {
    cid: string;
    text: string;
    acked?: number; // seq
    held?: true;
}

export interface Seen {
    seq: number;
    text?: string;
    removes?: number;
}

// What one participant saw of a room.
export class View {
    readonly seen: Seen[] = [];
    readonly problems: string[] = [];
    last = 0;
    resets = 0;

    constructor(readonly who: string) {}

    take(entry: Seen): void {
        if (entry.seq !== this.last + 1)
            this.problems.push(`${this.who}: after ${this.last} came ${entry.seq}`);
        this.last = entry.seq;
        this.seen.push(entry);
    }

    // The answer to entering: entries after `after`, or the newest ones.
    show(
        after: number | undefined,
        answer: { seq: number; reset: boolean },
        entries: Seen[],
    ): void {
        if (answer.reset && after !== undefined) {
            this.resets += 1;
            if (answer.seq - after <= 200 && answer.seq >= after)
                this.problems.push(`${this.who}: reset at ${answer.seq} after ${after}`);
        }
        const first = entries[0];
        if (after === undefined || answer.reset) this.last = first ? first.seq - 1 : answer.seq;
        for (const entry of entries) this.take(entry);
        if (this.last !== answer.seq)
            this.problems.push(`${this.who}: shown up to ${this.last}, told ${answer.seq}`);
    }
}

export class History {
    readonly sent = new Map<string, Sent>();
    readonly views: View[] = [];
    readonly problems: string[] = [];

    view(who: string): View {
        const view = new View(who);
        this.views.push(view);
        return view;
    }

    acked(cid: string, answer: { seq?: number; held?: unknown }): void {
        const sent = this.sent.get(cid);
        if (!sent) return;
        if (answer.held) sent.held = true;
        if (answer.seq === undefined) return;
        if (sent.acked !== undefined && sent.acked !== answer.seq)
            this.problems.push(`${cid} was acked as ${sent.acked} and as ${answer.seq}`);
        sent.acked = answer.seq;
    }

    get ackedCount(): number {
        return [...this.sent.values()].filter((one) => one.acked !== undefined).length;
    }

    // Everything that is wrong, in words.
    check(stored: StoredEntry[], options: { complete?: boolean } = {}): string[] {
        const problems = [...this.problems, ...this.views.flatMap((view) => view.problems)];
        const bySeq = new Map(stored.map((entry) => [entry.seq, entry]));
        if (bySeq.size !== stored.length) problems.push("a seq is stored twice");
        for (let seq = 1; seq <= stored.length; seq += 1)
            if (!bySeq.has(seq)) problems.push(`seq ${seq} is missing in the store`);
        const removed = new Set(stored.flatMap((one) => (one.removes ? [one.removes] : [])));
        const rows = new Map<string, number>();
        for (const one of stored) rows.set(one.text, (rows.get(one.text) ?? 0) + 1);
        for (const sent of this.sent.values()) this.checkSent(sent, bySeq, rows, removed, problems);
        for (const view of this.views) {
            for (const entry of view.seen) this.checkSeen(view, entry, bySeq, removed, problems);
            if (options.complete !== false && view.last !== stored.length)
                problems.push(`${view.who} saw up to ${view.last} of ${stored.length}`);
        }
        return problems;
    }

    private checkSent(
        sent: Sent,
        bySeq: Map<number, StoredEntry>,
        rows: Map<string, number>,
        removed: Set<number>,
        problems: string[],
    ): void {
        if ((rows.get(sent.text) ?? 0) > 1) problems.push(`${sent.cid} is stored twice`);
        if (sent.held && rows.has(sent.text)) problems.push(`${sent.cid} was held and is stored`);
        if (sent.acked === undefined) return;
        const entry = bySeq.get(sent.acked);
        if (!entry) problems.push(`${sent.cid} was acked as ${sent.acked} and is not stored`);
        else if (entry.text !== sent.text && !removed.has(sent.acked))
            problems.push(`${sent.cid} was acked as ${sent.acked}, where something else is stored`);
    }

    private checkSeen(
        view: View,
        seen: Seen,
        bySeq: Map<number, StoredEntry>,
        removed: Set<number>,
        problems: string[],
    ): void {
        const entry = bySeq.get(seen.seq);
        if (!entry) problems.push(`${view.who} saw ${seen.seq}, which is not stored`);
        else if (seen.text !== undefined && seen.text !== entry.text && !removed.has(seen.seq))
            problems.push(`${view.who} saw at ${seen.seq} what is not stored`);
    }
}

export interface StoredEntry {
    seq: number;
    text: string;
    removes?: number;
}

// Past the server: what is in the database.
export function storedIn(postgres: Postgres, room: string): StoredEntry[] {
    const [group, slug] = room.split("/");
    const rows = postgres.query(
        "SELECT e.seq, e.kind, e.refers, e.text FROM entry e JOIN stream s ON s.id = e.stream_id" +
            " JOIN support_group g ON g.id = s.group_id" +
            ` WHERE g.slug = '${group}' AND s.slug = '${slug}' AND s.kind = 1 ORDER BY e.seq`,
    );
    if (rows === "") return [];
    return rows.split("\n").map((row) => {
        const [seq, kind, refers, text] = row.split("\t");
        const removal = kind === "2";
        return {
            seq: Number(seq),
            text: text ?? "",
            ...(removal ? { removes: Number(refers) } : {}),
        };
    });
}
