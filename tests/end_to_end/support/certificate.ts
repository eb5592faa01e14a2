// Self-signed certificates for 127.0.0.1, as an operator would make one to try things out.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificate {
    file: string;
    key: string;
    pem: Buffer;
    // The flags that make the server use it.
    args: string[];
}

export function issue(folder: string, name: string, of = "IP:127.0.0.1"): Certificate {
    const file = join(folder, `${name}.pem`);
    const key = join(folder, `${name}-key.pem`);
    const subject = ["-subj", "/CN=127.0.0.1", "-addext", `subjectAltName=${of}`];
    const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const out = ["-keyout", key, "-out", file];
    execFileSync("openssl", ["req", "-x509", ...kind, "-days", "3", ...subject, ...out], {
        stdio: "ignore",
    });
    return { file, key, pem: readFileSync(file), args: ["--tls-cert", file, "--tls-key", key] };
}
