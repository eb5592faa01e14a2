// deploy/cluster: starts the whole and stops it again.

import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { binary, Cluster } from "./cluster.mjs";
import { stopAll } from "./process.mjs";

const usage = `usage: deploy/cluster [--instances N] [--port P] [--data DIR] [--organisation FILE]
Starts PostgreSQL, Redis, N instances of Havn (2) and HAProxy before them, all on the loopback, the
entrance on port P (8080) and the rest on free ports. Ctrl-C stops everything in order. Without DIR
nothing is kept. An empty database is set up with FILE, else with the example organisation.`;

function options() {
    try {
        const { values } = parseArgs({
            options: {
                instances: { type: "string", default: "2" },
                port: { type: "string", default: "8080" },
                data: { type: "string" },
                organisation: { type: "string" },
                help: { type: "boolean" },
            },
        });
        if (values.help) {
            console.log(usage);
            process.exit(0);
        }
        const instances = Number(values.instances);
        const port = Number(values.port);
        if (!Number.isInteger(instances) || instances < 1 || instances > 16)
            throw new Error("--instances must be 1 to 16");
        if (!Number.isInteger(port) || port < 0 || port > 65_535)
            throw new Error("--port must be a port; 0: any free one");
        const { data, organisation } = values;
        return { instances, port: port || undefined, data, organisation };
    } catch (error) {
        console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
        process.exit(2);
    }
}

const wanted = options();
if (!existsSync(binary)) {
    console.error(`no server at ${binary}: deploy/quickstart or tests/run builds it (HAVN_BINARY)`);
    process.exit(1);
}
const stopping = new Promise((resolve) => {
    for (const name of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(name, resolve);
});
try {
    const cluster = await Cluster.start({
        instances: wanted.instances,
        ...(wanted.port ? { port: wanted.port } : {}),
        ...(wanted.data ? { folder: wanted.data } : {}),
        args: wanted.organisation ? [] : ["--example"],
        config: wanted.organisation ? `organisation = "${wanted.organisation}"` : "",
        shards: 0,
    });
    for (const [i, one] of cluster.instances.entries())
        console.log(`instance ${i + 1}: ${one.url} (process ${one.running.pid})`);
    const link = cluster.instances[0]?.organiserLink;
    if (link) console.log(`organiser link, good for one person: ${cluster.url}/#/link/${link}`);
    console.log(`listening on ${cluster.url}`);
    await stopping;
    console.log("stopping");
    await cluster.stop();
} catch (error) {
    console.error(`cluster: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
}
await stopAll();
process.exit();
