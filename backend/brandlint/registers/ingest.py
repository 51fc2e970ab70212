"""Register files → the case store: what is taken in, resumable; what is wrong is named and left."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from brandlint.errors import BrandlintError
from brandlint.registers.case_store import CaseStore, FileState
from brandlint.registers.ingest_file import FileJob, ReadOptions, Say
from brandlint.registers.ingest_workers import WorkerLimits, read_jobs


@dataclass(slots=True)
class Progress:
    """How far a file has been taken in.

    `position`: bytes of the file read; `done`: entries read, of which `resumed` in an earlier
    import; `counts`: entries by status, `skipped` by reason; `read_before`: there is nothing to do.
    """

    path: Path
    position: int = 0
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    resumed: int = 0
    read_before: bool = False
    error: BrandlintError | None = None


def import_files(
    store: CaseStore,
    paths: Sequence[Path],
    options: ReadOptions,
    *,
    complete: bool = False,
    again: bool = False,
    watch: Callable[[Progress], None] = lambda _: None,
    say: Say = lambda _: None,
    limits: WorkerLimits = WorkerLimits(),
) -> list[Progress]:
    """Take files in, one after the other; `watch` is told of each batch, `say` what to tell a user.

    A file that fails is named in its `Progress.error`; what was read of it stays. `complete`: the
    files hold the whole register of their offices, so that what is not in them is not registered
    there; `again`: read files that were read before. Raises `BrandlintError` (disk-full).
    """
    progress = [Progress(path) for path in paths]
    states: dict[int, FileState] = {}
    for index, file in enumerate(progress):
        try:
            stamp = content_stamp(file.path, options)
            state = store.file(options.kind, file.path.name, stamp, complete=complete)
        except OSError as error:
            file.error = BrandlintError("no-such-file", f"{file.path}: {error.strerror}")
            continue
        if again:
            store.forget(state)
            state = replace(state, done=0, finished=False, counts={})
        file.read_before, file.resumed = state.finished, state.done
        file.counts = Counter(state.counts)
        states[index] = state
    jobs = [
        FileJob(index, paths[index], state.id, state.done, dict(state.counts))
        for index, state in states.items()
        if not state.finished
    ]
    for batch in read_jobs(jobs, options, limits, say):
        file = progress[batch.index]
        file.error = batch.error
        file.position, file.done, file.counts = batch.position, batch.done, Counter(batch.counts)
        if batch.rows or batch.ended:
            store.add(
                states[batch.index],
                batch.rows,
                batch.done,
                batch.counts,
                finished=batch.ended and batch.error is None,
            )
        watch(file)
    return progress


def content_stamp(path: Path, options: ReadOptions) -> str:
    """What tells a file's content from that of others: its name, size, beginning and end, and how
    it is to be read. Raises `OSError`.
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
