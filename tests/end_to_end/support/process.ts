// What the kernel knows about the server's process.

import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

// CPU time used so far, in seconds.
export function cpuSeconds(pid: number): number {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

export function residentKib(pid: number): number {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

export function descriptors(pid: number): number {
    return readdirSync(`/proc/${pid}/fd`).length;
}
