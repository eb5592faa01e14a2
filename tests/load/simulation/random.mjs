// Chance that can be repeated.

export class Random {
    constructor(seed) {
        this.state = seed >>> 0;
    }

    // mulberry32
    fraction() {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let t = this.state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    }

    below(end) {
        return Math.floor(this.fraction() * end);
    }

    one(list) {
        return list[this.below(list.length)];
    }

    chance(probability) {
        return this.fraction() < probability;
    }

    // A waiting time of a Poisson process.
    gap(mean) {
        return -Math.log(1 - this.fraction()) * mean;
    }

    // Picks a key of {key: weight}.
    weighted(weights) {
        let at = this.fraction() * Object.values(weights).reduce((a, b) => a + b, 0);
        for (const [key, weight] of Object.entries(weights)) {
            at -= weight;
            if (at < 0) return key;
        }
        return Object.keys(weights)[0];
    }
}
