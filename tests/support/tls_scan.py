#!/usr/bin/env python3
"""testssl.sh must find nothing above LOW in what the server offers over TLS.

usage: tls_scan.py BINARY"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HARMLESS = {"OK", "INFO", "LOW", "DEBUG"}
NOT_OURS = {"engine_problem"}
SCANS_MAX = 3
CERTIFICATE = """subjectAltName=DNS:localhost,IP:127.0.0.1
extendedKeyUsage=serverAuth
keyUsage=digitalSignature
basicConstraints=CA:FALSE
crlDistributionPoints=URI:http://localhost/none.crl
"""


def openssl(folder: pathlib.Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_certificate(folder: pathlib.Path) -> None:
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "300",
            "-subj", "/CN=Havn test authority")
    openssl(folder, "req", *key, "-keyout", "key.pem", "-out", "request.pem", "-subj", "/CN=localhost")
    (folder / "extensions").write_text(CERTIFICATE)
    openssl(folder, "x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "300", "-extfile", "extensions", "-out", "cert.pem")


def scan(folder: pathlib.Path, port: int) -> list[dict]:
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    subprocess.run(
        ["testssl", "--quiet", "--color", "0", "--warnings", "batch", "--nodns", "none",
         "--protocols", "--std", "--pfs", "--server-preference", "--server-defaults", "--headers",
         "--vulnerable", "--add-ca", folder / "ca.pem", "--jsonfile", report,
         "--ip", "127.0.0.1", f"https://localhost:{port}/"],
        cwd=folder, stdin=subprocess.DEVNULL, check=False)
    return json.loads(report.read_text())


def main() -> int:
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_certificate(folder)
        server = subprocess.Popen(
            [binary, "--listen", "127.0.0.1:0", "--data", folder / "data", "--example",
             "--tls-cert", folder / "cert.pem", "--tls-key", folder / "key.pem"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"})
        try:
            port = 0
            for line in server.stdout:
                if line.startswith("listening on "):
                    port = int(line.rsplit(":", 1)[1])
                    break
            # WARN is a check that testssl itself could not finish (a time-out on a busy machine).
            for _ in range(SCANS_MAX):
                findings = scan(folder, port)
                if all(finding["severity"] != "WARN" or finding["id"] in NOT_OURS
                       for finding in findings):
                    break
        finally:
            server.terminate()
            stopped = server.wait(timeout=20)
    offered = {finding["id"]: finding["finding"] for finding in findings}
    wrong = [f"{f['severity']} {f['id']}: {f['finding']}" for f in findings
             if f["severity"] not in HARMLESS and f["id"] not in NOT_OURS]
    # A scan that reached nothing finds nothing wrong either.
    for protocol in ("TLS1_2", "TLS1_3"):
        if not offered.get(protocol, "").startswith("offered"):
            wrong.append(f"{protocol} is {offered.get(protocol)}")
    if stopped != 0:
        wrong.append(f"the server ended with {stopped}")
    print("\n".join(wrong) or f"{len(findings)} findings, none above LOW")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
