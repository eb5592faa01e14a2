// One thread with its answers, from the first on, kept live once all of it is here. A very long one
// is fetched part by part as somebody reads on.
import { type ReadonlySignal, signal } from "@preact/signals";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { outbox, sentListeners } from "./outbox.ts";
import { loadReactions } from "./reactions.ts";
import type { Phase } from "./rooms.ts";
import { joinListeners, membershipOf } from "./session.ts";
import { empty_timeline, needsResume, receive, resume, type Timeline } from "./timeline.ts";

const resume_again_ms = 300;
const own_event_ms_max = 3_000;
const pages_at_once = 5;
const times_on_max = 20;

export class Thread {
    private readonly line = signal<Timeline>(empty_timeline);
    private readonly stage = signal<Phase>("entering");
    private readonly first = signal<Entry | undefined>(undefined);
    private readonly rest = signal(false);
    private asking = false;
    wanted = false;

    constructor(readonly name: string) {}

    // There is more to read than what is here.
    get more(): ReadonlySignal<boolean> {
        return this.rest;
    }

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
            for (let page = 0; more && page < pages_at_once; ++page) {
                more = await this.loadPage();
                this.stage.value = "here";
            }
            this.rest.value = more;
        } catch (error) {
            const code = codeOf(error);
            if (code === "not_found") this.stage.value = "absent";
            else if (code !== "disconnected" && this.stage.value !== "here") {
                this.stage.value = "failed";
            }
        } finally {
            this.asking = false;
            if (!this.rest.value && needsResume(this.line.value))
                setTimeout(() => this.catchUp(), resume_again_ms);
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
        loadReactions(this.name, page.posts);
        loadReactions(forumOf(this.name), [page.opening]);
        return page.more && reached > last;
    }

    // Reads on until the post at `seq` is here, as far as that takes a bearable time.
    async reach(seq: number): Promise<boolean> {
        const isHere = () => this.line.value.entries.some((entry) => entry.seq === seq);
        for (let times = 0; times < times_on_max && !isHere() && this.rest.value; ++times) {
            await this.enter();
        }
        return isHere();
    }

    leave(): void {
        this.wanted = false;
        request("forum.leave", { place: this.name }).catch(() => undefined);
    }

    // What is known was said under other rules.
    startAnew(): void {
        this.line.value = empty_timeline;
        this.rest.value = false;
        this.stage.value = "entering";
        if (this.wanted) void this.enter();
    }

    receive(entry: Entry): void {
        // It will be read with the rest.
        if (this.rest.value) return;
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
        const { title: _title, text: _text, note: _note, ...kept } = opening;
        this.first.value = { ...kept, removed: true };
    }

    openingChanged(change: Partial<Entry>): void {
        const opening = this.first.value;
        if (opening === undefined) return;
        const { note: _note, ...kept } = opening;
        this.first.value = { ...("text" in change ? kept : opening), ...change };
    }

    private catchUp(): void {
        if (this.wanted && !this.rest.value && needsResume(this.line.value)) void this.enter();
    }

    private put(timeline: Timeline): void {
        this.line.value = { ...timeline, older: false };
        outbox.arrived(this.name, timeline.last);
    }
}

const forumOf = (thread: string) => thread.replace(/\/\d+$/, "");

const threads = new Map<string, Thread>();

export function threadOf(name: string): Thread {
    let thread = threads.get(name);
    if (thread === undefined) {
        thread = new Thread(name);
        threads.set(name, thread);
    }
    return thread;
}

export function renewThreads(): void {
    for (const thread of threads.values()) thread.startAnew();
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
    on("forum.edited", ({ place, ...entry }) => {
        threads.get(place)?.receive({ ...entry, by: "" });
        const { title, text, note } = entry;
        if (text === undefined) return;
        const body = { text, edited: true, ...(title === undefined ? {} : { title }) };
        const noted = note === undefined ? body : { ...body, note };
        threads.get(`${place}/${entry.edits}`)?.openingChanged(noted);
    });
    on("forum.locked", ({ thread, seq, at, locked }) => {
        threads.get(thread)?.receive({ seq, at, by: "", locks: locked });
        threads.get(thread)?.openingChanged({ locked });
    });
    // Something that is not for this person: only its place in the sequence is.
    on("place.passed", ({ place, seq }) => {
        threads.get(place)?.receive({ seq, at: "", by: "", passed: true });
    });
    on("forum.pinned", ({ thread, pinned }) => threads.get(thread)?.openingChanged({ pinned }));
    sentListeners.add((item) => {
        if (item.kind === "say" || item.kind === "open" || item.seq === undefined) return;
        if (!/\/forum\/\d+$/.test(item.place)) return;
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
