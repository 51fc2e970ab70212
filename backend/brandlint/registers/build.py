"""Building a snapshot: curated marks and the case store → an immutable folder.

It is made under another name and moved whole to its own.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from brandlint.registers.case import Drawing, Status
from brandlint.registers.case_store import CaseStore, summarize_registers
from brandlint.registers.curated.curated import CuratedMark, read_curated
from brandlint.registers.curated.forms import forms_of
from brandlint.registers.curated.word_frequency import frequency_bands
from brandlint.registers.disk import disk_full_reported
from brandlint.registers.similar.index import IndexEntry, build_index
from brandlint.registers.snapshot_files import RECORDS, hash_of
from brandlint_nlp.lexicon import mask_classes, office_code
from brandlint_nlp.lexicon_build import Entry, Form, compile_lexicon, compile_words
from brandlint_nlp.types import Kind
from brandlint_nlp.words import RARE

OTHER_LANGUAGES = ("de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "zh")
_NAME = re.compile(
    r"\b(?:surname|name|nickname|god|goddess|myth|place|city|town|region|island|river|country)\b"
)
_SMALL = 50_000  # records that are compiled without processes of their own
_LIVE = (
    f"status IN ('{Status.REGISTERED}', '{Status.PENDING}', '{Status.UNKNOWN}') AND mark IS "
    f"NOT NULL AND mark <> '' AND drawing <> '{Drawing.DESIGN}'"
)


def word_frequencies() -> Iterator[tuple[str, float, bool]]:
    """(word, Zipf frequency, is English) from wordfreq's lists."""
    for language in ("en", *OTHER_LANGUAGES):
        english, cjk = language == "en", language in {"ja", "zh"}
        least = 1.5 if english else 3.0 if cjk else RARE
        for frequency, words in frequency_bands(language, "small" if cjk else "best"):
            if frequency < least:
                break
            for word in words:
                yield word, frequency, english


def entries(marks: Iterable[CuratedMark]) -> Iterator[Entry]:
    """Curated marks as lexicon entries."""
    for mark in marks:
        yield Entry(
            mark=mark.mark,
            owner=mark.owner,
            house=mark.house,
            kind=mark.kind,
            classes=mark.nice_classes,
            fame=mark.fame,
            common=mark.common_word or bool(mark.ordinary_meaning),
            aliases=mark.aliases,
            name=bool(_NAME.search(mark.ordinary_meaning.partition(";")[0])),
        )


