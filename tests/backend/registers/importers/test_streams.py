"""Files are opened as what they are: plain, gzip or zip; what is none of these is refused."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.importers.streams import reading, sources


def contents(path: Path) -> list[tuple[str, bytes]]:
    with reading(path.name):
        return [(source.name, source.stream.read()) for source in sources(path)]


def test_a_plain_file_is_one_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<a/>")
    assert contents(path) == [("a.xml", b"<a/>")]


def test_a_gzip_is_unpacked_and_named_without_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.xml.gz"
    path.write_bytes(gzip.compress(b"<a/>"))
    assert contents(path) == [("a.xml", b"<a/>")]


def test_every_member_of_a_zip_is_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1.xml", "<a/>")
        archive.writestr("__MACOSX/1.xml", "")
        archive.writestr("2.xml", "<b/>")
    assert contents(path) == [("a.zip/1.xml", b"<a/>"), ("a.zip/2.xml", b"<b/>")]


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("a.xml", b"  \n", "not-a-register"),
        ("a.zip", b"<!DOCTYPE html><html></html>", "not-a-register"),
        ("a.zip", b"no archive", "damaged-file"),
        ("a.zip", b"PK\x03\x04 cut", "damaged-file"),
        ("a.gz", b"\x1f\x8b cut", "damaged-file"),
    ],
)
def test_what_is_no_register_file_is_refused(
    name: str, content: bytes, slug: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BrandlintError) as raised:
        contents(path)
    assert raised.value.slug == slug


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrandlintError, match=r"none\.xml"):
        contents(tmp_path / "none.xml")
