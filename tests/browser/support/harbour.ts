// One server and one browser for the tests of a file, and the devices that came by. Whatever a page
// must never do fails the test in which it did it.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { Device, openBrowser, type Wishes } from "./browser.ts";
import { Server, type ServerWishes } from "./server.ts";

export class Harbour {
    private running: Server | undefined;
    private browser: Browser | undefined;
    private devices: Device[] = [];
    readonly expected: RegExp[] = [];

    get server(): Server {
        if (this.running === undefined) throw new Error("the server is not running");
        return this.running;
    }

    async device(path = "/", wishes: Wishes = {}): Promise<Device> {
        if (this.browser === undefined) throw new Error("the browser is not running");
        const device = await Device.open(this.browser, this.server.address, wishes);
        this.devices.push(device);
        await device.go(path);
        return device;
    }

    async open(wishes: ServerWishes): Promise<void> {
        [this.running, this.browser] = await Promise.all([Server.start(wishes), openBrowser()]);
    }

    async close(): Promise<void> {
        await this.browser?.close();
        await this.running?.stop();
    }

    async leave(): Promise<void> {
        const complaints = this.devices
            .flatMap((device) => device.complaints)
            .filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
        for (const device of this.devices) await device.close();
        this.devices = [];
        expect(complaints).toEqual([]);
    }
}

export function harbour(wishes: ServerWishes = {}): Harbour {
    const here = new Harbour();
    beforeAll(() => here.open(wishes));
    afterEach(() => here.leave());
    afterAll(() => here.close());
    return here;
}