def build_lexicon(
    marks: Iterable[Entry], folder: Path, source: str, forms: Mapping[str, Form]
) -> None:
    """Build a folder that holds a lexicon alone; a folder that already stands is kept. Raises
    `BrandlintError` (disk-full).
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    try:
        with disk_full_reported(work):
            words = compile_words(word_frequencies(), work)
            compile_lexicon(marks, words, work, {"source": source}, forms)
        try:
            os.replace(work, folder)
        except OSError:
            if not (folder / "meta.json").exists():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def build_starter(folder: Path) -> None:
    """Build the starter snapshot, a lexicon of the curated marks. Raises `BrandlintError`
    (disk-full).
    """
    marks = read_curated()
    build_lexicon(entries(marks), folder, "curated", forms_of(marks))


def build_snapshot(
    store: CaseStore, snapshots: Path, say: Callable[[str], None] = lambda _: None
) -> Path:
    """A new snapshot of everything in the store, beside the curated marks; its folder. It is whole,
    hashed and not yet in use.

    The caller holds the lock of `snapshots`. What an earlier build left half-done is removed.
    Raises `BrandlintError` (disk-full).
    """
    for left in snapshots.glob(".building-*"):
        shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=snapshots))
    try:
        with disk_full_reported(snapshots):
            say("copying the records")
            registers = _copy_records(store, work / RECORDS)
            say("compiling marks and the index of similar marks")
            _compile_both(work, sum(register["records"] for register in registers))
            say("hashing")
            meta = json.loads((work / "meta.json").read_text("utf8"))
            files = sorted(path for path in work.iterdir() if path.name != "meta.json")
            built = datetime.now(UTC)
            meta |= {
                "source": "curated and registers",
                "built": built.isoformat(timespec="seconds"),
                "registers": registers,
                "sizes": {path.name: path.stat().st_size for path in files},
                "stamps": {path.name: path.stat().st_mtime_ns for path in files},
                "hashes": {path.name: hash_of(path) for path in files},
            }
            (work / "meta.json").write_text(json.dumps(meta, indent=1), "utf8")
            hashes = json.dumps(meta["hashes"]).encode()
            digest = hashlib.blake2b(hashes, digest_size=4).hexdigest()
            folder = snapshots / f"{built:%Y%m%dT%H%M%S%f}-{digest}"
            os.replace(work, folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return folder


def _copy_records(store: CaseStore, target: Path) -> list[dict[str, Any]]:
    """Copy the cases to a file of their own, with indexes for the look-ups; one row a register."""
    complete = frozenset(
        tuple(row)
        for row in store.db.execute(
            "SELECT DISTINCT c.office, c.source FROM cases c JOIN files f ON f.id = c.file WHERE "
            "f.complete = 1"
        )
    )
    store.db.execute("VACUUM INTO ?", (str(target),))
    db = sqlite3.connect(target)
    try:
        db.executescript("""
            PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF; DROP TABLE files;
            CREATE INDEX registration ON cases (registration, office) WHERE registration <> '';
        """)
        rows = db.execute(
            "SELECT office, source, status, count(*), max(updated) FROM cases GROUP BY office, "
            "source, status"
        ).fetchall()
        db.commit()
    finally:
        db.close()
    return sorted(
        summarize_registers(rows, complete),
        key=lambda register: (register["office"], register["source"]),
    )


def _compile_both(work: Path, records: int) -> None:
    if records < _SMALL:
        _compile_lexicon(work)
        _compile_index(work)
        return
    for compiled in (
        _compile_lexicon,
        _compile_index,
    ):  # one after the other, each in a process that gives its memory back
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            pool.apply(compiled, (work,))


def _live_records(work: Path, columns: str) -> Iterator[tuple[Any, ...]]:
    db = sqlite3.connect(f"file:{work / RECORDS}?mode=ro", uri=True)
    try:
        yield from db.execute(f"SELECT {columns} FROM cases WHERE {_LIVE}")
    finally:
        db.close()


def _compile_lexicon(work: Path) -> None:
    words = compile_words(word_frequencies(), work)
    marks = read_curated()
    compile_lexicon(_lexicon_entries(marks, work), words, work, {}, forms_of(marks))


def _lexicon_entries(marks: Iterable[CuratedMark], work: Path) -> Iterator[Entry]:
    yield from entries(marks)
    nobody = frozenset[int]()
    for row_id, office, mark, owner, classes, status in _live_records(
        work, "id, office, mark, owner, classes, status"
    ):
        yield Entry(
            mark=mark,
            owner=owner or "",
            house=owner or mark,
            kind=Kind.MAKER,
            classes=mask_classes(classes) if classes else nobody,
            fame=0,
            common=False,
            office=office,
            pending=status != Status.REGISTERED,
            row=row_id,
        )


def _compile_index(work: Path) -> None:
    build_index(_index_entries(work), work)


def _index_entries(work: Path) -> Iterator[IndexEntry]:
    for row_id, office, mark, classes, pseudo, translation in _live_records(
        work, "id, office, mark, classes, pseudo, translation"
    ):
        forms = [("pseudo", text) for text in json.loads(pseudo)] if pseudo else []
        if translation:
            forms.append(("translation", translation))
        yield IndexEntry(
            id=row_id,
            mark=mark,
            forms=tuple(forms),
            classes=classes or 0,
            office=office_code(office),
        )
