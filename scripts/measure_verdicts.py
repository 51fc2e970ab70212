"""Right verdicts: `python scripts/measure_verdicts.py [FILE…] [--bare] [--misses N]`.

Each case marks the places of a listing, each with the verdict a trademark lawyer would give:
`stop` is a finding of severity warning or error, `accept` a finding of severity info and none
above, `silent` none. Hints, and the rules about registration, patents and the limits of fields, do
not count. A finding stands on a place if they share half of the shorter one, and the finding is at
most three times as long as the place, or six code points longer.

The shares are of right places: by verdict, kind and language. `house`: of the places rightly
stopped or accepted whose house is told, those whose finding names it; where several houses share
the word, the proprietor of the mark is asked. `stray`: findings of severity warning or error that
stand on no place, a case.

Without a FILE the tables of the repository are read (`tests/backend/data/verdicts/*.yaml`, a kind
each). A file of JSON lines holds cases as `{"id", "kind", "lang", "marketplace", "category",
"brands", "authorised", "fields", "expect": [{"field", "text", "occurrence", "verdict", "house"}]}`.
`--bare` leaves out language and category, as pages and exports do.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from measure_languages import unmarked

from brandlint import linter
from brandlint.finding import finding_json
from brandlint.listing import BRAND, Listing
from brandlint.rule_ids import GROUPS
from brandlint.training.evaluate import meets

TABLES = Path(__file__).resolve().parents[1] / "tests/backend/data/verdicts"
VERDICTS = ("stop", "accept", "silent")
STOPPING = ("warning", "error")
# `registered-symbol` speaks of the text, as the rules of marks and terms do.
LEFT_OUT = {
    *GROUPS["registration"],
    *GROUPS["fields"],
    *GROUPS["patents"],
} - {"registered-symbol"}
SPARE = 6  # code points that a finding on a short place may be longer
AT_ONCE = 32  # listings
_PLACE = re.compile(
    r"\[\[(?P<text>[^|\]]+)\|(?P<verdict>stop|accept|silent)(?:\|(?P<house>[^\]]+))?\]\]"
)
Finding = Mapping[str, Any]


class Case(NamedTuple):
    """A listing with the right verdict for places in it; a place has `field`, `start`, `end`,
    `text`, `verdict` and, where a finding should name it, `house`.
    """

    id: str
    kind: str
    listing: Listing
    places: tuple[Mapping[str, Any], ...]


class CaseError(ValueError):
    """A file or a row that is no case; the text says what to write."""


def from_table(path: Path) -> Iterator[Case]:
    """The cases of a YAML table. Its name is their kind, its rows are counted from 1."""
    try:
        rows = yaml.safe_load(path.read_text("utf8"))
    except yaml.YAMLError as error:
        raise CaseError(f"{path.name} is no YAML: {error}") from error
    for number, row in enumerate(rows, 1):
        parts = {field: unmarked(field, text, _PLACE) for field, text in row["fields"].items()}
        name = f"{path.stem}-{number}"
        fields = {field: text for field, (text, _) in parts.items()}
        if any("[[" in text or "]]" in text for text in fields.values()):
            raise CaseError(f"{name}: write a place as [[text|verdict]] or [[text|verdict|house]]")
        places = tuple(place for _, spans in parts.values() for place in spans)
        yield Case(name, path.stem, _listing(name, row, fields), places)


def from_lines(path: Path) -> Iterator[Case]:
    """The cases of a file of JSON lines."""
    for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            places = tuple(_found(row["fields"], expected) for expected in row["expect"])
            yield Case(row["id"], row["kind"], _listing(row["id"], row, row["fields"]), places)
        except (KeyError, TypeError, ValueError) as error:
            raise CaseError(f"{path.name}, line {number}, is no case: {error}") from error


def _found(fields: Mapping[str, str], expected: Mapping[str, Any]) -> dict[str, Any]:
    """`expected` with its offsets in its field."""
    text, start = fields[expected["field"]], -1
    for _ in range(expected.get("occurrence", 1)):
        start = text.index(expected["text"], start + 1)
    if expected["verdict"] not in VERDICTS:
        raise ValueError(f"a verdict is one of {', '.join(VERDICTS)}")
    return {**expected, "start": start, "end": start + len(expected["text"])}


def _listing(name: str, row: Mapping[str, Any], fields: Mapping[str, str]) -> Listing:
    return Listing(
        id=name,
        fields={field: text for field, text in fields.items() if field != BRAND},
        marketplace=row.get("marketplace", ""),
        category=row.get("category", ""),
        brand=fields.get(BRAND, ""),
        brands=(*row.get("brands", ()), *row.get("authorised", ())),
        lang=row.get("lang", "en"),
    )


def cases(paths: Iterable[Path] = ()) -> list[Case]:
    """The cases of the files, of the repository's tables where there are none.

    Raises `CaseError` for what is no case, `OSError` for what cannot be read.
    """
    return [
        case
        for path in list(paths) or sorted(TABLES.glob("*.yaml"))
        for case in (from_table if path.suffix in (".yaml", ".yml") else from_lines)(path)
    ]


class Share:
    """A part of a whole."""

    def __init__(self) -> None:
        self.part = self.whole = 0

    def add(self, right: bool) -> None:
        self.part += right
        self.whole += 1

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.part}/{self.whole})" if self.whole else "-"


class Verdicts:
    """Adds up cases. `verdict`, `kind` and `language` are the shares of right places by what they
    are named for; `misses` the wrong places of each kind.
    """

    def __init__(self) -> None:
        self.verdict: defaultdict[str, Share] = defaultdict(Share)
        self.kind: defaultdict[str, Share] = defaultdict(Share)
        self.language: defaultdict[str, Share] = defaultdict(Share)
        self.house = Share()
        self.misses: defaultdict[str, list[str]] = defaultdict(list)
        self.stray: Counter[str] = Counter()
        self.cases = 0

    def add(self, case: Case, findings: Iterable[Finding]) -> None:
        self.cases += 1
        counted = [
            finding
            for finding in findings
            if finding["severity"] != "hint"
            and finding["rule"] not in LEFT_OUT
            and finding["start"] is not None
        ]
        for place in case.places:
            here = [finding for finding in counted if meets(finding, place, SPARE)]
            seen = verdict(here)
            right = seen == place["verdict"]
            for shares, key in (
                (self.verdict, place["verdict"]),
                (self.kind, case.kind),
                (self.language, case.listing.lang),
            ):
                shares[key].add(right)
            if not right:
                self._miss(case, place, f"{place['verdict']} but {seen}", here)
            elif place.get("house") and seen != "silent":
                told = names(here, place, shared="homonym" in case.kind)
                self.house.add(told)
                if not told:
                    self._miss(case, place, f"names not {place['house']}", here)
        for finding in counted:
            if finding["severity"] in STOPPING and not any(
                meets(finding, place, SPARE) for place in case.places
            ):
                self.stray[case.kind] += 1
                self._miss(case, finding, "stray", [finding])

    def _miss(
        self, case: Case, place: Mapping[str, Any], wrong: str, here: Iterable[Finding]
    ) -> None:
        rules = ", ".join(
            f"{finding['rule']}: {(finding.get('mark') or {}).get('text', '')}" for finding in here
        )
        text = case.listing.text(place["field"])
        self.misses[case.kind].append(
            f"{case.id} | {text[place['start'] : place['end']]} | {wrong} | {rules} | {text[:110]}"
        )

    @property
    def right(self) -> Share:
        return _sum(self.verdict.values())

    @property
    def balanced(self) -> float:
        """The mean of the verdicts' shares."""
        return sum(share.value for share in self.verdict.values()) / max(1, len(self.verdict))

    def table(self, misses: int = 0) -> str:
        """The figures, the worst kinds and languages first, and up to `misses` misses a kind."""
        lines = [f"verdict   {self.right}", f"balanced  {self.balanced:.3f}"]
        lines += [f"  {name:8}{self.verdict[name]}" for name in VERDICTS if name in self.verdict]
        stray = self.stray.total()
        lines += [
            f"house     {self.house}",
            f"stray     {stray / max(1, self.cases):.3f} ({stray} in {self.cases} cases)",
        ]
        for name, shares in (("kind", self.kind), ("lang", self.language)):
            ranked = sorted(shares.items(), key=lambda item: item[1].value)
            lines += [f"  {name} {key:28} {share}" for key, share in ranked]
        lines += [f"   {miss}" for rows in self.misses.values() for miss in rows[:misses]]
        return "\n".join(lines)


