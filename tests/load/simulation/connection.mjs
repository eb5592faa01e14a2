// One WebSocket that speaks havn.v1: requests with answers, events handed on as they arrive.

import WebSocket from "ws";

export class Refused extends Error {
    constructor(error) {
        super(error.code);
        this.code = error.code;
        this.wait_ms = error.retry_after_ms ?? 0;
    }
}

export class Lost extends Error {}

// Not the server's fault: it is stopping, or the line was cut.
export function is_interruption(error) {
    return error instanceof Lost || (error instanceof Refused && error.code === "shutting_down");
}

const answer_ms_max = 30_000;

export class Connection {
    constructor(socket, on_event) {
        this.socket = socket;
        this.pending = new Map();
        this.next_id = 1;
        this.open = true;
        socket.on("message", (data) => {
            const message = JSON.parse(String(data));
            if (message.re === undefined) {
                if (message.on !== undefined) on_event(message);
                return;
            }
            const waiting = this.pending.get(message.re);
            this.pending.delete(message.re);
            if (message.error) waiting?.reject(new Refused(message.error));
            else {
                waiting?.at_once?.(message.ok);
                waiting?.resolve(message.ok);
            }
        });
        socket.on("error", () => {});
        socket.on("close", (code) => {
            this.open = false;
            this.close_code = code;
            for (const waiting of this.pending.values()) waiting.reject(new Lost(String(code)));
            this.pending.clear();
        });
    }

    static open(url, on_event) {
        const socket = new WebSocket(`${url.replace(/^http/, "ws")}/ws`, "havn.v1", {
            perMessageDeflate: false,
            handshakeTimeout: 15_000,
        });
        const connection = new Connection(socket, on_event);
        return new Promise((resolve, reject) => {
            socket.once("open", () => resolve(connection));
            socket.once("error", (error) => reject(new Lost(error.message)));
        });
    }

    // at_once runs before any event that came after the answer is handed on; what awaits the answer
    // may run after it.
    request(verb, fields = {}, at_once = undefined) {
        if (!this.open) return Promise.reject(new Lost("closed"));
        const id = this.next_id++;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.pending.delete(id);
                reject(new Error(`no answer to ${verb} for ${answer_ms_max} ms`));
            }, answer_ms_max);
            const settle = (with_it) => (value) => {
                clearTimeout(timer);
                with_it(value);
            };
            this.pending.set(id, { at_once, resolve: settle(resolve), reject: settle(reject) });
            this.socket.send(JSON.stringify({ id, do: verb, ...fields }));
        });
    }

    // Like request, but waits as long as the server asks for.
    async patiently(verb, fields, at_once = undefined) {
        for (;;) {
            try {
                return await this.request(verb, fields, at_once);
            } catch (error) {
                if (!(error instanceof Refused)) throw error;
                if (error.code !== "too_fast" && error.code !== "try_again") throw error;
                await pause(Math.max(error.wait_ms, 50));
            }
        }
    }

    cut() {
        this.socket.terminate();
        this.open = false;
    }
}

export function pause(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
