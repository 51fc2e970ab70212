"""Words that lost letters on their way through an export are read as the mark that they can be."""

from __future__ import annotations

import pytest

from brandlint import linter
from brandlint.listing import Listing
from brandlint_nlp.fold import fold
from brandlint_nlp.lost_letters import with_lost_letters


@pytest.mark.parametrize(
    ("text", "seen", "mark"),
    [
        ("Nestl\ufffd cups", "Nestl\ufffd", "Nestlé"),
        ("Nestl\ufffd\ufffd cups", "Nestl\ufffd\ufffd", "Nestlé"),
        ("Nestl? cups", "Nestl?", "Nestlé"),
        ("Pok?mon cards", "Pok?mon", "Pokémon"),
        ("Cream by L\ufffdOr\ufffdal", "L\ufffdOr\ufffdal", "L'Oréal"),
        ("Cream by L'Or?al", "L'Or?al", "L'Oréal"),
        ("Levi?s jeans", "Levi?s", "Levi's"),
        ("Citro\ufffdn wheel cover", "Citro\ufffdn", "Citroën"),
    ],
)
def test_a_known_mark_is_read_through_lost_letters_and_not_accused(
    text: str, seen: str, mark: str
) -> None:
    (finding,) = linter.check(Listing({"title": text})).findings
    assert finding.text == seen and finding.mark is not None and finding.mark.text == mark
    assert finding.rule != "lookalike-mark"


@pytest.mark.parametrize(
    "text",
    [
        "Is this an Appl?",
        "Is it you?yes",
        "caf\ufffd mug, gr\ufffdn",
        "What? a mug",
        "\ufffd\ufffd ?",
        "N?? ???k? ?i?e mug",
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    folded = fold(text)
    assert with_lost_letters(folded, linter.snapshot().lexicon) == folded


def test_places_and_possessives_around_a_mended_word_stay() -> None:
    folded = with_lost_letters(
        fold("Anna's Pok?mon and Levi\ufffds, Tom's"), linter.snapshot().lexicon
    )
    assert folded.words == ["annas", "pokemon", "and", "levis", "toms"]
    original = [
        folded.original[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)
    ]
    assert original == ["Anna's", "Pok?mon", "and", "Levi\ufffds", "Tom's"]
    assert {at: word for at, (word, _) in folded.possessives.items()} == {
        0: "anna",
        3: "levi",
        4: "tom",
    }
