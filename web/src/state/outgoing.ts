// Messages on their way out. Each is kept in the browser until the server has answered for it, and
// carries one cid through every retry, so that it arrives exactly once.
import { type ReadonlySignal, signal } from "@preact/signals";
import { resendDelay } from "../wire/backoff.ts";
import type { SayOk } from "../wire/commands.ts";
import { Disconnected, type ErrorReply, WireError } from "../wire/errors.ts";
import type { Reason } from "../wire/parts.ts";

export type OutgoingKind = "say" | "open" | "reply" | "edit";

// sending: with the server or waiting for it. delayed: the server asked to try again later, which
// happens by itself. sent: committed, soon in the sequence. held: a moderator will look. declined:
// a moderator has removed it. nudged: not stored, the author decides. refused, failed: not stored.
export type OutgoingState =
    | "sending"
    | "delayed"
    | "sent"
    | "held"
    | "declined"
    | "nudged"
    | "refused"
    | "failed";

export interface Outgoing {
    readonly cid: string;
    readonly kind: OutgoingKind;
    readonly group: string;
    readonly place: string; // the room, forum or thread it goes to
    readonly text: string;
    readonly title?: string;
    readonly note?: string;
    readonly parent?: number; // the post answered
    readonly reply_to?: number; // the message of a room answered
    readonly edits?: number; // what is to say this from now on
    readonly after?: number; // how far the sequence was known when this was written
    readonly sure: boolean;
    readonly state: OutgoingState;
    readonly written_at: string;
    readonly seq?: number;
    readonly at?: string;
    readonly thread?: string;
    readonly reason?: Reason;
    readonly error?: string;
}

export type NewOutgoing = Pick<Outgoing, "kind" | "group" | "place" | "text"> &
    Partial<Pick<Outgoing, "title" | "note" | "parent" | "reply_to" | "edits" | "after">>;

export interface OutgoingEnvironment {
    // Rejects with WireError or Disconnected.
    send(item: Outgoing): Promise<SayOk>;
    maySend(item: Outgoing): boolean;
    load(): string | undefined;
    save(items: string): void;
    random(): number;
    newCid(): string;
    onSent(item: Outgoing): void;
    onRefused(item: Outgoing): void;
}

const unsettled: readonly OutgoingState[] = ["sending", "held"];

export class OutgoingQueue {
    private readonly list = signal<readonly Outgoing[]>([]);
    private readonly busy = new Set<string>(); // places with a message in flight
    private readonly asked = new Set<string>(); // cids answered on this connection
    private readonly attempts = new Map<string, number>();
    private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

    constructor(private readonly environment: OutgoingEnvironment) {
        this.list.value = restored(environment.load());
    }

    get items(): ReadonlySignal<readonly Outgoing[]> {
        return this.list;
    }

    add(message: NewOutgoing): Outgoing {
        const item: Outgoing = {
            ...message,
            cid: this.environment.newCid(),
            sure: false,
            state: "sending",
            written_at: new Date().toISOString(),
        };
        this.change([...this.list.value, item]);
        this.pump();
        return item;
    }

    // After every hello: whatever has no final answer is asked for again, in order.
    resendAll(): void {
        this.asked.clear();
        for (const item of this.list.value) {
            if (item.state === "delayed") this.update(item.cid, { state: "sending" });
        }
        this.pump();
    }

    // The author has read the guideline and wants it said as it is.
    sendAnyway(cid: string): void {
        this.asked.delete(cid);
        this.update(cid, { sure: true, state: "sending" }, ["reason"]);
        this.pump();
    }

    tryAgain(cid: string): void {
        const fresh = this.find(cid)?.error === "conflict" ? this.environment.newCid() : cid;
        this.asked.delete(cid);
        this.update(cid, { cid: fresh, state: "sending" }, ["error"]);
        this.pump();
    }

    drop(cid: string): void {
        clearTimeout(this.timers.get(cid));
        this.timers.delete(cid);
        this.attempts.delete(cid);
        this.change(this.list.value.filter((item) => item.cid !== cid));
    }

    // What a moderator decided about a held message.
    decided(cid: string, outcome: "released" | "removed", seq: number | undefined): void {
        const item = this.find(cid);
        if (item === undefined) return;
        if (outcome === "removed") this.update(cid, { state: "declined" });
        else if (seq !== undefined) this.settleSent({ ...item, seq });
    }

