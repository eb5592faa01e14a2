// What was acknowledged and what anybody saw of every stream (a room, a forum, a thread), and every
// contradiction between the two. Texts are kept as digests only.

import { createHash } from "node:crypto";

export function digest(text) {
    return createHash("sha1").update(text).digest("base64").slice(0, 16);
}

class Stream {
    entries = new Map(); // seq -> {by, body, set, sent_at, arrivals}
    last = 0;
}

export class Ledger {
    streams = new Map();
    violations = new Map();
    // Per author and text: how often it was acknowledged, held and removed from the desk.
    said = new Map();

    constructor(tally) {
        this.tally = tally;
    }

    stream(name) {
        if (!this.streams.has(name)) this.streams.set(name, new Stream());
        return this.streams.get(name);
    }

    violate(kind, detail) {
        const list = this.violations.get(kind) ?? [];
        list.push(detail);
        this.violations.set(kind, list);
    }

    sayings(place, by, body) {
        const key = `${place} ${by} ${body}`;
        if (!this.said.has(key)) this.said.set(key, { place, acked: 0, held: 0, kept_back: 0 });
        return this.said.get(key);
    }

    get violated() {
        return [...this.violations.values()].reduce((sum, list) => sum + list.length, 0);
    }

    // The server promised this place to this text.
    acked(place, seq, message, by) {
        const stream = this.stream(place);
        const entry = stream.entries.get(seq) ?? { by, body: message.body };
        if (entry.body !== undefined && entry.body !== message.body)
            this.violate("acked text is not what was delivered", `${place} ${seq}`);
        if (entry.set !== undefined) this.violate("one seq acked twice", `${place} ${seq}`);
        entry.set = message.set;
        entry.sent_at = message.sent_at;
        stream.entries.set(seq, entry);
        stream.last = Math.max(stream.last, seq);
        for (const at of entry.arrivals ?? []) this.delivered(entry, at);
        entry.arrivals = undefined;
    }

    // Somebody saw this entry. live: as an event, not while catching up.
    saw(place, seen, live) {
        const stream = this.stream(place);
        const body = seen.text === undefined ? undefined : digest(seen.text);
        let entry = stream.entries.get(seen.seq);
        if (entry === undefined) {
            entry = { by: seen.by, body };
            stream.entries.set(seen.seq, entry);
            stream.last = Math.max(stream.last, seen.seq);
        } else if (body !== undefined && entry.body !== undefined && entry.body !== body) {
            this.violate("two people saw different texts in one place", `${place} ${seen.seq}`);
        }
        if (seen.removes !== undefined) {
            entry.removal = true;
            const target = stream.entries.get(seen.removes);
            if (target) target.removed = true;
        }
        if (!live || seen.removes !== undefined) return;
        const now = performance.now();
        if (entry.set !== undefined) {
            this.delivered(entry, now);
        } else {
            entry.arrivals ??= [];
            entry.arrivals.push(now);
        }
    }

    delivered(entry, at) {
        this.tally.delivered(entry.set, at - entry.sent_at);
    }

    // Compares a whole stream, oldest first, with what was promised. complete: it has every seq.
    verify(place, history, complete) {
        const found = new Map(history.map((e) => [e.seq, e]));
        history.forEach((e, i) => {
            if (complete && e.seq !== i + 1)
                this.violate("history has a gap", `${place} before ${e.seq}`);
        });
        const removed = new Set(history.filter((e) => e.removed).map((e) => e.seq));
        for (const [seq, entry] of this.stream(place).entries) {
            if (entry.set === undefined) continue;
            const there = found.get(seq);
            if (there === undefined) this.violate("acked, but not in history", `${place} ${seq}`);
            else if (
                !removed.has(seq) &&
                there.text !== undefined &&
                digest(there.text) !== entry.body
            )
                this.violate("history has another text than was acked", `${place} ${seq}`);
        }
        const counts = new Map();
        for (const e of history) {
            if (e.text === undefined) continue;
            const key = `${place} ${e.by} ${digest(e.text)}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        for (const [key, t] of this.said) {
            if (t.place !== place) continue;
            const count = counts.get(key) ?? 0;
            const most = t.acked + t.held - t.kept_back;
            if (count > most) this.violate("there more often than it was accepted", place);
            if (count < t.acked && removed.size === 0)
                this.violate("there less often than it was acked", place);
        }
    }
}
