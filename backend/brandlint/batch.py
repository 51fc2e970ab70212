"""Many listings → reports, in the input's order, in this process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING

from brandlint import linter
from brandlint.errors import BrandlintError
from brandlint.linter import CheckOptions
from brandlint.listing import Listing
from brandlint.output import CheckedListing
from brandlint.seller.conflicts import find_conflicts
from brandlint.seller.profile import EMPTY

if TYPE_CHECKING:
    from concurrent.futures import Future

_CHUNK = 32  # listings that are judged together
_WAITING = 4  # chunks a process that are read ahead of the answers
Source = tuple[str, Listing]  # a file's name and a listing of it


def check_batch(
    sources: Iterable[Source],
    options: CheckOptions,
    *,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Iterator[CheckedListing]:
    """Each source with its report, in the order of `sources`, from `jobs` processes.

    The conflicts of the profile are searched here, once. `progress` is told how many listings are
    answered. Raises `BrandlintError` (snapshot-damaged), and what reading `sources` raises once all
    before it are answered.
    """
    conflicts = find_conflicts(options.get("profile", EMPTY), linter.snapshot())
    check = partial(_check_chunk, options | CheckOptions(conflicts=conflicts))
    failures: list[BrandlintError] = []
    chunks = _chunks(sources, failures)
    done = 0
    for results in map(check, chunks) if jobs <= 1 else _in_processes(check, chunks, jobs):
        yield from results
        done += len(results)
        if progress is not None:
            progress(done)
    if failures:
        raise failures[0]


def _chunks(sources: Iterable[Source], failures: list[BrandlintError]) -> Iterator[list[Source]]:
    """The sources in chunks. An error of reading ends them and goes to `failures`."""
    chunk: list[Source] = []
    try:
        for source in sources:
            chunk.append(source)
            if len(chunk) == _CHUNK:
                yield chunk
                chunk = []
    except BrandlintError as error:
        failures.append(error)
    if chunk:
        yield chunk


def _in_processes(
    check: Callable[[list[Source]], list[CheckedListing]], chunks: Iterable[list[Source]], jobs: int
) -> Iterator[list[CheckedListing]]:
    from concurrent.futures import ProcessPoolExecutor  # most runs need none

    linter.warm()
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[CheckedListing]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(check, chunk))
            if len(waiting) >= _WAITING * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _check_chunk(options: CheckOptions, chunk: list[Source]) -> list[CheckedListing]:
    """The sources of a chunk with their reports. Listings that differ in their ids only, as the
    variants of a product do, are judged once.
    """
    first: dict[object, int] = {}
    different: list[Listing] = []
    places: list[int] = []
    for _, listing in chunk:
        place = first.setdefault(_without_id(listing), len(different))
        if place == len(different):
            different.append(listing)
        places.append(place)
    reports = linter.check_all(different, **options)
    return [
        CheckedListing(name, listing, replace(reports[place], id=listing.id))
        for (name, listing), place in zip(chunk, places, strict=True)
    ]


def _without_id(listing: Listing) -> object:
    """All that a report depends on, to be compared."""
    parts = (getattr(listing, part.name) for part in fields(listing) if part.name != "id")
    return tuple(tuple(part.items()) if isinstance(part, Mapping) else part for part in parts)
