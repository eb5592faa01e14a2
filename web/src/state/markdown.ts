// The small part of Markdown that posts may use, as a tree of plain values: never as HTML. Whatever
// is not understood stays as it was written. Time and depth are bounded whatever the text is.

export type Mark = "strong" | "emphasis" | "strike";
export type Inline =
    | string
    | { readonly kind: Mark; readonly inside: readonly Inline[] }
    | { readonly kind: "code"; readonly text: string }
    | { readonly kind: "link"; readonly href: string; readonly text: string };
export type Block =
    | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
    | { readonly kind: "quote"; readonly blocks: readonly Block[] }
    | { readonly kind: "list"; readonly start: number | undefined; readonly items: Inline[][] };

const quote_depth_max = 3;
const mark_depth_max = 6;
const link_text_max = 200;
const link_max = 500;

const delimiters: readonly [string, Mark][] = [
    ["**", "strong"],
    ["__", "strong"],
    ["~~", "strike"],
    ["*", "emphasis"],
    ["_", "emphasis"],
];

interface Frame {
    readonly delimiter: string;
    readonly mark: Mark | undefined;
    readonly inside: Inline[];
}

const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);
const isWord = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);

function addText(nodes: Inline[], text: string): void {
    const last = nodes.at(-1);
    if (typeof last === "string") nodes[nodes.length - 1] = last + text;
    else if (text !== "") nodes.push(text);
}

// Only addresses a browser opens as a page.
export function safeAddress(address: string): string | undefined {
    if (!/^https?:\/\/[^\s]/i.test(address)) return undefined;
    try {
        return new URL(address).href;
    } catch {
        return undefined;
    }
}

function bareLink(text: string, at: number): { length: number; href: string } | undefined {
    const rest = text.slice(at, at + link_max);
    const [whole] = /^https?:\/\/[^\s<>"]+/i.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    let length = whole.length;
    while (length > 0 && ".,;:!?)'*_~".includes(whole[length - 1] ?? "")) --length;
    const href = safeAddress(whole.slice(0, length));
    return href === undefined ? undefined : { length, href };
}

function namedLink(text: string, at: number): { length: number; node: Inline } | undefined {
    const middle = text.slice(at, at + link_text_max).indexOf("](");
    if (middle < 2) return undefined;
    const from = at + middle + 2;
    const end = text.slice(from, from + link_max).indexOf(")");
    if (end < 0) return undefined;
    const href = safeAddress(text.slice(from, from + end));
    if (href === undefined) return undefined;
    const node: Inline = { kind: "link", href, text: text.slice(at + 1, at + middle) };
    return { length: from + end + 1 - at, node };
}

class InlineReader {
    private readonly frames: Frame[] = [{ delimiter: "", mark: undefined, inside: [] }];

    constructor(private readonly text: string) {}

    read(): Inline[] {
        let at = 0;
        while (at < this.text.length) at += this.step(at);
        while (this.frames.length > 1) this.giveUp();
        return this.frames[0]?.inside ?? [];
    }

    private get nodes(): Inline[] {
        return this.frames.at(-1)?.inside ?? [];
    }

    // An opening mark that nothing closed is what it looks like.
    private giveUp(): void {
        const frame = this.frames.pop();
        if (frame === undefined) return;
        addText(this.nodes, frame.delimiter);
        for (const node of frame.inside) {
            if (typeof node === "string") addText(this.nodes, node);
            else this.nodes.push(node);
        }
    }

    // Returns how many characters were taken.
    private step(at: number): number {
        const { text } = this;
        const character = text[at] ?? "";
        const next = text[at + 1];
        if (character === "\\" && next !== undefined && /[*_~`[\]\\>#-]/.test(next)) {
            addText(this.nodes, next);
            return 2;
        }
        if (character === "`") {
            const end = text.indexOf("`", at + 1);
            if (end > at + 1) {
                this.nodes.push({ kind: "code", text: text.slice(at + 1, end) });
                return end + 1 - at;
            }
        }
        if (character === "[") {
            const link = namedLink(text, at);
            if (link !== undefined) {
                this.nodes.push(link.node);
                return link.length;
            }
        }
        if ((character === "h" || character === "H") && !isWord(text[at - 1])) {
            const link = bareLink(text, at);
            if (link !== undefined) {
                const shown = text.slice(at, at + link.length);
                this.nodes.push({ kind: "link", href: link.href, text: shown });
                return link.length;
            }
        }
        for (const [delimiter, mark] of delimiters) {
            if (!text.startsWith(delimiter, at)) continue;
            if (this.mark(at, delimiter, mark)) return delimiter.length;
            addText(this.nodes, delimiter);
            return delimiter.length;
        }
        addText(this.nodes, character);
        return 1;
    }

    private mark(at: number, delimiter: string, mark: Mark): boolean {
        const before = this.text[at - 1];
        const after = this.text[at + delimiter.length];
        const inWord = delimiter.startsWith("_");
        const opened = this.frames.findLastIndex((frame) => frame.delimiter === delimiter);
        if (opened > 0 && !isSpace(before) && !(inWord && isWord(after))) {
            while (this.frames.length > opened + 1) this.giveUp();
            const frame = this.frames.pop();
            if (frame !== undefined && frame.inside.length > 0) {
                this.nodes.push({ kind: mark, inside: frame.inside });
            }
            return true;
        }
        if (isSpace(after) || (inWord && isWord(before))) return false;
        if (this.frames.length > mark_depth_max) return false;
        this.frames.push({ delimiter, mark, inside: [] });
        return true;
    }
}

export function inlineOf(text: string): Inline[] {
    return new InlineReader(text).read();
}

const bullet = /^\s{0,3}[-*+] +(.*)$/;
const numbered = /^\s{0,3}(\d{1,4})[.)] +(.*)$/;
const quoted = /^\s{0,3}> ?(.*)$/;

function takeWhile(lines: readonly string[], from: number, pattern: RegExp): RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    for (let at = from; at < lines.length; ++at) {
        const match = pattern.exec(lines[at] ?? "");
        if (match === null) break;
        found.push(match);
    }
    return found;
}

