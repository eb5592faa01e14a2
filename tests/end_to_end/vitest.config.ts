import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Processes, not threads: a server is told to die with the main thread of the process that started
// it.
export default defineConfig({
    test: {
        root: fileURLToPath(new URL(".", import.meta.url)),
        include: ["*.test.ts"],
        pool: "forks",
        maxWorkers: Number(process.env.HAVN_TEST_WORKERS ?? 2),
        testTimeout: 90_000,
        hookTimeout: 60_000,
        globalSetup: ["support/database.ts"],
        setupFiles: ["support/setup.ts"],
    },
});
