"""Synthetic marks look like a register's and are the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]


def test_the_same_seed_gives_the_same_marks(script: Load) -> None:
    marks = script("make_marks").synthetic_marks
    assert list(marks(200, 7)) == list(marks(200, 7)) != list(marks(200, 8))
    assert len(list(marks(0))) == 0


def test_words_combinations_and_coined_words_have_their_shares(script: Load) -> None:
    module = script("make_marks")
    words = {word.upper() for word in module.top_n_list("en", 60000)}
    seen: Counter[str] = Counter()
    for mark in module.synthetic_marks(20_000):
        size = len(mark.text.split())
        seen["coined" if size == 1 and mark.text not in words else str(size)] += 1
    assert seen["2"] / 20_000 == pytest.approx(0.45, abs=0.02)
    assert seen["3"] / 20_000 == pytest.approx(0.20, abs=0.02)
    # a coined word may happen to be a word
    assert seen["1"] / 20_000 == pytest.approx(0.17, abs=0.04)
    assert seen["coined"] / 20_000 == pytest.approx(0.18, abs=0.04)


def test_every_record_is_complete(script: Load) -> None:
    module = script("make_marks")
    for mark in islice(module.synthetic_marks(1000), 1000):
        assert mark.text and mark.owner
        assert mark.office in module.OFFICES
        assert mark.status in module.STATUSES
        assert mark.classes and mark.classes <= set(range(1, 46))


def test_the_script_prints_csv(
    script: Load, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["make_marks.py", "3", "--seed", "2"])
    assert script("make_marks").main() == 0
    assert [line.count(",") >= 4 for line in capsys.readouterr().out.splitlines()] == [True] * 4
