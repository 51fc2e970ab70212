"""JSON answers of registers → their records, one after the other, without holding the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ijson  # type: ignore[import-untyped]

from brandlint.errors import BrandlintError
from brandlint.registers.importers.streams import Source, reading

CAP = 500_000  # parts of one record: more is no record of a mark
DEEP = 2000  # letters of the names on the way to a part
# bytes at a time: the names of parts within parts are put together before the first of them is seen
# here
_READ = 8192
_LISTS = frozenset(
    {"trademarks", "trademark", "items", "results", "content", "data"}
)  # casefolded keys under which answers list their records
# Keys of well-known files that hold no records → why.
_OTHERS = {
    "openapi": "an API description, not register data",
    "swagger": "an API description, not register data",
    "bulkDataProductBag": (
        "a listing of files; `brandlint register fetch uspto` downloads what it lists"
    ),
}


def records(source: Source) -> Iterator[dict[str, Any]]:
    """The records of a search answer, of one record alone, of an array or of a file with one of
    these a line.

    Raises `BrandlintError`: not-a-register (no JSON, an API description, a listing of files, an
    error answer); damaged-file (what came before has been yielded).
    """
    with reading(source.name):
        head = source.stream.read(4096)
        bom = 3 if head.startswith(b"\xef\xbb\xbf") else 0
        if head[bom:].lstrip()[:1] not in {b"{", b"["}:
            raise BrandlintError(
                "not-a-register", f"{source.name} is no JSON: it begins with {head[:24]!r}"
            )
        source.stream.seek(bom)
        done = 0
        try:
            for record in _stream(source):
                yield record
                done += 1
        except (ijson.JSONError, UnicodeDecodeError, ValueError) as error:
            raise BrandlintError(
                "damaged-file",
                f"{source.name}, after {done} records: {' '.join(str(error).split())[:120]}",
            ) from error


def _stream(source: Source) -> Iterator[dict[str, Any]]:
    """Objects at the top, in arrays at the top, and in the list of an answer; everything around
    them is left out.
    """
    builder: ijson.ObjectBuilder | None = None
    end, size = "", 0
    for prefix, event, value in ijson.parse(
        source.stream, multiple_values=True, use_float=True, buf_size=_READ
    ):
        if len(prefix) > DEEP:
            raise BrandlintError(
                "not-a-register",
                f"{source.name}: parts within parts without end are no records of marks",
            )
        if builder is None:
            if event == "start_map":
                builder, end, size = ijson.ObjectBuilder(), prefix, 0
                builder.event(event, value)
            continue
        size += 1
        if size > CAP:
            raise BrandlintError(
                "not-a-register",
                f"{source.name}: a record of more than {CAP} parts is none of a mark",
            )
        at_top = prefix == end
        if event == "map_key" and at_top and value in _OTHERS:
            raise BrandlintError("not-a-register", f"{source.name} is {_OTHERS[value]}")
        parent, _, key = prefix.rpartition(".")
        if (
            event == "start_array"
            and parent == end
            and end in {"", "item"}
            and key.casefold() in _LISTS
        ):
            builder = None  # the object is an answer: its list is read record by record
            continue
        builder.event(event, value)
        if event == "end_map" and at_top:
            record, builder = builder.value, None
            yield _checked(source, record)


def _checked(source: Source, record: dict[str, Any]) -> dict[str, Any]:
    if isinstance(record.get("status"), int) and "title" in record:
        raise BrandlintError(
            "not-a-register", f"{source.name} is an error answer of the API: {record['title']}"
        )
    return record
