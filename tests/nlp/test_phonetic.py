"""Words that sound alike have one phonetic key."""

from __future__ import annotations

import pytest

from brandlint_nlp.phonetic import phonetic_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xceed", "x seed"),
        ("phone", "fone"),
        ("kwik", "quick"),
        ("slydes", "slides"),
        ("citibank", "sitibank"),
    ],
)
def test_what_sounds_alike_has_one_key(one: str, other: str) -> None:
    assert phonetic_key(one) == phonetic_key(other)


@pytest.mark.parametrize(
    ("text", "key"), [("", ""), ("漢字", ""), ("4ever", "forefer"), ("knight", "net")]
)
def test_keys_are_letters_of_sounds(text: str, key: str) -> None:
    assert phonetic_key(text) == key
