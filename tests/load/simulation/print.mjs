// Lines for whoever runs a tool.

export function print(line) {
    process.stdout.write(`${line}\n`);
}

export function complain(line) {
    process.stderr.write(`${line}\n`);
}