function blocksOf(lines: readonly string[], depth: number): Block[] {
    const blocks: Block[] = [];
    let paragraph: string[] = [];
    const close = () => {
        if (paragraph.length > 0) {
            blocks.push({ kind: "paragraph", inside: inlineOf(paragraph.join("\n")) });
        }
        paragraph = [];
    };
    for (let at = 0; at < lines.length; ) {
        const line = lines[at] ?? "";
        const quotes = depth < quote_depth_max ? takeWhile(lines, at, quoted) : [];
        const bullets = quotes.length > 0 ? [] : takeWhile(lines, at, bullet);
        const numbers = bullets.length > 0 ? [] : takeWhile(lines, at, numbered);
        if (quotes.length > 0) {
            close();
            const inner = quotes.map(([, rest = ""]) => rest);
            blocks.push({ kind: "quote", blocks: blocksOf(inner, depth + 1) });
        } else if (bullets.length > 0) {
            close();
            const items = bullets.map(([, rest = ""]) => inlineOf(rest));
            blocks.push({ kind: "list", start: undefined, items });
        } else if (numbers.length > 0) {
            close();
            const items = numbers.map(([, , rest = ""]) => inlineOf(rest));
            blocks.push({ kind: "list", start: Number(numbers[0]?.[1] ?? 1), items });
        } else if (line.trim() === "") close();
        else paragraph.push(line);
        at += Math.max(1, quotes.length, bullets.length, numbers.length);
    }
    close();
    return blocks;
}

export function parseMarkdown(text: string): Block[] {
    return blocksOf(text.split(/\r?\n/), 0);
}

function plainInline(nodes: readonly Inline[]): string {
    return nodes
        .map((node) => {
            if (typeof node === "string") return node;
            return "inside" in node ? plainInline(node.inside) : node.text;
        })
        .join("");
}

// The words alone, for a line or two of a longer text.
export function plainText(text: string): string {
    const words = (block: Block): string => {
        if (block.kind === "paragraph") return plainInline(block.inside);
        if (block.kind === "quote") return block.blocks.map(words).join(" ");
        return block.items.map(plainInline).join(" · ");
    };
    return parseMarkdown(text).map(words).join(" ");
}
