"""The output formats: one renderer a file, from reports to text."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from brandlint.finding import Report
from brandlint.listing import Listing

FORMATS = ("text", "json", "jsonl", "csv", "github", "sarif", "html", "xlsx")
BINARY = {"xlsx"}


class CheckedListing(NamedTuple):
    """A listing with its report. `source` is the name of the file it was read from."""

    source: str
    listing: Listing
    report: Report


class Renderer(Protocol):
    """`lang` is the language of what a format says itself, `en` or `zh`."""

    def __call__(
        self, checked: Iterable[CheckedListing], *, color: bool, lang: str = "en"
    ) -> Iterator[str | bytes]: ...


def renderer(name: str) -> Renderer:
    """The renderer of one of `FORMATS`."""
    return cast(Renderer, import_module(f"brandlint.output.{name}_format").render)
