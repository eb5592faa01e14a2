#!/usr/bin/env python3
"""Derives confusables.tsv from Unicode's confusables.txt (UTS #39).

usage: derive_confusables.py CONFUSABLES_TXT > confusables.tsv

Kept are single letters, digits and symbols outside ASCII that look like one ASCII letter or digit
and that compatibility folding does not already turn into it. Case is folded on both sides: what
looks like B also stands for b."""
import sys
import unicodedata


def plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold()


def main() -> None:
    targets: dict[str, str] = {}
    for line in open(sys.argv[1], encoding="utf-8-sig"):
        fields = line.split("#")[0].split(";")
        if len(fields) < 3 or " " in fields[0].strip():
            continue
        source = chr(int(fields[0].strip(), 16))
        target = plain("".join(chr(int(h, 16)) for h in fields[1].split()))
        if ord(source) < 0x80 or len(target) != 1 or not target.isascii() or not target.isalnum():
            continue
        key = plain(source)
        if len(key) == 1 and not key.isascii() and unicodedata.category(key)[0] in "LNS":
            # A lower-case letter's own look-alike wins over that of its capital.
            if source == key or key not in targets:
                targets[key] = target
    print("# Derived by derive_confusables.py from Unicode's confusables.txt 15.0.0 (UTS #39).")
    print("# © 2022 Unicode®, Inc. Unicode licence: https://www.unicode.org/terms_of_use.html")
    for key in sorted(targets):
        print(f"{ord(key):04X}\t{targets[key]}")


if __name__ == "__main__":
    main()
