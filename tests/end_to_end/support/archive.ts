// The archive in which people get what is stored about them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server } from "./server";
import { within } from "./wait";

export function download(on: Server, path: string): Promise<{ status: number; bytes: Buffer }> {
    const answer = new Promise<{ status: number; bytes: Buffer }>((resolve, reject) => {
        request(new URL(path, on.url), { agent: false }, (incoming) => {
            const parts: Buffer[] = [];
            incoming.on("data", (part: Buffer) => parts.push(part));
            incoming.on("end", () =>
                resolve({ status: incoming.statusCode ?? 0, bytes: Buffer.concat(parts) }),
            );
        })
            .on("error", reject)
            .end();
    });
    return within("the download", answer);
}

export function unzip(bytes: Buffer): Record<string, string> {
    const folder = mkdtempSync(join(tmpdir(), "havn-zip-"));
    try {
        writeFileSync(join(folder, "havn.zip"), bytes);
        const program =
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert not z.testzip(); z.extractall(sys.argv[2])";
        execFileSync("python3", ["-c", program, join(folder, "havn.zip"), join(folder, "out")]);
        const out = join(folder, "out");
        return Object.fromEntries(
            readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]),
        );
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

// Its files by name.
export async function archiveOf(on: Server, link: string): Promise<Record<string, string>> {
    return unzip((await download(on, link)).bytes);
}
