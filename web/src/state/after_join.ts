// Where somebody wanted to go when they were first asked to read the guidelines.
let wanted: { group: string; path: string } | undefined;

export function rememberWanted(group: string, path: string): void {
    wanted = { group, path };
}

export function takeWanted(group: string): string | undefined {
    const path = wanted?.group === group ? wanted.path : undefined;
    wanted = undefined;
    return path;
}
