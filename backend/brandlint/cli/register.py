"""`brandlint register`: import official files, download them, and look after the snapshots that are
built from them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from brandlint.cli.args import Parser, day, mapping
from brandlint.config import Config
from brandlint.errors import BrandlintError
from brandlint.registers import active
from brandlint.registers.build import build_snapshot
from brandlint.registers.case_store import CaseStore
from brandlint.registers.ingest import Progress as FileProgress
from brandlint.registers.ingest import import_files
from brandlint.registers.ingest_file import KINDS, ReadOptions
from brandlint.registers.lock import locked
from brandlint.registers.snapshot import Snapshot
from brandlint.registers.starter import open_starter
from brandlint_nlp.lexicon import LexiconError

_KINDS = """kinds:
  uspto   USPTO daily and annual XML, .xml or .zip (Open Data Portal; `register fetch uspto`
          downloads it)
  st66    WIPO ST.66 XML (USPTO TSDR, EUIPO bulk, Madrid)
  st96    WIPO ST.96 XML (USPTO TSDR)
  euipo   answers of the EUIPO Trademark search API, JSON
  table   .csv .tsv .txt .xlsx exports and TMview JSON (also: csv tsv xlsx tmview dpma ukipo oce
          list); columns are recognised by their headers in several languages, shown, and set by
          --map FIELD=COLUMN"""


def add_arguments(parser: Parser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, parser_class=Parser)
    take = parts.add_parser(
        "import",
        help="read official files and build a snapshot",
        epilog=_KINDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    take.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
    take.add_argument(
        "paths", nargs="+", metavar="PATH", help="files of the register, all of this kind"
    )
    take.add_argument(
        "--no-build",
        action="store_true",
        help="store the records only; `register build` makes the snapshot later",
    )
    take.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column of a table is which field",
    )
    take.add_argument(
        "--office",
        default="",
        metavar="XX",
        help="the office (WIPO ST.3) where no column names one",
    )
    take.add_argument(
        "--complete",
        action="store_true",
        help="the files hold the whole register: what is not in them is not registered there",
    )
    take.add_argument("--again", action="store_true", help="read files again that were read before")
    take.set_defaults(action=_import)
    fetch = parts.add_parser("fetch", help="download new files of a register")
    fetch.add_argument("office", choices=("uspto",), help="the office whose files are downloaded")
    fetch.add_argument(
        "--key",
        default=Config.from_environment().uspto_key,
        help="your Open Data Portal key (default: BRANDLINT_USPTO_KEY)",
    )
    fetch.add_argument(
        "--since", type=day, metavar="YYYY-MM-DD", help="only files with data of this day or later"
    )
    fetch.add_argument(
        "--until",
        type=day,
        metavar="YYYY-MM-DD",
        help="only files with data of this day or earlier",
    )
    fetch.add_argument(
        "--annual",
        action="store_true",
        help="the backfile up to the end of last year instead of the daily files",
    )
    fetch.add_argument(
        "--into",
        metavar="FOLDER",
        help="where the files go (default: the downloads folder of BRANDLINT_HOME)",
    )
    fetch.add_argument("--base", default="https://api.uspto.gov/api/v1", help=argparse.SUPPRESS)
    fetch.set_defaults(action=_fetch)
    parts.add_parser(
        "list", help="registers in the snapshot in use, snapshots, files"
    ).set_defaults(action=_list)
    parts.add_parser("build", help="build a snapshot from what is stored and use it").set_defaults(
        action=_build
    )
    parts.add_parser(
        "verify", help="read a snapshot whole and compare it with what was built"
    ).add_argument(
        "name",
        nargs="?",
        default="",
        help="a snapshot of `register list` (default: the one in use)",
    )
    parts.choices["verify"].set_defaults(action=_verify)
    back = parts.add_parser("rollback", help="use an older snapshot again")
    back.add_argument(
        "name",
        nargs="?",
        default="",
        help="a snapshot of `register list` (default: the one before the one in use)",
    )
    back.set_defaults(action=_rollback)


def run(args: argparse.Namespace) -> int:
    return int(args.action(args))


def say(text: str) -> None:
    """Tell the user, on standard error."""
    print(f"brandlint: {text}", file=sys.stderr, flush=True)


def _import(args: argparse.Namespace) -> int:
    if args.office and not (
        len(args.office) == 2 and args.office.isascii() and args.office.isupper()
    ):
        raise BrandlintError(
            "usage", f"--office takes a WIPO ST.3 code such as US, EM or DE, not {args.office!r}"
        )
    options = ReadOptions(args.kind, mapping(args.map), args.office)
    paths = [Path(path) for path in args.paths]
    with _store() as store:
        with _shown(paths) as shown:
            files = import_files(
                store,
                paths,
                options,
                complete=args.complete,
                again=args.again,
                watch=shown,
                say=say,
            )
        _summary(files)
        if not args.no_build and any(
            file.done > file.resumed for file in files if not file.read_before
        ):
            _build_and_use(store)
    errors = [file.error for file in files if file.error is not None]
    for error in errors:
        print(error.line(), file=sys.stderr)
    return 2 if errors else 0


@contextmanager
def _store() -> Iterator[CaseStore]:
    """The store of cases, for this process alone."""
    with (
        locked(active.store_path().parent, "an import is at work"),
        closing(CaseStore(active.store_path())) as store,
    ):
        yield store


@contextmanager
def _shown(paths: list[Path]) -> Iterator[_Shown]:
    total = sum(path.stat().st_size for path in paths if path.is_file())
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
    ) as bar:
        yield _Shown(bar, paths, total)


class _Shown:
    """Told of each batch, draws files, records a second and the time left."""

    def __init__(self, bar: Progress, paths: list[Path], total: int) -> None:
        self._bar, self._paths = bar, paths
        self._sizes = {path: path.stat().st_size if path.is_file() else 0 for path in paths}
        self._task = bar.add_task("", total=total or None, rate="")

    def __call__(self, file: FileProgress) -> None:
        index = self._paths.index(file.path)
        before = sum(self._sizes[path] for path in self._paths[:index])
        elapsed = self._bar.tasks[0].elapsed or 0.001
        self._bar.update(
            self._task,
            completed=before + file.position,
            description=f"file {index + 1} of {len(self._paths)}",
            rate=f"{(file.done - file.resumed) / elapsed:,.0f} records/s",
        )


def _summary(files: list[FileProgress]) -> None:
    for file in files:
        if file.read_before:
            say(f"{file.path.name}: read before, nothing to do (--again reads it anew)")
        elif file.error is None or file.done:
            counts = file.counts
            live = ", ".join(
                f"{counts[status]:,} {status}"
                for status in ("registered", "pending", "dead", "unknown")
                if counts[status]
            )
            skipped = ", ".join(
                f"{count:,} {name.removeprefix('skipped: ')}"
                for name, count in sorted(counts.items())
                if name.startswith("skipped")
            )
            earlier = f", of which {file.resumed:,} earlier" if file.resumed else ""
            say(
                f"{file.path.name}: {counts['records']:,} records{earlier} ({live or 'none'})"
                + (f"; left out: {skipped}" if skipped else "")
            )


def _build_and_use(store: CaseStore) -> None:
    with locked(active.snapshots_folder(), "a build is at work"):
        built = build_snapshot(store, active.snapshots_folder(), say)
        active.use(built.name)
        active.prune()
    meta = Snapshot(built).meta
    say(
        f"snapshot {built.name} is in use: {meta['marks']:,} marks, "
        + ", ".join(
            f"{register['office']} as of {register['as_of']}" for register in meta["registers"]
        )
    )


def _build(args: argparse.Namespace) -> int:
    with _store() as store:
        if not store.count():
            raise BrandlintError(
                "no-snapshot", "no register is imported, so there is nothing to build"
            )
        _build_and_use(store)
    return 0


def _fetch(args: argparse.Namespace) -> int:
    from brandlint.registers.uspto_download import fetch_uspto

    if not args.key:
        raise BrandlintError(
            "usage", "the Open Data Portal needs your own key: --key or BRANDLINT_USPTO_KEY"
        )
    folder = (
        Path(args.into) if args.into else Config.from_environment().home / "downloads" / "uspto"
    )
    product = "TRTYRAP" if args.annual else "TRTDXFAP"
    for path in fetch_uspto(
        folder,
        args.key,
        product=product,
        since=args.since,
        until=args.until,
        base=args.base,
        say=say,
    ):
        print(path)
    return 0


def _list(args: argparse.Namespace) -> int:
    console = Console(width=None if sys.stdout.isatty() else 140)
    now = active.name_in_use()
    every = dict(active.list_snapshots())
    table = Table(
        "office",
        "source",
        "records",
        "registered",
        "pending",
        "dead",
        "data of",
        "whole",
        title=f"registers in {now or 'the starter snapshot'}",
    )
    for register in every.get(now, {}).get("registers", []):
        table.add_row(
            register["office"],
            register["source"],
            *(f"{register[name]:,}" for name in ("records", "registered", "pending", "dead")),
            register["as_of"],
            "yes" if register["complete"] else "no",
        )
    if table.row_count:
        console.print(table)
    else:
        console.print("No register is imported; the starter list of well-known marks is in use.")
    for name, meta in every.items():
        size = sum(meta.get("sizes", {}).values()) / 1e6
        console.print(
            f"{'*' if name == now else ' '} {name}  {meta.get('marks', 0):,} marks, {size:,.0f} MB"
            if meta
            else f"! {name}  cannot be read"
        )
    return 0


def _verify(args: argparse.Namespace) -> int:
    name = args.name or active.name_in_use()
    try:
        snapshot = Snapshot(active.snapshots_folder() / name) if name else open_starter()
        wrong = snapshot.damaged()
    except (LexiconError, OSError) as error:
        raise BrandlintError("snapshot-damaged", str(error)) from error
    if wrong:
        raise BrandlintError("snapshot-damaged", f"{name}: {', '.join(wrong)}")
    print(f"{name or snapshot.folder.name}: whole, {snapshot.meta['marks']:,} marks")
    return 0


def _rollback(args: argparse.Namespace) -> int:
    with locked(active.snapshots_folder(), "a build is at work"):
        name = args.name or active.previous_name(active.name_in_use())
        active.use(name)
    say(f"snapshot {name} is in use")
    return 0
