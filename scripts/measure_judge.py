"""How well the judge knows a mark from a word: `python scripts/measure_judge.py [--data
../shared/data] [--by-source] [--ablation]`.

`gold/train.jsonl` is cross-validated: the unlabelled listings never hold a labelled one, and what a
labelled listing's marks are judged by, priors and weights, was learned from the labelled listings
of the other folds only; listings of one seller are in one fold. `gold/dev.jsonl` is the check:
nothing is learned from it. `--by-source` trains everything without a source and measures on it;
`--ablation` leaves out a part of the judge at a time, on the check. Two registers: the starter
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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from brandlint import linter
from brandlint.finding import finding_json
from brandlint.listing import Listing
from brandlint.readers import read
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.snapshot import Snapshot
from brandlint.training.evaluate import Score
from brandlint.training.learn import (
    CHECKED,
    FOLDS,
    LABELLED,
    Data,
    Learned,
    fold_of,
    learn,
    prepare,
)
from brandlint.training.listings import source_of as listing_source
from brandlint.training.silver import LabelledListing
from brandlint_nlp.model import Weights
from brandlint_nlp.pipeline import MarkPipeline

Row = Mapping[str, object]
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
    "prior": ("often-mark", "often-mark:sure", "seldom-mark", "seldom-mark:sure"),
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


@dataclass(frozen=True, slots=True)
class Judge:
    """What a listing is judged by: weights, context reader, priors of the known texts."""

    weights: Weights
    learned: Learned
    priors: Mapping[str, float]


def judge(learned: Learned, listings: Sequence[LabelledListing]) -> Judge:
    """The judge that these labelled listings teach."""
    return Judge(learned.adjusted(listings), learned, learned.priors(listings))


class Gold:
    """Labelled listings and the registers they are checked with."""

    def __init__(self, path: Path, registers: Mapping[str, Snapshot]) -> None:
        self.rows = [
            json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()
        ]
        self.listings: list[Listing] = list(read(str(path)))
        self.registers = registers

    def score(self, group: Callable[[Row], str], judges: Mapping[str, Judge]) -> dict[str, Score]:
        """The score with each register; listings of a group are judged by that group's judge."""
        found = {}
        for name, register in self.registers.items():
            score = Score()
            checked = {key: (_using(register, one), one) for key, one in judges.items()}
            pipelines = {
                key: MarkPipeline(using.lexicon, one.weights, one.learned.reader)
                for key, (using, one) in checked.items()
            }
            for row, listing in zip(self.rows, self.listings, strict=True):
                if (place := group(row)) in pipelines:
                    using = checked[place][0]
                    report = linter.check(listing, using=using, pipeline=pipelines[place])
                    score.add(row, [finding_json(finding) for finding in report.findings])
            found[name] = score
        return found


def _using(register: Snapshot, one: Judge) -> Snapshot:
    """The snapshot with the priors of this judge."""
    using = Snapshot(register.folder)
    using.lexicon = using.lexicon.with_priors(one.priors)
    return using


def seller_fold(row: Row) -> str:
    brands = row["brands"]
    return fold_of(brands if isinstance(brands, list) else (), str(row["id"]))


def source_of(row: Row) -> str:
    return listing_source(str(row["source"]))


def by_group(
    gold: Gold, data: Data, learned: Mapping[str, Learned], group: Callable[[Row], str]
) -> dict[str, Judge]:
    """For each group the judge that the other groups' labels teach."""
    place = {str(row["id"]): group(row) for row in gold.rows}
    return {
        name: judge(model, [one for one in data.gold if place.get(one.id) != name])
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


def snapshots(homes: Mapping[str, Path | None]) -> dict[str, Snapshot]:
    """The snapshot in use of each home, of the default home where none is given."""
    found = {}
    for name, home in homes.items():
        if home is None:
            os.environ.pop("BRANDLINT_HOME", None)
        else:
            os.environ["BRANDLINT_HOME"] = str(home)
        found[name] = ActiveSnapshot().get()
    return found


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
        registers = snapshots({"starter": None, "crowded": args.home or register(work, args.data)})
        train = Gold(args.data / "gold" / LABELLED, registers)
        check = Gold(args.data / "gold" / CHECKED, registers)
        data = prepare(args.data, work, most=args.listings, seed=1, say=print)
        learned = learn(data, work, print)
        whole = judge(learned, data.gold)
        show("check", check.score(lambda _: "all", {"all": whole}))
        for part, ends in FEATURES.items() if args.ablation else ():
            deaf = Judge(lacking(whole.weights, ends), learned, whole.priors)
            show(f"check, deaf to {part}", check.score(lambda _: "all", {"all": deaf}))
        folds = by_group(train, data, dict.fromkeys(map(str, range(FOLDS)), learned), seller_fold)
        show("cross-validated", train.score(seller_fold, folds))
        if args.by_source:
            judges: dict[str, Judge] = {}
            for source in sorted(set(map(source_of, train.rows))):
                place = work / source
                place.mkdir()
                model = learn(data, place, lambda _: None, without=source)
                judges |= by_group(train, data, {source: model}, source_of)
                show(f"without {source}", train.score(source_of, {source: judges[source]}))
            show("by source", train.score(source_of, judges))


if __name__ == "__main__":
    main()
