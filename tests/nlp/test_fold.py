"""Folding: what is folded away, and that every span leads back to the original."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brandlint_nlp.fold import fold, lookup_key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("iPhone 15", ["iphone", "15"]),
        ("ｉＰｈｏｎｅ", ["iphone"]),
        ("L’Oréal", ["loreal"]),
        ("Coca‑Cola", ["coca", "cola"]),
        ("n\u200bike", ["nike"]),
        ("Nike™", ["nike"]),
        ("H&M", ["h", "and", "m"]),
        ("e\u0301tui", ["etui"]),
        ("ß", ["ss"]),
        ("适用于iPhone保护壳", ["适", "用", "于", "iphone", "保", "护", "壳"]),
        ("ｶﾞﾗｽ", ["ガラス"]),
        ("İstanbul", ["istanbul"]),
        ("Levi's", ["levis"]),
        ("L′Oréal", ["loreal"]),
        ("ɴɪᴋᴇ", ["nike"]),
        ("🅝🅘🅚🅔 🅶🆄🅲🅲🅸", ["nike", "gucci"]),
        ("🇳🇮🇰🇪", ["nike"]),
        ("made in 🇺🇸", ["made", "in"]),
        ("Levi`s", ["levis"]),
        ("Levi`s é", ["levis", "e"]),
        ("\x00N\x00ike", ["nike"]),
        ("\ud800", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert fold(text).words == words


def test_possessive_keeps_its_stem() -> None:
    folded = fold("Apple’s case")
    word, end = folded.possessives[0]
    assert (word, folded.original[:end]) == ("apple", "Apple")


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="abzABZ019 "),
        st.text(alphabet=st.characters(categories=["L"], max_codepoint=0x530)),
    )
)
@example("Æµ")
def test_a_key_is_the_folded_words(text: str) -> None:
    assert lookup_key(text) == " ".join(fold(text).words)


@given(st.text())
def test_every_word_slices_the_original_to_what_was_folded(text: str) -> None:
    folded = fold(text)
    assert folded.starts == sorted(folded.starts)
    for word, start, end in zip(folded.words, folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert (
            word.replace("'", "") in "".join(fold(text[start:end]).words)
            or len(fold(text[start:end]).words) > 0
        )


@given(st.text(alphabet="aeiouNIKE😀é\u0301א中ア\u200b -'’™", max_size=40))
def test_marks_between_any_signs_are_sliced_exactly(noise: str) -> None:
    text = f"{noise} nike {noise}"
    folded = fold(text)
    spans = [
        text[a:b]
        for w, a, b in zip(folded.words, folded.starts, folded.ends, strict=True)
        if w == "nike"
    ]
    assert "nike" in [span.lower() for span in spans]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert lookup_key(lookup_key(text)) == lookup_key(text)


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("NestlÃ© cups", ["nestle", "cups"], ["NestlÃ©", "cups"]),
        ("LeviÃ¢â‚¬â„¢s jeans", ["levis", "jeans"], ["LeviÃ¢â‚¬â„¢s", "jeans"]),
        ("PokÃƒÂ©mon", ["pokemon"], ["PokÃƒÂ©mon"]),
        ("Nestl√© L‚Äôeau", ["nestle", "leau"], ["Nestl√©", "L‚Äôeau"]),
        ("è€\x90å…‹ 1", ["耐", "克", "1"], ["è€\x90", "å…‹", "1"]),
        ("VOILÀ – CAFÉ’S", ["voila", "cafes"], ["VOILÀ", "CAFÉ’S"]),
    ],
)
def test_letters_read_with_a_wrong_table_are_read_aright(
    text: str, words: list[str], places: list[str]
) -> None:
    folded = fold(text)
    assert folded.words == words
    spans = zip(folded.starts, folded.ends, strict=True)
    assert [text[start:end] for start, end in spans] == places
