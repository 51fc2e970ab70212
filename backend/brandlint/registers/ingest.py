"""Register files → the store of cases: read in processes of their own, in batches, resumable, what
is wrong named and left out.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import queue
import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib import import_module
from multiprocessing.pool import AsyncResult
from pathlib import Path
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Skipped
from brandlint.registers.case_store import CaseStore, FileState, case_row
from brandlint.registers.importers import uspto
from brandlint.registers.importers.streams import Source, sources
from brandlint.registers.importers.uspto_slices import Uncut, slices

BATCH = 2000  # cases a transaction
_PATIENCE = 300  # seconds for one slice; a process that was killed never answers
_ALONE = 8 * 1024 * 1024  # bytes: less is read without a process of its own
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


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be read. `columns`: field → header of a table; `office`: where no column
    names one; `complete`: the files hold the whole register of their offices, so that what is not
    in them is not registered there.
    """

    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)
    office: str = ""
    complete: bool = False
    again: bool = False

    def __post_init__(self) -> None:
        """Raises `BrandlintError` (usage) for an unknown kind."""
        if self.kind not in KINDS:
            raise BrandlintError(
                "usage", f"there is no register format {self.kind!r}; there are {', '.join(KINDS)}"
            )


@dataclass(slots=True)
class Progress:
    """What has happened so far. `position`: bytes of the file read; `counts`: entries by status,
    `skipped` by reason.
    """

    path: Path
    position: int = 0
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    resumed: int = 0
    known: bool = False
    error: BrandlintError | None = None


@dataclass(frozen=True, slots=True)
class _Message:
    at: int
    rows: list[tuple[Any, ...]]
    done: int
    counts: dict[str, int]
    position: int
    ended: bool = False
    error: BrandlintError | None = None


def import_files(
    store: CaseStore,
    paths: Sequence[Path],
    options: Options,
    watch: Callable[[Progress], None] = lambda _: None,
) -> list[Progress]:
    """Take files in, one after the other. A file that fails is named in its `Progress.error`; what
    was read of it stays.

    Raises `BrandlintError` (disk-full).
    """
    progress = [Progress(path) for path in paths]
    states: list[FileState | None] = []
    for row in progress:
        try:
            state = store.file(
                options.kind, row.path.name, _stamp(row.path, options), complete=options.complete
            )
        except OSError as error:
            row.error = BrandlintError("no-such-file", f"{row.path}: {error.strerror}")
            states.append(None)
            continue
        if options.again:
            store.forget(state)
            state = replace(state, done=0, finished=False, counts={})
        row.known, row.resumed, row.counts = state.finished, state.done, Counter(state.counts)
        states.append(state)
    todo = [
        (at, str(row.path), state.done, dict(state.counts), state.id)
        for at, (row, state) in enumerate(zip(progress, states, strict=True))
        if state is not None and not state.finished
    ]
    for message in _messages(todo, options):
        row, seen = progress[message.at], states[message.at]
        if seen is None:
            continue
        row.error = message.error
        row.position, row.done, row.counts = message.position, message.done, Counter(message.counts)
        if message.rows or message.ended:
            store.add(
                seen,
                message.rows,
                message.done,
                message.counts,
                finished=message.ended and message.error is None,
            )
        watch(row)
    return progress


def _stamp(path: Path, options: Options) -> str:
    """What makes a file's content its own: its name, size, beginning and end, and how it is to be
    read.
    """
    size = path.stat().st_size
    digest = hashlib.blake2b(
        f"{path.name}:{size}:{options.kind}:{options.office}:"
        f"{sorted(options.columns.items())}".encode(),
        digest_size=16,
    )
    with path.open("rb") as stream:
        digest.update(stream.read(65536))
        if size > 65536:
            stream.seek(-65536, 2)
            digest.update(stream.read())
    return digest.hexdigest()


_Outcome = tuple[tuple[Any, ...] | None, str]
_Outcomes = list[_Outcome]
Todo = list[tuple[int, str, int, dict[str, int], int]]


def _messages(todo: Todo, options: Options) -> Iterator[_Message]:
    if sum(Path(path).stat().st_size for _, path, *_ in todo) < _ALONE:
        yield from _read(todo, options)
        return
    if options.kind == "uspto":
        for item in todo:
            done = yield from _sliced(item)
            if done is not None:
                yield from _in_another([(*item[:2], *done, item[4])], options)
        return
    yield from _in_another(todo, options)


