"""Brands told from words in eleven languages, on listings that nothing is trained on. The floors
lie a little below what was measured.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from brandlint_nlp.candidates import Finder
from brandlint_nlp.fold import fold

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/measure_languages.py"
LANGUAGES = ("de", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "tr", "zh")
KINDS = {"own", "compatibility", "trap", "clean", "other"}
# recall, precision, silence, right use
LATIN, OTHERS = (0.86, 0.88, 0.7, 0.8), (0.84, 0.8, 0.72, 0.77)


@pytest.fixture(scope="module")
def measuring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_languages", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure_languages"] = module
    spec.loader.exec_module(module)
    return module


def test_every_language_has_its_listings(measuring: ModuleType) -> None:
    assert measuring.languages() == sorted(LANGUAGES)
    for language in LANGUAGES:
        rows = list(measuring.gold(language))
        assert len(rows) >= 30
        assert {row["kind"] for row in rows} == KINDS
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows:
            assert all(
                row["fields"][span["field"]][span["start"] : span["end"]] == span["text"]
                for span in row["spans"]
            )
            assert not any("[[" in text or "]]" in text for text in row["fields"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_brands_are_told_from_words(measuring: ModuleType, language: str) -> None:
    score = measuring.measure(language)
    floors = OTHERS if language in {"ja", "zh"} else LATIN
    assert score.count["own flagged"] == 0
    for value, floor in zip(measuring.row(score), floors, strict=True):
        assert value >= floor


def test_an_ordinary_word_of_one_language_is_a_mark_elsewhere() -> None:
    from brandlint.linter import snapshot

    lexicon = snapshot().lexicon
    (found,) = Finder(lexicon).find(fold("Taschen"))
    assert lexicon.native(found.lexicon_row, "de")
    assert not lexicon.native(found.lexicon_row, "en")
