"""How well the search for similar marks finds what offices and courts held to be confusing.

`python scripts/measure_pairs.py [--pairs ../shared/data/pairs] [--marks 300000]`: one side of each
decided pair stands in a register of synthetic marks, the other is searched. Prints the share ranked
in the top 20 and first, the same for plain scorers over the same register in the same run, and the
area under the ROC curve of the score over pairs held confusing and not, for two halves apart.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from make_marks import synthetic_marks
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from brandlint.registers.similar.features import ComparedText, Features, features_of
from brandlint.registers.similar.index import IndexEntry, build_index
from brandlint.registers.similar.score import likeness
from brandlint.registers.similar.search import Searcher
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import class_mask, office_code


def pairs(folder: Path) -> list[tuple[str, str, bool]]:
    found = {}
    for path in sorted(folder.glob("*.csv")):
        for row in csv.DictReader(path.read_text("utf8").splitlines()):
            found[row["mark_a"], row["mark_b"]] = row["confusion_found"] == "1"
    return [(a, b, confusing) for (a, b), confusing in found.items()]


def auc(good: list[float], bad: list[float]) -> float:
    wins = sum((one > other) + 0.5 * (one == other) for one in good for other in bad)
    return wins / (len(good) * len(bad)) if good and bad else float("nan")


def _learn(groups: list[NDArray[np.float64]], steps: int = 300) -> NDArray[np.float64]:
    """Weights of standardised features that put the first row of a group before the rows that rank
    about 20th (pairwise logistic loss over the ranks 5-45, a little softmax over all, L2;
    AdaGrad-like steps, the later half averaged).
    """
    every = np.concatenate(groups)
    mean, spread = every.mean(0), every.std(0) + 1e-6
    groups = [(group - mean) / spread for group in groups]
    beta, memory, average = (np.zeros(every.shape[1]) for _ in range(3))
    for step in range(steps):
        gradient = -0.01 * beta
        for group in groups:
            values = group @ beta
            rivals = 1 + np.argsort(-values[1:])[5:45]
            if len(rivals):
                lost = 1 / (1 + np.exp(values[0] - values[rivals]))
                gradient += (lost[:, None] * (group[0] - group[rivals])).mean(0) / len(groups)
            share = np.exp(values - values.max())
            gradient += 0.05 * (group[0] - (share / share.sum()) @ group) / len(groups)
        memory += gradient**2
        beta += 0.05 * gradient / np.sqrt(memory / (step + 1) + 1e-8)
        average += beta * (step >= steps // 2)
    found: NDArray[np.float64] = average / (steps - steps // 2) / spread
    return found


def _calibrate(good: NDArray[np.float64], bad: NDArray[np.float64]) -> tuple[float, float]:
    """(bias, scale) such that the logistic of scale * value + bias fits the decisions (Platt
    scaling, Newton steps).
    """
    values = np.concatenate([good, bad])
    design = np.stack([np.ones(len(values)), values / values.std()], 1)
    wanted = np.concatenate([np.ones(len(good)), np.zeros(len(bad))])
    found = np.zeros(2)
    for _ in range(25):
        chance = 1 / (1 + np.exp(-design @ found))
        hessian = design.T @ (design * (chance * (1 - chance))[:, None]) + 1e-3 * np.eye(2)
        found += np.linalg.solve(hessian, design.T @ (wanted - chance))
    return float(found[0]), float(found[1] / values.std())


def compared(searcher: Searcher, a: str, b: str) -> tuple[ComparedText, ComparedText]:
    """Two marks as they are compared."""
    return searcher.reader.compared(lookup_key(a)), searcher.reader.compared(lookup_key(b))


def fit(
    confusing: list[tuple[str, str]], others: list[tuple[str, str]], searcher: Searcher
) -> None:
    """Learns `registers/similar/weights.yaml` from the searches of the confusing pairs and prints
    it, then the share in the top 20 in five parts, each under weights from the other four.
    """
    groups, found = [], []
    for a, b in confusing:
        one, other = (
            searcher.reader.compared(lookup_key(a)),
            searcher.reader.compared(lookup_key(b)),
        )
        candidates = list(searcher.reader.compared_of(searcher.candidates(one)))
        found.append(any(candidate.text == other.text for candidate in candidates))
        groups.append(
            np.array(
                [
                    features_of(one, other),
                    *(
                        features_of(one, candidate)
                        for candidate in candidates
                        if candidate.text not in {one.text, other.text}
                    ),
                ]
            )
        )

    def top(beta: NDArray[np.float64], part: list[int]) -> int:
        return sum(
            found[at] and (groups[at][1:] @ beta > groups[at][0] @ beta).sum() < 20 for at in part
        )

    beta = _learn(groups)
    apart = np.array(
        [
            features_of(
                searcher.reader.compared(lookup_key(a)), searcher.reader.compared(lookup_key(b))
            )
            for a, b in others
        ]
    )
    bias, scale = _calibrate(np.array([group[0] for group in groups]) @ beta, apart @ beta)
    for name, value in zip(Features._fields, (bias, *(beta[1:] * scale)), strict=True):
        print(f"{name}: {value:.3f}")
    parts = [list(range(at, len(groups), 5)) for at in range(5)]
    held = sum(
        top(_learn([group for at, group in enumerate(groups) if at not in part]), part)
        for part in parts
    )
    every = list(range(len(groups)))
    print(
        f"# top 20 of what was learned from: {top(beta, every) / len(every):.3f}; of fifths left "
        f"out: {held / len(every):.3f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pairs",
        type=Path,
        default=Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "pairs",
    )
    parser.add_argument("--marks", type=int, default=300_000)
    parser.add_argument(
        "--fit",
        action="store_true",
        help="fit the weights of the score and print them as similar/weights.yaml holds them",
    )
    parser.add_argument(
        "--misses", action="store_true", help="name what was missed in the first half"
    )
    args = parser.parse_args()
    if not args.pairs.is_dir():
        print(f"no folder {args.pairs}: name one with --pairs", file=sys.stderr)
        return 2
    every = pairs(args.pairs)
    random.Random(1).shuffle(every)
    confusing = [(a, b) for a, b, yes in every if yes]
    others = [mark.text for mark in synthetic_marks(args.marks)]

    def entries() -> Iterator[IndexEntry]:
        for at, text in enumerate((*others, *(b for _, b in confusing)), 1):
            yield IndexEntry(at, text, (), class_mask(()), office_code("US"))

    folded = sorted({lookup_key(text) for text in (*others, *(b for _, b in confusing))})
    ranks: dict[str, list[int]] = {
        "brandlint": [],
        "fuzz.ratio": [],
        "fuzz.WRatio": [],
        "Jaro-Winkler": [],
    }
    with tempfile.TemporaryDirectory() as folder:
        build_index(entries(), Path(folder))
        searcher = Searcher(Path(folder))
        if args.fit:
            fit(confusing, [(a, b) for a, b, yes in every if not yes], searcher)
            return 0
        for at, (a, b) in enumerate(confusing):
            hits = [hit.text for hit in searcher.search(a, limit=20)]
            ranks["brandlint"].append(hits.index(lookup_key(b)) if lookup_key(b) in hits else 99)
            if args.misses and lookup_key(b) not in hits and at % 2 == 0:
                print("missed:", a, "/", b)
            for name, scorer in (
                ("fuzz.ratio", fuzz.ratio),
                ("fuzz.WRatio", fuzz.WRatio),
                ("Jaro-Winkler", JaroWinkler.similarity),
            ):
                best = (
                    [
                        text
                        for text, *_ in process.extract(
                            lookup_key(a), folded, scorer=scorer, limit=20
                        )
                    ]
                    if not args.misses
                    else []
                )
                ranks[name].append(best.index(lookup_key(b)) if lookup_key(b) in best else 99)
        scores = {
            yes: [
                likeness(
                    searcher.reader.compared(lookup_key(a)), searcher.reader.compared(lookup_key(b))
                ).score
                for a, b, found in every
                if found is yes
            ]
            for yes in (True, False)
        }
    print(
        "| scorer | pairs | top 20 | first | top 20, first half | top 20, other half "
        "|\n|---|---|---|---|---|---|"
    )
    for name, found in ranks.items():
        share = [
            sum(rank < 20 for rank in half) / max(1, len(half))
            for half in (found, found[::2], found[1::2])
        ]
        print(
            f"| {name} | {len(found)} | {share[0]:.3f} | "
            f"{sum(rank == 0 for rank in found) / len(found):.3f} | {share[1]:.3f} | "
            f"{share[2]:.3f} |"
        )
    print(
        f"ROC AUC, {len(scores[True])} confusing against {len(scores[False])} not: "
        f"{auc(scores[True], scores[False]):.3f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
