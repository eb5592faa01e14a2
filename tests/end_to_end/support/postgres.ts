// A PostgreSQL of the tests' own, in a temporary folder, reached by a socket in it. As root it runs
// as the user postgres, because it refuses to run as root.

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./wait";

const canDieWithParent = spawnSync("setpriv", ["--pdeathsig", "QUIT", "true"]).status === 0;

function programs(): string {
    const versions = "/usr/lib/postgresql";
    const [version] = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
    return join(versions, version as string, "bin");
}

function id(flag: "-u" | "-g"): number {
    return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    return port;
}

let databases = 0;

export class Postgres {
    private child: ChildProcess | undefined;

    private constructor(
        readonly folder: string,
        readonly port: number,
    ) {}

    static async start(): Promise<Postgres> {
        const folder = mkdtempSync(join(tmpdir(), "havn-pg-"));
        const postgres = new Postgres(folder, await freePort());
        if (process.getuid?.() === 0) chownSync(folder, id("-u"), id("-g"));
        const [command, args] = postgres.asUser("initdb", [
            ...["-D", join(folder, "data"), "-U", "havn", "-A", "trust", "-E", "UTF8"],
            ...["--locale=C.UTF-8", "--no-sync"],
        ]);
        execFileSync(command, args, { cwd: "/", stdio: "ignore" });
        // Whoever comes by the network needs a password.
        writeFileSync(
            join(folder, "data", "pg_hba.conf"),
            "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n",
        );
        process.once("exit", () => postgres.child?.kill("SIGQUIT"));
        await postgres.run();
        return postgres;
    }

    // One that somebody else started.
    static at(folder: string, port: number): Postgres {
        return new Postgres(folder, port);
    }

    // With the data there is.
    async run(): Promise<void> {
        const { folder, port } = this;
        const [command, args] = this.asUser("postgres", [
            ...["-D", join(folder, "data"), "-p", String(port), "-c", "fsync=off"],
            ...["-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=${folder}`],
        ]);
        this.child = spawn(command, args, { cwd: "/", stdio: "ignore" });
        await until("PostgreSQL", () => this.sql("postgres", "SELECT 1") === 0);
    }

    // At once, as in a crash.
    async stop(): Promise<void> {
        const child = this.child;
        this.child = undefined;
        if (!child) return;
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGQUIT");
        await ended;
    }

    async dispose(): Promise<void> {
        await this.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }

    // The address of a new, empty database.
    newDatabase(): string {
        databases += 1;
        const name = `d${process.pid}_${databases}`;
        if (this.sql("postgres", `CREATE DATABASE ${name}`) !== 0) throw new Error("no database");
        return this.url(name);
    }

    url(database: string): string {
        return `postgresql://havn@/${database}?host=${this.folder}&port=${this.port}`;
    }

    private sql(database: string, text: string): number | null {
        const args = ["-h", this.folder, "-p", String(this.port), "-U", "havn", "-d", database];
        return spawnSync(join(programs(), "psql"), [...args, "-qc", text]).status;
    }

    private asUser(program: string, args: string[]): [string, string[]] {
        const command = [join(programs(), program), ...args];
        const prefix: string[] = [];
        if (process.getuid?.() === 0)
            prefix.push("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
        // Last, because a change of user undoes it.
        if (canDieWithParent) prefix.push("setpriv", "--pdeathsig", "QUIT");
        const [first, ...rest] = [...prefix, ...command];
        return [first as string, rest];
    }
}
