// A colour and a letter that help to tell speakers apart; the handle beside it is what counts.

const colours = 8;

function colourOf(handle: string): number {
    let hash = 7;
    for (const character of handle) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
    return hash % colours;
}

export function Avatar({ handle }: { handle: string }) {
    const [first = ""] = handle;
    return (
        <span class={`avatar avatar-${colourOf(handle)}`} aria-hidden="true">
            {first.toLocaleUpperCase()}
        </span>
    );
}
