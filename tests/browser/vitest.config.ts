import { defineConfig } from "vitest/config";

// One browser and one server per file; files run one after another, for the machine is small.
export default defineConfig({
    root: import.meta.dirname,
    test: {
        include: ["*.test.ts"],
        environment: "node",
        fileParallelism: false,
        testTimeout: 60_000,
        hookTimeout: 90_000,
        retry: 0,
        expect: { poll: { timeout: 20_000 } },
    },
});
