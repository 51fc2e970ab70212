"""`brandlint check`: lint files, standard input or a text."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from brandlint import linter
from brandlint.batch import Source, check_batch
from brandlint.cli.args import Parser, day, mapping
from brandlint.cli.atomic_write import atomic_write, not_written, remove_parts, write_pieces
from brandlint.cli.baseline import read_baseline, write_baseline
from brandlint.cli.check_input import InputErrors, file_size, listings
from brandlint.cli.journal import Journal, journal_path, run_key
from brandlint.cli.progress import Bar, progress_bar, progress_lines
from brandlint.errors import BrandlintError
from brandlint.finding import SEVERITIES, Finding
from brandlint.fixes.apply import apply
from brandlint.linter import CheckOptions
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.output import BINARY, FORMATS, CheckedListing, renderer
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
        help="findings that are known and not reported again: a file of --write-baseline or of "
        "--format jsonl",
    )
    parser.add_argument(
        "--write-baseline",
        metavar="F",
        help="write all findings of this run there, for --baseline",
    )
    parser.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="processes that check listings"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on with a run to the same --output that was ended early",
    )
    parser.add_argument(
        "--progress",
        action="store_true",
        help="tell standard error how far the run is, also where it is no terminal",
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
            with results.journaled():
                atomic_write(Path(args.output), _pieces(args, results), keep_partial=not args.fix)
        except OSError as error:
            raise not_written(args.output, error) from error
    else:
        _write_to_stdout(_pieces(args, results))
    if args.write_baseline:
        write_baseline(args.write_baseline, results.found.values())
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
    if args.resume and not _can_resume(args):
        raise BrandlintError("usage", "--resume needs --output and files, not --text or -")
    if args.format in BINARY and not args.output and not args.fix and sys.stdout.isatty():
        raise BrandlintError("usage", f"--format {args.format} is no text: name a file, --output F")
    if args.jobs < 1:
        raise BrandlintError("usage", f"--jobs {args.jobs}: at least 1")
    if args.header_row < 0:
        raise BrandlintError("usage", f"--header-row {args.header_row}: at least 1")
    if args.encoding:
        named_encoding(args.encoding)


def _can_resume(args: argparse.Namespace) -> bool:
    """Is there a place for a journal, and can the input be read again?"""
    if not args.output or args.text is not None or "-" in args.paths:
        return False
    target = Path(args.output)
    return not target.exists() or target.is_file()


class _Results:
    """The results of the run, to be iterated once. `worst` is the index of the gravest severity
    that has come by, -1 before the first; `errors` are those of the input; `found` are the
    findings by their fingerprints, if they are to be a baseline.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        self.worst = -1
        self.found: dict[str, Finding] = {}
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
        self._journal: Journal | None = None

    @contextmanager
    def journaled(self) -> Iterator[None]:
        """Keeps what is answered beside the output until the output is whole."""
        if not _can_resume(self._args):
            yield
            return
        args, target = self._args, Path(self._args.output).resolve()
        settings = (
            sorted(self.reading.columns.items()),
            self.reading.encoding,
            self.reading.header_row,
            self._market,
            args.brand,
            args.lang,
            args.hints,
            (args.date or datetime.now(UTC).date()).isoformat(),
            self._options["profile"].model_dump_json(),
            linter.snapshot().folder.name,
        )
        key = run_key(args.paths, settings)
        self._journal = Journal(journal_path(target), key, resume=args.resume)
        if args.resume:
            remove_parts(target)
            print(f"{self._journal.known:,} listings were answered before", file=sys.stderr)
        try:
            yield
        except BrandlintError:  # which a further run would meet as well
            self._journal.remove()
            raise
        except BaseException:
            self._journal.close()
            raise
        self._journal.remove()

    def _checked(self) -> Iterator[CheckedListing]:
        """The listings with their reports: of the run before, then of this one."""
        with _bar(self._args) as (bytes_read, listings_answered):
            sources = self._sources(bytes_read)
            known = 0
            if self._journal is not None:
                for report, source in zip(self._journal.reports(), sources, strict=False):
                    known += 1
                    yield CheckedListing(*source, report)
            for checked in check_batch(
                sources,
                self._options,
                jobs=self._args.jobs,
                progress=listings_answered and (lambda count: listings_answered(known + count)),
            ):
                if self._journal is not None:
                    self._journal.add(checked.report)
                yield checked

    def __iter__(self) -> Iterator[CheckedListing]:
        for name, listing, report in self._checked():
            if self._args.write_baseline:
                self.found.update((f.fingerprint, f) for f in report.findings)
            findings = tuple(
                finding for finding in report.findings if finding.fingerprint not in self._baseline
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
        for piece in renderer(args.format)(results, color=color, lang=args.lang):
            yield piece if isinstance(piece, bytes) else _encoded(piece)
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
    """The progress bar, where stderr is a terminal and the findings go elsewhere; lines where
    they are asked for.
    """
    findings_shown = sys.stdout.isatty() and not args.output
    total = sum(map(file_size, args.paths))
    if args.text is None and sys.stderr.isatty() and not findings_shown:
        return progress_bar(total)
    return progress_lines(total) if args.progress else nullcontext((None, None))