def _sum(shares: Iterable[Share]) -> Share:
    total = Share()
    for share in shares:
        total.part += share.part
        total.whole += share.whole
    return total


def verdict(here: Iterable[Finding]) -> str:
    """What the findings on a place say together."""
    severities = {finding["severity"] for finding in here}
    if not severities:
        return "silent"
    return "stop" if severities.intersection(STOPPING) else "accept"


def names(here: Iterable[Finding], place: Mapping[str, Any], *, shared: bool) -> bool:
    """Whether a finding names the house of the place. `shared`: other houses have the word too, as
    they do where the house is written `word (proprietor)`; then the proprietor must be right.
    """
    house = str(place["house"])
    parts = [part for part in map(_folded, re.split(r"[()]", house)) if part]
    marks = [(finding.get("mark") or {}, finding) for finding in here]
    if not shared and len(parts) == 1:
        return any(
            parts[0]
            in _folded(f"{mark.get('text', '')} {mark.get('owner', '')} {finding['message']}")
            for mark, finding in marks
        )
    apart = parts[0] != _folded(place["text"])  # the house is more than the word they share
    return any(
        parts[-1] in _folded(mark.get("owner"))
        or (apart and parts[0] in _folded(f"{mark.get('owner')} {mark.get('text')}"))
        for mark, _ in marks
    )


def _folded(text: object) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", str(text)) if letter.isalnum()
    ).casefold()


def measure(rows: Iterable[Case], *, bare: bool = False) -> Verdicts:
    """`bare`: without language and category."""
    score, waiting = Verdicts(), list(rows)
    for start in range(0, len(waiting), AT_ONCE):
        some = waiting[start : start + AT_ONCE]
        listings = [
            Listing(
                id=case.listing.id,
                fields=case.listing.fields,
                marketplace=case.listing.marketplace,
                category="" if bare else case.listing.category,
                brand=case.listing.brand,
                brands=case.listing.brands,
                lang="" if bare else case.listing.lang,
            )
            for case in some
        ]
        for case, report in zip(some, linter.check_all(listings), strict=True):
            score.add(case, [finding_json(finding) for finding in report.findings])
    return score


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path)
    parser.add_argument("--bare", action="store_true", help="without language and category")
    parser.add_argument(
        "--misses", metavar="N", type=int, default=0, help="show up to N misses of each kind"
    )
    args = parser.parse_args(arguments)
    try:
        rows = cases(args.files)
    except (CaseError, OSError) as error:
        sys.exit(str(error))
    print(measure(rows, bare=args.bare).table(args.misses))


if __name__ == "__main__":
    main()
