#!/usr/bin/env python3
"""Makes of the data sets one table to learn from, and sets a part of every set aside.

usage: prepare.py DATA_FOLDER OUT_FOLDER

OUT_FOLDER/lessons.tsv: part, set, language, four lessons (label*weight or -, by head), text. The part
is decided by a hash of set and group key, so that pairs, conversations and the texts of one person
stay together and nothing depends on the order of files: 55 % train, 25 % tune (thresholds), 20 %
validation (figures only). OUT_FOLDER/validation/SET.tsv holds that last part with its columns."""
import hashlib
import pathlib
import random
import sys

import compose
import disguise

HEADS = ("abuse", "hate", "care", "spam", "encourage_selfharm", "grooming", "medical_advice",
         "method_detail")
HARM = HEADS[4:]
HERE = pathlib.Path(__file__).resolve().parent
LEXICON = HERE.parent / "lexicon"
LINES = HERE / "lines"
DISGUISED_OF_256 = 100


def part_of(name: str, key: str) -> str:
    number = int.from_bytes(hashlib.sha256(f"{name}|{key}".encode()).digest()[:4], "big") % 100
    return "train" if number < 55 else "tune" if number < 80 else "validation"


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
    by_head: dict[str, str] = {}
    for lesson in lessons.split(" "):
        head, _, value = lesson.partition("=")
        by_head.update(dict.fromkeys(HARM, value) if head == "harm" else {head: value})
    return [by_head.get(head, "-") for head in HEADS]


# Of the categories rules find, the head that learns from their examples.
HEAD_OF = {"encourage_selfharm": "encourage_selfharm", "method_detail": "method_detail",
           "grooming": "grooming", "medical_advice": "medical_advice", "solicitation": "spam",
           "spam": "spam"}


def rule_examples():
    """The made-up examples beside the rules, and the swearing that is aimed at nobody."""
    for path in sorted(LEXICON.glob("*/*.txt")):
        about, kind, category = path.stem, "", ""
        if about in ("common_words", "contact"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, rest = line.partition(" ")
            if word in ("rule", "suppress", "excuse"):
                kind, category = "rule" if word == "rule" else "suppress", (rest.split(" ") + [""])[1]
            elif word in ("+", "-") and (kind, word) != ("suppress", "-"):
                # What a suppressor leaves alone says nothing certain.
                bad = kind == "rule" and word == "+"
                if about == "care":
                    lessons = f"care={int(bad)}*3 abuse=0*2 hate=0*2 spam=0*2"
                elif about == "abuse":
                    lessons = f"abuse={int(bad and category != 'profanity')}*3 care=0*2 spam=0*2"
                elif not bad:
                    lessons = "harm=0*2 spam=0*1"
                elif category in HEAD_OF:
                    lessons = f"{HEAD_OF[category]}=1*3"
                else:
                    continue
                yield path.parent.name, lessons, rest


# Of the written lines on what a policy forbids: what each category teaches besides its own head.
# Who asks for means may be in danger, and who urges somebody to die is abusive: no lesson there.
WRITTEN = {
    "encourage_selfharm": "grooming=0*0.7 medical_advice=0*0.7 spam=0*0.7",
    "grooming_contact": "encourage_selfharm=0*0.7 medical_advice=0*0.7 method_detail=0*0.7 care=0*0.7",
    "medical_claim": "encourage_selfharm=0*0.7 grooming=0*0.7 method_detail=0*0.7 care=0*0.7 abuse=0*0.3",
    "method_talk": "encourage_selfharm=0*0.7 grooming=0*0.7 medical_advice=0*0.7 spam=0*0.7 abuse=0*0.3",
    "solicitation": "harm=0*0.7 care=0*0.7 abuse=0*0.3",
    "harassment": "grooming=0*0.7 medical_advice=0*0.7 method_detail=0*0.7 care=0*0.7 spam=0*0.7",
}
WRITTEN_HEAD = {"encourage_selfharm": "encourage_selfharm", "grooming_contact": "grooming",
                "medical_claim": "medical_advice", "method_talk": "method_detail",
                "solicitation": "spam", "harassment": "abuse"}
CARE_SERIOUS = ("2", "3")


def written_lines():
    """Sentences written one by one for this, with what they are: lines/care_LANGUAGE.tsv and
    distress_LANGUAGE.tsv (severity, facet, text), talk_LANGUAGE.tsv (0, talk, text),
    policy_LANGUAGE.tsv (label, category, text) and hate_LANGUAGE.tsv (label, function, text)."""
    for path in sorted(LINES.glob("*.tsv")):
        about, _, language = path.stem.partition("_")
        for line in path.read_text(encoding="utf-8").splitlines():
            label, facet, text = line.split("\t")
            # Of abuse there are many texts that people wrote.
            weight = "1.5" if facet == "harassment" else "3"
            if about == "care":
                if label in CARE_SERIOUS:
                    lessons = "care=1*1.5 abuse=0*0.3 hate=0*0.3 spam=0*0.5 grooming=0*0.5 medical_advice=0*0.5"
                else:
                    lessons = "care=0*1.5 abuse=0*0.3 hate=0*0.3 spam=0*0.5 harm=0*0.5"
            elif about == "distress":
                lessons = "abuse=0*1 hate=0*1 care=0*3 spam=0*1 harm=0*1"
            elif about == "talk":
                lessons = "abuse=0*0.3 hate=0*0.3 care=0*2 spam=0*2 harm=0*2"
            elif about == "hate":
                group = "0*0.3" if facet == "insult_person" else f"{label}*1"
                lessons = f"abuse={label}*1 hate={group} care=0*0.5 spam=0*0.3"
            elif label == "1":
                lessons = f"{WRITTEN_HEAD[facet]}=1*{weight} {WRITTEN[facet]}"
            else:
                harmless = "abuse=0*0.3 hate=0*0.3 spam=0*0.7 harm=0*0.7"
                lessons = f"{harmless} {WRITTEN_HEAD[facet]}=0*{weight}"
            digest = hashlib.sha256(text.encode()).digest()
            yield "tune" if digest[0] < 26 else "train", f"written_{about}", language, lessons, text


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
        for part, name, language, given, text in written_lines():
            lessons.add(part, name, language, lesson_columns(given), text)
        lessons.finish()
    with (out / "validation" / "evasion_dev.tsv").open("w", encoding="utf-8", newline="\n") as kept:
        kept.write("text\tlabel\tlang\ttask\ttransform\tsource\toriginal\n")
        for row in read_table(data / "evasion_dev" / "data.tsv"):
            if (row["source"], row["original"]) not in learned:
                kept.write("\t".join(row.values()) + "\n")


if __name__ == "__main__":
    main()
