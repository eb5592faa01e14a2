import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const full = process.env.HAVN_FAULTS === "full";

// Each file has a cluster of its own. A full run has them one after the other, because it looks at
// how long things take to mend; a short one mostly waits.
export default defineConfig({
    test: {
        root: fileURLToPath(new URL(".", import.meta.url)),
        include: ["*.test.ts"],
        pool: "forks",
        maxWorkers: full ? 1 : 3,
        testTimeout: full ? 3_600_000 : 180_000,
        hookTimeout: 120_000,
        setupFiles: ["support/setup.ts"],
    },
});
