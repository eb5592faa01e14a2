// The rooms this page has entered. Each keeps its sequence whole: after a cut, and when an event
// shows that something lies between, it enters again after the last it knows. One that nobody looks
// at keeps only its newest messages.
import { type ReadonlySignal, signal } from "@preact/signals";
import { codeOf } from "../wire/errors.ts";
import type { Entry } from "../wire/parts.ts";
import { connection, on, onHello, request } from "./connection.ts";
import { outbox, sentListeners } from "./outbox.ts";
import { forgetReactionsBefore, loadReactions } from "./reactions.ts";
import { joinListeners, membershipOf } from "./session.ts";
import {
    empty_timeline,
    endOfHole,
    needsResume,
    prepend,
    receive,
    resume,
    type Timeline,
    trim,
} from "./timeline.ts";

// full, closed: there is such a room, and it cannot be entered now.
export type Phase = "entering" | "here" | "absent" | "failed" | "full" | "closed";

const page_size = 50;
const pages_back_max = 40;
const entries_max = 3_000;
const entries_kept = 2_000;
const entries_unseen_max = 300;
const entries_unseen_kept = 150;
const refused_again_ms = 3_000;
// Refusals that pass by themselves.
const passing = ["too_fast", "try_again", "busy"];
const typing_shown_ms = 6_000;
const typing_said_every_ms = 4_000;
const resume_again_ms = 300;
const own_event_ms_max = 3_000;

export class Room {
    private readonly line = signal<Timeline>(empty_timeline);
    private readonly stage = signal<Phase>("entering");
    private readonly crowd = signal("");
    private readonly writers = signal<readonly string[]>([]);
    private readonly writerTimers = new Map<string, ReturnType<typeof setTimeout>>();
    private entering = false;
    private typingSaidAt = 0;
    readonly loadingHistory = signal(false);
    private shownTimes = 0;
    wanted = false;

    constructor(
        readonly group: string,
        readonly name: string,
    ) {}

    get timeline(): ReadonlySignal<Timeline> {
        return this.line;
    }
    get phase(): ReadonlySignal<Phase> {
        return this.stage;
    }
    get here(): ReadonlySignal<string> {
        return this.crowd;
    }
    get typing(): ReadonlySignal<readonly string[]> {
        return this.writers;
    }

    get shown(): boolean {
        return this.shownTimes > 0;
    }

    // Returns what ends it.
    show(): () => void {
        this.shownTimes += 1;
        return () => {
            this.shownTimes -= 1;
            this.forgetUnseen();
        };
    }

    async enter(): Promise<void> {
        this.wanted = true;
        if (this.entering || connection.value !== "connected") return;
        this.entering = true;
        try {
            const { last } = this.line.value;
            const after = last > 0 ? { after: last } : {};
            const answer = await request("room.enter", { room: this.name, ...after });
            this.crowd.value = answer.here;
            this.stage.value = "here";
            this.put(resume(this.line.value, answer));
            loadReactions(this.name, answer.messages);
        } catch (error) {
            this.refused(codeOf(error));
        } finally {
            this.entering = false;
            if (needsResume(this.line.value)) setTimeout(() => this.catchUp(), resume_again_ms);
        }
    }

    private refused(code: string): void {
        if (code === "not_found") this.stage.value = "absent";
        else if (code === "room_full") this.stage.value = "full";
        else if (code === "room_closed") this.stage.value = "closed";
        else if (code !== "disconnected") {
            if (this.line.value.last === 0) this.stage.value = "failed";
            if (passing.includes(code)) setTimeout(() => this.enterIfWanted(), refused_again_ms);
        }
    }

    // What is known was said under other rules.
    startAnew(): void {
        this.line.value = empty_timeline;
        this.stage.value = "entering";
        if (this.wanted) void this.enter();
    }

    // The door may be open now, or closed.
    async enterIfWanted(): Promise<void> {
        if (this.wanted) await this.enter();
    }

    private catchUp(): void {
        if (this.wanted && needsResume(this.line.value)) void this.enter();
    }

    leave(): void {
        this.wanted = false;
        this.writers.value = [];
        request("room.leave", { room: this.name }).catch(() => undefined);
    }

    async loadOlder(): Promise<void> {
        const before = this.line.value.entries[0]?.seq;
        if (before !== undefined) await this.loadBefore(before);
    }

    // Brings what was said at `seq` onto the page, as far as that takes a bearable time.
    async reach(seq: number): Promise<boolean> {
        for (let pages = 0; pages < pages_back_max; ++pages) {
            const { entries, older } = this.line.value;
            const first = entries[0]?.seq ?? 0;
            if (first <= seq) return entries.some((entry) => entry.seq === seq);
            if (!older || connection.value !== "connected") return false;
            await this.loadOlder();
            if (this.line.value.entries[0]?.seq === first) return false;
        }
        return false;
    }

