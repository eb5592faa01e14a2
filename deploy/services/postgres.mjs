// A PostgreSQL of its own on loopback, in a folder of its own.

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePort, giveTo, isRoot, Managed, newFolder } from "./process.mjs";

const user = "postgres";

function programs() {
    const asked = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
    const folders = asked.status === 0 ? [asked.stdout.trim()] : [];
    for (const version of ["17", "16", "15"]) folders.push(`/usr/lib/postgresql/${version}/bin`);
    const found = folders.find((folder) => existsSync(join(folder, "initdb")));
    if (!found) throw new Error("no PostgreSQL server is installed (package postgresql)");
    return found;
}

const outputBytesMax = 256 * 1024 * 1024;

export class Postgres {
    /**
     * @param {string} folder
     * @param {number} port
     * @param {string[]} settings
     */
    constructor(folder, port, settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        /** @type {Managed | undefined} */
        this.process = undefined;
    }

    /** @param {{folder?: string, port?: number, settings?: string[]}} [options] */
    static async start(options = {}) {
        const folder = options.folder ?? newFolder("postgres");
        mkdirSync(folder, { recursive: true });
        chmodSync(folder, 0o700);
        giveTo(folder, user);
        const server = new Postgres(folder, options.port ?? (await freePort()), [
            "fsync=on",
            "max_connections=200",
            ...(options.settings ?? []),
        ]);
        if (!existsSync(join(folder, "PG_VERSION"))) {
            const args = ["-D", folder, "-A", "trust", "-U", user, "-E", "UTF8", "--locale=C.UTF-8"];
            server.run("initdb", args);
        }
        await server.launch();
        if (!server.databases().includes("havn")) {
            const address = ["-h", "127.0.0.1", "-p", String(server.port), "-U", user];
            server.run("createdb", [...address, "havn"]);
        }
        return server;
    }

    /**
     * @param {string} program
     * @param {string[]} args
     */
    run(program, args) {
        let command = [join(programs(), program), ...args];
        if (isRoot) command = ["runuser", "-u", user, "--", ...command];
        const done = spawnSync(/** @type {string} */ (command[0]), command.slice(1), {
            encoding: "utf8",
            cwd: "/",
            maxBuffer: outputBytesMax,
        });
        if (done.status !== 0)
            throw new Error(`${program}: ${done.error?.message ?? done.stderr}`);
        return done.stdout;
    }

    /** @param {string} sql */
    query(sql, database = "havn") {
        const address = ["-h", "127.0.0.1", "-p", String(this.port), "-U", user, "-d", database];
        return this.run("psql", [...address, "-X", "-A", "-t", "-F", "\t", "-c", sql]).trim();
    }

    databases() {
        return this.query("SELECT datname FROM pg_database", "postgres").split("\n");
    }

    async launch() {
        const command = [join(programs(), "postgres"), "-D", this.folder, "-p", String(this.port)];
        command.push("-c", "listen_addresses=127.0.0.1", "-k", this.folder);
        for (const setting of this.settings) command.push("-c", setting);
        const process = new Managed({ name: "postgres", command, user });
        this.process = process;
        await process.ready(() => process.output.includes("ready to accept connections"));
    }

    get url() {
        return `postgresql://${user}@127.0.0.1:${this.port}/havn`;
    }

    /** SIGINT ends it at once in the orderly way. */
    async stop() {
        await this.process?.stop("SIGINT");
    }

    async restart() {
        await this.stop();
        await this.launch();
    }
}
