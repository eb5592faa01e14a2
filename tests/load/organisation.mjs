#!/usr/bin/env node
// Prints the organisation file of the load runs: one group "bench" with rooms r00000, r00001, …
// Its policy and guidelines are those of an ordinary drop-in group, because moderation is measured
// too.  usage: organisation.mjs [ROOMS]

import { complain } from "./simulation/print.mjs";

const rooms = Number(process.argv[2] ?? 500);
if (!Number.isInteger(rooms) || rooms < 1 || rooms > 50_000) {
    complain("organisation.mjs: ROOMS is a number from 1 to 50000");
    process.exit(2);
}

const lines = [
    "[[group]]",
    'slug = "bench"',
    'name = { en = "Bench" }',
    'topic = { en = "Measuring" }',
    'about = { en = "A group for load tests." }',
    'languages = ["en"]',
    "drop_in = true",
    'policy = "open"',
    "link_hosts_allowed = []",
    "",
];
for (const [id, text] of [
    ["be-kind", "Be kind: no insults, no threats."],
    ["no-contact-details", "Keep addresses, numbers and accounts to yourself."],
    ["no-advertising", "No advertising and no fundraising."],
])
    lines.push("[[group.guideline]]", `id = "${id}"`, `text = { en = "${text}" }`, "");
for (let i = 0; i < rooms; ++i) {
    const slug = `r${String(i).padStart(5, "0")}`;
    lines.push("[[group.room]]", `slug = "${slug}"`, `name = { en = "Room ${i}" }`, "");
}
process.stdout.write(`${lines.join("\n")}\n`);
