"""Check the curated marks, and print what a change of them does: `check_marks.py [--warnings]
[--effect BASE]`.

What is wrong is printed with its file, and the exit status is 1: a bad row, a mark that stands
twice, a house that is no mark or is spelled in two ways, an alias that is a plain word or stands
for nothing. Warnings are counted by kind, and `--warnings` prints them: no proprietor, a frequent
word that nothing marks as one, a recognised form that no row bears.

`--effect BASE` checks a fixed sample of `../shared/data/listings` with the list as it is and with
that of BASE, a folder of CSV files or a Git revision, and prints the strings that are flagged more
and less often, the most frequent first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from measure_terms import listing, sample

from brandlint.linter import check_all
from brandlint.listing import Listing
from brandlint.registers.build import build_lexicon, entries
from brandlint.registers.curated.abbreviations import read_abbreviations
from brandlint.registers.curated.beside import Beside, read_beside
from brandlint.registers.curated.curated import CuratedMark, curated_files, read_curated
from brandlint.registers.curated.forms import forms_of
from brandlint.registers.curated.recognition import Recognition, read_recognition
from brandlint.registers.curated.word_frequency import frequency_bands
from brandlint.registers.snapshot import Snapshot
from brandlint.rule_ids import GROUP_OF
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import NATIVE_LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
CURATED = "backend/brandlint/registers/curated"
LISTINGS = ROOT.parent / "shared" / "data" / "listings"
FREQUENT = 3.5  # Zipf from which on a mark that is a word must be marked as one
PLAIN = 4.3  # Zipf from which on an alias of one word is a plain word
PLAIN_OF_PHRASE = 6.1  # the same for the rarest word of a phrase


class Fault(NamedTuple):
    """What is wrong with a row: kind, file, and a sentence. `grave` faults fail the check."""

    kind: str
    file: str
    text: str
    grave: bool = True


class Row(NamedTuple):
    """A curated mark and the name of its file."""

    file: str
    mark: CuratedMark


def read_rows(files: Iterable[Traversable]) -> list[Row]:
    """The marks of the files. Raises ValueError naming file and line of a bad row."""
    return [Row(file.name, mark) for file in files for mark in read_curated(file)]


class Words:
    """How often words are used: in English, and in the language that uses them most."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._english: dict[str, float] = {}
        self._anywhere: dict[str, float] = {}
        for language in ("en", *NATIVE_LANGUAGES):
            for zipf, words in frequency_bands(language, "small"):
                for word in wanted.intersection(words):
                    self._anywhere[word] = max(zipf, self._anywhere.get(word, 0.0))
                    if language == "en":
                        self._english[word] = zipf

    def english(self, word: str) -> float:
        """Zipf frequency in English; numbers are as frequent as anything."""
        return 9.0 if word.isdigit() else self._english.get(word, 0.0)

    def anywhere(self, word: str) -> float:
        return self._anywhere.get(word, 0.0)


def faults(
    rows: list[Row], recognition: Iterable[Recognition], beside: Iterable[Beside]
) -> Iterator[Fault]:
    """What is wrong with the list, and what should be looked at."""
    read = {known.form for known in recognition}
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        bearers[lookup_key(row.mark.mark)].append(row)
    aliases = {row: [(text, lookup_key(text)) for text in row.mark.aliases] for row in rows}
    folded = [*bearers, *(form for pairs in aliases.values() for _, form in pairs)]
    words = Words(frozenset(word for form in folded for word in form.split()))
    yield from _twice(bearers)
    yield from _houses(rows)
    for row in rows:
        yield from _aliases(row, aliases[row], bearers, words, read)
        yield from _cautions(row, words, read)
    yield from _aliases_of_two_rows(aliases)
    known = {(row.mark.mark, row.mark.owner) for row in rows}
    for spelling in beside:
        if (spelling.mark, spelling.owner) not in known:
            text = f"{spelling.spelling}: no mark {spelling.mark!r} of {spelling.owner!r}"
            yield Fault("no-such-mark", "beside.csv", text)
    for form in sorted(read - set(folded)):
        yield Fault("form-of-no-mark", "recognition.csv", form, grave=False)


def _related(one: CuratedMark, other: CuratedMark) -> bool:
    """Are they of one proprietor or one house?"""
    return (bool(one.owner) and one.owner.casefold() == other.owner.casefold()) or (
        lookup_key(one.house) == lookup_key(other.house)
    )


def _twice(bearers: dict[str, list[Row]]) -> Iterator[Fault]:
    for form, rows in bearers.items():
        if not form:
            yield from (Fault("no-letters", row.file, row.mark.mark) for row in rows)
        for at, (file, mark) in enumerate(rows):
            for _, other in rows[:at]:
                if mark.owner.casefold() == other.owner.casefold():
                    text = f"{mark.mark} stands twice for {mark.owner or 'nobody'}: make one row"
                    yield Fault("twice", file, text)


def _houses(rows: list[Row]) -> Iterator[Fault]:
    marks = {row.mark.mark for row in rows}
    spellings: dict[str, set[str]] = defaultdict(set)
    for file, mark in rows:
        spellings[mark.house.casefold()].add(mark.house)
        if mark.house not in marks:
            yield Fault("no-such-house", file, f"{mark.mark}: house {mark.house!r} is no mark")
    for spelled in spellings.values():
        if len(spelled) > 1:
            yield Fault("house-in-two-ways", "", " and ".join(sorted(spelled)))


