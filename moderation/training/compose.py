"""Made-up sentences to learn from, composed of the templates in sentences/: what a head must tell
apart although the words are the same, and cries for help in the languages that have no texts of them.

A template file holds `let NAME = one | other` for what fills {NAME}, then sections `HEAD LABEL TOPIC`
with one template a line. All that is made of one template stands in one part of the split, so that the
tune part holds none of the patterns learned from."""
import hashlib
import pathlib
import random
import re

FOLDER = pathlib.Path(__file__).resolve().parent / "sentences"
# Cries for help are hardly found but here; of the others there are many templates.
PER_TEMPLATE = {"care": 16, "hate": 8, "abuse": 8}
PER_ENGLISH_TEMPLATE = {"care": 30, "hate": 20, "abuse": 20}
LESSONS = {
    "hate": "abuse={0}*0.4 hate={0}*0.7 care=0*0.3 spam=0*0.2",
    "abuse": "abuse={0}*0.7 hate=0*0.2 care=0*0.3 spam=0*0.2",
    "care": "care={0}*0.7 abuse=0*0.5 hate=0*0.5 spam=0*0.3",
}
HEADER = re.compile(r"(hate|abuse|care) ([01]) (\w+)")


def read_templates(path: pathlib.Path):
    fillings: dict[str, list[str]] = {}
    templates: list[tuple[str, int, str]] = []
    head, label = "", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("let "):
            name, _, rest = line[4:].partition(" = ")
            fillings[name] = rest.split(" | ")
        elif header := HEADER.fullmatch(line):
            head, label = header[1], int(header[2])
        elif line:
            templates.append((head, label, line))
    return fillings, templates


def filled(template: str, fillings: dict[str, list[str]], chance: random.Random) -> str:
    return re.sub(r"\{(\w+)\}", lambda slot: chance.choice(fillings[slot[1]]), template)


def dressed(text: str, chance: random.Random) -> str:
    """Written the way people write: some begin with a capital, some end with a mark."""
    if chance.random() < .4:
        text = text[0].upper() + text[1:]
    return text + chance.choice(("", "", ".", "!", "..."))


def sentences():
    """Yields (part, language, lessons, text)."""
    for path in sorted(FOLDER.glob("*.txt")):
        language = path.stem
        fillings, templates = read_templates(path)
        # A cry for help often stands among other sorrows, and sorrows come in pairs.
        sorrows = [t for head, label, t in templates if head == "care" and label == 0]
        for head, label, template in templates:
            digest = hashlib.sha256(f"{language}|{template}".encode()).digest()
            chance = random.Random(digest)
            part = "tune" if digest[0] < 26 else "train"
            made = set()
            count = (PER_ENGLISH_TEMPLATE if language == "en" else PER_TEMPLATE)[head]
            for _ in range(count):
                text = dressed(filled(template, fillings, chance), chance)
                if head == "care" and chance.random() < .6:
                    other = dressed(filled(chance.choice(sorrows), fillings, chance), chance)
                    text = " ".join((text, other) if chance.random() < .5 else (other, text))
                if text not in made:
                    made.add(text)
                    yield part, language, LESSONS[head].format(label), text
