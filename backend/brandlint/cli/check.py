"""`brandlint check`: lint files, standard input or a text."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from brandlint import linter
from brandlint.cli.args import Parser, day, mapping
from brandlint.errors import BrandlintError
from brandlint.finding import SEVERITIES
from brandlint.fixes.apply import apply
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.output import FORMATS, Row, renderer
from brandlint.readers import read
from brandlint.readers.rewrite import SUFFIXES, rewrite
from brandlint.seller.conflicts import Conflicts, find_conflicts
from brandlint.seller.profile import FILE, Profile, here, load

_AT_ONCE = 32  # listings that are read at once


def add_arguments(parser: Parser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help=".txt .md .csv .tsv .jsonl or -")
    parser.add_argument("--text", help="lint this text instead of a file")
    parser.add_argument("--market", default="", help="marketplace, such as amazon.com")
    parser.add_argument(
        "--brand", action="append", default=[], help="a name that the goods are rightly sold under"
    )
    parser.add_argument("--format", choices=(*FORMATS, "html"), default="text")
    parser.add_argument("--output", metavar="F", help="write here instead of standard output")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column is which field",
    )
    parser.add_argument("--fail-on", choices=[*SEVERITIES, "never"], default="warning")
    parser.add_argument(
        "--baseline",
        metavar="F",
        help="JSON lines of earlier findings, which are not reported again",
    )
    parser.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="processes that check listings"
    )
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument(
        "--profile", metavar="F", help=f"the seller's settings (default: {FILE} in this folder)"
    )
    parser.add_argument(
        "--date",
        type=day,
        metavar="YYYY-MM-DD",
        help="the day the listings go live (default: today); laws and limits have dates",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="print the file with safe fixes applied (several files: as JSON lines)",
    )
    parser.add_argument("--hints", action="store_true", help="report weak signals too")
    parser.add_argument(
        "--lang", choices=("en", "zh"), default="en", help="language of the messages"
    )


def _listings(
    args: argparse.Namespace, seen: Callable[[int], None] | None = None
) -> Iterator[tuple[str, Listing]]:
    """(file, listing) of all that is to be checked; `seen` is told how many bytes of all files have
    been read.
    """
    columns, before = mapping(args.map), 0
    if args.text is not None:
        yield "", Listing(fields={"title": args.text})
    for path in args.paths:
        for listing in read(
            path, columns, partial(_add, seen, before) if seen is not None else None
        ):
            yield path, listing
        before += _size(path)


def _add(seen: Callable[[int], None], before: int, here: int) -> None:
    seen(before + here)


def _size(path: str) -> int:
    """Bytes of a file; 0 for standard input and what cannot be opened."""
    try:
        return Path(path).stat().st_size if path != "-" else 0
    except OSError:
        return 0


def _baseline(path: str | None) -> frozenset[str]:
    if not path:
        return frozenset()
    try:
        lines = Path(path).read_text("utf8").splitlines()
        return frozenset(
            row["fingerprint"]
            for line in lines
            if line.strip()
            for row in json.loads(line)["findings"]
        )
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrandlintError("malformed", f"{path} holds no JSON lines of findings") from error


def run(args: argparse.Namespace) -> int:
    if args.text is None and not args.paths:
        raise BrandlintError("usage", "name a file, - for standard input, or give --text")
    if args.engine != "local" or args.format == "html":
        raise BrandlintError(
            "not-yet", "--engine ray" if args.engine != "local" else "--format html"
        )
    if (
        args.output
        and not args.fix
        and any(Path(path).resolve() == Path(args.output).resolve() for path in args.paths)
    ):
        raise BrandlintError(
            "usage", f"--output {args.output} is also read; findings would take its place"
        )
    if args.jobs < 1:
        raise BrandlintError("usage", f"--jobs {args.jobs}: at least 1")
    market, baseline, profile = (
        parse_marketplace(args.market),
        _baseline(args.baseline),
        load(args.profile or here()),
    )
    worst = -1

    def rows() -> Iterator[Row]:
        nonlocal worst
        pairs = (
            (
                name,
                replace(
                    listing,
                    brands=(*listing.brands, *args.brand),
                    marketplace=market or parse_marketplace(listing.marketplace),
                ),
            )
            for name, listing in _progress(args)
        )
        for name, listing, report in _reports(pairs, args, profile):
            kept = tuple(row for row in report.findings if row.fingerprint not in baseline)
            worst = max([worst, *(SEVERITIES.index(row.severity) for row in kept)])
            yield name, listing, replace(report, findings=kept)

    def lines() -> Iterator[str]:
        if (
            args.fix
            and args.text is None
            and len(args.paths) == 1
            and Path(args.paths[0]).suffix.lower() in SUFFIXES
        ):
            yield from rewrite(
                args.paths[0],
                mapping(args.map),
                (apply(dict(row.fields), report.findings) for _, row, report in rows()),
            )
            return
        if args.fix:
            for name, listing, report in rows():
                fixed = apply(dict(listing.fields), report.findings)
                yield (
                    fixed["title"] + "\n"
                    if not name and args.text is not None
                    else json.dumps({"id": listing.id, "fields": fixed}) + "\n"
                )
            return
        out = sys.stdout if not args.output else None
        color = out is not None and out.isatty() and not os.environ.get("NO_COLOR")
        yield from renderer(args.format)(rows(), color=color)

    if args.output:
        try:
            _replace(Path(args.output), lines(), partial=not args.fix)
        except OSError as error:
            raise BrandlintError("no-such-file", f"{args.output}: {error.strerror}") from error
    else:
        _write(lines(), sys.stdout)
    return int(args.fail_on != "never" and worst >= SEVERITIES.index(args.fail_on))


def _reports(
    pairs: Iterator[tuple[str, Listing]], args: argparse.Namespace, profile: Profile
) -> Iterator[Row]:
    """Every listing with its report, in the input's order, from `--jobs` processes."""
    these = partial(
        _report_all,
        profile=profile,
        day=args.date,
        messages=args.lang,
        hints=args.hints,
        conflicts=find_conflicts(profile, linter.snapshot()),
    )
    failed: list[BrandlintError] = []

    def chunks() -> Iterator[list[tuple[str, Listing]]]:
        chunk: list[tuple[str, Listing]] = []
        try:
            for pair in pairs:
                chunk.append(pair)
                if len(chunk) == _AT_ONCE:
                    yield chunk
                    chunk = []
        except BrandlintError as error:
            failed.append(error)
        if chunk:
            yield chunk

    if args.jobs <= 1:
        for chunk in chunks():
            yield from these(chunk)
    else:
        linter.warm()
        with ProcessPoolExecutor(args.jobs) as pool:
            waiting: deque[Future[list[Row]]] = deque()
            for chunk in chunks():
                waiting.append(pool.submit(these, chunk))
                if len(waiting) >= 4 * args.jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    if failed:
        raise failed[0]


