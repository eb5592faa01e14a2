// A post's text with its small part of Markdown, built as elements: nothing of it is ever read as
// HTML.
import { type Block, type Inline, parseMarkdown } from "../state/markdown.ts";

const tags = { strong: "strong", emphasis: "em", strike: "s" } as const;

function InlineNodes({ nodes }: { nodes: readonly Inline[] }) {
    return (
        <>
            {nodes.map((node, at) => {
                if (typeof node === "string") return node;
                if (node.kind === "code") return <code key={at}>{node.text}</code>;
                if (node.kind === "link") {
                    return (
                        <a
                            key={at}
                            href={node.href}
                            target="_blank"
                            rel="noopener noreferrer nofollow ugc"
                        >
                            {node.text}
                            {node.text !== node.href && !node.href.startsWith(node.text) && (
                                <span class="link-host">{` (${new URL(node.href).host})`}</span>
                            )}
                        </a>
                    );
                }
                const Tag = tags[node.kind];
                return (
                    <Tag key={at}>
                        <InlineNodes nodes={node.inside} />
                    </Tag>
                );
            })}
        </>
    );
}

function BlockNode({ block }: { block: Block }) {
    if (block.kind === "paragraph") {
        return (
            <p>
                <InlineNodes nodes={block.inside} />
            </p>
        );
    }
    if (block.kind === "quote") {
        return (
            <blockquote>
                <Blocks blocks={block.blocks} />
            </blockquote>
        );
    }
    const items = block.items.map((item, at) => (
        <li key={at}>
            <InlineNodes nodes={item} />
        </li>
    ));
    return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
    return (
        <>
            {blocks.map((block, at) => (
                <BlockNode key={at} block={block} />
            ))}
        </>
    );
}

export function Prose({ text }: { text: string }) {
    return (
        <div class="prose" dir="auto">
            <Blocks blocks={parseMarkdown(text)} />
        </div>
    );
}
