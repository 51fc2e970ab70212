"""Words with signs among their letters, and what is none."""

from __future__ import annotations

import pytest

from brandlint_nlp.fold import fold
from brandlint_nlp.signs import signed_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("new Ad!das shoes", ["ad!das"]),
        ("$amsung and @didas", ["$amsung", "@didas"]),
        ("a G_cci bag, N*ke", ["g_cci", "n*ke"]),
        ("Guc€i", ["guc€i"]),
        ("Ñik*e", ["nik*e"]),
        ("Pum@ shoes, Adida$", ["pum@", "adida$"]),
    ],
)
def test_words_with_signs(text: str, words: list[str]) -> None:
    assert [word.text for word in signed_words(fold(text)).values()] == words


@pytest.mark.parametrize(
    "text",
    [
        "wow! new",
        "info@nike.com",
        "100% cotton",
        "a + b",
        "5$ or US$",
        "C++ book",
        "* * *",
        "",
        "x" * 99,
    ],
)
def test_what_is_no_word_with_signs(text: str) -> None:
    assert signed_words(fold(text)) == {}


def test_they_know_where_they_stand() -> None:
    text = "😀 Ver$ace 😀"
    ((first, word),) = signed_words(fold(text)).items()
    assert (text[word.start : word.end], first, word.last) == ("Ver$ace", 0, 2)


def test_a_long_run_of_signs_is_no_word() -> None:
    assert signed_words(fold("a*" * 5000 + "b")) == {}
