// How long to wait before connecting again. Full jitter: when a server comes back, its thousands of
// clients should not all knock in the same instant.

const base_ms = 500;
const cap_ms = 30_000;
const restart_spread_ms = 3_000;

// attempts: how many have failed since the last success, 0 at first.
export function reconnectDelay(attempts: number, random: () => number): number {
    return random() * Math.min(cap_ms, base_ms * 2 ** Math.min(attempts, 16));
}

// A server that restarts has said so, and is expected back soon.
export function restartDelay(random: () => number): number {
    return random() * restart_spread_ms;
}

// Waiting to send one message again that the server asked to send later.
export function resendDelay(
    attempts: number,
    asked_ms: number | undefined,
    random: () => number,
): number {
    const ceiling = Math.min(15_000, 1_000 * 2 ** Math.min(attempts, 8));
    return Math.max(asked_ms ?? 0, ceiling / 2) + random() * (ceiling / 2);
}
