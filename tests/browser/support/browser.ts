// Debian's Chromium with a fresh profile, and pages that note everything they must never do.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

export interface Wishes {
    language?: string;
    colorScheme?: "light" | "dark";
    contrast?: "more" | "no-preference";
    width?: number;
    height?: number;
}

export function openBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
        args: flags,
        timeout: 60_000,
    });
}

// One person at one device: a context of their own, so cookies are never shared.
export class Device {
    readonly complaints: string[] = [];

    private constructor(
        readonly context: BrowserContext,
        readonly page: Page,
        private readonly address: string,
    ) {}

    static async open(browser: Browser, address: string, wishes: Wishes = {}): Promise<Device> {
        const context = await browser.newContext({
            locale: wishes.language ?? "en-GB",
            colorScheme: wishes.colorScheme ?? "light",
            contrast: wishes.contrast ?? "no-preference",
            viewport: { width: wishes.width ?? 1280, height: wishes.height ?? 800 },
        });
        const device = new Device(context, await context.newPage(), address);
        await device.watch();
        return device;
    }

    async go(path: string): Promise<void> {
        await this.page.goto(this.address + path);
    }

    async close(): Promise<void> {
        await this.context.close();
    }

    // Third-party requests, policy violations, and errors nobody caught.
    private async watch(): Promise<void> {
        const own = new URL(this.address).host;
        this.page.on("request", (request) => {
            const url = new URL(request.url());
            const local = url.host === own || url.protocol === "data:";
            if (!local) this.complaints.push(`request to ${request.url()}`);
        });
        this.page.on("pageerror", (error) => this.complaints.push(`error: ${error.message}`));
        this.page.on("console", (message) => {
            if (/content security policy/i.test(message.text())) {
                this.complaints.push(`policy: ${message.text()}`);
            }
        });
        await this.page.exposeFunction("noteViolation", (what: string) => {
            this.complaints.push(`policy: ${what}`);
        });
        await this.page.addInitScript(() => {
            document.addEventListener("securitypolicyviolation", (event) => {
                const note = (window as unknown as { noteViolation(what: string): void })
                    .noteViolation;
                note(`${event.violatedDirective} ${event.blockedURI}`);
            });
        });
    }
}
