// A network of its own for a program that a test starts: one cable to this machine's, on which
// packets get lost. Needs root; made and taken away by the test alone.

import { execFileSync, spawnSync } from "node:child_process";

// Why there can be none here; undefined: there can.
export function noNamespace(): string | undefined {
    if (process.getuid?.() !== 0) return "not root";
    const made = new Namespace(0);
    try {
        made.make();
        made.lose(1);
        return undefined;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    } finally {
        made.remove();
    }
}

const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: ["ignore", "pipe", "pipe"] });

export class Namespace {
    readonly name: string;
    // This machine's end of the cable, and the other one.
    readonly near: string;
    readonly far: string;
    private readonly cable: string;

    constructor(number: number) {
        const id = process.pid % 60_000;
        this.name = `havn-${id}-${number}`;
        this.cable = `hv${id}n${number}`;
        const net = `10.213.${id % 250}.${number * 4}`;
        const host = (last: number) => net.replace(/\d+$/, String(number * 4 + last));
        this.near = host(1);
        this.far = host(2);
    }

    make(): void {
        const inside = ["netns", "exec", this.name, "ip"];
        run("ip", "netns", "add", this.name);
        run("ip", "link", "add", this.cable, "type", "veth", "peer", "eth0", "netns", this.name);
        run("ip", "address", "add", `${this.near}/30`, "dev", this.cable);
        run("ip", "link", "set", this.cable, "up");
        run("ip", ...inside, "address", "add", `${this.far}/30`, "dev", "eth0");
        run("ip", ...inside, "link", "set", "eth0", "up");
        run("ip", ...inside, "link", "set", "lo", "up");
    }

    // What a program is started with to be inside.
    get wrap(): string[] {
        return ["ip", "netns", "exec", this.name];
    }

    // So many of a hundred packets are lost, each way; 100: nothing passes.
    lose(percent: number): void {
        const which = percent < 100 ? `numgen random mod 100 < ${percent}` : "";
        const chain = (hook: string, side: string) =>
            `add chain inet loss ${hook} { type filter hook ${hook} priority 0; }
             add rule inet loss ${hook} ${side} != "lo" ${which} drop`;
        const rules = `flush ruleset
            add table inet loss
            ${chain("output", "oifname")}
            ${chain("input", "iifname")}
        `;
        execFileSync("ip", ["netns", "exec", this.name, "nft", "-f", "-"], {
            input: rules,
            stdio: ["pipe", "pipe", "pipe"],
        });
    }

    heal(): void {
        run("ip", "netns", "exec", this.name, "nft", "flush", "ruleset");
    }

    remove(): void {
        spawnSync("ip", ["netns", "delete", this.name]);
        spawnSync("ip", ["link", "delete", this.cable]);
    }
}
