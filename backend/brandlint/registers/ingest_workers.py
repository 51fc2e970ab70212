"""Where register files are read: small ones here, others in a process beside, USPTO's in slices."""

from __future__ import annotations

import gc
import multiprocessing
import os
import queue
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.pool import AsyncResult

from brandlint.errors import BrandlintError
from brandlint.registers.importers.streams import sources
from brandlint.registers.importers.uspto_slices import SLICE, Uncut, slices
from brandlint.registers.ingest_file import (
    Batch,
    FileJob,
    Outcome,
    ReadOptions,
    Say,
    parse_slice,
    read_file,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """When work goes to other processes, and how it comes back."""

    batch: int = 2000  # cases a batch, which is a transaction of the store
    small: int = 8 * 1024 * 1024  # bytes: less is read without a process of its own
    slice: int = SLICE  # bytes of a slice of a USPTO file, about
    patience: float = 300  # seconds for one slice: a process that was killed never answers


def read_jobs(
    jobs: Sequence[FileJob], options: ReadOptions, limits: WorkerLimits, say: Say
) -> Iterator[Batch]:
    """The batches of the files, in their order. A file that fails ends with a batch that says so.

    Raises `BrandlintError` (internal) if the reading process dies.
    """
    if sum(job.path.stat().st_size for job in jobs) < limits.small:
        yield from _read_here(jobs, options, limits, say)
    elif options.kind == "uspto":
        for job in jobs:
            yield from _read_uspto(job, options, limits, say)
    else:
        yield from _read_beside(jobs, options, limits, say)


def _read_uspto(
    job: FileJob, options: ReadOptions, limits: WorkerLimits, say: Say
) -> Iterator[Batch]:
    """In slices as far as the file can be cut, from there on from end to end."""
    rest = job
    for batch in _read_sliced(job, limits):
        yield batch
        if batch.ended:
            return
        rest = replace(job, done=batch.done, counts=batch.counts)
    yield from _read_beside([rest], options, limits, say)


def _read_beside(
    jobs: Sequence[FileJob], options: ReadOptions, limits: WorkerLimits, say: Say
) -> Iterator[Batch]:
    """In one process that reads the files one after the other."""
    context = multiprocessing.get_context("spawn")
    messages: multiprocessing.Queue[Batch | str | None] = context.Queue(4)
    reader = context.Process(target=_send, args=(jobs, options, limits, messages), daemon=True)
    reader.start()
    try:
        while (message := _next_message(messages, reader)) is not None:
            if isinstance(message, Batch):
                yield message
            else:
                say(message)
    finally:
        reader.terminate()
        reader.join()


def _next_message(
    messages: multiprocessing.Queue[Batch | str | None],
    reader: multiprocessing.context.SpawnProcess,
) -> Batch | str | None:
    """What the process sends next, None at its end. Raises `BrandlintError` if it died before."""
    while True:
        with suppress(queue.Empty):
            return messages.get(timeout=1)
        if not reader.is_alive():
            with suppress(queue.Empty):  # what it sent last
                return messages.get(timeout=0.2)
            raise BrandlintError("internal", f"the reading process ended with {reader.exitcode}")


def _send(
    jobs: Sequence[FileJob],
    options: ReadOptions,
    limits: WorkerLimits,
    messages: multiprocessing.Queue[Batch | str | None],
) -> None:
    """The work of the process beside: batches, words for the user, None at the end."""
    for batch in _read_here(jobs, options, limits, messages.put):
        messages.put(batch)
    messages.put(None)


def _read_sliced(job: FileJob, limits: WorkerLimits) -> Iterator[Batch]:
    """A USPTO file, cut into slices for a process each.

    Ends without a batch that has `ended` where the file cannot be cut or a process does not answer.
    """
    as_of = job.as_of
    counts, done = Counter(job.counts), 0
    pending: deque[tuple[AsyncResult[list[Outcome]], int]] = deque()
    workers = max(2, (os.cpu_count() or 1))

    def next_result() -> tuple[list[Outcome], int]:
        result, position = pending.popleft()
        return result.get(limits.patience), position

    def results() -> Iterator[tuple[list[Outcome], int]]:
        for source in sources(job.path):
            for data in slices(source.stream, limits.slice):
                result = pool.apply_async(parse_slice, (data, job.file_id, as_of))
                pending.append((result, source.position()))
                if len(pending) > 2 * workers:
                    yield next_result()
            while pending:
                yield next_result()

    # Entries make no cycles, and looking for them is a quarter of the time.
    with (
        multiprocessing.get_context("spawn").Pool(workers, gc.disable) as pool,
        suppress(Uncut, BrandlintError, OSError, multiprocessing.TimeoutError),
    ):
        for outcomes, position in results():
            new = outcomes[max(0, job.done - done) :]
            done += len(outcomes)
            if not new:
                continue
            counts.update(counted_as for _, counted_as in new)
            rows = [row for row, _ in new if row is not None]
            counts["records"] += len(rows)
            yield Batch(job.index, rows, done, dict(counts), position)
        size = job.path.stat().st_size
        yield Batch(job.index, [], max(done, job.done), dict(counts), size, ended=True)


def _read_here(
    jobs: Sequence[FileJob], options: ReadOptions, limits: WorkerLimits, say: Say
) -> Iterator[Batch]:
    """In this process."""
    for job in jobs:
        yield from read_file(job, options, say, batch_size=limits.batch)
