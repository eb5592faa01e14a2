// A text with the places a stage has pointed at.
import type { Finding } from "../wire/parts.ts";

export interface Segment {
    readonly text: string;
    readonly marked: boolean;
}

// Spans count code points, half open; a span of nothing marks nothing.
export function segments(text: string, findings: readonly Finding[]): Segment[] {
    const characters = [...text];
    const marked = characters.map((_, at) =>
        findings.some(({ start, end }) => at >= start && at < end),
    );
    const parts: { text: string; marked: boolean }[] = [];
    characters.forEach((character, at) => {
        const isMarked = marked[at] === true;
        const current = parts.at(-1);
        if (current === undefined || current.marked !== isMarked) {
            parts.push({ text: character, marked: isMarked });
        } else current.text += character;
    });
    return parts;
}

export function MarkedText({ text, findings }: { text: string; findings: readonly Finding[] }) {
    return (
        <p class="prose case-text">
            {segments(text, findings).map((part, at) =>
                part.marked ? <mark key={at}>{part.text}</mark> : part.text,
            )}
        </p>
    );
}
