#!/usr/bin/env python3
"""Makes of the data sets one table to learn from, and sets a part of every set aside.

usage: prepare.py DATA_FOLDER OUT_FOLDER

OUT_FOLDER/lessons.tsv: part, set, language, four lessons (label*weight or -, by head), text. The part
is decided by a hash of set and group key, so that pairs, conversations and the texts of one person
stay together and nothing depends on the order of files: 70 % train, 10 % tune (thresholds), 20 %
validation (figures only). OUT_FOLDER/validation/SET.tsv holds that last part with its columns."""
import hashlib
import pathlib
import random
import sys

import compose
import disguise

HEADS = ("abuse", "hate", "care", "spam")
HERE = pathlib.Path(__file__).resolve().parent
LEXICON = HERE.parent / "lexicon"
DISGUISED_OF_256 = 100


def part_of(name: str, key: str) -> str:
    number = int.from_bytes(hashlib.sha256(f"{name}|{key}".encode()).digest()[:4], "big") % 100
    return "train" if number < 70 else "tune" if number < 80 else "validation"


def read_table(path: pathlib.Path, comments: bool = False):
    with path.open(encoding="utf-8", newline="\n") as file:
        lines = (line.rstrip("\n") for line in file if not comments or not line.startswith("# "))
        columns = next(lines).split("\t")
        for line in lines:
            yield dict(zip(columns, line.split("\t")))


def fits(condition: str, row: dict) -> bool:
    column, _, value = condition.partition("=")
    return condition == "*" or row.get(column) == value


def lesson_columns(lessons: str) -> list[str]:
    by_head = dict(lesson.split("=") for lesson in lessons.split(" "))
    return [by_head.get(head, "-") for head in HEADS]


def rule_examples():
    """The made-up examples beside the rules: the only cries for help there are in most languages,
    and the swearing that is aimed at nobody."""
    for path in sorted(LEXICON.glob("*/care.txt")) + sorted(LEXICON.glob("*/abuse.txt")):
        head, kind, category = path.stem, "", ""
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, rest = line.partition(" ")
            if word in ("rule", "suppress", "excuse"):
                kind, category = "rule" if word == "rule" else "suppress", (rest.split(" ") + [""])[1]
            elif word in ("+", "-") and (kind, word) != ("suppress", "-"):
                # What a suppressor leaves alone says nothing certain.
                bad = kind == "rule" and word == "+" and category != "profanity"
                lessons = f"care={int(bad)}*3 abuse=0*2 hate=0*2 spam=0*2" if head == "care" else \
                    f"abuse={int(bad)}*3 care=0*2 spam=0*2"
                yield path.parent.name, lessons, rest


def weakened(lessons: list[str], factor: float) -> list[str]:
    return [lesson if lesson == "-" else f"{lesson[0]}*{float(lesson[2:]) * factor:g}" for lesson in lessons]


class Lessons:
    """Writes lessons, and of some that are learned from a second, disguised telling of both labels, so
    that a disguise by itself proves nothing."""

    def __init__(self, file):
        self.file = file
        self.disguised: list[list[str]] = []

    def add(self, part: str, name: str, language: str, lessons: list[str], text: str) -> None:
        self.file.write("\t".join([part, name, language, *lessons, text]) + "\n")
        digest = hashlib.sha256(text.encode()).digest()
        about_people = lessons[0] != "-" or lessons[2][0] == "1"
        if part == "train" and about_people and digest[0] < DISGUISED_OF_256:
            told = disguise.disguised(text, random.Random(digest))
            if told != text:
                self.disguised.append([part, "disguised", language, *weakened(lessons, .4), told])

    def finish(self) -> None:
        for row in self.disguised:
            self.file.write("\t".join(row) + "\n")


def main() -> None:
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    (out / "validation").mkdir(parents=True, exist_ok=True)
    recipe: dict[str, list[dict]] = {}
    for row in read_table(HERE / "recipe.tsv", comments=True):
        recipe.setdefault(row["set"], []).append(row)
    learned = set()
    with (out / "lessons.tsv").open("w", encoding="utf-8", newline="\n") as file:
        lessons = Lessons(file)
        for name, rules in sorted(recipe.items()):
            path = data / name / "data.tsv"
            columns = path.open(encoding="utf-8").readline().rstrip("\n").split("\t")
            with (out / "validation" / f"{name}.tsv").open("w", encoding="utf-8", newline="\n") as kept:
                kept.write("\t".join(columns) + "\n")
                for row in read_table(path):
                    part = part_of(name, row[rules[0]["group"]])
                    if part == "validation":
                        kept.write("\t".join(row.get(column, "") for column in columns) + "\n")
                    rule = next((rule for rule in rules if fits(rule["condition"], row)), None)
                    if part != "validation":
                        learned.add((name, row["text"]))
                    if rule:
                        lessons.add(part, name, row["lang"], lesson_columns(rule["lessons"]), row["text"])
        for language, given, text in rule_examples():
            lessons.add("train", "rule_examples", language, lesson_columns(given), text)
        for part, language, given, text in compose.sentences():
            lessons.add(part, "composed", language, lesson_columns(given), text)
        lessons.finish()
    with (out / "validation" / "evasion_dev.tsv").open("w", encoding="utf-8", newline="\n") as kept:
        kept.write("text\tlabel\tlang\ttask\ttransform\tsource\toriginal\n")
        for row in read_table(data / "evasion_dev" / "data.tsv"):
            if (row["source"], row["original"]) not in learned:
                kept.write("\t".join(row.values()) + "\n")


if __name__ == "__main__":
    main()
