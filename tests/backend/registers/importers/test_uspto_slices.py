"""Large USPTO files are parsed by several processes: the same records, errors and resumption as
from end to end.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from brandlint.registers.case import Case
from brandlint.registers.case_store import CaseStore
from brandlint.registers.importers.uspto import read_slice
from brandlint.registers.importers.uspto_slices import Uncut, slices
from brandlint.registers.ingest import Progress, content_stamp, import_files
from brandlint.registers.ingest_file import ReadOptions
from brandlint.registers.ingest_workers import WorkerLimits

HEAD = (
    '<?xml version="1.0" encoding="{encoding}"?>\n<trademark-applications-daily>'
    "<application-information><action-keys>\n"
)
TAIL = "</action-keys></application-information></trademark-applications-daily>\n"


def case(serial: int, mark: str = "", code: str = "700", drawing: str = "4") -> str:
    return (
        f"<case-file><serial-number>{serial}</serial-number>"
        f"<transaction-date>20261120</transaction-date><case-file-header>"
        f"<status-code>{code}</status-code>"
        f"<mark-identification>{mark or f'MARK {serial}'}</mark-identification>"
        f"<mark-drawing-code>{drawing}</mark-drawing-code></case-file-header></case-file>\n"
    )


def text(count: int = 40, encoding: str = "UTF-8") -> str:
    cases = "".join(
        case(97000000 + at, mark="CAFÉ" if at == 7 else "", drawing="2" if at == 9 else "4")
        for at in range(count)
    )
    return HEAD.format(encoding=encoding) + cases + TAIL


@pytest.fixture
def taken(
    tmp_path: Path,
) -> Callable[..., tuple[Progress, list[tuple[object, ...]]]]:
    def take(
        path: Path, small: int, name: str = "", patience: float = 60
    ) -> tuple[Progress, list[tuple[object, ...]]]:
        """The progress and the rows of an import whose files count as large from `small` bytes
        on.
        """
        store = CaseStore(tmp_path / f"{name or small}.sqlite")
        try:
            (done,) = import_files(
                store,
                [path],
                ReadOptions("uspto"),
                limits=WorkerLimits(small=small, slice=2000, patience=patience),
            )
            return done, store.db.execute(
                "SELECT number, mark, status, updated FROM cases ORDER BY number"
            ).fetchall()
        finally:
            store.close()

    return take


def test_slices_hold_every_case_once_and_are_documents_of_their_own() -> None:
    found = list(slices(io.BytesIO(text(4000).encode())))
    assert (
        len(found) == 1
        and found[0].count(b"<case-file>") == 4000
        and found[0].endswith(b"</case-file></trademark-applications-daily>")
    )


def test_groups_that_end_between_cases_are_left_out() -> None:
    groups = "</action-keys><action-keys><action-key>NW</action-key>\n"
    (found,) = slices(
        io.BytesIO(
            (
                HEAD.format(encoding="UTF-8") + case(97000001) + groups + case(97000002) + TAIL
            ).encode()
        )
    )
    assert [entry.number for entry in read_slice(found) if isinstance(entry, Case)] == [
        "97000001",
        "97000002",
    ]


@pytest.mark.parametrize("form", ["xml", "zip", "latin-1"])
def test_the_same_records_as_from_end_to_end(
    taken: Callable[..., tuple[Progress, list[tuple[object, ...]]]], tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"apc.{'zip' if form == 'zip' else 'xml'}"
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.xml", text(40))
            archive.writestr("b.xml", text(90))
    else:
        path.write_bytes(
            text(90, "ISO-8859-1" if form == "latin-1" else "UTF-8").encode(
                "latin-1" if form == "latin-1" else "utf8"
            )
        )
    (sliced, rows), (whole, others) = taken(path, 0), taken(path, 1 << 40)
    assert (
        rows == others
        and len(rows) == 89
        and ("97000007", "CAFÉ", "registered", "2026-11-20") in rows
    )
    assert sliced.error is None and sliced.counts == whole.counts and sliced.done == whole.done


@pytest.mark.parametrize(
    "damage",
    [
        lambda good: good[: len(good) // 2],
        lambda good: good.replace("MARK 97000060", "MARK <b 97000060"),
        lambda good: good.replace("<action-keys>", "<action-keys><!-- "),
        lambda good: good.replace(TAIL, "</action-keys>"),
        lambda good: good.replace("MARK 97000060", "<![CDATA[MARK <case-file> X]]>"),
        lambda good: good.replace(
            "<trademark-applications-daily>",
            "<!DOCTYPE trademark-applications-daily [<!ENTITY a "
            "'AAAA'>]><trademark-applications-daily>",
        ).replace("MARK 97000060", "&a;"),
    ],
)
def test_what_cannot_be_cut_is_read_from_end_to_end(
    taken: Callable[..., tuple[Progress, list[tuple[object, ...]]]],
    tmp_path: Path,
    damage: Callable[[str], str],
) -> None:
    path = tmp_path / "apc.xml"
    path.write_text(damage(text(90)), "utf8")
    (sliced, rows), (whole, others) = taken(path, 0), taken(path, 1 << 40)
    assert rows == others and sliced.done == whole.done and sliced.counts == whole.counts
    assert (sliced.error and sliced.error.line()) == (whole.error and whole.error.line())


def test_a_process_that_does_not_answer_is_not_waited_for(
    taken: Callable[..., tuple[Progress, list[tuple[object, ...]]]],
    tmp_path: Path,
) -> None:
    path = tmp_path / "apc.xml"
    path.write_text(text(90), "utf8")
    done, rows = taken(path, 0, patience=0)
    assert done.error is None and done.done == 90 and len(rows) == 89


def test_a_file_that_was_read_in_part_goes_on(
    taken: Callable[..., tuple[Progress, list[tuple[object, ...]]]], tmp_path: Path
) -> None:
    path = tmp_path / "apc.xml"
    path.write_text(text(90), "utf8")
    store = CaseStore(tmp_path / "part.sqlite")
    state = store.file(
        "uspto", path.name, content_stamp(path, ReadOptions("uspto")), complete=False
    )
    store.add(state, [], 30, {"records": 30, "registered": 30})
    store.close()
    done, rows = taken(path, 0, "part")
    assert (
        done.resumed == 30 and done.done == 90 and len(rows) == 60 and done.counts["records"] == 90
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        text(3).encode("utf-16"),
        text(3).encode()[:-40],
        b"<?xml version='1.0'?><other/>",
    ],
)
def test_other_streams_are_not_cut(data: bytes) -> None:
    with pytest.raises(Uncut):
        list(slices(io.BytesIO(data)))