def _in_another(todo: Todo, options: Options) -> Iterator[_Message]:
    """The messages of one process that reads the files one after the other."""
    context = multiprocessing.get_context("spawn")
    waiting: multiprocessing.Queue[_Message | None] = context.Queue(4)
    reader = context.Process(target=_send, args=(todo, options, waiting), daemon=True)
    reader.start()
    try:
        while True:
            try:
                message = waiting.get(timeout=1)
            except queue.Empty:
                if not reader.is_alive():
                    with suppress(queue.Empty):
                        while (message := waiting.get(timeout=0.2)) is not None:
                            yield message
                        return
                    raise BrandlintError(
                        "internal", f"the reading process ended with {reader.exitcode}"
                    ) from None
                continue
            if message is None:
                return
            yield message
    finally:
        reader.terminate()
        reader.join()


def _sliced(
    item: tuple[int, str, int, dict[str, int], int],
) -> Generator[_Message, None, tuple[int, dict[str, int]] | None]:
    """The messages of a USPTO file that is cut into slices for a process each. Where that cannot be
    done it stops: the value is then how many entries were read and their counts, to go on from
    there; None: the file is done.
    """
    at, name, skip, before, file = item
    path = Path(name)
    as_of = _as_of(path)
    counts, done = Counter(before), 0
    waiting: deque[tuple[AsyncResult[_Outcomes], int]] = deque()
    workers = max(2, (os.cpu_count() or 1))

    def next_one() -> tuple[_Outcomes, int]:
        result, position = waiting.popleft()
        return result.get(_PATIENCE), position

    def results() -> Iterator[tuple[_Outcomes, int]]:
        for source in sources(path):
            for data in slices(source.stream):
                waiting.append((pool.apply_async(_parsed, (data, file, as_of)), source.position()))
                if len(waiting) > 2 * workers:
                    yield next_one()
            while waiting:
                yield next_one()

    # Entries make no cycles, and looking for them is a quarter of the time.
    with multiprocessing.get_context("spawn").Pool(workers, gc.disable) as pool:
        try:
            for outcomes, position in results():
                if done + len(outcomes) <= skip:
                    done += len(outcomes)
                    continue
                fresh = outcomes[max(0, skip - done) :]
                counts.update(what for _, what in fresh)
                rows = [row for row, _ in fresh if row is not None]
                counts["records"] += len(rows)
                done += len(outcomes)
                yield _Message(at, rows, done, dict(counts), position)
            yield _Message(at, [], max(done, skip), dict(counts), path.stat().st_size, ended=True)
        except (Uncut, BrandlintError, OSError, multiprocessing.TimeoutError):
            return max(done, skip), dict(counts)
    return None


def _parsed(data: bytes, file: int, as_of: str) -> _Outcomes:
    """The entries of one slice in their order."""
    return [_outcome(entry, file, as_of) for entry in uspto.read_slice(data)]


def _outcome(entry: Case | Skipped, file: int, as_of: str) -> _Outcome:
    """An entry as a row of the store, none for what is left out, and what to count it as."""
    if isinstance(entry, Skipped):
        return None, f"skipped: {entry.reason}"
    return case_row(entry if entry.updated else replace(entry, updated=as_of), file), str(
        entry.status
    )


def _as_of(path: Path) -> str:
    """The day of a file whose entries have none."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def _send(todo: Todo, options: Options, waiting: multiprocessing.Queue[_Message | None]) -> None:
    for message in _read(todo, options):
        waiting.put(message)
    waiting.put(None)


def _read(todo: Todo, options: Options) -> Iterator[_Message]:
    """The entries of each file behind those that were taken in before, as rows of the store."""
    for at, name, skip, before, file in todo:
        path = Path(name)
        as_of = _as_of(path)
        counts, rows, done, position = Counter(before), [], 0, 0
        try:
            for source in sources(path):
                for entry in _entries(source, options):
                    done += 1
                    if done <= skip:
                        continue
                    row, what = _outcome(entry, file, as_of)
                    counts[what] += 1
                    if row is not None:
                        counts["records"] += 1
                        rows.append(row)
                    if len(rows) >= BATCH:
                        position = source.position()
                        yield _Message(at, rows, done, dict(counts), position)
                        rows = []
            yield _Message(at, rows, done, dict(counts), path.stat().st_size, ended=True)
        except BrandlintError as error:
            yield _Message(at, rows, done, dict(counts), position, ended=True, error=error)
        except OSError as error:
            yield _Message(
                at,
                rows,
                done,
                dict(counts),
                position,
                ended=True,
                error=BrandlintError("no-such-file", f"{path.name}: {error.strerror}"),
            )


def say(text: str) -> None:
    """Tell the user, on standard error of whichever process reads."""
    print(f"brandlint: {text}", file=sys.stderr, flush=True)


def _entries(source: Source, options: Options) -> Iterator[Case | Skipped]:
    module = import_module(f"brandlint.registers.importers.{KINDS[options.kind]}")
    if KINDS[options.kind] == "table":
        yield from module.read(source, options.columns, options.office, say)
    else:
        yield from module.read(source)
