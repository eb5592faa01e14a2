// The whole on one machine: PostgreSQL, Redis, instances of Havn and HAProxy before them.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startHaproxy } from "./haproxy.mjs";
import { freePort, Managed, newFolder } from "./process.mjs";
import { Postgres } from "./postgres.mjs";
import { Redis } from "./redis.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const binary = resolve(root, process.env.HAVN_BINARY ?? "build/release/havn");

/**
 * @typedef {object} InstanceOptions
 * @property {string} database
 * @property {string} [redis] empty: none
 * @property {string} publicUrl
 * @property {string} [config] more lines for the configuration file
 * @property {string[]} [args]
 * @property {number} [shards]
 * @property {string} [folder]
 * @property {number} [port]
 * @property {string} [host] the address it listens on, instead of the loopback
 * @property {string[]} [wrap] a program and its arguments to run it with
 */

export class Instance {
    /**
     * @param {InstanceOptions} options
     * @param {string} folder
     * @param {number} port
     */
    constructor(options, folder, port) {
        this.options = options;
        this.folder = folder;
        this.port = port;
        /** @type {Managed | undefined} */
        this.process = undefined;
    }

    /** @param {InstanceOptions} options */
    static async start(options) {
        const folder = options.folder ?? newFolder("instance");
        mkdirSync(folder, { recursive: true });
        const instance = new Instance(options, folder, options.port ?? (await freePort()));
        await instance.launch(options.args);
        return instance;
    }

    /** @param {string[]} [args] for this start only */
    async launch(args = []) {
        const { options } = this;
        const file = join(this.folder, "havn.toml");
        const lines = [
            `database = "${options.database}"`,
            `public_url = "${options.publicUrl}"`,
            "trust_proxy = true",
        ];
        if (options.redis) lines.push(`redis = "${options.redis}"`);
        writeFileSync(file, `${lines.join("\n")}\n${options.config ?? ""}\n`);
        const command = [...(options.wrap ?? []), binary, "--config", file];
        command.push("--data", join(this.folder, "data"));
        command.push("--listen", `${this.host}:${this.port}`);
        command.push("--shards", String(options.shards ?? 1), ...args);
        const process = new Managed({ name: "havn", command });
        this.process = process;
        await process.ready(() => process.output.includes("listening on "));
    }

    get running() {
        if (!this.process) throw new Error("the instance was never started");
        return this.process;
    }

    get host() {
        return this.options.host ?? "127.0.0.1";
    }

    get url() {
        return `http://${this.host}:${this.port}`;
    }

    get socketUrl() {
        return `ws://${this.host}:${this.port}/ws`;
    }

    get output() {
        return this.running.output;
    }

    /** The one-time link of a start on an empty database. */
    get organiserLink() {
        return /#\/link\/([^\s"]+)/.exec(this.output)?.[1];
    }

    /** @param {string} name @returns {Promise<number>} the sum over its labels */
    async metric(name) {
        const text = await (await fetch(`${this.url}/metrics`)).text();
        let sum = 0;
        for (const line of text.split("\n"))
            if (line.startsWith(`${name} `) || line.startsWith(`${name}{`))
                sum += Number(line.slice(line.lastIndexOf(" ") + 1));
        return sum;
    }

    stop() {
        return this.running.stop();
    }

    kill() {
        return this.running.kill();
    }
}

/**
 * @typedef {object} ClusterOptions
 * @property {number} [instances]
 * @property {string} [folder] keeps the database there; without it everything is gone at the end
 * @property {number} [port] of the entrance
 * @property {string} [config] more lines for every instance's configuration
 * @property {string[]} [args] for the first start of the first instance
 * @property {number} [shards]
 * @property {string} [redis] instead of one that is started
 * @property {boolean} [proxy]
 */

export class Cluster {
    /**
     * @param {{postgres: Postgres, redis: Redis | undefined, instances: Instance[], url: string,
     *     proxy: Managed | undefined}} parts
     */
    constructor(parts) {
        this.postgres = parts.postgres;
        this.redis = parts.redis;
        this.instances = parts.instances;
        this.proxy = parts.proxy;
        this.url = parts.url;
    }

    /** @param {ClusterOptions} [options] */
    static async start(options = {}) {
        const folder = options.folder;
        const postgres = await Postgres.start(folder ? { folder: join(folder, "postgres") } : {});
        const redis = options.redis === undefined ? await Redis.start() : undefined;
        const port = options.port ?? (await freePort());
        const url = `http://127.0.0.1:${port}`;
        const common = {
            database: postgres.url,
            redis: options.redis ?? redis?.url ?? "",
            publicUrl: url,
            config: options.config ?? "",
            shards: options.shards ?? 1,
        };
        /** @type {Instance[]} */
        const instances = [];
        for (let i = 0; i < (options.instances ?? 2); i += 1) {
            const own = folder ? { folder: join(folder, `instance${i + 1}`) } : {};
            // The first one sets up the database.
            const args = i === 0 ? (options.args ?? []) : [];
            instances.push(await Instance.start({ ...common, ...own, args }));
        }
        let proxy;
        if (options.proxy !== false) {
            const entrance = { port, instances: instances.map((one) => one.port) };
            proxy = (await startHaproxy(entrance)).process;
        }
        return new Cluster({ postgres, redis, instances, url, proxy });
    }

    /** First those who ask, then those who answer. */
    async stop() {
        await Promise.all(this.instances.map((one) => one.stop()));
        await this.proxy?.stop();
        await this.redis?.stop();
        await this.postgres.stop();
    }
}
