"""An opened snapshot: the lexicon, the records behind it, the index of similar marks.

It is read-only, shared by threads and processes.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brandlint.registers.links import link
from brandlint.registers.similar.index_files import FILES
from brandlint.registers.snapshot_files import RECORDS, hash_of
from brandlint_nlp.lexicon import Lexicon, LexiconError, mask_classes

if TYPE_CHECKING:
    from brandlint.registers.similar.search import Searcher

_COLUMNS = (
    "id",
    "office",
    "number",
    "registration",
    "status",
    "status_code",
    "status_date",
    "filed",
    "published",
    "registered",
    "ended",
    "renewal",
    "basis",
    "flags",
    "declared",
    "mark",
    "owner",
    "owner_country",
    "classes",
    "goods",
    "pseudo",
    "translation",
    "disclaimer",
    "updated",
    "source",
)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM cases"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a register as the snapshot knows it. Dates are ISO, as much of them as is known;
    `goods` by Nice class, 0: no class named; `as_of` is the date of the data.
    """

    office: str
    number: str
    registration: str
    status: str
    status_code: str
    status_date: str
    filed: str
    published: str
    registered: str
    ended: str
    renewal: str
    basis: str
    flags: frozenset[str]
    declared: dict[str, str]
    mark: str
    owner: str
    owner_country: str
    classes: tuple[int, ...]
    goods: dict[int, str]
    pseudo: tuple[str, ...]
    translation: str
    disclaimer: str
    as_of: str
    source: str

    def plain(self) -> dict[str, Any]:
        """The record as findings and answers show it."""
        return {
            "office": self.office,
            "number": self.number,
            "registration": self.registration,
            "mark": self.mark,
            "owner": self.owner,
            "owner_country": self.owner_country,
            "status": self.status,
            "classes": list(self.classes),
            "goods": "; ".join(self.goods.values()),
            "filed": self.filed,
            "registered": self.registered,
            "renewal": self.renewal,
            "ended": self.ended,
            "basis": self.basis,
            "disclaimer": self.disclaimer,
            "translation": self.translation,
            "url": link(self.office, self.number),
            "source": self.source,
            "as_of": self.as_of,
        }


def _record(row: tuple[Any, ...]) -> Record:
    values = dict(zip(_COLUMNS, row, strict=True))
    text = {
        name: values[name] or ""
        for name in _COLUMNS
        if name not in {"id", "classes", "goods", "pseudo", "declared", "flags", "updated"}
    }
    return Record(
        **text,
        as_of=values["updated"] or "",
        flags=frozenset((values["flags"] or "").split()),
        declared=json.loads(values["declared"]) if values["declared"] else {},
        classes=tuple(sorted(mask_classes(values["classes"] or 0))),
        goods={int(number): goods for number, goods in json.loads(values["goods"]).items()}
        if values["goods"]
        else {},
        pseudo=tuple(json.loads(values["pseudo"])) if values["pseudo"] else (),
    )


class Snapshot:
    """An opened snapshot folder. The starter snapshot has no records and no index: it is no
    register.
    """

    def __init__(self, folder: Path) -> None:
        """Raises `LexiconError`, naming file and reason, if the folder is not whole. A file whose
        size or time is not as when it was built is hashed; unchanged ones are not, so that opening
        takes milliseconds.
        """
        self.folder = folder
        self.lexicon = Lexicon(folder)
        self.meta = self.lexicon.meta
        for name, stamp in self.meta.get("stamps", {}).items():
            if (folder / name).stat().st_mtime_ns != stamp and hash_of(folder / name) != self.meta[
                "hashes"
            ][name]:
                raise LexiconError(f"{folder.name}/{name}: its content is not what was built")
        self._local = threading.local()
        self.records_at = lru_cache(maxsize=2048)(self._records_at)
        self.record = lru_cache(maxsize=4096)(self._record_of)
        # What others work out from this snapshot, by their own names for it: it goes with it.
        self.memo: dict[str, Any] = {}
        self._opening = threading.Lock()
        self._searcher: Searcher | None = None

    @property
    def registers(self) -> list[dict[str, Any]]:
        """One summary a register: office, source, records by status, date of the data (`as_of`),
        whether it is whole (`complete`).
        """
        summaries: list[dict[str, Any]] = self.meta.get("registers", [])
        return summaries

    def damaged(self) -> list[str]:
        """The files whose hash or number of rows is not what was built; reads all of them."""
        wrong = [
            name
            for name, built_hash in self.meta.get("hashes", {}).items()
            if hash_of(self.folder / name) != built_hash
        ]
        db = self._db() if not wrong else None
        if db is not None and db.execute("SELECT count(*) FROM cases").fetchone()[0] != sum(
            register["records"] for register in self.registers
        ):
            wrong.append(RECORDS)
        return wrong

    def _record_of(self, office: str, number: str) -> Record | None:
        """The record with this application, serial or registration number; signs between digits do
        not count.
        """
        db = self._db()
        if db is None:
            return None
        plain = "".join(letter for letter in number.upper() if letter.isalnum())
        for spelling in dict.fromkeys(
            (
                number,
                plain,
                plain.removeprefix(office),
                plain.lstrip("0"),
                plain.zfill(8),
                plain.zfill(9),
                plain.zfill(7),
            )
        ):
            row = (
                db.execute(
                    f"{_SELECT} WHERE office = ? AND number = ?", (office, spelling)
                ).fetchone()
                or db.execute(
                    f"{_SELECT} WHERE registration = ? AND office = ? LIMIT 1", (spelling, office)
                ).fetchone()
            )
            if row is not None:
                return _record(row)
        return None

    def records(self, ids: Iterable[int]) -> list[Record]:
        """The records with these ids, in their order; 0 is none."""
        db, record_ids = self._db(), [record_id for record_id in ids if record_id]
        if db is None or not record_ids:
            return []
        placeholders = ", ".join("?" * len(record_ids))
        rows = db.execute(f"{_SELECT} WHERE id IN ({placeholders})", record_ids)
        by_id = {row[0]: _record(row) for row in rows}
        return [by_id[record_id] for record_id in record_ids if record_id in by_id]

    def _records_at(
        self, text_row: int, offices: tuple[str, ...], limit: int = 5
    ) -> tuple[Record, ...]:
        """The records of a mark text (row of the lexicon) at offices, those in force first."""
        if text_row < 0 or self._db() is None:
            return ()
        entries = self.lexicon.records_of(text_row, offices)
        entries = entries[entries["row"] > 0]
        in_force_first = entries[entries["status"].argsort(kind="stable")]
        return tuple(self.records(int(record_id) for record_id in in_force_first["row"][:limit]))

    def searcher(self) -> Searcher | None:
        """The index of similar marks, none in the starter snapshot."""
        from brandlint.registers.similar.search import Searcher  # no check searches

        with self._opening:
            if self._searcher is None and (self.folder / FILES["texts"]).exists():
                self._searcher = Searcher(self.folder)
            return self._searcher

    def _db(self) -> sqlite3.Connection | None:
        if (
            getattr(self._local, "process", 0) != os.getpid()
        ):  # a connection must not go through a fork
            path = self.folder / RECORDS
            self._local.process = os.getpid()
            self._local.db = (
                sqlite3.connect(
                    f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
                )
                if path.exists()
                else None
            )
        db: sqlite3.Connection | None = self._local.db
        return db
