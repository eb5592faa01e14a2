import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
    root: import.meta.dirname,
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    test: {
        environment: "happy-dom",
        include: ["tests/**/*.test.{ts,tsx}"],
        restoreMocks: true,
    },
});
