// Plain requests with everything visible: status, headers, body.

import { type IncomingHttpHeaders, request as plain } from "node:http";
import { request as secure } from "node:https";
import type { Server } from "./server";
import { within } from "./wait";

export interface Response {
    status: number;
    headers: IncomingHttpHeaders;
    body: string;
}

export interface RequestOptions {
    method?: string;
    body?: string;
    headers?: Record<string, string>;
    localAddress?: string;
}

export function http(
    server: Server,
    path: string,
    options: RequestOptions = {},
): Promise<Response> {
    const url = new URL(path, server.url);
    const send = url.protocol === "https:" ? secure : plain;
    const answer = new Promise<Response>((resolve, reject) => {
        const outgoing = send(
            url,
            {
                method: options.method ?? "GET",
                headers: options.headers,
                localAddress: options.localAddress,
                agent: false,
                ca: server.certificate,
            },
            (incoming) => {
                let body = "";
                incoming.setEncoding("utf8");
                incoming.on("data", (text: string) => {
                    body += text;
                });
                incoming.on("error", reject);
                incoming.on("end", () =>
                    resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
                );
            },
        );
        outgoing.on("error", reject);
        outgoing.end(options.body);
    });
    return within(`the response to ${path}`, answer);
}

// What a browser does first; the cookie as it is sent back.
export async function enter(
    server: Server,
    options: RequestOptions & { language?: string; cookie?: string } = {},
): Promise<{ response: Response; cookie: string }> {
    const headers: Record<string, string> = {
        "content-type": "application/json",
        ...options.headers,
    };
    if (options.cookie) headers.cookie = options.cookie;
    const response = await http(server, "/api/v1/enter", {
        ...options,
        method: "POST",
        headers,
        body: options.body ?? JSON.stringify({ language: options.language ?? "en" }),
    });
    const set = response.headers["set-cookie"]?.find((cookie) => cookie.startsWith("havn="));
    return { response, cookie: set?.split(";")[0] ?? options.cookie ?? "" };
}

// One value of the metrics page; labels as written there, or none.
export async function metric(server: Server, name: string, labels = ""): Promise<number> {
    const { body } = await http(server, "/metrics");
    let sum = 0;
    let found = false;
    for (const line of body.split("\n")) {
        const parts = /^([a-z_]+)(\{[^}]*\})? (\S+)/.exec(line);
        if (!parts || parts[1] !== name || !(parts[2] ?? "").includes(labels)) continue;
        sum += Number(parts[3]);
        found = true;
    }
    if (!found) throw new Error(`no metric ${name} ${labels}`);
    return sum;
}
