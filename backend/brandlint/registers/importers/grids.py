"""Text tables of registers → rows of cells; what is no text table is refused with a reason."""

from __future__ import annotations

from brandlint.errors import BrandlintError
from brandlint.registers.importers.streams import Source, reading
from brandlint.tabular.delimited import Rows, read_bar_separated, read_delimited

_OLE = b"\xd0\xcf\x11\xe0"


def text_rows(source: Source, head: bytes) -> Rows:
    """The rows of a separated text, without empty ones. `head` is its beginning, which is read
    again.

    Raises `BrandlintError`: not-a-register (XML, an old workbook, bytes that are no text), not-utf8
    with the place, damaged-file (a quote that is never closed).
    """
    where = source.name
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE):
        raise BrandlintError(
            "not-a-register",
            f"{where} is a workbook of the old kind (.xls): save it as .xlsx or .csv",
        )
    if start.startswith((b"<?xml", b"<!DOCTYPE", b"<!doctype")):
        raise BrandlintError(
            "not-a-register",
            f"{where} is XML, not a table: `brandlint register import` reads it as uspto, st66 "
            f"or st96",
        )
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\x00" in head:
        raise BrandlintError(
            "not-a-register",
            f"{where} is no text: it holds zero bytes (UTF-16 needs its byte order mark)",
        )
    line = _first_line(head, wide)
    if not any(separator in line for separator in ",;\t|"):
        raise BrandlintError(
            "not-a-register",
            f"{where} is no table: its first line holds no separator: {line.strip()[:60]!r}",
        )
    source.stream.seek(0)
    with reading(where):
        if line.count("|") > 1:
            yield from read_bar_separated(where, source.stream)
            return
        suffix = ".tsv" if where.lower().endswith(".tsv") else ".csv"
        try:
            yield from read_delimited(where, source.stream, suffix).rows
        except BrandlintError as error:
            if error.slug == "malformed":
                raise BrandlintError("damaged-file", error.detail) from error
            raise


def _first_line(head: bytes, wide: bool) -> str:
    text = head[: len(head) // 2 * 2].decode("utf-16" if wide else "utf-8-sig", "replace")
    return next((line for line in text.splitlines() if line.strip()), "")
