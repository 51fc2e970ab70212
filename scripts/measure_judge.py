"""How well the judge knows a mark from a word: `python scripts/measure_judge.py [--data
../shared/data] [--by-source] [--ablation]`.

Everything is cross-validated: the silver listings never hold a labelled one, and what a labelled
listing's marks are judged by was adjusted on the labelled listings of the other folds only;
listings of one seller are in one fold. `--by-source` trains everything without a source and
measures on it; `--ablation` leaves out a part of the judge at a time. Two registers: the starter
snapshot, and one in which nearly every word and every mark of the labelled listings is somebody's
(300,000 cases of `make_register.py`, imported).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from brandlint import linter
from brandlint.finding import finding_json
from brandlint.listing import Listing
from brandlint.readers import read
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.snapshot import Snapshot
from brandlint.training.evaluate import Score
from brandlint.training.learn import Data, Learned, learn, prepare
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.model import Weights
from brandlint_nlp.pipeline import MarkPipeline

FOLDS = 5
FEATURES = {  # what an ablation leaves out, by the end of a feature's name
    "context": ("context",),
    "wording": ("-strong", "-weak", "wording-after", "head-after", "part-after", "device-after"),
    "company": ("again", "behind-mark", "before-mark", "list", "near-list", "house"),
    "writing": (
        "small",
        "capital-everywhere",
        "capital-in-prose",
        "upper-in-prose",
        "capital-inside",
        "acronym",
    ),
    "frequency": (
        "frequency",
        "frequency:high",
        "frequency:rarest",
        "frequency:commonest",
        "inflected",
        "compound",
        "misspelt",
        "unknown",
        "foreign",
    ),
}


class Gold:
    """The labelled listings and the two registers they are checked with."""

    def __init__(self, path: Path, homes: dict[str, Path | None]) -> None:
        self.rows = [
            json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()
        ]
        self.listings: list[Listing] = list(read(str(path)))
        self.registers: dict[str, Snapshot] = {}
        for name, home in homes.items():
            if home is None:
                os.environ.pop("BRANDLINT_HOME", None)
            else:
                os.environ["BRANDLINT_HOME"] = str(home)
            self.registers[name] = ActiveSnapshot().get()

    def score(
        self, group: Callable[[dict[str, object]], str], learned: dict[str, tuple[Weights, Learned]]
    ) -> dict[str, Score]:
        """The score with each register; listings of a group are judged by that group's weights."""
        found = {}
        for name, using in self.registers.items():
            score = Score()
            pipelines = {
                key: MarkPipeline(using.lexicon, weights, model.reader)
                for key, (weights, model) in learned.items()
            }
            for row, listing in zip(self.rows, self.listings, strict=True):
                if (place := group(row)) in pipelines:
                    report = linter.check(listing, using=using, pipeline=pipelines[place])
                    score.add(row, [finding_json(finding) for finding in report.findings])
            found[name] = score
        return found


def fold_of(row: dict[str, object]) -> str:
    brands = row["brands"]
    seller = lookup_key(brands[0]) if isinstance(brands, list) and brands else str(row["id"])
    return str(blake2b(seller.encode(), digest_size=1).digest()[0] % FOLDS)


def source_of(row: dict[str, object]) -> str:
    return str(row["source"]).rpartition("_")[0]


def adjusted(
    gold: Gold, data: Data, learned: dict[str, Learned], group: Callable[[dict[str, object]], str]
) -> dict[str, tuple[Weights, Learned]]:
    """For each group the weights that the other groups' labels have moved."""
    place = {str(row["id"]): group(row) for row in gold.rows}
    return {
        name: (
            model.adjusted([listing for listing in data.gold if place.get(listing.id) != name]),
            model,
        )
        for name, model in learned.items()
    }


def show(title: str, scores: dict[str, Score]) -> None:
    for register, score in scores.items():
        c, hits, total = score.count, sum(score.hit.values()), sum(score.total.values())
        right, clean = c["right"] + c["wrong"], c["clean"]
        print(
            f"{title:22} {register:8} recall {hits / max(1, total):.3f} precision "
            f"{c['right'] / max(1, right):.3f} silence {c['silent'] / max(1, clean):.3f} "
            f"quiet {c['quiet'] / max(1, c['empty']):.3f} use "
            f"{c['right use'] / max(1, hits):.3f} traps {c['traps flagged']}/{c['traps']} "
            f"own {c['own flagged']} misses {total - hits} alarms {c['wrong']}",
            flush=True,
        )


def register(work: Path, data: Path) -> Path:
    """A home whose register says nothing by itself, made and imported by the two commands a person
    would use.
    """
    here = Path(__file__).parent
    cases, home = work / "cases.xml", work / "crowded"
    made = [
        sys.executable,
        str(here / "make_register.py"),
        "300000",
        "--output",
        str(cases),
        "--words",
        str(data / "listings"),
        "--gold",
        str(data / "gold/dev.jsonl"),
    ]
    subprocess.run(made, check=True)
    home.mkdir()
    environment = {**os.environ, "BRANDLINT_HOME": str(home)}
    subprocess.run(
        [sys.executable, "-m", "brandlint", "register", "import", "uspto", str(cases)],
        check=True,
        env=environment,
    )
    return home


def lacking(weights: Weights, ends: tuple[str, ...]) -> Weights:
    """The same judge, deaf to the features whose names end so."""
    first, second = (
        {
            group: {name: value for name, value in features.items() if not name.endswith(ends)}
            for group, features in table.items()
        }
        for table in (weights.first, weights.second)
    )
    return Weights(first, second, weights.threshold, weights.low, weights.high)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data"
    )
    parser.add_argument(
        "--listings", type=int, default=2500, metavar="N", help="listings a source to learn from"
    )
    parser.add_argument(
        "--home", type=Path, help="a home with the crowded register, if it was made before"
    )
    parser.add_argument("--by-source", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="brandlint-") as folder:
        work = Path(folder)
        gold = Gold(
            args.data / "gold/dev.jsonl",
            {"starter": None, "crowded": args.home or register(work, args.data)},
        )
        data = prepare(args.data, work, most=args.listings, seed=1, say=print)
        learned = learn(data, work, print)
        silver_only = learned.adjusted([])
        show("silver labels alone", gold.score(lambda _: "all", {"all": (silver_only, learned)}))
        folds = adjusted(gold, data, dict.fromkeys(map(str, range(FOLDS)), learned), fold_of)
        show("cross-validated", gold.score(fold_of, folds))
        for part, ends in FEATURES.items() if args.ablation else ():
            show(
                f"deaf to {part}",
                gold.score(
                    fold_of,
                    {
                        name: (lacking(weights, ends), model)
                        for name, (weights, model) in folds.items()
                    },
                ),
            )
        if args.by_source:
            whole: dict[str, tuple[Weights, Learned]] = {}
            for source in sorted(set(map(source_of, gold.rows))):
                place = work / source
                place.mkdir()
                model = learn(data, place, lambda _: None, without=source)
                whole |= adjusted(gold, data, {source: model}, source_of)
                show(f"without {source}", gold.score(source_of, {source: whole[source]}))
            show("by source", gold.score(source_of, whole))


if __name__ == "__main__":
    main()
