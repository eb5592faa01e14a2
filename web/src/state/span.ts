// Which rows of a long list are worth having on the page: those around one row, as far as the view
// and a margin reach. Heights that nobody has measured yet are guessed from those that were.

export class Heights {
    private readonly known = new Map<string, number>();
    private total = 0;

    constructor(private readonly guess: number) {}

    of(key: string): number {
        return this.known.get(key) ?? this.average();
    }

    set(key: string, pixels: number): void {
        this.total += pixels - (this.known.get(key) ?? 0);
        this.known.set(key, pixels);
    }

    sum(keys: readonly string[], from: number, to: number): number {
        let pixels = 0;
        for (let at = from; at < to; ++at) pixels += this.of(keys[at] ?? "");
        return pixels;
    }

    // The row at so many pixels below the top of the first.
    at(keys: readonly string[], pixels: number): number {
        let left = pixels;
        for (const [at, key] of keys.entries()) {
            left -= this.of(key);
            if (left >= 0) continue;
            return at;
        }
        return Math.max(0, keys.length - 1);
    }

    private average(): number {
        return this.known.size === 0 ? this.guess : this.total / this.known.size;
    }
}

export interface Span {
    readonly from: number;
    readonly to: number; // not included
}

export function spanAround(
    keys: readonly string[],
    at: number,
    above: number,
    below: number,
    heights: Heights,
): Span {
    let from = Math.max(0, Math.min(at, keys.length - 1));
    let to = from;
    for (let left = above; from > 0 && left > 0; --from) left -= heights.of(keys[from - 1] ?? "");
    for (let left = below; to < keys.length && left > 0; ++to) left -= heights.of(keys[to] ?? "");
    return { from, to };
}
