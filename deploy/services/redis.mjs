// Redis servers of every kind Havn speaks to, on loopback: alone, with users, over TLS, behind a
// sentinel, as a cluster.

import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort, Managed, newFolder, pause, until } from "./process.mjs";

/**
 * One command over a connection of its own, and the raw answer.
 * @param {number} port
 * @param {string[]} words
 * @returns {Promise<string>}
 */
export function ask(port, words, password = "") {
    const encode = (/** @type {string[]} */ list) =>
        `*${list.length}\r\n${list.map((w) => `$${Buffer.byteLength(w)}\r\n${w}\r\n`).join("")}`;
    return new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1");
        let text = "";
        socket.setEncoding("utf8");
        socket.setTimeout(5_000, () => socket.destroy(new Error("the Redis does not answer")));
        socket.once("error", reject);
        socket.on("data", (part) => {
            text += part;
            // A sentinel knows no QUIT.
            if (words[0] === "SENTINEL") setTimeout(() => socket.destroy(), 200);
        });
        socket.once("close", () => resolve(password ? text.slice(text.indexOf("\r\n") + 2) : text));
        if (password) socket.write(encode(["AUTH", password]));
        socket.write(encode(words) + encode(["QUIT"]));
    });
}

export class Redis {
    /**
     * @param {Managed} process
     * @param {number} port
     * @param {string[]} command
     */
    constructor(process, port, command) {
        this.process = process;
        this.port = port;
        this.command = command;
    }

    /**
     * @param {{port?: number, args?: string[], password?: string, tls?: boolean, folder?: string}} [options]
     */
    static async start(options = {}) {
        const port = options.port ?? (await freePort());
        const folder = options.folder ?? newFolder("redis");
        const ports = options.tls
            ? ["--port", "0", "--tls-port", String(port)]
            : ["--port", String(port)];
        const command = ["redis-server", ...ports, "--bind", "127.0.0.1", "--save", ""];
        command.push("--appendonly", "no", "--dir", folder, "--daemonize", "no");
        if (options.password) command.push("--requirepass", options.password);
        command.push(...(options.args ?? []));
        const redis = new Redis(new Managed({ name: "redis-server", command }), port, command);
        await redis.ready();
        return redis;
    }

    ready() {
        return this.process.ready(() => this.process.output.includes("Ready to accept connections"));
    }

    get url() {
        return `redis://127.0.0.1:${this.port}`;
    }

    /** @param {string[]} words */
    ask(...words) {
        return ask(this.port, words);
    }

    /** The same address again, after it has ended. */
    async again() {
        await this.process.exit;
        this.process = new Managed({ name: "redis-server", command: this.command });
        await this.ready();
    }

    /** As if its machine stood still. */
    freeze() {
        this.process.signal("SIGSTOP");
    }

    thaw() {
        this.process.signal("SIGCONT");
    }

    kill() {
        return this.process.kill();
    }

    stop() {
        return this.process.stop();
    }
}

/**
 * A master, a replica and a sentinel that watches them.
 * @param {string} name
 */
export async function startSentinel(name) {
    const master = await Redis.start();
    const replica = await Redis.start({ args: ["--replicaof", "127.0.0.1", String(master.port)] });
    const port = await freePort();
    const folder = newFolder("sentinel");
    const file = join(folder, "sentinel.conf");
    writeFileSync(
        file,
        `port ${port}\nbind 127.0.0.1\ndir ${folder}\n` +
            `sentinel monitor ${name} 127.0.0.1 ${master.port} 1\n` +
            `sentinel down-after-milliseconds ${name} 1000\n` +
            `sentinel failover-timeout ${name} 2000\n`,
    );
    const process = new Managed({ name: "redis-sentinel", command: ["redis-sentinel", file] });
    const sentinel = new Redis(process, port, []);
    await process.ready(async () => {
        const known = await sentinel.ask("SENTINEL", "replicas", name).catch(() => "");
        return known.includes(String(replica.port)) && !known.includes("master-link-status\r\n$3\r\nerr");
    });
    return { master, replica, sentinel, url: `redis+sentinel://127.0.0.1:${port}/${name}` };
}

/** Three masters without replicas. */
export async function startRedisCluster() {
    /** @type {Redis[]} */
    const nodes = [];
    for (let i = 0; i < 3; i += 1) {
        const args = ["--cluster-enabled", "yes", "--cluster-node-timeout", "2000"];
        args.push("--cluster-require-full-coverage", "no");
        nodes.push(await Redis.start({ args }));
    }
    const slots = 16_384;
    for (const [i, node] of nodes.entries()) {
        const first = Math.ceil((i * slots) / nodes.length);
        const last = Math.ceil(((i + 1) * slots) / nodes.length) - 1;
        await node.ask("CLUSTER", "ADDSLOTSRANGE", String(first), String(last));
        await node.ask("CLUSTER", "SET-CONFIG-EPOCH", String(i + 1));
    }
    for (const node of nodes.slice(1))
        await node.ask("CLUSTER", "MEET", "127.0.0.1", String(nodes[0]?.port));
    await until("the Redis cluster to be whole", async () => {
        for (const node of nodes) {
            const info = await node.ask("CLUSTER", "INFO");
            if (!info.includes("cluster_state:ok") || !info.includes("cluster_known_nodes:3"))
                return false;
            if (!info.includes("cluster_slots_ok:16384")) return false;
        }
        await pause(200);
        return true;
    });
    return { nodes, url: `redis://127.0.0.1:${nodes[0]?.port}` };
}
