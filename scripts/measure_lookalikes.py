"""How many evasive spellings are seen, and how many near words are taken for one:
`python scripts/measure_lookalikes.py [--half tune|check] [--marks FILE.csv ...] [--near FILE ...]
[--missed 20]`.

The spellings are generated from the known marks, a kind at a time. A mark belongs to one of two
halves, by its text: one to tune with, one to be opened once when all is decided. Near words are
those of wordfreq's lists in twelve languages that stand one slip from a famous mark, the lines of
the files of `--near` (names of people, of places) that do, and model codes. `--marks` adds files in
the columns of the curated marks.
"""

from __future__ import annotations

import argparse
import csv
import random
import string
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

from rapidfuzz.distance import OSA

from brandlint.registers.build import build_lexicon, entries
from brandlint.registers.curated.curated import CuratedMark, curated_files, read_curated
from brandlint.registers.curated.forms import forms_of
from brandlint.registers.curated.word_frequency import frequency_bands
from brandlint_nlp.candidates import Finder
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.lexicon import Lexicon

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr", "da", "fi")
READ = 2.3  # Zipf frequency from which on a word counts as one of its language
SHORTEST, LONGEST = 4, 24  # letters of a mark that is spelled
A_KIND = 1500  # spellings of a kind, at most
NEAR = 6000  # near words of a sort, at most
DIGITS = {"o": "0", "i": "1", "l": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8", "g": "9"}
SIGNS = {"a": "@", "i": "!", "s": "$", "l": "|", "e": "€"}
TWINS = dict(zip("aceiopsxyjh", "асеіорѕхујһ", strict=True))
SMALL = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
SHAPES = {"m": "rn", "w": "vv", "d": "cl", "i": "l", "l": "i"}
SOUNDS = (
    ("ck", "k"), ("c", "k"), ("k", "c"), ("ph", "f"), ("f", "ph"), ("x", "ks"), ("s", "z"),
    ("z", "s"), ("y", "i"), ("i", "y"), ("qu", "kw"), ("oo", "u"), ("u", "oo"), ("ee", "ea"),
    ("ou", "oo"), ("sh", "sch"), ("th", "t"), ("ai", "ay"), ("ei", "ai"), ("ie", "y"),
)  # fmt: skip
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

Spell = Callable[[str, random.Random], str | None]


def _one_of(text: str, table: dict[str, str], chance: random.Random) -> str | None:
    """The text with one letter exchanged, not its last."""
    places = [at for at, letter in enumerate(text[:-1]) if letter.lower() in table]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + table[text[at].lower()] + text[at + 1 :]


def _inner(text: str, chance: random.Random) -> int | None:
    """The place of a letter behind a letter of the same word."""
    places = [at for at in range(1, len(text)) if text[at - 1 : at + 1].isalpha()]
    return chance.choice(places) if places else None


def doubled(text: str, chance: random.Random) -> str | None:
    at = _inner(text, chance)
    return None if at is None else text[:at] + text[at] + text[at:]


def dropped(text: str, chance: random.Random) -> str | None:
    at = _inner(text, chance)
    return None if at is None else text[:at] + text[at + 1 :]


def swapped(text: str, chance: random.Random) -> str | None:
    places = [
        at
        for at in range(1, len(text) - 1)
        if text[at - 1 : at + 2].isalpha() and text[at] != text[at + 1]
    ]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def mistyped(text: str, chance: random.Random) -> str | None:
    """A letter exchanged for its neighbour on the keyboard."""
    at = _inner(text, chance)
    row = next((row for row in KEYS if at is not None and text[at].lower() in row), "")
    if at is None or not row:
        return None
    place = row.index(text[at].lower())
    return text[:at] + row[place - 1 if place else 1] + text[at + 1 :]


def by_sound(text: str, chance: random.Random) -> str | None:
    fitting = [pair for pair in SOUNDS if pair[0] in text.lower()]
    if not fitting:
        return None
    written, heard = chance.choice(fitting)
    at = text.lower().index(written)
    heard = heard.capitalize() if text[at].isupper() else heard
    return text[:at] + heard + text[at + len(written) :]


def masked(text: str, chance: random.Random) -> str | None:
    places = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + chance.choice("*_#•") + text[at + 1 :]


def parted(text: str, chance: random.Random) -> str | None:
    return chance.choice(".-_*").join(text) if text.isalpha() and len(text) <= 10 else None


def hidden(text: str, chance: random.Random) -> str | None:
    at = _inner(text, chance)
    return None if at is None else f"{text[:at]}\u200b{text[at:]}"


def twice(text: str, chance: random.Random) -> str | None:
    once = _one_of(text, DIGITS, chance)
    return None if once is None else doubled(once, chance)


SPELLINGS: dict[str, Spell] = {
    "digit": lambda text, chance: _one_of(text, DIGITS, chance),
    "sign": lambda text, chance: _one_of(text, SIGNS, chance),
    "other script": lambda text, chance: _one_of(text, TWINS, chance),
    "small capitals": lambda text, chance: "".join(SMALL.get(c, c) for c in text.lower()),
    "shape": lambda text, chance: _one_of(text, SHAPES, chance),
    "doubled": doubled,
    "dropped": dropped,
    "swapped": swapped,
    "mistyped": mistyped,
    "sound": by_sound,
    "mask": masked,
    "parted": parted,
    "hidden": hidden,
    "digit and doubled": twice,
}
SLIPS = frozenset({"shape", "doubled", "dropped", "swapped", "mistyped", "sound"})
MIXED = frozenset({"digit and doubled"})


def half_of(mark: str) -> str:
    return ("tune", "check")[zlib.crc32(lookup_key(mark).encode()) % 2]


def expected(mark: CuratedMark, kind: str) -> bool:
    """Is this kind of spelling of this mark to be seen?"""
    letters = sum(map(str.isalpha, mark.mark))
    if kind in SLIPS | MIXED:
        return letters >= 6 if mark.fame == 3 else letters >= 8
    return letters >= (SHORTEST if mark.fame == 3 else 5)


def spelled(marks: Iterable[CuratedMark], half: str) -> Iterator[tuple[str, str, str, str]]:
    """(kind, spelling, mark, house) of the famous marks that are no ordinary words."""
    for mark in marks:
        text = mark.mark
        if (
            half_of(text) != half
            or mark.common_word
            or mark.ordinary_meaning
            or mark.fame < 2
            or not SHORTEST <= len(text) <= LONGEST
            or not all(word.isascii() and word.isalpha() for word in text.split())
        ):
            continue
        for kind, spell in SPELLINGS.items():
            if expected(mark, kind):
                spelling = spell(text, random.Random(f"{kind}{text}"))
                if spelling is not None and spelling.lower() != text.lower():
                    words = ", several words" if " " in text else ""
                    yield f"{kind}, fame {mark.fame}{words}", spelling, text, mark.house


def one_slip(words: Iterable[str], marks: Iterable[str]) -> list[str]:
    """The words that stand one slip from one of these marks."""
    near = defaultdict(set)
    for mark in marks:
        for form in {mark, *(mark[:at] + mark[at + 1 :] for at in range(len(mark)))}:
            near[form].add(mark)
    found = []
    for word in words:
        forms = [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]
        if any(OSA.distance(word, mark) == 1 for form in forms for mark in near.get(form, ())):
            found.append(word)
    return found


def model_codes(chance: random.Random) -> list[str]:
    """Codes as makers write them: resolutions, bands, sizes, series."""
    fixed = [
        f"{number}{unit}"
        for number, unit in product(
            ("1", "2", "3", "4", "5", "8", "10", "12", "50", "100", "250", "500", "1080"),
            ("p", "ghz", "mhz", "gb", "tb", "mah", "ml", "cm", "mm", "inch", "lbs", "oz", "pcs",
             "pack", "in1", "way", "ply", "led", "usb", "fps", "hz", "kg", "ft", "xl", "st"),
        )
    ]  # fmt: skip
    patterns = ("A9a", "A9", "AA9", "AAA9", "A99A", "AA99A", "9AA9", "AAAA9", "A9A9", "AAA99A",
                "a9a", "aa9a", "aaa9", "a9aa", "9aaa", "aaaa9a")  # fmt: skip
    signs = {"A": string.ascii_uppercase, "a": string.ascii_lowercase, "9": string.digits}
    return fixed + [
        "".join(chance.choice(signs[sign]) for sign in chance.choice(patterns)) for _ in range(5000)
    ]


def near_words(marks: list[CuratedMark], half: str, files: list[Path]) -> dict[str, list[str]]:
    """Words that are no imitation, by sort, near to a famous mark of this half."""
    names = {
        lookup_key(mark.mark).replace(" ", "")
        for mark in marks
        if half_of(mark.mark) == half and mark.fame >= 2 and len(mark.mark) >= 3
    }
    chance = random.Random(half)
    sorts = {}
    for language in LANGUAGES:
        words = {
            lookup_key(word)
            for frequency, band in frequency_bands(language, "best")
            if frequency >= READ
            for word in band
            if word.isalpha()
        }
        sorts[f"words of {language}"] = sorted(words - names)
    for file in files:
        lines = file.read_text("utf8").splitlines()
        sorts[file.stem] = sorted({lookup_key(line) for line in lines if line.isalpha()} - names)
    near = {sort: one_slip(words, names) for sort, words in sorts.items()}
    near["model codes"] = model_codes(chance)
    return {
        sort: chance.sample(words, NEAR) if len(words) > NEAR else words
        for sort, words in near.items()
    }


def seen(finder: Finder, text: str) -> list[tuple[str, str, str]]:
    """(mark, house, disguise) of what is found in a title with this text."""
    return [
        (facts.text, facts.house, candidate.lookalike)
        for candidate in finder.find(fold(f"new item {text} in a box"))
        for facts in finder.lexicon.facts(candidate.lexicon_row)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("tune", "check"), default="tune")
    parser.add_argument("--marks", type=Path, nargs="*", default=[])
    parser.add_argument("--near", type=Path, nargs="*", default=[])
    parser.add_argument("--missed", type=int, default=0, help="of each kind, shown")
    options = parser.parse_args()
    marks = read_curated(*curated_files(), *options.marks)
    with tempfile.TemporaryDirectory() as folder:
        build_lexicon(entries(marks), Path(folder) / "lexicon", "measured", forms_of(marks))
        finder = Finder(Lexicon(Path(folder) / "lexicon"))
        measure_spellings(finder, marks, options.half, options.missed)
        measure_near(finder, near_words(marks, options.half, options.near), options.missed)


def measure_spellings(finder: Finder, marks: list[CuratedMark], half: str, shown: int) -> None:
    lexicon, kinds = finder.lexicon, defaultdict(list)
    for kind, spelling, mark, house in spelled(marks, half):
        folded = lookup_key(spelling)
        if folded not in lexicon.marks and not all(map(finder.ordinary, folded.split())):
            kinds[kind].append((spelling, mark, house))
    hits = total = 0
    for kind, rows in sorted(kinds.items()):
        if len(rows) > A_KIND:
            rows = random.Random(kind).sample(rows, A_KIND)
        missed = [
            spelling
            for spelling, mark, house in rows
            if not any(mark == found[0] or house == found[1] for found in seen(finder, spelling))
        ]
        hits, total = hits + len(rows) - len(missed), total + len(rows)
        print(f"{1 - len(missed) / len(rows):.3f} of {len(rows):5} seen: {kind}")
        if shown:
            print("      ", "; ".join(random.Random(1).sample(missed, min(shown, len(missed)))))
    print(f"{hits / total:.4f} of {total} spellings seen")


def measure_near(finder: Finder, sorts: dict[str, list[str]], shown: int) -> None:
    alarms = total = 0
    for sort, words in sorts.items():
        wrong = [
            f"{word} → {found[0]} ({found[2]})"
            for word in words
            for found in seen(finder, word)[:1]
            if found[2]
        ]
        alarms, total = alarms + len(wrong), total + len(words)
        print(f"{len(wrong):4} of {len(words):5} alarm: {sort}")
        if shown:
            print("      ", "; ".join(random.Random(1).sample(wrong, min(shown, len(wrong)))))
    print(f"{alarms / max(1, total):.4f} of {total} near words alarm")


if __name__ == "__main__":
    csv.field_size_limit(1 << 20)
    main()
