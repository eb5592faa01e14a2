#!/usr/bin/env python3
"""The layer table, and the check that every include keeps to it.

usage: layers.py SOURCE_ROOT. Prints each wrong include as FILE:LINE and exits 1. A file belongs to
the deepest folder of the table that holds it; a folder may include itself, what is below it in its
own folder tree, and what its row names."""
import pathlib
import re
import sys

LAYERS = {
    "protocol": set(),
    "moderation": {"protocol"},
    "server/core": set(),
    "server/store": {"protocol", "server/core"},
    "server/store/postgres": {"protocol", "server/core", "server/store"},
    "server/store/sqlite": {"protocol", "server/core", "server/store"},
    "server/bus": {"protocol", "server/core"},
    "server/classifier": {"protocol", "moderation", "server/core"},
    "server/community": {"protocol", "moderation", "server/core", "server/store", "server/bus", "server/classifier/classifier.hpp"},
    "server/api": {"protocol", "moderation", "server/core", "server/store", "server/community", "server/net/gateway.hpp", "server/classifier/classifier.hpp"},
    "server/net": {"protocol", "server/core"},
    "server": None,  # app, main and config: the only place that knows everything
    "tests": None,
}
# What a folder may take from outside the project, where that is narrower than everything.
EXTERNAL_REFUSED = {
    "protocol": re.compile(r"^(boost/(asio|beast)|sqlite3|libpq|openssl|spdlog|unicode|re2)"),
    "moderation": re.compile(r"^(boost|sqlite3|libpq|openssl|spdlog|sys/|fstream|chrono|thread)"),
    "server/community": re.compile(r"^(boost/(asio|beast)|sqlite3|libpq|sys/)"),
    "server/api": re.compile(r"^(boost/(asio|beast)|sqlite3|libpq|sys/|openssl)"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def layer_of(path: str) -> str | None:
    parts = path.split("/")
    for length in range(len(parts) - 1, 0, -1):
        folder = "/".join(parts[:length])
        if folder in LAYERS:
            return folder
    return None


def refusals(root: pathlib.Path):
    files = (p for folder in ("protocol", "moderation", "server") for p in (root / folder).rglob("*.[ch]pp"))
    for path in sorted(files):
        name = path.relative_to(root).as_posix()
        layer = layer_of(name)
        if layer is None or LAYERS[layer] is None:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if match := INCLUDE.match(line):
                if reason := refusal(layer, *match.groups()):
                    yield f"{name}:{number}: {reason}"


def refusal(layer: str, included: str | None, external: str | None) -> str | None:
    if external:
        refused = EXTERNAL_REFUSED.get(layer)
        return f"{layer} must not include <{external}>" if refused and refused.match(external) else None
    if included.startswith("embedded/"):
        return None
    if included.startswith("."):
        return f'includes are written from the source root, not "{included}"'
    target = layer_of(included)
    if target == layer or target in LAYERS[layer] or included in LAYERS[layer]:
        return None
    return f'{layer} must not include "{included}"'


def main() -> int:
    found = list(refusals(pathlib.Path(sys.argv[1])))
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
