// The real server binary on a free loopback port with an example organisation in a folder of its
// own. It is ended by its own process id.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const repository = resolve(import.meta.dirname, "../../..");
const start_ms_max = 30_000;

async function freePort(): Promise<number> {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const address = probe.address();
    probe.close();
    await once(probe, "close");
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
}

function binary(): string {
    const file = resolve(repository, process.env.HAVN_BINARY || "build/release/havn");
    if (!existsSync(file)) throw new Error(`there is no server to test at ${file}`);
    return file;
}

export interface ServerWishes {
    ratesLifted?: boolean; // for tests that say more than people could
}

export class Server {
    private process: ChildProcess | undefined;
    private output = "";

    private constructor(
        readonly port: number,
        private readonly data: string,
        private readonly config: string,
    ) {}

    static async start(wishes: ServerWishes = {}): Promise<Server> {
        const data = mkdtempSync(join(tmpdir(), "havn-browser-"));
        const config = `${data}.toml`;
        writeFileSync(config, `[moderation]\nrates_lifted = ${wishes.ratesLifted === true}\n`);
        const server = new Server(await freePort(), data, config);
        await server.run();
        return server;
    }

    get address(): string {
        return `http://127.0.0.1:${this.port}`;
    }

    // The one-time link printed at the first start, as a path of the page.
    async organiserPath(): Promise<string> {
        const deadline = Date.now() + start_ms_max;
        while (Date.now() < deadline) {
            const code = /#\/link\/([A-Za-z0-9_.~-]+)\s/.exec(this.output)?.[1];
            if (code !== undefined) return `/#/link/${code}`;
            await new Promise((done) => setTimeout(done, 20));
        }
        throw new Error(`no organiser link was printed:\n${this.output}`);
    }

    // What `havn feedback export` prints.
    async feedback(): Promise<string> {
        const { stdout } = await promisify(execFile)(binary(), [
            ...["feedback", "export", "--config", this.config, "--data", this.data],
        ]);
        return stdout;
    }

    async kill(): Promise<void> {
        await this.end("SIGKILL");
    }

    async restart(): Promise<void> {
        await this.run();
    }

    async stop(): Promise<void> {
        await this.end("SIGTERM");
        rmSync(this.data, { recursive: true, force: true });
        rmSync(this.config);
    }

    async run(): Promise<void> {
        const listen = `127.0.0.1:${this.port}`;
        const config = ["--config", this.config, "--example"];
        const child = spawn(binary(), [...config, "--data", this.data, "--listen", listen], {
            cwd: repository,
            stdio: ["ignore", "pipe", "pipe"],
        });
        this.process = child;
        const keep = (chunk: Buffer) => {
            this.output += chunk.toString();
        };
        child.stdout.on("data", keep);
        child.stderr.on("data", keep);
        await this.untilReady(child);
    }

    private async untilReady(child: ChildProcess): Promise<void> {
        const deadline = Date.now() + start_ms_max;
        while (Date.now() < deadline) {
            if (child.exitCode !== null) break;
            const ready = await fetch(`${this.address}/healthz`).catch(() => undefined);
            if (ready?.ok) return;
            await new Promise((done) => setTimeout(done, 50));
        }
        throw new Error(`the server did not start:\n${this.output}`);
    }

    private async end(signal: NodeJS.Signals): Promise<void> {
        const child = this.process;
        this.process = undefined;
        if (child === undefined || child.exitCode !== null) return;
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
    }
}