    async fillHole(seq: number): Promise<void> {
        const before = endOfHole(this.line.value, seq);
        if (before !== undefined) await this.loadBefore(before);
    }

    private async loadBefore(before: number): Promise<void> {
        if (this.loadingHistory.value) return;
        this.loadingHistory.value = true;
        try {
            const room = this.name;
            const page = await request("room.history", { room, before, limit: page_size });
            this.put(prepend(this.line.value, before, page));
            loadReactions(this.name, page.messages);
        } catch {
            // The button stays; the connection's state is shown elsewhere.
        } finally {
            this.loadingHistory.value = false;
        }
    }

    receive(entry: Entry): void {
        this.stopTyping(entry.by);
        this.put(receive(this.line.value, entry));
        this.catchUp();
    }

    // A message of one's own is committed at `seq`: it comes by event, or is asked for.
    sent(seq: number): void {
        outbox.arrived(this.name, this.line.value.last);
        setTimeout(() => {
            if (this.wanted && this.line.value.last < seq) void this.enter();
        }, own_event_ms_max);
    }

    // While nobody is reading further up.
    forgetOldest(): void {
        if (this.line.value.entries.length > entries_max) this.keep(entries_kept);
    }

    private forgetUnseen(): void {
        if (this.shown || this.line.value.entries.length <= entries_unseen_max) return;
        this.keep(entries_unseen_kept);
    }

    private keep(count: number): void {
        this.line.value = trim(this.line.value, count);
        forgetReactionsBefore(this.name, this.line.value.entries[0]?.seq ?? 0);
    }

    present(here: string): void {
        this.crowd.value = here;
    }

    typingNow(by: string): void {
        if (by === membershipOf(this.group)?.handle) return;
        clearTimeout(this.writerTimers.get(by));
        this.writerTimers.set(
            by,
            setTimeout(() => this.stopTyping(by), typing_shown_ms),
        );
        if (!this.writers.value.includes(by)) this.writers.value = [...this.writers.value, by];
    }

    private stopTyping(by: string): void {
        if (!this.writers.value.includes(by)) return;
        clearTimeout(this.writerTimers.get(by));
        this.writers.value = this.writers.value.filter((handle) => handle !== by);
    }

    sayTyping(): void {
        const now = Date.now();
        if (now - this.typingSaidAt < typing_said_every_ms) return;
        this.typingSaidAt = now;
        request("room.typing", { room: this.name }).catch(() => undefined);
    }

    private put(timeline: Timeline): void {
        this.line.value = timeline;
        outbox.arrived(this.name, timeline.last);
        this.forgetUnseen();
    }
}

const rooms = new Map<string, Room>();

export function roomOf(group: string, name: string): Room {
    let room = rooms.get(name);
    if (room === undefined) {
        room = new Room(group, name);
        rooms.set(name, room);
    }
    return room;
}

export function dropRoom(name: string): void {
    rooms.get(name)?.leave();
    rooms.delete(name);
}

export function renewRooms(): void {
    for (const room of rooms.values()) room.startAnew();
}

export function forgetRooms(): void {
    rooms.clear();
}

function reenter(room: Room): void {
    if (room.wanted && membershipOf(room.group) !== undefined) void room.enter();
}

export function followRooms(): void {
    on("room.said", ({ room, ...entry }) => rooms.get(room)?.receive(entry));
    on("room.removed", ({ room, ...entry }) => rooms.get(room)?.receive({ ...entry, by: "" }));
    on("room.edited", ({ room, ...entry }) => rooms.get(room)?.receive({ ...entry, by: "" }));
    // Something that is not for this person: only its place in the sequence is.
    on("place.passed", ({ place, seq }) => {
        rooms.get(place)?.receive({ seq, at: "", by: "", passed: true });
    });
    on("room.free", ({ room }) => void rooms.get(room)?.enterIfWanted());
    on("room.changed", ({ room }) => void rooms.get(room)?.enterIfWanted());
    on("room.typing", ({ room, by }) => rooms.get(room)?.typingNow(by));
    on("room.presence", ({ room, here }) => rooms.get(room)?.present(here));
    sentListeners.add((item) => {
        if (item.seq === undefined || /\/forum(\/|$)/.test(item.place)) return;
        const room = rooms.get(item.place);
        if (room?.wanted) room.sent(item.seq);
        else outbox.drop(item.cid);
    });
    onHello(() => {
        for (const room of rooms.values()) reenter(room);
    });
    joinListeners.add(() => {
        for (const room of rooms.values()) reenter(room);
    });
}
