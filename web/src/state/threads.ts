// One thread with its answers, kept whole while somebody reads it.
import { type ReadonlySignal, signal } from "@preact/signals";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { outbox, sentListeners } from "./outbox.ts";
import type { Phase } from "./rooms.ts";
import { joinListeners, membershipOf } from "./session.ts";
import { empty_timeline, needsResume, receive, resume, type Timeline } from "./timeline.ts";

const resume_again_ms = 300;
const own_event_ms_max = 3_000;

export class Thread {
    private readonly line = signal<Timeline>(empty_timeline);
    private readonly stage = signal<Phase>("entering");
    private readonly first = signal<Entry | undefined>(undefined);
    private asking = false;
    wanted = false;

    constructor(readonly name: string) {}

    get timeline(): ReadonlySignal<Timeline> {
        return this.line;
    }
    get phase(): ReadonlySignal<Phase> {
        return this.stage;
    }
    get opening(): ReadonlySignal<Entry | undefined> {
        return this.first;
    }

    async enter(): Promise<void> {
        this.wanted = true;
        if (this.asking || connection.value !== "connected") return;
        this.asking = true;
        try {
            let more = true;
            while (more) more = await this.loadPage();
            this.stage.value = "here";
        } catch (error) {
            const code = codeOf(error);
            if (code === "not_found") this.stage.value = "absent";
            else if (code !== "disconnected" && this.stage.value !== "here") {
                this.stage.value = "failed";
            }
        } finally {
            this.asking = false;
            if (needsResume(this.line.value)) setTimeout(() => this.catchUp(), resume_again_ms);
        }
    }

    // Returns whether there is more to read.
    private async loadPage(): Promise<boolean> {
        const { last } = this.line.value;
        const after = last > 0 ? { after: last } : {};
        const page = await request("forum.thread", { thread: this.name, live: true, ...after });
        this.first.value = page.opening;
        const reached = page.more ? (page.posts.at(-1)?.seq ?? page.seq) : page.seq;
        this.put(resume(this.line.value, { seq: reached, messages: page.posts, reset: false }));
        return page.more && reached > last;
    }

    leave(): void {
        this.wanted = false;
        request("forum.leave", { place: this.name }).catch(() => undefined);
    }

    receive(entry: Entry): void {
        this.put(receive(this.line.value, entry));
        this.catchUp();
    }

    sent(seq: number): void {
        outbox.arrived(this.name, this.line.value.last);
        setTimeout(() => {
            if (this.wanted && this.line.value.last < seq) void this.enter();
        }, own_event_ms_max);
    }

    openingRemoved(): void {
        const opening = this.first.value;
        if (opening === undefined) return;
        const { title: _title, text: _text, ...kept } = opening;
        this.first.value = { ...kept, removed: true };
    }

    private catchUp(): void {
        if (this.wanted && needsResume(this.line.value)) void this.enter();
    }

    private put(timeline: Timeline): void {
        this.line.value = { ...timeline, older: false };
        outbox.arrived(this.name, timeline.last);
    }
}

const threads = new Map<string, Thread>();

export function threadOf(name: string): Thread {
    let thread = threads.get(name);
    if (thread === undefined) {
        thread = new Thread(name);
        threads.set(name, thread);
    }
    return thread;
}

export function forgetThreads(): void {
    threads.clear();
}

function reenter(thread: Thread): void {
    const [group = ""] = thread.name.split("/");
    if (thread.wanted && membershipOf(group) !== undefined) void thread.enter();
}

export function followThreads(): void {
    on("forum.replied", ({ thread, ...entry }) => threads.get(thread)?.receive(entry));
    on("forum.removed", ({ place, ...entry }) => {
        threads.get(place)?.receive({ ...entry, by: "" });
        threads.get(`${place}/${entry.removes}`)?.openingRemoved();
    });
    sentListeners.add((item) => {
        if (item.kind !== "reply" || item.seq === undefined) return;
        const thread = threads.get(item.place);
        if (thread?.wanted) thread.sent(item.seq);
        else outbox.drop(item.cid);
    });
    onHello(() => {
        for (const thread of threads.values()) reenter(thread);
    });
    joinListeners.add(() => {
        for (const thread of threads.values()) reenter(thread);
    });
}
