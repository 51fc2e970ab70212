"""The context reader: what it says, and that nothing is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

from brandlint_nlp.context import LIMIT, shipped_reader
from brandlint_nlp.fold import fold

_NO_READER = """
import sys
from brandlint.linter import check
from brandlint.listing import Listing
assert check(Listing(fields={"title": "Nike shoes"})).findings
print(sorted(name for name in ("spacy", "thinc", "confusable_homoglyphs") if name in sys.modules))
"""


def test_the_reader_says_log_odds_for_every_span() -> None:
    fields = [
        (fold("Leather case for Orchid 12 and Peony"), [(17, 23), (31, 36)]),
        (fold("plain"), []),
    ]
    said = shipped_reader().read(fields)
    assert [len(row) for row in said] == [2, 0]
    assert all(-LIMIT <= value <= LIMIT for row in said for value in row)


def test_what_was_read_is_remembered() -> None:
    fields = [(fold("A strap for Orchid watches"), [(12, 18)])] * 2
    first, second = shipped_reader().read(fields)
    assert first == second == shipped_reader().read(fields[:1])[0]


def test_a_check_that_wakes_no_reader_imports_no_spacy() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", _NO_READER], capture_output=True, text=True, check=True
    )
    assert checked.stdout.strip() == "[]"
