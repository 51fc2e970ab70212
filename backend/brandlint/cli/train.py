"""`brandlint train`: the judge of candidates from listings."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from brandlint.cli.args import Parser
from brandlint_nlp.model import CARD, CONTEXT, PRIORS, WEIGHTS, shipped_folder, write_priors


def add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/data"),
        metavar="FOLDER",
        help="listings/*.jsonl.gz, ner/*.jsonl, gold/train.jsonl",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where the model goes (default: the package's own)",
    )
    parser.add_argument("--listings", type=int, default=2500, metavar="N", help="listings a source")
    parser.add_argument(
        "--extra",
        type=Path,
        action="append",
        default=[],
        metavar="F",
        help="further labelled listings, such as those of `brandlint dismissals`",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="seed of what is drawn at random for the training data"
    )


def run(args: argparse.Namespace) -> int:
    from brandlint.training.learn import learn, prepare
    from brandlint.training.listings import labelled

    folder: Path = args.output or shipped_folder()
    with tempfile.TemporaryDirectory(prefix="brandlint-") as name:
        work = Path(name)
        extra = [listing for path in args.extra for listing in labelled(path)]
        data = prepare(args.data, work, most=args.listings, seed=args.seed, say=print, extra=extra)
        learned = learn(data, work, print)
        weights = learned.adjusted(data.gold)
        weights.save(work)
        write_priors(learned.priors(data.gold), work)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder / CONTEXT, ignore_errors=True)
        shutil.copytree(work / CONTEXT, folder / CONTEXT)
        for file in (WEIGHTS, PRIORS):
            shutil.copy(work / file, folder / file)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    print(
        f"{sum(map(len, weights.second.values()))} weights and the context reader, {size:.1f} MB, "
        f"in {folder}"
    )
    print(
        f"trained {datetime.now(UTC):%Y-%m-%d}; now measure it and bring its card ({CARD}) up to "
        f"date: python scripts/measure_judge.py"
    )
    return 0
