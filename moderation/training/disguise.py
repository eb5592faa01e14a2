"""Texts disguised as people disguise words that moderation might hear: digits and look-alikes for
letters, letters spread out, repeated, masked, swapped or left out."""
import random

LEET = dict(zip("aeiostlg", "43105719")) | {"а": "@", "о": "0", "з": "3", "ч": "4"}
LOOK_ALIKES = dict(zip("aceopxyijs", "асеорхуіјѕ")) | dict(zip("асеорхух", "aceopxyx"))
MARKS = "\u0301\u0308\u0323\u0336"


def leet(word, chance):
    return "".join(LEET.get(c, c) if chance.random() < .7 else c for c in word)


def look_alike(word, chance):
    return "".join(LOOK_ALIKES.get(c, c) if chance.random() < .6 else c for c in word)


def zero_width(word, chance):
    return "\u200b".join(word)


def spaced(word, chance):
    return " ".join(word)


def dotted(word, chance):
    return chance.choice(".-_").join(word)


def stretched(word, chance):
    at = chance.randrange(len(word))
    return word[:at] + word[at] * chance.randint(3, 6) + word[at + 1:]


def masked(word, chance):
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + "*" + word[at + 1:]


def marked(word, chance):
    return "".join(c + chance.choice(MARKS) if chance.random() < .5 else c for c in word)


def wide(word, chance):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


def swapped(word, chance):
    at = chance.randrange(1, len(word) - 2) if len(word) > 3 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def left_out(word, chance):
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1:]


WAYS = (leet, look_alike, zero_width, spaced, dotted, stretched, masked, masked, marked, wide, swapped,
        swapped, swapped, left_out)


def disguised(text: str, chance: random.Random) -> str:
    way = chance.choice(WAYS)
    return " ".join(way(word, chance) if len(word) > 3 and word.isalpha() and chance.random() < .5
                    else word for word in text.split(" "))
