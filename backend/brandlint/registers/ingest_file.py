"""One register file → rows of the case store, in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Skipped
from brandlint.registers.case_store import CaseRow, case_row
from brandlint.registers.importers import uspto
from brandlint.registers.importers.streams import Source, sources

# What a user may call a format → the module that reads it.
KINDS = {
    "uspto": "uspto",
    "st66": "st66",
    "st96": "st96",
    "euipo": "euipo",
    **dict.fromkeys(
        ("table", "csv", "tsv", "xlsx", "tmview", "dpma", "ukipo", "oce", "list"), "table"
    ),
}
Say = Callable[[str], None]  # is told what a user should see
Outcome = tuple[CaseRow | None, str]  # (None for what is left out; what it is counted as)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. `columns`: field → header of a table; `office`: where no column names
    one (WIPO ST.3 code).
    """

    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)
    office: str = ""

    def __post_init__(self) -> None:
        """Raises `BrandlintError` (usage) for an unknown kind."""
        if self.kind not in KINDS:
            raise BrandlintError(
                "usage", f"there is no register format {self.kind!r}; there are {', '.join(KINDS)}"
            )


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file to read behind its first `done` entries, whose `counts` are known.

    `index` is its place in the list of files, `file_id` its id in the store.
    """

    index: int
    path: Path
    file_id: int
    done: int
    counts: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The day of a file whose entries have none."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date().isoformat()


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of the store from one file, and how far it has been read with them.

    `done` and `counts` are of all entries so far; `position` is in bytes of the file; with `ended`
    nothing follows, because of `error` or because the file is done.
    """

    index: int
    rows: list[CaseRow]
    done: int
    counts: dict[str, int]
    position: int
    ended: bool = False
    error: BrandlintError | None = None


def read_file(
    job: FileJob, options: ReadOptions, say: Say, *, batch_size: int = 2000
) -> Iterator[Batch]:
    """The entries of a file behind those that were taken in before, `batch_size` cases a batch."""
    as_of = job.as_of
    counts, done, position = Counter(job.counts), 0, 0
    rows: list[CaseRow] = []
    error: BrandlintError | None = None
    try:
        for source in sources(job.path):
            for entry in _entries(source, options, say):
                done += 1
                if done <= job.done:
                    continue
                row, counted_as = _outcome(entry, job.file_id, as_of)
                counts[counted_as] += 1
                if row is not None:
                    counts["records"] += 1
                    rows.append(row)
                if len(rows) >= batch_size:
                    position = source.position()
                    yield Batch(job.index, rows, done, dict(counts), position)
                    rows = []
        position = job.path.stat().st_size
    except BrandlintError as known_error:
        error = known_error
    except OSError as system_error:
        error = BrandlintError("no-such-file", f"{job.path.name}: {system_error.strerror}")
    yield Batch(job.index, rows, done, dict(counts), position, ended=True, error=error)


def _entries(source: Source, options: ReadOptions, say: Say) -> Iterator[Case | Skipped]:
    module = import_module(f"brandlint.registers.importers.{KINDS[options.kind]}")
    if KINDS[options.kind] == "table":
        yield from module.read(source, options.columns, options.office, say)
    else:
        yield from module.read(source)


def parse_slice(data: bytes, file_id: int, as_of: str) -> list[Outcome]:
    """The entries of one slice of a USPTO file, in their order. `as_of`: the day of those that have
    none.
    """
    return [_outcome(entry, file_id, as_of) for entry in uspto.read_slice(data)]


def _outcome(entry: Case | Skipped, file_id: int, as_of: str) -> Outcome:
    if isinstance(entry, Skipped):
        return None, f"skipped: {entry.reason}"
    dated = entry if entry.updated else replace(entry, updated=as_of)
    return case_row(dated, file_id), str(entry.status)
