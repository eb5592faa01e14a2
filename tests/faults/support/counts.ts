// How much of each fault a run asks for.

const full = process.env.HAVN_FAULTS === "full";

// Of a short run, and of a full one.
export function count(short: number, whole: number): number {
    return full ? whole : short;
}
