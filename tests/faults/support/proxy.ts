// A connection in between that can be made to fail: cut, or silently swallow what passes while it
// stays open, or be slow.

import { connect, createServer, type Server, type Socket } from "node:net";

export class FaultProxy {
    // Swallowed in this direction while true.
    swallowUp = false;
    swallowDown = false;
    delayMs = 0;
    // New connections are accepted and then closed at once.
    refuse = false;
    private readonly pairs = new Set<{ near: Socket; far: Socket }>();

    private constructor(
        private readonly server: Server,
        readonly port: number,
        readonly target: number,
    ) {}

    // Listens on `host`; what is asked of it goes to this port of the loopback.
    static start(target: number, host = "127.0.0.1"): Promise<FaultProxy> {
        return new Promise((resolve, reject) => {
            const server = createServer({ pauseOnConnect: false });
            server.once("error", reject);
            server.listen(0, host, () => {
                const address = server.address();
                const port = typeof address === "object" && address ? address.port : 0;
                const proxy = new FaultProxy(server, port, target);
                server.on("connection", (near) => proxy.join(near));
                resolve(proxy);
            });
        });
    }

    get open(): number {
        return this.pairs.size;
    }

    halfOpen(): void {
        this.swallowUp = true;
        this.swallowDown = true;
    }

    heal(): void {
        this.swallowUp = false;
        this.swallowDown = false;
        this.refuse = false;
        this.delayMs = 0;
    }

    // Every connection there is.
    cut(): void {
        for (const pair of this.pairs) {
            pair.near.destroy();
            pair.far.destroy();
        }
    }

    close(): void {
        this.cut();
        this.server.close();
    }

    private join(near: Socket): void {
        if (this.refuse) {
            near.destroy();
            return;
        }
        const far = connect(this.target, "127.0.0.1");
        const pair = { near, far };
        this.pairs.add(pair);
        const pass = (from: Socket, to: Socket, swallowed: () => boolean) => {
            from.setNoDelay(true);
            from.on("data", (part) => {
                if (swallowed()) return;
                if (this.delayMs > 0) setTimeout(() => to.write(part), this.delayMs);
                else to.write(part);
            });
            from.on("error", () => {});
            from.on("close", () => {
                this.pairs.delete(pair);
                // One that swallows does not tell the end either.
                if (!swallowed()) to.destroy();
            });
        };
        pass(near, far, () => this.swallowUp);
        pass(far, near, () => this.swallowDown);
    }
}
