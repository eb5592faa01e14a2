// Programs that are started here and end with whoever started them: by their own process id, never
// by name, and by the kernel when the starter dies.

import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const canDieWithParent = spawnSync("setpriv", ["--pdeathsig", "KILL", "true"]).status === 0;
export const isRoot = process.getuid?.() === 0;

/** @type {Set<Managed>} */
const running = new Set();
/** @type {Set<string>} */
const folders = new Set();

process.on("exit", () => {
    for (const one of running) one.signal("SIGKILL");
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** @param {string} name */
export function newFolder(name, parent = tmpdir()) {
    const folder = mkdtempSync(join(parent, `havn-${name}-`));
    folders.add(folder);
    return folder;
}

/**
 * The ids of a system user; undefined: there is none.
 * @param {string} name
 */
export function userIds(name) {
    const id = (/** @type {string} */ flag) => spawnSync("id", [flag, name], { encoding: "utf8" });
    const uid = id("-u");
    const gid = id("-g");
    if (uid.status !== 0 || gid.status !== 0) return undefined;
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * @param {string} folder
 * @param {string} user
 */
export function giveTo(folder, user) {
    const ids = isRoot ? userIds(user) : undefined;
    if (ids) chownSync(folder, ids.uid, ids.gid);
}

/** A port of the loopback that nobody listens on. @returns {Promise<number>} */
export function freePort() {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once("error", reject);
        probe.listen(0, "127.0.0.1", () => {
            const address = probe.address();
            const port = typeof address === "object" && address ? address.port : 0;
            probe.close(() => resolve(port));
        });
    });
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @template T
 * @param {string} what
 * @param {() => T | undefined | false | Promise<T | undefined | false>} probe
 * @returns {Promise<T>}
 */
export async function until(what, probe, withinMs = 30_000) {
    const end = Date.now() + withinMs;
    for (;;) {
        const found = await probe();
        if (found !== undefined && found !== false) return found;
        if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for ${what}`);
        await pause(20);
    }
}

/**
 * @typedef {object} Start
 * @property {string} name
 * @property {string[]} command
 * @property {string} [user] whom it runs as, where the starter is root
 * @property {Record<string, string>} [env]
 */

export class Managed {
    output = "";
    /** @type {{code: number | null, signal: NodeJS.Signals | null} | undefined} */
    ended;

    /** @param {Start} start */
    constructor(start) {
        this.name = start.name;
        let command = start.command;
        const become = [];
        if (canDieWithParent) become.push("--pdeathsig", "KILL");
        if (start.user && isRoot)
            become.push("--reuid", start.user, "--regid", start.user, "--clear-groups");
        if (become.length > 0) command = ["setpriv", ...become, ...command];
        this.child = spawn(/** @type {string} */ (command[0]), command.slice(1), {
            stdio: ["ignore", "pipe", "pipe"],
            env: { ...process.env, ...start.env },
        });
        running.add(this);
        const keep = (/** @type {string} */ text) => {
            this.output += text;
        };
        this.child.stdout.setEncoding("utf8").on("data", keep);
        this.child.stderr.setEncoding("utf8").on("data", keep);
        /** @type {Promise<void>} */
        this.exit = new Promise((resolve) => {
            this.child.once("error", (error) => keep(String(error)));
            this.child.once("close", (code, signal) => {
                running.delete(this);
                this.ended = { code, signal };
                resolve();
            });
        });
    }

    get pid() {
        return /** @type {number} */ (this.child.pid);
    }

    get alive() {
        return this.ended === undefined;
    }

    /** @param {NodeJS.Signals} name */
    signal(name) {
        if (this.alive) this.child.kill(name);
    }

    /** @param {NodeJS.Signals} [name] */
    async stop(name = "SIGTERM", graceMs = 20_000) {
        this.signal("SIGCONT");
        this.signal(name);
        await Promise.race([this.exit, pause(graceMs)]);
        await this.kill();
    }

    async kill() {
        this.signal("SIGKILL");
        await this.exit;
    }

    /**
     * Waits for a condition, and fails with what the program said if it ends before.
     * @template T
     * @param {() => T | undefined | false | Promise<T | undefined | false>} probe
     */
    ready(probe, withinMs = 30_000) {
        return until(
            `${this.name} to be ready`,
            () => {
                if (!this.alive) throw new Error(`${this.name} ended at once: ${this.output}`);
                return probe();
            },
            withinMs,
        );
    }
}

export async function stopAll() {
    await Promise.all([...running].map((one) => one.kill()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    folders.clear();
}
