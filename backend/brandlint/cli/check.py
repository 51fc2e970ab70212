"""`brandlint check`: lint files, standard input or a text."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from brandlint.batch import Source, check_batch
from brandlint.cli.args import Parser, day, mapping
from brandlint.cli.atomic_write import atomic_write, not_written, write_pieces
from brandlint.cli.check_input import InputErrors, file_size, listings, read_baseline
from brandlint.cli.progress import Bar, progress_bar
from brandlint.errors import BrandlintError
from brandlint.finding import SEVERITIES
from brandlint.fixes.apply import apply
from brandlint.linter import CheckOptions
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.output import FORMATS, CheckedListing, renderer
from brandlint.readers import rewrite
from brandlint.readers.options import ReadOptions
from brandlint.seller.profile import FILE, default_file, load
from brandlint.tabular.encoding import named_encoding


def add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=".csv .tsv .txt .xlsx .xlsm .ods .json .jsonl .xml .md or -",
    )
    parser.add_argument("--text", help="lint this text instead of a file")
    parser.add_argument("--market", default="", help="marketplace, such as amazon.com")
    parser.add_argument(
        "--brand", action="append", default=[], help="a name that the goods are rightly sold under"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how the findings are written"
    )
    parser.add_argument("--output", metavar="F", help="write here instead of standard output")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="ROLE=COLUMN",
        help="which column of a table is title, bullet_1, description, search_terms, id …",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="encoding of the files (default: found out)"
    )
    parser.add_argument(
        "--header-row",
        type=int,
        default=0,
        metavar="N",
        help="row of a table that holds the headings, from 1 (default: found out)",
    )
    parser.add_argument(
        "--fail-on",
        choices=[*SEVERITIES, "never"],
        default="warning",
        help="exit with status 1 if a finding is at least this severe",
    )
    parser.add_argument(
        "--baseline",
        metavar="F",
        help="JSON lines of earlier findings, which are not reported again",
    )
    parser.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="processes that check listings"
    )
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
        help="print the file with safe fixes applied, its other bytes as they are (several files: "
        "as JSON lines)",
    )
    parser.add_argument("--hints", action="store_true", help="report weak signals too")
    parser.add_argument(
        "--lang", choices=("en", "zh"), default="en", help="language of the messages"
    )


def run(args: argparse.Namespace) -> int:
    _refuse_bad(args)
    results = _Results(args)
    if args.output:
        try:
            atomic_write(Path(args.output), _pieces(args, results), keep_partial=not args.fix)
        except OSError as error:
            raise not_written(args.output, error) from error
    else:
        _write_to_stdout(_pieces(args, results))
    results.errors.finish()
    if results.errors.count:
        return 2
    return int(args.fail_on != "never" and results.worst >= SEVERITIES.index(args.fail_on))


def _write_to_stdout(pieces: Iterator[bytes]) -> None:
    try:
        sys.stdout.flush()
        write_pieces(pieces, sys.stdout.buffer)
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still held would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise not_written("standard output", error) from error


def _refuse_bad(args: argparse.Namespace) -> None:
    """Raises `BrandlintError` (usage) for arguments that contradict each other."""
    if args.text is None and not args.paths:
        raise BrandlintError("usage", "name a file, - for standard input, or give --text")
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
    if args.header_row < 0:
        raise BrandlintError("usage", f"--header-row {args.header_row}: at least 1")
    if args.encoding:
        named_encoding(args.encoding)


class _Results:
    """The results of the run, to be iterated once. `worst` is the index of the gravest severity
    that has come by, -1 before the first; `errors` are those of the input.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        self.worst = -1
        self.errors = InputErrors()
        self.reading = ReadOptions(mapping(args.map), args.encoding or "", args.header_row)
        self._args = args
        self._market = parse_marketplace(args.market)
        self._baseline = read_baseline(args.baseline)
        self._options = CheckOptions(
            profile=load(args.profile or default_file()),
            day=args.date,
            messages=args.lang,
            hints=args.hints,
        )

    def __iter__(self) -> Iterator[CheckedListing]:
        with _bar(self._args) as (bytes_read, listings_answered):
            for name, listing, report in check_batch(
                self._sources(bytes_read),
                self._options,
                jobs=self._args.jobs,
                progress=listings_answered,
            ):
                findings = tuple(
                    finding
                    for finding in report.findings
                    if finding.fingerprint not in self._baseline
                )
                severities = (SEVERITIES.index(finding.severity) for finding in findings)
                self.worst = max([self.worst, *severities])
                yield CheckedListing(name, listing, replace(report, findings=findings))

    def _sources(self, bytes_read: Callable[[int], None] | None) -> Iterator[Source]:
        sources = listings(
            self._args.text,
            self._args.paths,
            self.reading,
            self.errors,
            bytes_read,
            stop=self._args.fix,
        )
        for name, listing in sources:
            brands = (*listing.brands, *self._args.brand)
            market = self._market or parse_marketplace(listing.marketplace)
            yield name, replace(listing, brands=brands, marketplace=market)


def _pieces(args: argparse.Namespace, results: _Results) -> Iterator[bytes]:
    """What is written: findings in the format that is asked for, or the fixed input."""
    if not args.fix:
        color = not args.output and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for line in renderer(args.format)(results, color=color):
            yield _encoded(line)
        return
    fixed = (
        (name, listing, apply(dict(listing.fields), report.findings))
        for name, listing, report in results
    )
    if args.text is None and len(args.paths) == 1 and args.paths[0] != "-":
        yield from _rewritten(args, results, (fields for _, _, fields in fixed))
        return
    for name, listing, fields in fixed:
        if args.text is not None and not name:
            yield _encoded(fields["title"] + "\n")
        else:
            yield _encoded(json.dumps({"id": listing.id, "fields": fields}) + "\n")


def _encoded(line: str) -> bytes:
    return line.encode("utf8", "backslashreplace")


def _rewritten(
    args: argparse.Namespace, results: _Results, fixed: Iterator[dict[str, str]]
) -> Iterator[bytes]:
    """The file with its fixed texts. Raises `BrandlintError` (not-replaced) at the end where it
    would take the place of a file of which not all could be read.
    """
    (path,) = args.paths
    yield from rewrite(path, results.reading, fixed, results.errors.add)
    for _ in fixed:  # what was read and not asked for, so that all of it is counted
        pass
    unread = results.errors.count
    if unread and args.output and Path(args.output).resolve() == Path(path).resolve():
        raise BrandlintError("not-replaced", path)


def _bar(args: argparse.Namespace) -> AbstractContextManager[Bar | tuple[None, None]]:
    """The progress bar, where stderr is a terminal and the findings go elsewhere."""
    findings_shown = sys.stdout.isatty() and not args.output
    if args.text is not None or findings_shown or not sys.stderr.isatty():
        return nullcontext((None, None))
    return progress_bar(sum(map(file_size, args.paths)))
