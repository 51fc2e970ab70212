"""Run-together words are taken apart where that is likelier than one unknown word."""

from __future__ import annotations

import pytest

from brandlint.registers.similar.word_split import Splitter


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("redpanda", "red panda"),
        ("red panda", "red panda"),
        ("redpandaqxj", "red panda qxj"),
        ("pandared", "panda red"),
        ("panda", "panda"),
        ("pandqr", "pandqr"),
        ("", ""),
        ("red4panda", "red4panda"),
        ("a" * 90, "a" * 90),
    ],
)
def test_run_together_words_are_taken_apart(text: str, apart: str) -> None:
    counts = {"red": 900, "panda": 300, "pan": 2}
    splitter = Splitter(
        lambda rest: [word for word in counts if rest.startswith(word)], counts.__getitem__, 20_000
    )
    assert splitter.split(text) == apart
