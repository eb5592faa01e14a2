#!/usr/bin/env python3
"""Writes the corpus that fuzzing starts from: the golden commands, in FOLDER/codec.

usage: seeds.py FOLDER"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main() -> None:
    out = pathlib.Path(sys.argv[1]) / "codec"
    out.mkdir(parents=True)
    for path in sorted((ROOT / "protocol" / "golden").glob("command.*.json")):
        command = json.loads(path.read_text())["json"]
        text = json.dumps(command, ensure_ascii=False, separators=(",", ":")).encode()
        (out / path.name).write_bytes(text)


if __name__ == "__main__":
    main()
