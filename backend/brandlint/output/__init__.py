"""The output formats: one renderer a file, from reports to text."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from brandlint.finding import Report
from brandlint.listing import Listing

FORMATS = ("text", "json", "jsonl", "csv", "github", "sarif")
Row = tuple[str, Listing, Report]


class Renderer(Protocol):
    def __call__(self, rows: Iterable[Row], *, color: bool) -> Iterator[str]: ...


def renderer(name: str) -> Renderer:
    """The renderer of one of `FORMATS`."""
    return cast(Renderer, import_module(f"brandlint.output.{name}_format").render)
