// HAVN_DATABASE=postgres: every server of the run has a database of its own in one PostgreSQL
// instead of SQLite in its folder.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Postgres } from "./postgres";

// Before all test files, in the process that starts theirs.
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
    if (process.env.HAVN_DATABASE !== "postgres") return undefined;
    const postgres = await Postgres.start();
    process.env.HAVN_POSTGRES = JSON.stringify([postgres.folder, postgres.port]);
    return () => postgres.dispose();
}

// The database that goes with a server's folder; undefined for SQLite.
export function databaseOf(folder: string): string | undefined {
    if (!process.env.HAVN_POSTGRES) return undefined;
    const file = join(folder, "database");
    if (!existsSync(file)) {
        const [at, port] = JSON.parse(process.env.HAVN_POSTGRES) as [string, number];
        writeFileSync(file, Postgres.at(at, port).newDatabase());
    }
    return readFileSync(file, "utf8");
}
