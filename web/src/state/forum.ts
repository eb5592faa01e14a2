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
    private readonly top = signal<readonly Entry[]>([]);
    private readonly stage = signal<Phase>("entering");
    private readonly rest = signal(false);
    private last = 0;
    private asking = false;
    wanted = false;

    constructor(readonly group: string) {}

    get threads(): ReadonlySignal<readonly Entry[]> {
        return this.list;
    }
    get pinned(): ReadonlySignal<readonly Entry[]> {
        return this.top;
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
            this.top.value = page.pinned;
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

    // What is known was said under other rules.
    startAnew(): void {
        this.list.value = [];
        this.top.value = [];
        this.last = 0;
        if (this.wanted) void this.enter();
    }

    opened(thread: Entry): void {
        if (this.list.value.some(({ seq }) => seq === thread.seq)) return;
        this.list.value = [thread, ...this.list.value].sort((a, b) => b.seq - a.seq);
        this.advance(thread.seq);
    }

    removed(seq: number, removes: number): void {
        this.change(removes, ({ title: _title, text: _text, note: _note, ...kept }) => ({
            ...kept,
            removed: true,
        }));
        this.top.value = this.top.value.filter((thread) => thread.seq !== removes);
        this.advance(seq);
    }

    edited(seq: number, edits: number, body: Partial<Entry>): void {
        if (body.text !== undefined) {
            this.change(edits, ({ note: _note, ...kept }) => ({ ...kept, ...body, edited: true }));
        }
        this.advance(seq);
    }

    locked(thread: number, locked: boolean): void {
        this.change(thread, (kept) => ({ ...kept, locked }));
    }

    pinnedNow(seq: number, thread: number, pinned: boolean): void {
        this.change(thread, (kept) => ({ ...kept, pinned }));
        const known = this.list.value.find((each) => each.seq === thread);
        const others = this.top.value.filter((each) => each.seq !== thread);
        this.top.value = pinned && known !== undefined ? [known, ...others] : others;
        this.advance(seq);
        if (pinned && known === undefined) void this.enter();
    }

    passed(seq: number): void {
        this.advance(seq);
    }

    private change(seq: number, how: (thread: Entry) => Entry): void {
        const changed = (thread: Entry) => (thread.seq === seq ? how(thread) : thread);
        this.list.value = this.list.value.map(changed);
        this.top.value = this.top.value.map(changed);
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

export function renewForums(): void {
    for (const forum of forums.values()) forum.startAnew();
}

export function forgetForums(): void {
    forums.clear();
}

function reenter(forum: Forum): void {
    if (forum.wanted && membershipOf(forum.group) !== undefined) void forum.enter();
}

// Of the forum itself, not of one of its threads.
function groupOfForum(place: string): string | undefined {
    const [group, ...rest] = place.split("/");
    return rest.length === 1 ? group : undefined;
}

export function followForums(): void {
    on("forum.opened", ({ group, thread: _thread, ...entry }) => forums.get(group)?.opened(entry));
    on("forum.edited", ({ place, seq, edits, title, text, note }) => {
        const body = {
            ...(title === undefined ? {} : { title }),
            ...(text === undefined ? {} : { text }),
            ...(note === undefined ? {} : { note }),
        };
        forums.get(groupOfForum(place) ?? "")?.edited(seq, edits, body);
    });
    on("forum.locked", ({ thread, locked }) => {
        const [group = "", , number] = thread.split("/");
        forums.get(group)?.locked(Number(number), locked);
    });
    on("place.passed", ({ place, seq }) => {
        forums.get(groupOfForum(place) ?? "")?.passed(seq);
    });
    on("forum.pinned", ({ group, thread, seq, pinned }) => {
        forums.get(group)?.pinnedNow(seq, Number(thread.split("/").at(-1)), pinned);
    });
    on("forum.removed", ({ place, seq, removes }) => {
        forums.get(groupOfForum(place) ?? "")?.removed(seq, removes);
    });
    sentListeners.add((item) => {
        if (item.place !== `${item.group}/forum`) return;
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
