// Starts the real binary on a free port with a folder of its own, and stops it by its own process
// id. Nothing started here outlives the test file (setup.ts) or the test process (pdeathsig).

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Certificate } from "./certificate";
import { databaseOf } from "./database";
import { type Config, configText, type Group, organisationText } from "./toml";
import { deadlineMs, until, within } from "./wait";

const root = fileURLToPath(new URL("../../..", import.meta.url));
export const binary = resolve(root, process.env.HAVN_BINARY ?? "build/release/havn");
export const shards = Number(process.env.HAVN_SHARDS ?? 1);

const canDieWithParent = spawnSync("setpriv", ["--pdeathsig", "KILL", "true"]).status === 0;

export interface Setup {
    groups?: Group[];
    config?: Config;
    // Lifts rate limits and repetition rules, for tests about something else.
    unlimited?: boolean;
    example?: boolean;
    args?: string[];
    certificate?: Certificate;
    // At most this many descriptors.
    descriptors?: number;
    // A folder made by newFolder(); without one the server has its own.
    folder?: string;
    logLevel?: string;
    // Beside what the tests run with.
    environment?: Record<string, string>;
}

export interface Exit {
    code: number | null;
    signal: NodeJS.Signals | null;
}

const folders = new Set<string>();
const running = new Set<Server>();

export function newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "havn-e2e-"));
    folders.add(folder);
    return folder;
}

export async function disposeAll(): Promise<void> {
    await Promise.all([...running].map((server) => server.kill()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    folders.clear();
}

process.on("exit", () => {
    for (const server of running) server.killNow();
});

// Writes the configuration into the folder and returns the arguments that use it.
export function prepare(folder: string, setup: Setup): string[] {
    const config: Config = { database: databaseOf(folder), ...setup.config };
    if (setup.groups) {
        const organisation = join(folder, "organisation.toml");
        writeFileSync(organisation, organisationText(setup.groups));
        config.organisation = organisation;
    }
    if (setup.unlimited) config.moderation = { ...config.moderation, rates_lifted: true };
    const file = join(folder, "havn.toml");
    writeFileSync(file, configText(config));
    const args = ["--config", file, "--data", join(folder, "data")];
    args.push("--listen", "127.0.0.1:0", "--shards", String(shards));
    if (setup.logLevel) args.push("--log-level", setup.logLevel);
    if (setup.example) args.push("--example");
    if (setup.certificate) args.push(...setup.certificate.args);
    return [...args, ...(setup.args ?? [])];
}

function launch(args: string[], { descriptors, environment }: Setup = {}): ChildProcess {
    if (!existsSync(binary)) throw new Error(`no server binary at ${binary} (HAVN_BINARY)`);
    let command = [binary, ...args];
    if (descriptors !== undefined) {
        const limit = `ulimit -n ${descriptors}; exec "$@"`;
        command = ["bash", "-c", limit, "bash", ...command];
    }
    if (canDieWithParent) command = ["setpriv", "--pdeathsig", "KILL", ...command];
    return spawn(command[0] as string, command.slice(1), {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, ...environment },
    });
}

export class Server {
    readonly folder: string;
    readonly pid: number;
    readonly exit: Promise<Exit>;
    // Whom the clients trust; set when the server speaks TLS.
    certificate: Buffer | undefined;
    url = "";
    output = "";
    errors = "";
    private exited: Exit | undefined;

    private constructor(
        private readonly child: ChildProcess,
        private readonly setup: Setup,
        folder: string,
    ) {
        this.folder = folder;
        this.pid = child.pid as number;
        this.certificate = setup.certificate?.pem;
        running.add(this);
        child.stdout?.setEncoding("utf8").on("data", (text: string) => {
            this.output += text;
        });
        child.stderr?.setEncoding("utf8").on("data", (text: string) => {
            this.errors += text;
        });
        this.exit = new Promise((resolveExit) => {
            child.once("close", (code, signal) => {
                running.delete(this);
                this.exited = { code, signal };
                resolveExit(this.exited);
            });
        });
    }

    static async start(setup: Setup = {}): Promise<Server> {
        const folder = setup.folder ?? newFolder();
        const server = new Server(launch(prepare(folder, setup), setup), setup, folder);
        await server.ready();
        return server;
    }

    private async ready(): Promise<void> {
        this.url = await until("the listening line", () => {
            const said = /listening on (https?:\/\/\S+)/.exec(this.output);
            if (said) return said[1];
            if (this.exited) throw new Error(`the server ended at once: ${this.everything}`);
            return undefined;
        });
    }

    // The same folder and configuration again, after this one has ended.
    async again(changes: Setup = {}): Promise<Server> {
        await this.exit;
        return Server.start({ ...this.setup, ...changes, folder: this.folder });
    }

    get everything(): string {
        return this.output + this.errors;
    }

    get data(): string {
        return join(this.folder, "data");
    }

    get alive(): boolean {
        return this.exited === undefined;
    }

    get port(): number {
        return Number(new URL(this.url).port);
    }

    get socketUrl(): string {
        return `${this.url.replace(/^http/, "ws")}/ws`;
    }

    // The one-time link that the first start on an empty folder prints.
    get organiserLink(): string {
        const found = /#\/link\/([^\s"]+)/.exec(this.everything);
        if (!found) throw new Error("the server printed no organiser link");
        return found[1] as string;
    }

    signal(name: NodeJS.Signals): void {
        this.child.kill(name);
    }

    stop(): Promise<Exit> {
        this.signal("SIGTERM");
        return within("the server to stop", this.exit, deadlineMs);
    }

    async kill(): Promise<void> {
        if (this.alive) this.signal("SIGKILL");
        await this.exit;
    }

    killNow(): void {
        this.child.kill("SIGKILL");
    }
}

export interface Run extends Exit {
    output: string;
    errors: string;
}

// Runs the binary until it ends by itself, as it should on a bad start.
export async function run(args: string[], withinMs = deadlineMs): Promise<Run> {
    const child = launch(args);
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    let output = "";
    let errors = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        errors += text;
    });
    const ended = new Promise<Exit>((resolveExit) => {
        child.once("close", (code, signal) => resolveExit({ code, signal }));
    });
    try {
        return { ...(await within("the binary to end", ended, withinMs)), output, errors };
    } finally {
        end();
        process.off("exit", end);
    }
}
