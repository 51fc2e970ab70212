"""Every wording file fits its schema, and its own examples come out with the use they name."""

from __future__ import annotations

import pytest

from brandlint.linter import snapshot
from brandlint.listing import role
from brandlint_nlp.fold import fold
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context, Use
from brandlint_nlp.wording import KINDS, LANGUAGES, read

PRESENT = []
for _name in LANGUAGES:
    try:
        read(_name)
    except FileNotFoundError:
        continue
    PRESENT.append(_name)
EXAMPLES = [
    (name, row["text"], mark, use)
    for name in PRESENT
    for cue in read(name)["cues"]
    for row in cue["examples"]
    for mark, use in row["marks"].items()
]


def test_english_is_there() -> None:
    assert "en" in PRESENT


@pytest.mark.parametrize("name", PRESENT)
def test_schema(name: str) -> None:
    for cue in read(name)["cues"]:
        assert cue["kind"] in KINDS and cue["position"] in {"before", "after"}
        assert cue["phrases"] and all(isinstance(text, str) for text in cue["phrases"])


@pytest.mark.parametrize(("language", "text", "mark", "use"), EXAMPLES)
def test_examples(language: str, text: str, mark: str, use: str) -> None:
    found = MarkPipeline(snapshot().lexicon).mentions(
        {"title": fold(text)}, role, Context(language=language)
    )
    assert [
        m.use
        for m in found
        if mark.casefold() in (m.text.casefold(), m.mark.text.casefold()) or m.text.startswith(mark)
    ] == [Use(use)], found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Funda compatible con iPhone 15, iPad y Samsung S24"),
        ("de", "Kabel passend für iPhone 15, iPad und Samsung S24"),
        ("fr", "Câble compatible avec iPhone 15, iPad et Samsung S24"),
        ("it", "Cavo compatibile con iPhone 15, iPad e Samsung S24"),
        ("pl", "Kabel pasuje do iPhone 15, iPad i Samsung S24"),
        ("sv", "Kabel passar till iPhone 15, iPad och Samsung S24"),
    ],
)
def test_one_cue_governs_a_list_to_its_last_joint(language: str, text: str) -> None:
    found = MarkPipeline(snapshot().lexicon).mentions(
        {"description": fold(text)}, role, Context(language=language)
    )
    assert [m.use for m in found] == [Use.COMPATIBILITY] * 3
    assert all(m.cue is not None for m in found)
