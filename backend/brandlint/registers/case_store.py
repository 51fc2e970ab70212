"""The case store: everything that was ever imported, in SQLite; snapshots are built from it.

A later entry replaces an earlier one of the same office and number group by group: what a file does
not carry stays. Each file's progress is written in the same transaction as its entries, so that an
import that was cut off goes on where it stopped.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brandlint.registers.case import Case, Status
from brandlint.registers.disk import disk_full_reported
from brandlint_nlp.lexicon import class_mask

# Columns by the group in which they are replaced. The header goes by `updated`; each other group by
# its own date.
_HEADER = (
    "status",
    "status_code",
    "status_date",
    "registration",
    "filed",
    "published",
    "registered",
    "ended",
    "renewal",
    "drawing",
    "basis",
    "flags",
    "declared",
    "source",
    "file",
)
_GROUPS = {
    "mark": ("mark",),
    "owner": ("owner", "owner_country"),
    "classes": ("classes",),
    "statements": ("goods", "pseudo", "translation", "disclaimer"),
}
CaseRow = tuple[Any, ...]  # the values of `COLUMNS` for one case
COLUMNS = (
    "office",
    "number",
    "updated",
    *_HEADER,
    *(name for group, names in _GROUPS.items() for name in (*names, f"{group}_at")),
)
_INTEGERS = {"classes", "file"}
_COLUMN_TYPES = ", ".join(
    f"{name} {'INTEGER' if name in _INTEGERS else 'TEXT'}" for name in COLUMNS
)
_TABLES = f"""
CREATE TABLE IF NOT EXISTS cases (id INTEGER PRIMARY KEY, {_COLUMN_TYPES}, UNIQUE (office, number));
CREATE TABLE IF NOT EXISTS files (
  id INTEGER PRIMARY KEY, kind TEXT, name TEXT, stamp TEXT UNIQUE,
  done INTEGER DEFAULT 0, finished INTEGER DEFAULT 0, complete INTEGER DEFAULT 0,
  counts TEXT DEFAULT '{{}}'
);
"""


def _upsert_statement() -> str:
    newer = "excluded.updated >= cases.updated"
    assignments = ["updated = max(cases.updated, excluded.updated)"]
    for name in _HEADER:
        kept = f" AND excluded.{name} <> '{Status.UNKNOWN}'" if name == "status" else ""
        assignments.append(
            f"{name} = CASE WHEN {newer}{kept} THEN excluded.{name} ELSE cases.{name} END"
        )
    for group, names in _GROUPS.items():
        day = f"{group}_at"
        wins = (
            f"excluded.{day} IS NOT NULL AND (cases.{day} IS NULL OR excluded.{day} >= cases.{day})"
        )
        assignments.extend(
            f"{name} = CASE WHEN {wins} THEN excluded.{name} ELSE cases.{name} END"
            for name in (*names, day)
        )
    placeholders = ", ".join("?" * len(COLUMNS))
    return (
        f"INSERT INTO cases ({', '.join(COLUMNS)}) VALUES ({placeholders}) ON CONFLICT (office, "
        f"number) DO UPDATE SET {', '.join(assignments)}"
    )


def case_row(case: Case, file_id: int) -> CaseRow:
    """The case as a row of `COLUMNS`; `file_id` is the file it comes from.

    Classes are a bit mask (bit 0 is class 1); goods, pseudo marks and declarations are JSON.
    """
    day = case.updated
    statements = [
        part
        for part in (case.goods, case.pseudo, case.translation, case.disclaimer)
        if part is not None
    ]
    mask = None if case.classes is None else class_mask(case.classes)
    return (
        case.office,
        case.number,
        day,
        str(case.status),
        case.status_code,
        case.status_date,
        case.registration,
        case.filed,
        case.published,
        case.registered,
        case.ended,
        case.renewal,
        str(case.drawing),
        case.basis,
        " ".join(sorted(case.flags)),
        _json(case.declared) if case.declared else "",
        case.source,
        file_id,
        case.mark,
        None if case.mark is None else day,
        case.owner,
        case.owner_country,
        None if case.owner is None else day,
        mask,
        None if mask is None else day,
        _json({str(number): text for number, text in case.goods.items()}) if case.goods else "",
        _json(case.pseudo) if case.pseudo else "",
        case.translation or "",
        case.disclaimer or "",
        day if statements else None,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class FileState:
    """How far a file has been read: `done` entries, left-out ones included."""

    id: int
    done: int
    finished: bool
    counts: dict[str, int]


class CaseStore:
    """The open store: one writer at a time (see `registers.lock`); it disturbs no reader."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        with disk_full_reported(path.parent):
            self.db = sqlite3.connect(path, isolation_level=None)
            for pragma in (
                "journal_mode=WAL",
                "synchronous=NORMAL",
                "cache_size=-120000",
                "temp_store=FILE",
            ):
                self.db.execute(f"PRAGMA {pragma}")
            self.db.executescript(_TABLES)
        self._upsert = _upsert_statement()

    def close(self) -> None:
        self.db.close()

    def file(self, kind: str, name: str, stamp: str, *, complete: bool) -> FileState:
        """The state of a file by its stamp; a file that is new to the store is taken into it.

        The stamp tells its content from that of other files.
        """
        with disk_full_reported(self.path.parent):
            self.db.execute(
                "INSERT OR IGNORE INTO files (kind, name, stamp) VALUES (?, ?, ?)",
                (kind, name, stamp),
            )
            if complete:
                self.db.execute("UPDATE files SET complete = 1 WHERE stamp = ?", (stamp,))
            file_id, done, finished, counts = self.db.execute(
                "SELECT id, done, finished, counts FROM files WHERE stamp = ?", (stamp,)
            ).fetchone()
        return FileState(file_id, done, bool(finished), json.loads(counts))

    def forget(self, file: FileState) -> None:
        """Read the file again from its beginning at the next import."""
        self.db.execute(
            "UPDATE files SET done = 0, finished = 0, counts = '{}' WHERE id = ?", (file.id,)
        )

    def add(
        self,
        file: FileState,
        rows: Sequence[CaseRow],
        done: int,
        counts: dict[str, int],
        *,
        finished: bool = False,
    ) -> None:
        """Take in a batch and the file's progress, both or neither."""
        with disk_full_reported(self.path.parent):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                self.db.executemany(self._upsert, rows)
                self.db.execute(
                    "UPDATE files SET done = ?, finished = ?, counts = ? WHERE id = ?",
                    (done, int(finished), json.dumps(counts), file.id),
                )
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:  # a full disk has rolled it back already
                    self.db.execute("ROLLBACK")
                raise
        file.done, file.finished, file.counts = done, finished, counts

    def count(self) -> int:
        """The number of cases."""
        return int(self.db.execute("SELECT count(*) FROM cases").fetchone()[0])

    def files(self) -> Iterator[dict[str, Any]]:
        """What was imported, in the order in which it first came."""
        for kind, name, done, finished, complete, counts in self.db.execute(
            "SELECT kind, name, done, finished, complete, counts FROM files ORDER BY id"
        ):
            yield {
                "kind": kind,
                "name": name,
                "done": done,
                "finished": bool(finished),
                "complete": bool(complete),
                "counts": json.loads(counts),
            }


def summarize_registers(
    groups: Iterable[tuple[str, str, str, int, str]], complete: frozenset[tuple[str, str]]
) -> list[dict[str, Any]]:
    """One summary a register: its counts by status, the date of its data, whether it is whole.

    `groups`: (office, source, status, count, latest date) of the records; `complete`: (office,
    source) of the registers that are whole.
    """
    summaries: dict[tuple[str, str], dict[str, Any]] = {}
    for office, source, status, count, latest in groups:
        summary = summaries.setdefault(
            (office, source),
            {
                "office": office,
                "source": source,
                "records": 0,
                "as_of": "",
                "complete": (office, source) in complete,
                **{str(name): 0 for name in Status},
            },
        )
        summary["records"] += count
        summary[status] = summary.get(status, 0) + count
        summary["as_of"] = max(summary["as_of"], latest or "")
    return list(summaries.values())
