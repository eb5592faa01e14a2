import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { present } from "./support/client";
import { http } from "./support/http";
import { binary, newFolder, prepare, type Run, run, Server } from "./support/server";

const groups = [{ slug: "calm", rooms: ["lounge"] }];

// What a failed start has to look like; returns the one line.
function complaint(result: Run): string {
    expect(result.code).not.toBe(0);
    expect(result.signal).toBeNull();
    expect(result.output).not.toContain("listening on");
    const lines = result.errors.split("\n").filter((line) => line.trim() !== "");
    expect(lines.length, result.errors).toBe(1);
    expect(lines[0]).not.toMatch(/terminate called|what\(\)|exception/i);
    return lines[0] as string;
}

function databases(folder: string): string[] {
    return readdirSync(folder)
        .map((name) => join(folder, name))
        .filter((file) => readFileSync(file).subarray(0, 15).toString() === "SQLite format 3");
}

describe("a start that cannot succeed", () => {
    it("because the port is in use", async () => {
        const taken = createServer().listen(0, "127.0.0.1");
        await new Promise((resolve) => taken.once("listening", resolve));
        const { port } = taken.address() as { port: number };
        const args = replaceListen(prepare(newFolder(), { groups }), `127.0.0.1:${port}`);
        const line = complaint(await run(args));
        expect(line).toContain(String(port));
        expect(line).toMatch(/in use/i);
        taken.close();
    });

    it("because the address is not this machine's", async () => {
        const args = replaceListen(prepare(newFolder(), { groups }), "192.0.2.1:8080");
        expect(complaint(await run(args))).toContain("192.0.2.1");
    });

    it.each(["nonsense", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:-1", ":::"])(
        "because %s is no address",
        async (address) => {
            const args = replaceListen(prepare(newFolder(), { groups }), address);
            complaint(await run(args));
        },
    );

    it("because the data folder cannot be written", async () => {
        const folder = newFolder();
        const file = join(folder, "a-file");
        writeFileSync(file, "not a folder");
        for (const data of [file, join(file, "below"), "/proc/havn-data"]) {
            const args = prepare(folder, { groups });
            args[args.indexOf("--data") + 1] = data;
            expect(complaint(await run(args))).toContain(data);
        }
    });

    it("because the database is of a newer version, which it leaves as it is", async () => {
        const server = await Server.start({ groups });
        await server.stop();
        const [database] = databases(server.data);
        const script =
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);" +
            "v = c.execute('PRAGMA user_version').fetchone()[0]; assert v > 0;" +
            "c.execute('PRAGMA user_version = 9999'); c.commit(); c.close()";
        execFileSync("python3", ["-c", script, database as string]);
        const before = readFileSync(database as string);
        const line = complaint(await run(prepare(server.folder, { groups })));
        expect(line).toMatch(/newer/);
        expect(line).toContain("9999");
        expect(readFileSync(database as string).equals(before)).toBe(true);
    });

    it("because the database is no database", async () => {
        const server = await Server.start({ groups });
        await server.stop();
        const [database] = databases(server.data);
        writeFileSync(database as string, "this was never a database ".repeat(400));
        complaint(await run(prepare(server.folder, { groups })));
    });

    it("because another server uses the folder, which goes on undisturbed", async () => {
        const server = await Server.start({ groups });
        const anna = await present(server, "calm/lounge");
        const line = complaint(await run(prepare(server.folder, { groups })));
        expect(line).toMatch(/in use|another|locked/i);
        expect((await anna.say("calm/lounge", "nothing has happened")).seq).toBe(1);
        await anna.leave();
        await server.stop();
    });

    it("because the organisation file is missing or broken", async () => {
        const folder = newFolder();
        const args = prepare(folder, { groups, config: { organisation: "/nowhere/at/all.toml" } });
        const file = join(folder, "organisation.toml");
        writeFileSync(file, '[[group]]\nslug = "Not A Slug"\n');
        const line = complaint(await run(args));
        expect(line).toContain("organisation.toml");
        writeFileSync(join(folder, "havn.toml"), 'organisation = "/nowhere/at/all.toml"\n');
        expect(complaint(await run(args))).toContain("/nowhere/at/all.toml");
    });

    it("because certificate or key are missing or no PEM", async () => {
        const folder = newFolder();
        const file = join(folder, "no.pem");
        writeFileSync(file, "not a certificate");
        const args = prepare(folder, { groups });
        for (const [certificate, key] of [
            [file, file],
            [join(folder, "absent.pem"), file],
        ] as const) {
            const result = await run([...args, "--tls-cert", certificate, "--tls-key", key]);
            expect(complaint(result)).toContain(certificate);
        }
        complaint(await run([...args, "--tls-cert", file]));
    });
});

