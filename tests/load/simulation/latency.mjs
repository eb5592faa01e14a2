// Quantiles of milliseconds without a list of every value: buckets five percent apart.

export class Latency {
    counts = new Map();
    total = 0;
    max = 0;

    add(ms) {
        const bucket = Math.ceil(Math.log(Math.max(ms, 0.01)) / Math.log(1.05));
        this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + 1);
        this.total += 1;
        this.max = Math.max(this.max, ms);
    }

    quantile(q) {
        let seen = 0;
        for (const [bucket, count] of [...this.counts].sort((a, b) => a[0] - b[0])) {
            seen += count;
            if (seen >= q * this.total) return Math.min(1.05 ** bucket, this.max);
        }
        return Number.NaN;
    }

    toString() {
        if (this.total === 0) return "-";
        const show = (ms) => (ms < 10 ? ms.toFixed(1) : String(Math.round(ms)));
        const [p50, p99] = [this.quantile(0.5), this.quantile(0.99)];
        return `${show(p50)} / ${show(p99)} / ${show(this.max)}`;
    }
}
