import { describe, expect, it } from "vitest";
import { reconnectDelay, resendDelay, restartDelay } from "../src/wire/backoff.ts";

const most = () => 1;
const least = () => 0;

describe("waiting to connect again", () => {
    it("grows up to half a minute, and no further", () => {
        const longest = [0, 1, 2, 3, 6, 7, 100].map((attempts) => reconnectDelay(attempts, most));
        expect(longest).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000, 30_000]);
    });

    it("is spread over the whole span", () => {
        expect(reconnectDelay(5, least)).toBe(0);
        expect(reconnectDelay(5, () => 0.5)).toBe(8_000);
    });

    it("after an announced restart is at most three seconds", () => {
        expect(restartDelay(least)).toBe(0);
        expect(restartDelay(most)).toBe(3_000);
    });
});

describe("waiting to send again", () => {
    it("is never shorter than the server asked for", () => {
        expect(resendDelay(0, 9_000, least)).toBe(9_000);
        expect(resendDelay(0, undefined, least)).toBe(500);
        expect(resendDelay(20, undefined, most)).toBe(15_000);
    });
});
