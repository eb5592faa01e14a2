import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

const root = import.meta.dirname;

// The page runs under a policy without inline script, inline style and data: fonts, so nothing may
// be inlined into HTML or CSS.
export default defineConfig({
    root,
    base: "/",
    plugins: [preact({ devToolsEnabled: false })],
    server: {
        host: "127.0.0.1",
        proxy: {
            "/api": "http://127.0.0.1:8080",
            "/ws": { target: "ws://127.0.0.1:8080", ws: true },
        },
    },
    build: {
        outDir: "dist",
        emptyOutDir: true,
        target: "es2022",
        assetsDir: "assets",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: false,
        reportCompressedSize: true,
    },
});
