// HAProxy before several instances: any person to any of them, WebSockets, and no traffic to an
// instance that is not ready.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, Managed, newFolder } from "./process.mjs";

/** @param {{port: number, instances: number[]}} setup */
export function haproxyConfig({ port, instances }) {
    const servers = instances.map(
        (one, i) => `    server havn${i + 1} 127.0.0.1:${one} check inter 500ms fall 2 rise 1`,
    );
    return `defaults
    mode http
    timeout connect 2s
    timeout client 30s
    timeout server 30s
    timeout tunnel 1h
    option redispatch
    retries 2
    retry-on conn-failure
frontend entrance
    bind 127.0.0.1:${port}
    option forwardfor
    default_backend instances
backend instances
    balance leastconn
    option httpchk GET /readyz
${servers.join("\n")}
`;
}

/** @param {{instances: number[], port?: number}} options */
export async function startHaproxy(options) {
    const port = options.port ?? (await freePort());
    const file = join(newFolder("haproxy"), "haproxy.cfg");
    writeFileSync(file, haproxyConfig({ port, instances: options.instances }));
    const process = new Managed({ name: "haproxy", command: ["haproxy", "-db", "-f", file] });
    await process.ready(() =>
        fetch(`http://127.0.0.1:${port}/healthz`).then(
            (answer) => answer.ok,
            () => false,
        ),
    );
    return { process, port, url: `http://127.0.0.1:${port}` };
}
