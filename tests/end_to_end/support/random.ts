// Reproducible randomness: HAVN_SEED repeats a run, and every use prints the seed it had.

export class Random {
    readonly seed: number;
    private state: number;

    constructor(purpose: string) {
        const given = process.env.HAVN_SEED;
        this.seed = given ? Number(given) >>> 0 : (Math.random() * 2 ** 32) >>> 0;
        this.state = this.seed;
        process.stdout.write(`${purpose}: HAVN_SEED=${this.seed}\n`);
    }

    // mulberry32
    fraction(): number {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let t = this.state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    }

    // From 0 up to and without `end`.
    below(end: number): number {
        return Math.floor(this.fraction() * end);
    }
}
