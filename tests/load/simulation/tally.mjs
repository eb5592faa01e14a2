// The counters of a run, per data set, and how they are shown.

import { Latency } from "./latency.mjs";

const columns = ["sent", "acked", "held", "nudged", "rejected", "cared", "flagged", "delivered"];

export class Tally {
    ack = new Latency();
    delivery = new Latency();
    // Since the last progress line.
    recent_ack = new Latency();
    recent_delivery = new Latency();
    counters = {
        too_fast: 0,
        try_again: 0,
        dropped: 0,
        resumed: 0,
        reset: 0,
        sent_again: 0,
        forgotten: 0,
        released: 0,
        removed: 0,
        lost_by_server: 0,
        care_cases: 0,
    };

    constructor(names) {
        this.sets = new Map(
            names.map((name) => [name, Object.fromEntries(columns.map((c) => [c, 0]))]),
        );
    }

    add(set, column) {
        const row = this.sets.get(set);
        if (row) row[column] += 1;
    }

    // Without a time (NaN) for what was sent more than once or waited for a moderator.
    delivered(set, ms) {
        this.add(set, "delivered");
        if (Number.isNaN(ms)) return;
        this.delivery.add(ms);
        this.recent_delivery.add(ms);
    }

    acked(set, ms) {
        this.add(set, "acked");
        if (Number.isNaN(ms)) return;
        this.ack.add(ms);
        this.recent_ack.add(ms);
    }

    sum(column) {
        return [...this.sets.values()].reduce((total, row) => total + row[column], 0);
    }

    progress(elapsed_s, connected, people) {
        const clock = new Date(elapsed_s * 1_000).toISOString().slice(11, 19);
        const counts = columns.map((c) => `${c} ${this.sum(c)}`).join("  ");
        const line = `${clock}  ${connected}/${people} connected  ${counts}`;
        const times = `ack ${this.recent_ack}  delivery ${this.recent_delivery} ms`;
        this.recent_ack = new Latency();
        this.recent_delivery = new Latency();
        return `${line}  ${times}`;
    }

    report() {
        const rows = [["data set", ...columns]];
        for (const [name, row] of this.sets) rows.push([name, ...columns.map((c) => row[c])]);
        rows.push(["all", ...columns.map((c) => this.sum(c))]);
        const widths = rows[0].map((_, i) => Math.max(...rows.map((r) => String(r[i]).length)));
        const table = rows.map((r) =>
            r
                .map((cell, i) =>
                    i === 0 ? cell.padEnd(widths[0]) : String(cell).padStart(widths[i]),
                )
                .join("  "),
        );
        const counters = Object.entries(this.counters).map(([name, n]) => `${name} ${n}`);
        return [
            ...table,
            "",
            counters.join("  "),
            `latency p50 / p99 / max:  ack ${this.ack} ms   delivery ${this.delivery} ms`,
        ].join("\n");
    }
}
