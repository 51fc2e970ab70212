"""Where a file is read makes no difference to what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.ingest_file import Batch, FileJob, ReadOptions
from brandlint.registers.ingest_workers import WorkerLimits, read_jobs

TABLE = "mark,number,owner\nPLUMTIDE,1,One LLC\nHARBOURLEAF,2,Two LLC\nLANTERNFISH,3,One LLC\n"


def batches(path: Path, *, small: int, done: int = 0) -> tuple[list[Batch], list[str]]:
    told: list[str] = []
    job = FileJob(index=0, path=path, file_id=7, done=done, counts={"records": done})
    limits = WorkerLimits(batch=2, small=small)
    options = ReadOptions("table", office="US")
    return list(read_jobs([job], options, limits, told.append)), told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "marks.csv"
    file.write_text(TABLE, "utf8")
    return file


def test_a_process_beside_reads_and_tells_what_this_one_does(path: Path) -> None:
    here, told_here = batches(path, small=1 << 20)
    beside, told_beside = batches(path, small=0)
    assert here == beside and told_here == told_beside and told_here
    assert [(len(batch.rows), batch.done, batch.ended) for batch in here] == [
        (2, 2, False),
        (1, 3, True),
    ]
    assert here[-1].position == len(TABLE) and here[-1].counts["records"] == 3


def test_entries_that_were_taken_in_before_are_left_out(path: Path) -> None:
    (batch,), _ = batches(path, small=1 << 20, done=2)
    assert (len(batch.rows), batch.done, batch.counts["records"]) == (1, 3, 3)


def test_an_error_ends_the_file_after_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    rows = "".join(f"MARK,{number},\n" for number in range(4, 34))
    path.write_text(f'{TABLE}{rows}"open,34,\n', "utf8")
    *_, last = batches(path, small=1 << 20)[0]
    assert last.ended and last.error is not None and last.error.slug == "damaged-file"
    assert last.done == 33


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(BrandlintError, match="no register format 'pdf'"):
        ReadOptions("pdf")