def _aliases(
    row: Row,
    aliases: list[tuple[str, str]],
    bearers: dict[str, list[Row]],
    words: Words,
    read: set[str],
) -> Iterator[Fault]:
    file, mark = row
    seen = {lookup_key(mark.mark)}
    for text, form in aliases:
        named = f"{mark.mark}: alias {text!r}"
        if not form:
            yield Fault("no-letters", file, named)
        elif form in seen:
            yield Fault("alias-again", file, f"{named} is looked for already: remove it")
        elif any(_related(mark, other.mark) for other in bearers.get(form, ())):
            yield Fault("alias-and-row", file, f"{named} has a row of its own: remove it")
        elif not _told(mark) and form not in read and _plain(form, words):
            yield Fault("plain-alias", file, f"{named} is a plain word: remove it, or mark the row")
        seen.add(form)


def _told(mark: CuratedMark) -> bool:
    """Does the row say that it is an ordinary word too?"""
    return mark.common_word or bool(mark.ordinary_meaning)


def _plain(form: str, words: Words) -> bool:
    parts = form.split()
    rarest = min(map(words.english, parts))
    return rarest >= (PLAIN if len(parts) == 1 else PLAIN_OF_PHRASE)


def _aliases_of_two_rows(aliases: dict[Row, list[tuple[str, str]]]) -> Iterator[Fault]:
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row, pairs in aliases.items():
        for text, form in pairs:
            for _, other in bearers[form]:
                if other is not row.mark and _related(row.mark, other):
                    named = f"{row.mark.mark}: alias {text!r} stands at {other.mark} too: remove it"
                    yield Fault("alias-at-two-rows", row.file, named)
            bearers[form].append(row)


def _cautions(row: Row, words: Words, read: set[str]) -> Iterator[Fault]:
    file, mark = row
    form = lookup_key(mark.mark)
    if not mark.owner:
        yield Fault("no-proprietor", file, mark.mark, grave=False)
    if not mark.nice_classes:
        yield Fault("no-classes", file, mark.mark, grave=False)
    if not _told(mark) and form not in read and words.anywhere(form) >= FREQUENT:
        text = f"{mark.mark} is used as a word ({words.anywhere(form):.1f} on the Zipf scale)"
        yield Fault("frequent-word", file, text, grave=False)


def files_of(base: str, work: Path) -> list[Path]:
    """The files of the list in a folder or at a Git revision, laid into `work`. Raises SystemExit
    if it is neither.
    """
    if Path(base).is_dir():
        return sorted(Path(base).glob("*.csv"))
    # `marks` and `marks.csv`: the list as files by trade, and as the one file that it was before.
    names = _git(
        "ls-tree", "-r", "--name-only", base, "--", f"{CURATED}/marks", f"{CURATED}/marks.csv"
    )
    found = []
    for name in names.splitlines():
        file = work / Path(name).name
        file.write_text(_git("show", f"{base}:{name}"), "utf8")
        found.append(file)
    if not found:
        raise SystemExit(f"{base} is no folder, and no revision that holds curated marks")
    return sorted(found)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    return done.stdout


def flagged(rows: list[Listing], marks: Iterable[CuratedMark], folder: Path) -> Counter[str]:
    """The strings in which rules of marks find something, folded, with counts."""
    marks = list(marks)
    build_lexicon(entries(marks), folder, "check", forms_of(marks))
    found = Counter[str]()
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        for row, report in zip(part, check_all(part, using=Snapshot(folder)), strict=True):
            found.update(
                lookup_key(row.text(finding.field)[finding.start : finding.end])
                for finding in report.findings
                if GROUP_OF[finding.rule] == "marks" and finding.field and finding.start is not None
            )
    return found


def print_effect(base: str, folder: Path, size: int, shown: int) -> None:
    """Print what the list flags more and less often than that of `base`."""
    rows = [listing(row) for row in sample(folder, size)]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        before = flagged(rows, read_curated(*files_of(base, work)), work / "before")
        after = flagged(rows, read_curated(), work / "after")
    print(f"{len(rows)} listings: {before.total()} findings before, {after.total()} after")
    for title, more in (("gained", after - before), ("lost", before - after)):
        print(f"{title}: {more.total()} findings of {len(more)} strings")
        for form, count in more.most_common(shown):
            print(f"{count:6} {form}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--warnings", action="store_true", help="print the warnings too")
    parser.add_argument("--effect", metavar="BASE", help="a folder of CSV files or a Git revision")
    parser.add_argument("--listings", type=Path, default=LISTINGS, metavar="FOLDER")
    parser.add_argument("--size", type=int, default=5000, help="listings in the sample")
    parser.add_argument("--shown", type=int, default=300, help="strings of each sort to print")
    args = parser.parse_args()
    try:
        rows = read_rows(curated_files())
        recognition, beside = read_recognition(), read_beside()
        read_abbreviations()
    except ValueError as error:
        print(error)
        return 1
    found = list(faults(rows, recognition.values(), beside))
    for fault in found:
        if fault.grave or args.warnings:
            print(f"{fault.file}: {fault.kind}: {fault.text}")
    kinds = Counter((not fault.grave, fault.kind) for fault in found)
    print(f"{len(rows)} marks, {sum(fault.grave for fault in found)} errors")
    for (warning, kind), count in sorted(kinds.items()):
        print(f"{count:6} {'warning' if warning else 'error'} {kind}")
    if args.effect:
        print_effect(args.effect, args.listings, args.size, args.shown)
    return int(any(fault.grave for fault in found))


if __name__ == "__main__":
    sys.exit(main())
