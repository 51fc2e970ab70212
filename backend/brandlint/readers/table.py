"""`.csv`, `.tsv`: one listing a row; columns are guessed from their headers, shown on stderr, and set by `--map`."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Mapping

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.decode import decode, within_cap

HEADERS = {
    "id": r"id|sku|seller.?sku|item.?sku|asin|artikelnummer|编号|货号",
    "title": r"title|item.?name|product.?(name|title)|name|titel|produktname|titre|t[ií]tulo|titolo|标题|商品名称|商品名",
    "item_highlights": r"item.?highlights?|title.?differentiation",
    "description": r"(product.?)?description|beschreibung|produktbeschreibung|descripci[oó]n|descrizione|描述|商品描述",
    "search_terms": r"search.?terms?|(generic.?)?keywords?\d*|suchbegriffe|关键词|搜索词",
    "brand": r"brand(.?name)?|manufacturer|marke|marque|marca|品牌",
    "category": r"category|product.?type|kategorie|cat[eé]gorie|categor[ií]a|类目|分类",
    "marketplace": r"marketplace|market|平台|站点",
}  # fmt: skip
_BULLET = re.compile(r"(?:bullet(?:.?point)?|key.?feature|feature|五点|卖点)s?\D{0,3}(\d*)", re.I)


def read_csv(path: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Listing]:
    yield from _read(path, data, columns, "")


def read_tsv(path: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Listing]:
    yield from _read(path, data, columns, "\t")


def _read(path: str, data: bytes, columns: Mapping[str, str], delimiter: str) -> Iterator[Listing]:
    text = decode(path, data)
    delimiter = delimiter or delimiter_of(text, ".csv")
    csv.field_size_limit(16 * 1024 * 1024)
    # In .csv an open quote would swallow the rows after it; Amazon's .tsv files hold bare quotes.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=delimiter != "\t")
    try:
        header = next(reader, None)
    except csv.Error as error:
        raise BrandlintError("malformed", f"{path}, line {reader.line_num}: {error}") from error
    if not header:
        raise BrandlintError("no-columns", f"{path} is empty")
    mapping = guess(header, columns)
    print(f"{path}: " + ", ".join(f"{field} ← {header[at]}" for at, field in mapping.items()), file=sys.stderr)
    if not set(mapping.values()) - {"id", "category", "marketplace", "brand"}:
        raise BrandlintError("no-columns", f"{path} has {', '.join(header)[:200]}")
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise BrandlintError("malformed", f"{path}, line {reader.line_num}: {error}") from error
        if row is None:
            return
        if not row:
            continue
        if len(row) != len(header):
            raise BrandlintError("ragged-row", f"{path}, line {reader.line_num}: {len(row)} cells, header {len(header)}")
        cells = {field: row[at] for at, field in mapping.items()}
        within_cap(f"{path}, line {reader.line_num}", cells)
        plain = {name: cells.pop(name, "") for name in ("id", "category", "marketplace", "brand")}
        yield Listing(fields={name: cell for name, cell in cells.items() if cell}, id=plain["id"] or str(reader.line_num),
                      category=plain["category"], marketplace=plain["marketplace"], brand=plain["brand"])  # fmt: skip


def delimiter_of(text: str, suffix: str) -> str:
    """The separator of a table: a tab in `.tsv`, else the commonest of four in its first line."""
    return "\t" if suffix == ".tsv" else max(",;\t|", key=text.split("\n", 1)[0].count)


def guess(header: list[str], columns: Mapping[str, str]) -> dict[int, str]:
    """Column index → field. `columns` (field → header) wins over the guess. Raises on a header that is not there."""
    mapping: dict[int, str] = {}
    for field, name in columns.items():
        if name not in header:
            raise BrandlintError("no-columns", f"there is no column {name!r}; there are {', '.join(header)[:200]}")
        mapping[header.index(name)] = field
    for at, name in enumerate(header):
        if at in mapping:
            continue
        bullet = _BULLET.fullmatch(name.strip())
        found = f"bullet_{bullet[1] or 1}" if bullet else next(
            (field for field, pattern in HEADERS.items() if re.fullmatch(pattern, name.strip(), re.I)), "")  # fmt: skip
        if found and found not in mapping.values():
            mapping[at] = found
    return mapping
