#!/usr/bin/env python3
"""Writes data files as a C++ header and source, so that the binary stands alone.

A FILE argument that is a folder stands for every file below it (dot files left out)."""
import argparse
import os
import pathlib

LITERAL_BYTES = 48


def literal(data: bytes) -> str:
    lines = []
    for at in range(0, len(data), LITERAL_BYTES):
        # Three octal digits always end the escape, whatever character follows.
        lines.append('"' + "".join(
            chr(b) if 32 <= b < 127 and b not in (34, 92, 63) else f"\\{b:03o}"
            for b in data[at:at + LITERAL_BYTES]) + '"')
    return "\n    ".join(lines) or '""'


def expand(root: pathlib.Path, names: list[str]) -> list[pathlib.Path]:
    files = []
    for name in names:
        path = root / name
        if path.is_dir():
            for folder, subfolders, entries in os.walk(path):
                subfolders[:] = sorted(s for s in subfolders if not s.startswith("."))
                files += [pathlib.Path(folder) / e for e in sorted(entries) if not e.startswith(".")]
        else:
            files.append(path)
    return files


def main() -> None:
    parser = argparse.ArgumentParser()
    for flag in ("--out", "--basename", "--namespace", "--root"):
        parser.add_argument(flag, required=True)
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    root, out = pathlib.Path(args.root), pathlib.Path(args.out)
    (out / "embedded").mkdir(parents=True, exist_ok=True)
    (out / "embedded" / f"{args.basename}.hpp").write_text(f"""#pragma once
#include <span>
#include <string_view>
namespace {args.namespace} {{
struct EmbeddedFile {{
    std::string_view name;
    std::string_view data;
}};
std::span<const EmbeddedFile> {args.basename}();
}}
""")
    rows, blobs = [], []
    for index, path in enumerate(expand(root, args.files)):
        data = path.read_bytes()
        name = path.relative_to(root).as_posix()
        blobs.append(f"constexpr char blob_{index}[] =\n    {literal(data)};")
        rows.append(f'    {{{literal(name.encode())}, {{blob_{index}, {len(data)}}}}},')
    (out / f"{args.basename}.cpp").write_text(
        f'#include "embedded/{args.basename}.hpp"\n#pragma clang diagnostic ignored "-Woverlength-strings"\n'
        f"namespace {args.namespace} {{\nnamespace {{\n" + "\n".join(blobs) +
        f"\nconstexpr EmbeddedFile table[] = {{\n" + "\n".join(rows) + "\n};\n}\n"
        f"std::span<const EmbeddedFile> {args.basename}() {{\n    return table;\n}}\n}}\n")


if __name__ == "__main__":
    main()
