"""The listings that the judge learns from: files of real listings, hand-marked titles, labelled
listings, the seller's own dismissals.

A data folder holds `listings/*.jsonl.gz` (title, brand, category, bullets, description),
`ner/*.jsonl` (titles with marked attributes) and `gold/*.jsonl` (labelled listings of the
contract).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.marketplaces.marketplace import resolve_market
from brandlint_nlp.wording import LANGUAGES, read

_BULLETS, _DESCRIPTION = 5, 1200  # bullets, and characters of a description, that are read
_NEAR = 60  # characters of a title by which a labelled listing is known again


@dataclass(frozen=True, slots=True)
class TrainingListing:
    """One listing to learn from. `marked`: its title was marked by hand, so that what is not a
    brand there is none. `spans`: labels of a labelled listing, else None. `branded`: is the brand
    known, rather than taken from the title's first word? `partial`: nothing but the spans is
    labelled.
    """

    source: str
    id: str
    fields: dict[str, str]
    brands: tuple[str, ...]
    category: str
    offices: tuple[str, ...] = ("US",)
    branded: bool = True
    marked: bool = False
    spans: tuple[dict[str, Any], ...] | None = None
    language: str = "en"
    partial: bool = False


def labelled(path: Path) -> list[TrainingListing]:
    """The labelled listings of a file. Raises `BrandlintError` (no-such-file, malformed)."""
    rows = []
    for line in _lines(path):
        try:
            data = json.loads(line)
            rows.append(
                TrainingListing(
                    source_of(data.get("source", "")),
                    str(data["id"]),
                    data["fields"],
                    tuple(data["brands"]),
                    data.get("category") or "",
                    resolve_market(
                        data.get("marketplace") or "amazon.com", data.get("lang") or "en", ()
                    ).offices,
                    spans=tuple(data["spans"]),
                    partial=data.get("partial") is True,
                )
            )
        except (ValueError, KeyError, TypeError) as error:
            raise BrandlintError("malformed", f"{path}: {error!r}") from error
    return rows


def source_of(name: str) -> str:
    """The source of a labelled listing, without the number of the listing there."""
    return re.sub(r"_\d+$", "", name)


def examples() -> list[TrainingListing]:
    """The examples of the wording files, in all languages, as labelled listings."""
    rows = []
    for language in LANGUAGES:
        texts = [example for cue in read(language)["cues"] for example in cue["examples"]]
        for number, example in enumerate(texts):
            text = example["text"]
            spans = tuple(
                {
                    "field": "title",
                    "start": text.index(mark),
                    "end": text.index(mark) + len(mark),
                    "text": mark,
                    "use": use,
                }
                for mark, use in example["marks"].items()
            )
            rows.append(
                TrainingListing(
                    "wording",
                    f"{language}-{number}",
                    {"title": text},
                    (),
                    "",
                    spans=spans,
                    language=language,
                )
            )
    return rows


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text("utf8").splitlines() if line.strip()]
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error


def unlabelled(
    folder: Path, excluded: list[TrainingListing], most: int, seed: int
) -> Iterator[TrainingListing]:
    """Up to `most` listings a source, without near-duplicates of one another or of the `excluded`
    ones; then all hand-marked titles.
    """
    files = sorted((folder / "listings").glob("*.jsonl.gz"))
    if not files:
        raise BrandlintError(
            "no-such-file",
            f"{folder / 'listings'}: no *.jsonl.gz there; name the folder of the training data "
            f"with --data",
        )
    barred = {listing.fields.get("title", "")[:_NEAR] for listing in excluded}
    dice = random.Random(seed)
    for path in files:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            rows = [json.loads(line) for line in lines]
        dice.shuffle(rows)
        yield from _distinct(path.name.partition(".")[0], rows, barred, most)
    for path in sorted((folder / "ner").glob("*.jsonl")):
        for number, line in enumerate(_lines(path)):
            data = json.loads(line)
            title = data.get("input") or data.get("input_title") or ""
            brands = tuple(name for name in data["target_scores"].get("Brand", ()) if name != "n/a")
            if title and title[:_NEAR] not in barred:
                yield TrainingListing(
                    path.stem,
                    f"{path.stem}-{number}",
                    {"title": title},
                    brands or (title.split(" ")[0],),
                    data["category"],
                    branded=bool(brands),
                    marked=True,
                )


def _distinct(
    source: str, rows: list[dict[str, Any]], barred: set[str], most: int
) -> Iterator[TrainingListing]:
    keys: set[str] = set()
    for data in rows:
        title = data.get("title") or ""
        key = " ".join(sorted(re.findall(r"[a-z]+", title.lower())))
        if not title or title[:_NEAR] in barred or key in keys:
            continue
        keys.add(key)
        brand = data.get("brand")
        yield TrainingListing(
            source,
            f"{source}-{len(keys)}",
            _fields(data, title),
            (brand or title.split(" ")[0],),
            data.get("category") or "",
            branded=bool(brand),
        )
        if len(keys) >= most:
            return


def _fields(data: dict[str, Any], title: str) -> dict[str, str]:
    fields = {"title": title}
    fields |= {
        f"bullet_{number}": text
        for number, text in enumerate((data.get("bullets") or [])[:_BULLETS], 1)
    }
    if isinstance(data.get("description"), str):
        fields["description"] = data["description"][:_DESCRIPTION]
    return {name: text for name, text in fields.items() if text}