    // The sequence of `place` is known up to `last`: what was sent into it is shown there now.
    arrived(place: string, last: number): void {
        for (const item of this.list.value) {
            if (item.place === place && item.state === "sent" && (item.seq ?? 0) <= last) {
                this.drop(item.cid);
            }
        }
    }

    clear(): void {
        for (const item of this.list.value) this.drop(item.cid);
        this.asked.clear();
        this.busy.clear();
    }

    find(cid: string): Outgoing | undefined {
        return this.list.value.find((item) => item.cid === cid);
    }

    // One message in flight per place, so that they arrive in the order they were written.
    pump(): void {
        const started = new Set<string>();
        for (const item of this.list.value) {
            if (item.state === "delayed") started.add(item.place);
            if (!unsettled.includes(item.state) || this.asked.has(item.cid)) continue;
            if (started.has(item.place) || this.busy.has(item.place)) continue;
            started.add(item.place);
            if (this.environment.maySend(item)) this.send(item);
        }
    }

    private send(item: Outgoing): void {
        this.busy.add(item.place);
        this.asked.add(item.cid);
        this.environment.send(item).then(
            (ok) => this.finish(item, () => this.accept(item, ok)),
            (error: unknown) => this.finish(item, () => this.refuse(item, error)),
        );
    }

    private finish(item: Outgoing, change: () => void): void {
        this.busy.delete(item.place);
        if (this.find(item.cid) !== undefined) change();
        this.pump();
    }

    private accept(item: Outgoing, ok: SayOk): void {
        this.attempts.delete(item.cid);
        if (ok.nudge !== undefined) {
            this.update(item.cid, { state: "nudged", reason: ok.nudge });
        } else if (ok.held !== undefined) {
            this.update(item.cid, { state: "held", reason: ok.held });
        } else if (ok.seq !== undefined) {
            const { seq, at, thread } = ok;
            this.settleSent({
                ...item,
                seq,
                ...(at === undefined ? {} : { at }),
                ...(thread === undefined ? {} : { thread }),
            });
        } else {
            this.update(item.cid, { state: "failed", error: "unexpected" });
        }
    }

    private settleSent(item: Outgoing): void {
        const sent: Outgoing = { ...item, state: "sent" };
        this.update(item.cid, sent, ["reason"]);
        this.environment.onSent(sent);
    }

    private refuse(item: Outgoing, error: unknown): void {
        if (error instanceof Disconnected) {
            this.asked.delete(item.cid);
            return;
        }
        const reply = error instanceof WireError ? error.reply : undefined;
        if (reply?.retry === "later") {
            this.delay(item, reply);
        } else if (reply?.code === "rejected" || reply?.code === "too_long") {
            const { reason } = reply;
            const patch = reason === undefined ? {} : { reason };
            this.update(item.cid, { state: "refused", error: reply.code, ...patch });
            const refused = this.find(item.cid);
            if (refused !== undefined) this.environment.onRefused(refused);
        } else {
            this.update(item.cid, { state: "failed", error: reply?.code ?? "unexpected" });
        }
    }

    private delay(item: Outgoing, { code, retry_after_ms: asked_ms }: ErrorReply): void {
        const attempts = this.attempts.get(item.cid) ?? 0;
        this.attempts.set(item.cid, attempts + 1);
        if (item.state !== "held") this.update(item.cid, { state: "delayed", error: code });
        const again = () => {
            this.asked.delete(item.cid);
            if (item.state !== "held") this.update(item.cid, { state: "sending" });
            this.pump();
        };
        const wait_ms = resendDelay(attempts, asked_ms, () => this.environment.random());
        clearTimeout(this.timers.get(item.cid));
        this.timers.set(item.cid, setTimeout(again, wait_ms));
    }

    private update(cid: string, patch: Partial<Outgoing>, without: (keyof Outgoing)[] = []): void {
        this.change(
            this.list.value.map((item) => {
                if (item.cid !== cid) return item;
                const kept: Partial<Outgoing> = { ...item };
                for (const name of without) delete kept[name];
                return { ...kept, ...patch } as Outgoing;
            }),
        );
    }

    private change(items: readonly Outgoing[]): void {
        this.list.value = items;
        this.environment.save(JSON.stringify(items));
    }
}

// Only this page writes what is read here; what does not read as a list is nothing.
function restored(saved: string | undefined): readonly Outgoing[] {
    try {
        const items: unknown = JSON.parse(saved ?? "[]");
        if (!Array.isArray(items)) return [];
        return (items as Outgoing[]).filter((item) => item.state !== "sent");
    } catch {
        return [];
    }
}
