// The rules that every test of this folder holds the page to, and that they would be noticed.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { harbour } from "./support/harbour.ts";

const here = harbour();
const first_view_bytes_max = 120_000;
const elsewhere = "http://elsewhere.invalid/pixel.png";

describe("the page's policy", () => {
    it("allows this server's own files and nothing else", async () => {
        const response = await fetch(here.server.address);
        const policy = response.headers.get("content-security-policy") ?? "";
        const rules = new Map(
            policy.split(";").map((rule) => {
                const [name = "", ...sources] = rule.trim().split(" ");
                return [name, sources.join(" ")] as const;
            }),
        );
        expect(rules.get("default-src")).toBe("'none'");
        expect(rules.get("script-src")).toBe("'self'");
        expect(rules.get("style-src")).toBe("'self'");
        expect(rules.get("connect-src")).toBe("'self'");
        expect(rules.get("frame-ancestors")).toBe("'none'");
        expect(policy).not.toContain("unsafe");
        expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    });

    it("asks for little script before somebody can read and drop in", async () => {
        const device = await here.device("/favicon.svg");
        const scripts: string[] = [];
        device.page.on("request", (request) => {
            if (request.resourceType() === "script") scripts.push(request.url());
        });
        await device.go("/");
        await device.page.locator(".group-card").first().waitFor();
        let bytes = 0;
        for (const url of scripts) {
            bytes += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
        }
        expect(scripts.length).toBeGreaterThan(1);
        expect(bytes).toBeLessThan(first_view_bytes_max);
    });

    it("keeps out inline scripts, inline styles and other servers, and that is noticed", async () => {
        const device = await here.device();
        here.expected.push(/./);
        await device.page.locator(".group-card").first().waitFor();
        expect(device.complaints).toEqual([]);
        await device.page.evaluate((address) => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken over'";
            document.body.append(script);
            document.body.setAttribute("style", "color: red");
            const image = document.createElement("img");
            image.src = address;
            document.body.append(image);
        }, elsewhere);
        await expect.poll(() => device.complaints.length).toBeGreaterThanOrEqual(3);
        expect(await device.page.title()).not.toBe("taken over");
        const noticed = device.complaints.join("\n");
        expect(noticed).toContain("script-src");
        expect(noticed).toContain("style-src");
        expect(noticed).toContain("img-src");
    });
});
