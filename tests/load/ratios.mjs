#!/usr/bin/env node
// Reads the results of a bench run (one JSON object a line) and prints, for every scenario, Havn
// against the peer it is measured by: the median of the ratios taken round by round, which cancels
// most of what else the machine was doing. Ends with 1 if a delivery was lost, doubled or refused.
// usage: ratios.mjs RESULTS.jsonl

import { readFileSync } from "node:fs";
import { print } from "./simulation/print.mjs";

const havn = "custom_havn";
// reach and aim as the project states them. `more`: a higher figure is better.
const goals = {
    fan1000: { key: "deliveries_per_s", against: "asio", reach: 0.9, aim: 1, more: true },
    fan100: { key: "deliveries_per_s", against: "asio", reach: 0.8, aim: 1, more: true },
    fan20: { key: "deliveries_per_s", against: "asio", reach: 0.55, aim: 0.8, more: true },
    echo: { key: "acks_per_s", against: "asio", reach: 0.25, aim: 0.4, more: true, budget: true },
    open100: { key: "lat_p99_us", against: "asio", reach: 2.5, aim: 1.5 },
    open1000: { key: "lat_p99_us", against: "asio" },
    open100hi: { key: "lat_p99_us", against: "asio" },
    idle: { key: "rss_kib_per_conn", reach: 4, aim: 2.5 },
    idle19000: { key: "rss_kib_per_conn", reach: 4, aim: 2.5 },
    storm: { key: "caught_up_s", against: "mosquitto_qos1", reach: 1, aimAbsolute: 0.25 },
};
const faults = [
    "failed",
    "closed_by_server",
    "wrong_room",
    "reordered",
    "stalls",
    "lost_deliveries",
];
// CPU a message may cost more than with the peer; measured where nearly nothing is delivered.
const overhead_us_max = 45;

const runs = new Map();
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
    if (line === "") continue;
    const run = JSON.parse(line);
    const list = runs.get(run.label) ?? [];
    list.push(run);
    runs.set(run.label, list);
}

function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    if (sorted.length === 0) return Number.NaN;
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const of = (peer, scenario) => runs.get(`${peer}/${scenario}`) ?? [];
const figures = (many, key) => many.map((r) => r[key]).filter((v) => v !== undefined);
const paired = (a, b, combine) =>
    a
        .slice(0, b.length)
        .map((run, i) => combine(run, b[i]))
        .filter(Number.isFinite);

function show(value) {
    if (!Number.isFinite(value)) return "-";
    return value >= 1_000 ? String(Math.round(value)) : value.toPrecision(3);
}

function verdict(goal, ratio, own) {
    if (goal.reach === undefined) return "";
    const value = goal.against ? ratio : own;
    if (!Number.isFinite(value)) return "not measured";
    const meets = (limit) => (goal.more ? value >= limit : value <= limit);
    const aimed = goal.aimAbsolute === undefined ? meets(goal.aim) : own <= goal.aimAbsolute;
    if (aimed) return "aim met";
    return meets(goal.reach) ? "reached" : "BELOW";
}

print(
    ["scenario", "figure", "havn", "peer", "", "ratio", "reach", "aim", "us/message over asio", ""]
        .map((title, i) => title.padEnd([10, 17, 10, 15, 10, 7, 6, 8, 21, 0][i]))
        .join(" "),
);
let clean = true;
for (const [scenario, goal] of Object.entries(goals)) {
    const many = of(havn, scenario);
    if (many.length === 0) continue;
    const peer = goal.against ? of(goal.against, scenario) : of("asio", scenario);
    const own = median(figures(many, goal.key));
    const ratio = median(paired(many, peer, (a, b) => a[goal.key] / b[goal.key]));
    const cost = paired(
        many,
        of("asio", scenario),
        (a, b) => a.cpu_us_per_message - b.cpu_us_per_message,
    );
    const over = goal.budget ? median(cost) : Number.NaN;
    const row = [
        scenario.padEnd(10),
        goal.key.padEnd(17),
        show(own).padEnd(10),
        (goal.against ?? "asio").padEnd(15),
        show(median(figures(peer, goal.key))).padEnd(10),
        show(ratio).padEnd(7),
        show(goal.reach).padEnd(6),
        (goal.aimAbsolute === undefined ? show(goal.aim) : `${goal.aimAbsolute} s`).padEnd(8),
        (Number.isFinite(over)
            ? `${over.toFixed(1)}${over > overhead_us_max ? " ABOVE" : ""} of ${overhead_us_max}`
            : ""
        ).padEnd(21),
        verdict(goal, ratio, own),
    ];
    print(row.join(" ").trimEnd());
    for (const run of many) {
        const seen = faults.filter((f) => run[f] > 0).map((f) => `${f}=${run[f]}`);
        if (run.ready < run.conns) seen.push(`ready=${run.ready} of ${run.conns}`);
        if (run.all_caught_up === 0) seen.push(`caught_up=${run.caught_up} of ${run.dropped}`);
        if (seen.length === 0) continue;
        clean = false;
        print(`           faults: ${seen.join(" ")}`);
    }
}
print(clean ? "no faults" : "THERE WERE FAULTS");
process.exit(clean ? 0 : 1);
