// A group's threads, newest first, kept fresh while somebody looks.
import { type ReadonlySignal, signal } from "@preact/signals";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { outbox, sentListeners } from "./outbox.ts";
import type { Phase } from "./rooms.ts";
import { joinListeners, membershipOf } from "./session.ts";

const page_size = 30;

export class Forum {
    private readonly list = signal<readonly Entry[]>([]);
    private readonly stage = signal<Phase>("entering");
    private readonly rest = signal(false);
    private last = 0;
    private asking = false;
    wanted = false;

    constructor(readonly group: string) {}

    get threads(): ReadonlySignal<readonly Entry[]> {
        return this.list;
    }
    get phase(): ReadonlySignal<Phase> {
        return this.stage;
    }
    get more(): ReadonlySignal<boolean> {
        return this.rest;
    }
    get place(): string {
        return `${this.group}/forum`;
    }

    async enter(): Promise<void> {
        this.wanted = true;
        if (this.asking || connection.value !== "connected") return;
        this.asking = true;
        try {
            const { group } = this;
            const page = await request("forum.threads", { group, limit: page_size, live: true });
            const known = new Set(page.threads.map((thread) => thread.seq));
            const oldest = page.threads.at(-1)?.seq ?? 0;
            const newestKnown = this.list.value[0]?.seq ?? 0;
            const joins = !page.more || newestKnown >= oldest;
            const kept = joins
                ? this.list.value.filter(({ seq }) => !known.has(seq) && seq < oldest)
                : [];
            this.list.value = [...page.threads, ...kept];
            if (kept.length === 0) this.rest.value = page.more;
            this.last = page.seq;
            this.stage.value = "here";
            outbox.arrived(this.place, this.last);
        } catch (error) {
            this.fail(codeOf(error));
        } finally {
            this.asking = false;
        }
    }

    leave(): void {
        this.wanted = false;
        request("forum.leave", { place: this.place }).catch(() => undefined);
    }

    async loadMore(): Promise<void> {
        const before = this.list.value.at(-1)?.seq;
        if (before === undefined) return;
        try {
            const { group } = this;
            const page = await request("forum.threads", { group, before, limit: page_size });
            this.list.value = [...this.list.value, ...page.threads];
            this.rest.value = page.more;
        } catch {
            // The button stays; the connection's state is shown elsewhere.
        }
    }

    opened(thread: Entry): void {
        if (this.list.value.some(({ seq }) => seq === thread.seq)) return;
        this.list.value = [thread, ...this.list.value].sort((a, b) => b.seq - a.seq);
        this.advance(thread.seq);
    }

    removed(seq: number, removes: number): void {
        this.list.value = this.list.value.map((thread) => {
            if (thread.seq !== removes) return thread;
            const { title: _title, text: _text, ...kept } = thread;
            return { ...kept, removed: true };
        });
        this.advance(seq);
    }

    private advance(seq: number): void {
        if (seq > this.last + 1) void this.enter();
        this.last = Math.max(this.last, seq);
        outbox.arrived(this.place, this.last);
    }

    private fail(code: string): void {
        if (code === "not_found") this.stage.value = "absent";
        else if (code !== "disconnected" && this.stage.value !== "here")
            this.stage.value = "failed";
    }
}

const forums = new Map<string, Forum>();

export function forumOf(group: string): Forum {
    let forum = forums.get(group);
    if (forum === undefined) {
        forum = new Forum(group);
        forums.set(group, forum);
    }
    return forum;
}

export function forgetForums(): void {
    forums.clear();
}

function reenter(forum: Forum): void {
    if (forum.wanted && membershipOf(forum.group) !== undefined) void forum.enter();
}

export function followForums(): void {
    on("forum.opened", ({ group, thread: _thread, ...entry }) => forums.get(group)?.opened(entry));
    on("forum.removed", ({ place, seq, removes }) => {
        const [group = "", ...rest] = place.split("/");
        if (rest.length === 1) forums.get(group)?.removed(seq, removes);
    });
    sentListeners.add((item) => {
        if (item.kind !== "open") return;
        const forum = forums.get(item.group);
        if (forum?.wanted) void forum.enter();
        else outbox.drop(item.cid);
    });
    onHello(() => {
        for (const forum of forums.values()) reenter(forum);
    });
    joinListeners.add(() => {
        for (const forum of forums.values()) reenter(forum);
    });
}
