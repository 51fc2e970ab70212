"""`.csv`, `.tsv`: one listing a row; columns are guessed from their headers, shown on stderr, and
set by `--map`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.tabular.delimited import read_delimited
from brandlint.tabular.text import within_cap

HEADERS = {
    "id": r"id|sku|seller.?sku|item.?sku|asin|artikelnummer|编号|货号",
    "title": (
        r"title|item.?name|product.?(name|title)|name|titel|produktname|titre|t[ií]tulo"
        r"|titolo|标题|商品名称|商品名"
    ),
    "item_highlights": r"item.?highlights?|title.?differentiation",
    "description": (
        r"(product.?)?description|beschreibung|produktbeschreibung|descripci[oó]n"
        r"|descrizione|描述|商品描述"
    ),
    "search_terms": r"search.?terms?|(generic.?)?keywords?\d*|suchbegriffe|关键词|搜索词",
    "brand": r"brand(.?name)?|manufacturer|marke|marque|marca|品牌",
    "category": r"category|product.?type|kategorie|cat[eé]gorie|categor[ií]a|类目|分类",
    "marketplace": r"marketplace|market|平台|站点",
}
_BULLET = re.compile(r"(?:bullet(?:.?point)?|key.?feature|feature|五点|卖点)s?\D{0,3}(\d*)", re.I)


def read_csv(path: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Listing]:
    yield from _read(path, stream, columns, ".csv")


def read_tsv(path: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Listing]:
    yield from _read(path, stream, columns, ".tsv")


def _read(
    path: str, stream: BinaryIO, columns: Mapping[str, str], suffix: str
) -> Iterator[Listing]:
    rows = read_delimited(path, stream, suffix).rows
    _, header = next(rows, (0, []))
    if not header:
        raise BrandlintError("no-columns", f"{path} is empty")
    mapping = guess(header, columns)
    print(
        f"{path}: " + ", ".join(f"{field} ← {header[index]}" for index, field in mapping.items()),
        file=sys.stderr,
    )
    if not set(mapping.values()) - {"id", "category", "marketplace", "brand"}:
        raise BrandlintError("no-columns", f"{path} has {', '.join(header)[:200]}")
    for number, row in rows:
        if len(row) != len(header):
            raise BrandlintError(
                "ragged-row", f"{path}, line {number}: {len(row)} cells, header {len(header)}"
            )
        cells = {field: row[index] for index, field in mapping.items()}
        within_cap(f"{path}, line {number}", cells)
        plain = {name: cells.pop(name, "") for name in ("id", "category", "marketplace", "brand")}
        yield Listing(
            fields={name: cell for name, cell in cells.items() if cell},
            id=plain["id"] or str(number),
            category=plain["category"],
            marketplace=plain["marketplace"],
            brand=plain["brand"],
        )


def guess(header: list[str], columns: Mapping[str, str]) -> dict[int, str]:
    """Column index → field. `columns` (field → header) wins over the guess. Raises on a header that
    is not there.
    """
    mapping: dict[int, str] = {}
    for field, name in columns.items():
        if name not in header:
            raise BrandlintError(
                "no-columns", f"there is no column {name!r}; there are {', '.join(header)[:200]}"
            )
        mapping[header.index(name)] = field
    for index, name in enumerate(header):
        if index in mapping:
            continue
        bullet = _BULLET.fullmatch(name.strip())
        field_guess = (
            f"bullet_{bullet[1] or 1}"
            if bullet
            else next(
                (
                    field
                    for field, pattern in HEADERS.items()
                    if re.fullmatch(pattern, name.strip(), re.I)
                ),
                "",
            )
        )
        if field_guess and field_guess not in mapping.values():
            mapping[index] = field_guess
    return mapping
