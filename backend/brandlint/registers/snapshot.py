"""The starter snapshot: the curated marks compiled to a lexicon folder under `BRANDLINT_HOME`, once a version of the data."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from wordfreq import get_frequency_dict, get_frequency_list

from brandlint.home import home
from brandlint.registers.curated import CuratedMark, read_curated
from brandlint_nlp.lexicon import FORMAT, Entry, Lexicon, compile_lexicon, compile_words

OTHER_LANGUAGES = ("de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "zh")


def word_frequencies() -> Iterator[tuple[str, float, bool]]:
    """(word, Zipf frequency, is English) from wordfreq's lists; Zipf = log10 of occurrences in 10^9 words."""
    from math import log10

    for language in ("en", *OTHER_LANGUAGES):
        english = language == "en"
        for word, share in get_frequency_dict(language, "large" if english else "small").items():
            zipf = log10(share) + 9
            if zipf >= (1.5 if english else 3.0):
                yield word, zipf, english
        for read in (get_frequency_dict, get_frequency_list):
            read.cache_clear()  # they keep every list that they have read


def entries(marks: Iterable[CuratedMark]) -> Iterator[Entry]:
    """Curated marks as lexicon entries."""
    for mark in marks:
        yield Entry(
            mark=mark.mark, owner=mark.owner, house=mark.house, kind=mark.kind, classes=mark.nice_classes, fame=mark.fame,
            common=mark.common_word or bool(mark.ordinary_meaning), aliases=mark.aliases,
        )  # fmt: skip


def build(marks: Iterable[Entry], folder: Path, source: str) -> None:
    """Build a lexicon folder beside its place and move it there whole; a folder that already stands is kept."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    try:
        words = compile_words(word_frequencies(), work)
        compile_lexicon(marks, words, work, {"source": source})
        try:
            os.replace(work, folder)
        except OSError:
            if not (folder / "meta.json").exists():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def starter_folder() -> Path:
    """The folder of the starter snapshot of this version of the curated marks and of the compiling code."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update((resources.files("brandlint.data") / "marks.csv").read_bytes())
    for module in ("lexicon.py", "fold.py", "lookalike.py"):
        digest.update((resources.files("brandlint_nlp") / module).read_bytes())
    return home() / "snapshots" / f"starter-{FORMAT}-{digest.hexdigest()}"


def open_starter() -> Lexicon:
    """The starter snapshot, built at first use. Raises `LexiconError` if it is damaged."""
    folder = starter_folder()
    if not folder.exists():
        build(entries(read_curated()), folder, "curated")
    return Lexicon(folder)