def _report_all(
    chunk: list[tuple[str, Listing]],
    *,
    profile: Profile,
    day: date | None,
    messages: str,
    hints: bool,
    conflicts: Conflicts,
) -> list[Row]:
    reports = linter.check_all(
        [listing for _, listing in chunk],
        profile=profile,
        day=day,
        messages=messages,
        hints=hints,
        conflicts=conflicts,
    )
    return [(*pair, report) for pair, report in zip(chunk, reports, strict=True)]


def _replace(path: Path, lines: Iterator[str], *, partial: bool) -> None:
    """Writes beside the file and then takes its place, so that a file may be both read and written.

    After a wrong row the lines before it are kept if `partial`, else the file stays as it was.
    """
    if path.exists() and not path.is_file():
        with open(path, "w", encoding="utf8", errors="backslashreplace") as device:
            _write(lines, device)
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "w", encoding="utf8", errors="backslashreplace") as target:
            _write(lines, target)
    except BrandlintError:
        if partial:
            os.replace(part, path)
        raise
    else:
        if path.exists():
            os.chmod(part, path.stat().st_mode & 0o7777)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _write(lines: Iterator[str], target: TextIO) -> None:
    for line in lines:
        target.write(line)
    target.flush()


def _progress(args: argparse.Namespace) -> Iterator[tuple[str, Listing]]:
    """The listings, with a bar on a terminal's stderr by the bytes read while findings go
    elsewhere.
    """
    if (
        not sys.stderr.isatty()
        or (sys.stdout.isatty() and not args.output)
        or args.text is not None
    ):
        yield from _listings(args)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    total = sum(map(_size, args.paths)) or None
    columns = (
        TextColumn("{task.fields[listings]} listings"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, listings=0)
        for number, row in enumerate(
            _listings(args, lambda done: progress.update(task, completed=done)), 1
        ):
            progress.update(task, listings=number)
            yield row
