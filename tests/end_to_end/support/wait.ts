// Waiting for a condition instead of for a time. The deadline only turns a hang into a failure.

export const deadlineMs = 20_000;

export async function until<T>(
    what: string,
    probe: () => T | undefined | false | Promise<T | undefined | false>,
    withinMs = deadlineMs,
): Promise<T> {
    const end = Date.now() + withinMs;
    for (;;) {
        const found = await probe();
        if (found !== undefined && found !== false) return found;
        if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

export function within<T>(what: string, promise: Promise<T>, withinMs = deadlineMs): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
            () => reject(new Error(`waited ${withinMs} ms in vain for ${what}`)),
            withinMs,
        );
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
