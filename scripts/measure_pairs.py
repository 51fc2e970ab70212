"""How well the search for similar marks finds what offices and courts held to be confusing.

`python scripts/measure_pairs.py [--pairs ../shared/data/pairs] [--marks 300000]`: one side of each decided pair stands in a register of
synthetic marks, the other is searched. Prints the share ranked in the top 20 and first, the same for plain scorers over the same
register in the same run, and the area under the ROC curve of the score over pairs held confusing and not, for two halves apart.
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

from brandlint.registers.similar.index import Entry, build
from brandlint.registers.similar.score import FEATURES, features, likeness
from brandlint.registers.similar.search import Searcher
from brandlint.registers.similar.sounds import sound
from brandlint_nlp.fold import key
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


def fit(confusing: list[tuple[str, str]], others: list[tuple[str, str]], searcher: Searcher) -> None:
    """Conditional logit (softmax over all candidates of a search, the confusing mark is the one to come out; L2, gradient steps), with the pairs
    that were held not to be confusing as two-way choices of a quarter of the weight. Prints the weights, then the share in the top 20 of
    each half when the other half alone was used."""

    def row(a: str, b: str) -> tuple[float, ...]:
        return features(a, b, sound(a), sound(b), {word: searcher._weight(word) for word in a.split()}, searcher._weight)

    groups = []
    for a, b in confusing:
        a, b = key(a), key(b)
        rows = [searcher._text(at) for at in searcher._candidates(a, sound(a))]
        groups.append(np.array([row(a, b), *(row(a, text) for text in rows if text not in {a, b})]))
    negative = np.array([row(key(a), key(b)) for a, b in others])
    scale = 6.0

    def learn(used: list[NDArray[np.float64]]) -> NDArray[np.float64]:
        beta, speed, memory = np.zeros(len(FEATURES)), 0.05, np.zeros(len(FEATURES))
        for _ in range(400):
            gradient = -0.01 * beta
            for group in used:
                values = group @ beta
                share = np.exp(values - values.max())
                gradient += (group[0] - (share / share.sum()) @ group) / len(used)
            p = 1 / (1 + np.exp(-(negative @ beta - scale)))
            gradient -= 0.25 * (p @ negative) / len(negative)
            memory += gradient**2
            beta += speed * gradient / np.sqrt(memory / (_ + 1) + 1e-8)
        return beta

    def top(beta: NDArray[np.float64], measured: list[NDArray[np.float64]]) -> float:
        return float(np.mean([(group[1:] @ beta > group[0] @ beta).sum() < 20 for group in measured]))

    beta = learn(groups)
    bias = -float(np.median([group[0] @ beta for group in groups])) + 1.0
    for name, value in zip(FEATURES, beta, strict=True):
        print(f"{name}: {bias if name == 'bias' else value:.3f}")
    first, other = groups[::2], groups[1::2]
    print(f"# top 20 of what was learned from: {top(beta, groups):.3f}; of the other half: {top(learn(first), other):.3f}, {top(learn(other), first):.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "pairs")
    parser.add_argument("--marks", type=int, default=300_000)
    parser.add_argument("--fit", action="store_true", help="fit the weights of the score and print them as data/similar_weights.yaml holds them")
    parser.add_argument("--misses", action="store_true", help="name what was missed in the first half")
    args = parser.parse_args()
    if not args.pairs.is_dir():
        print(f"no folder {args.pairs}: name one with --pairs", file=sys.stderr)
        return 2
    every = pairs(args.pairs)
    random.Random(1).shuffle(every)
    confusing = [(a, b) for a, b, yes in every if yes]
    others = [mark.text for mark in synthetic_marks(args.marks)]

    def entries() -> Iterator[Entry]:
        for at, text in enumerate((*others, *(b for _, b in confusing)), 1):
            yield Entry(at, text, (), class_mask(()), office_code("US"))

    folded = sorted({key(text) for text in (*others, *(b for _, b in confusing))})
    ranks: dict[str, list[int]] = {"brandlint": [], "fuzz.ratio": [], "fuzz.WRatio": [], "Jaro-Winkler": []}
    with tempfile.TemporaryDirectory() as folder:
        build(entries(), Path(folder))
        searcher = Searcher(Path(folder))
        if args.fit:
            fit(confusing, [(a, b) for a, b, yes in every if not yes], searcher)
            return 0
        for at, (a, b) in enumerate(confusing):
            hits = [hit.text for hit in searcher.search(a, limit=20)]
            ranks["brandlint"].append(hits.index(key(b)) if key(b) in hits else 99)
            if args.misses and key(b) not in hits and at % 2 == 0:
                print("missed:", a, "/", b)
            for name, scorer in (("fuzz.ratio", fuzz.ratio), ("fuzz.WRatio", fuzz.WRatio), ("Jaro-Winkler", JaroWinkler.similarity)):
                best = [text for text, *_ in process.extract(key(a), folded, scorer=scorer, limit=20)] if not args.misses else []
                ranks[name].append(best.index(key(b)) if key(b) in best else 99)
        scores = {yes: [likeness(key(a), key(b), sound(key(a)), sound(key(b)), {w: searcher._weight(w) for w in key(a).split()}, searcher._weight).score
                        for a, b, found in every if found is yes] for yes in (True, False)}  # fmt: skip
    print("| scorer | pairs | top 20 | first | top 20, first half | top 20, other half |\n|---|---|---|---|---|---|")
    for name, found in ranks.items():
        share = [sum(rank < 20 for rank in half) / max(1, len(half)) for half in (found, found[::2], found[1::2])]
        print(f"| {name} | {len(found)} | {share[0]:.3f} | {sum(rank == 0 for rank in found) / len(found):.3f} | {share[1]:.3f} | {share[2]:.3f} |")
    print(f"ROC AUC, {len(scores[True])} confusing against {len(scores[False])} not: {auc(scores[True], scores[False]):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