describe("a configuration", () => {
    function withConfig(text: string): { args: string[]; file: string; data: string } {
        const folder = newFolder();
        const args = prepare(folder, {});
        const file = join(folder, "havn.toml");
        writeFileSync(file, text);
        return { args, file, data: join(folder, "data") };
    }

    it.each([
        ["broken", 'log_level = "info"\nshards = = 2\n', 2],
        ["with an unknown key", 'log_level = "info"\n\nportt = 8080\n', 3],
        ["with an unknown key in a table", "[limits]\nhello_ms = 1000\nhallo_ms = 1000\n", 3],
        ["with an unknown table", 'log_level = "info"\n[limit]\nhello_ms = 1000\n', 2],
        ["with a value of another type", '# a comment\nshards = "two"\n', 2],
        ["with a value out of bounds", "\n\n\nshards = -3\n", 4],
        ["with a limit out of bounds", "[limits]\nhello_ms = 0\n", 2],
    ])("that is %s is refused by file and line", async (_, text, line) => {
        const { args, file, data } = withConfig(text);
        const said = complaint(await run(args.filter(notShards)));
        expect(said).toContain(file);
        expect(said).toMatch(new RegExp(`(:|line )${line}\\b`));
        expect(existsSync(data)).toBe(false);
        expect(complaint(await run([...args.filter(notShards), "--check-config"]))).toBe(said);
    });

    it("that gives metrics an address without a port, or one in use, is refused", async () => {
        const { args } = withConfig('metrics_listen = "localhost"\n');
        const checked = await run([...args, "--check-config"]);
        expect(complaint(checked)).toContain("metrics_listen must be HOST:PORT");
        const server = await Server.start({ groups });
        const taken = withConfig(`metrics_listen = "127.0.0.1:${server.port}"\n`);
        expect(complaint(await run(taken.args))).toContain("the port is in use");
        await server.stop();
    });

    it("that is missing is named", async () => {
        const { args } = withConfig("");
        args[args.indexOf("--config") + 1] = "/nowhere/havn.toml";
        expect(complaint(await run(args))).toContain("/nowhere/havn.toml");
    });

    it("can be checked without starting anything", async () => {
        const { args, data } = withConfig('log_level = "info"\n[limits]\nhello_ms = 1000\n');
        const result = await run([...args, "--check-config"]);
        expect([result.code, result.errors]).toEqual([0, ""]);
        expect(result.output).not.toContain("listening on");
        expect(existsSync(data)).toBe(false);
    });

    it("is overruled by the flags", async () => {
        const { args, data } = withConfig('data = "/proc/havn-data"\nlisten = "192.0.2.1:1"\n');
        const result = await run([...args, "--check-config"]);
        expect(result.code).toBe(0);
        expect(existsSync(data)).toBe(false);
    });
});

describe("the command line", () => {
    it.each([
        [["--no-such-flag"]],
        [["--shards", "none"]],
        [["--shards", "-1"]],
        [["--log-level", "shouting"]],
        [["--data"]],
    ])("%j is refused in one line", async (args) => {
        complaint(await run(args));
    });

    it("has a help that names every flag", async () => {
        const { code, output } = await run(["--help"]);
        expect(code).toBe(0);
        for (const flag of [
            "--config",
            "--listen",
            "--data",
            "--shards",
            "--log-level",
            "--example",
            "--check-config",
            "--tls-cert",
            "--tls-key",
        ])
            expect(output).toContain(flag);
    });
});

describe("a first start", () => {
    it("makes the data folder, closed to others, and the example once", async () => {
        const server = await Server.start({ example: true });
        expect(existsSync(server.data)).toBe(true);
        expect(server.organiserLink.length).toBeGreaterThanOrEqual(32);
        expect(server.everything.match(/#\/link\//g)?.length).toBe(1);
        const groups = JSON.parse((await http(server, "/api/v1/groups")).body).groups;
        const door = groups.find((g: { group: string }) => g.group === "open-door");
        expect(door.drop_in).toBe(true);
        const anna = await present(server, "open-door/lounge");
        expect((await anna.say("open-door/lounge", "hello")).seq).toBe(1);
        await anna.leave();
        await server.stop();
        const second = await server.again();
        expect(second.everything).not.toContain("#/link/");
        const back = await present(second, "open-door/lounge");
        expect((await back.say("open-door/lounge", "hello again")).seq).toBe(2);
        await back.leave();
        const mode = execFileSync("stat", ["-c", "%a", second.data]).toString().trim();
        expect(mode).toBe("700");
        await second.stop();
    });

    it("stands alone: from any folder, without an environment", async () => {
        const folder = newFolder();
        mkdirSync(join(folder, "elsewhere"));
        const out = execFileSync(binary, [...prepare(folder, { groups }), "--check-config"], {
            cwd: join(folder, "elsewhere"),
            env: {},
        });
        expect(out.toString()).not.toContain("listening on");
    });
});

function replaceListen(args: string[], address: string): string[] {
    return args.map((arg, at) => (args[at - 1] === "--listen" ? address : arg));
}

// Drops "--shards N", so that the file's value counts.
function notShards(_: string, at: number, all: string[]): boolean {
    return all[at] !== "--shards" && all[at - 1] !== "--shards";
}
