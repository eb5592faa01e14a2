// One sequence of a room or a thread as this page knows it: a pure value and the rules by which
// history, resumption and live events meet without a gap and without a double.
import type { Entry } from "../wire/parts.ts";

export interface Timeline {
    readonly entries: readonly Entry[]; // ascending by seq
    readonly last: number; // everything up to here is known, but for `holes` and what is older
    readonly ahead: readonly Entry[]; // arrived before what lies between
    readonly holes: readonly number[]; // something is missing right after these seqs
    readonly older: boolean; // there is more before the first entry
}

export const empty_timeline: Timeline = {
    entries: [],
    last: 0,
    ahead: [],
    holes: [],
    older: false,
};

// The entries in order, once each, with removals and edits carried out on what they change.
function merged(...parts: readonly (readonly Entry[])[]): Entry[] {
    const bySeq = new Map<number, Entry>();
    const removed = new Set<number>();
    for (const entry of parts.flat()) {
        if (entry.removes !== undefined) removed.add(entry.removes);
        if (entry.removed === true) removed.add(entry.seq);
        if (!bySeq.has(entry.seq)) bySeq.set(entry.seq, entry);
    }
    const entries = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
    const bodies = new Map<number, Entry>();
    for (const entry of entries) {
        if (entry.edits !== undefined && entry.text !== undefined) bodies.set(entry.edits, entry);
    }
    return entries.map((entry) => {
        if (removed.has(entry.seq) || (entry.edits !== undefined && removed.has(entry.edits))) {
            return entry.text !== undefined || entry.removed !== true ? bare(entry) : entry;
        }
        const body = bodies.get(entry.seq);
        return body === undefined || saysTheSame(entry, body) ? entry : rewritten(entry, body);
    });
}

function bare(entry: Entry): Entry {
    const { text: _text, title: _title, note: _note, ...kept } = entry;
    return { ...kept, removed: true };
}

function rewritten(entry: Entry, { title, text, note }: Entry): Entry {
    const { note: _note, ...kept } = entry;
    return {
        ...kept,
        edited: true,
        text,
        ...(title === undefined ? {} : { title }),
        ...(note === undefined ? {} : { note }),
    };
}

function saysTheSame(entry: Entry, { title, text, note }: Entry): boolean {
    const sameTitle = title === undefined || title === entry.title;
    return entry.edited === true && sameTitle && text === entry.text && note === entry.note;
}

// What is shown as something said: not the changes to it.
export function isSaid(entry: Entry): boolean {
    return (
        entry.removes === undefined &&
        entry.passed === undefined &&
        entry.edits === undefined &&
        entry.locks === undefined &&
        entry.pins === undefined &&
        entry.unpins === undefined
    );
}

function catchUp(timeline: Timeline): Timeline {
    let { last } = timeline;
    const waiting = timeline.ahead
        .filter((entry) => entry.seq > last)
        .sort((a, b) => a.seq - b.seq);
    const ready: Entry[] = [];
    while (waiting[0]?.seq === last + 1) {
        const next = waiting.shift();
        if (next !== undefined) ready.push(next);
        last += 1;
    }
    if (ready.length === 0) return { ...timeline, ahead: waiting };
    return { ...timeline, entries: merged(timeline.entries, ready), last, ahead: waiting };
}

// A live event. If it does not follow what is known it waits; see needsResume().
export function receive(timeline: Timeline, entry: Entry): Timeline {
    if (entry.seq <= timeline.last) return timeline;
    return catchUp({ ...timeline, ahead: [...timeline.ahead, entry] });
}

export function needsResume(timeline: Timeline): boolean {
    return timeline.ahead.length > 0;
}

export interface Resumed {
    seq: number;
    messages: readonly Entry[];
    reset: boolean;
}

// The answer to entering a room, the first time or again.
export function resume(timeline: Timeline, answer: Resumed): Timeline {
    const first = answer.messages[0]?.seq ?? answer.seq + 1;
    // A reset to an earlier place: the server has begun anew, what this page knows is void.
    if (timeline.last === 0 || (answer.reset && answer.seq < timeline.last)) {
        return catchUp({
            entries: merged(answer.messages),
            last: answer.seq,
            ahead: timeline.last === 0 ? timeline.ahead : [],
            holes: [],
            older: first > 1,
        });
    }
    const missed = answer.reset && first > timeline.last + 1;
    return catchUp({
        ...timeline,
        entries: merged(timeline.entries, answer.messages),
        holes: missed ? [...timeline.holes, timeline.last] : timeline.holes,
        last: Math.max(timeline.last, answer.seq),
    });
}

// A page of history that ends right before `before`.
export function prepend(
    timeline: Timeline,
    before: number,
    page: { messages: readonly Entry[]; more: boolean },
): Timeline {
    const entries = merged(timeline.entries, page.messages);
    const from = page.more ? (page.messages[0]?.seq ?? before) : 0;
    const first = timeline.entries[0]?.seq ?? before;
    const atStart = (page.messages[0]?.seq ?? before) <= first;
    // A hole right before `before` has shrunk to what lies before the page, or is closed.
    const holes = timeline.holes.filter((seq) => seq >= before || seq + 1 < from);
    return { ...timeline, entries, holes, older: atStart ? page.more : timeline.older };
}

// Lets go of the oldest, which history can bring back, so that a page that is open for days does not
// grow for days.
export function trim(timeline: Timeline, keep: number): Timeline {
    if (timeline.entries.length <= keep) return timeline;
    const entries = timeline.entries.slice(-keep);
    const first = entries[0]?.seq ?? 0;
    const holes = timeline.holes.filter((seq) => seq >= first);
    return { ...timeline, entries, holes, older: true };
}

// The seq before which the hole after `seq` can be filled by a page of history.
export function endOfHole(timeline: Timeline, seq: number): number | undefined {
    return timeline.entries.find((entry) => entry.seq > seq)?.seq;
}
