"""The language of a text: the one expected, unless the text speaks strongly against it."""

from __future__ import annotations

import pytest

from brandlint.linter import snapshot
from brandlint_nlp import language
from brandlint_nlp.language import language_of, listing_languages
from brandlint_nlp.words import Words


@pytest.fixture(scope="module")
def words() -> Words:
    return snapshot().lexicon.words


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Lederhülle für das iPhone 15 Pro mit Kartenfach", "de"),
        ("Coque en cuir pour iPhone 15 Pro, protection contre les chocs", "fr"),
        ("Funda de piel para iPhone 15 Pro con tarjetero", "es"),
        ("Custodia in pelle per iPhone 15 Pro con porta carte", "it"),
        ("Leren hoesje voor iPhone 15 Pro met pasjeshouder", "nl"),
        ("Skórzane etui do iPhone 15 Pro z kieszenią na karty", "pl"),
        ("Läderfodral för iPhone 15 Pro med plats för kort", "sv"),
        ("Capa de couro para iPhone 15 Pro com porta-cartões", "pt"),
        ("iPhone 15 Pro için deri kılıf, kartlıklı", "tr"),
        ("iPhone 15 Pro 対応 本革ケース カード収納", "ja"),
        ("适用于iPhone 15 Pro真皮保护套", "zh"),
        ("아이폰 15 프로 가죽 케이스 카드 수납", "ko"),
        ("เคสหนัง iPhone 15 Pro พร้อมช่องใส่บัตร", "th"),
        ("Кожаный чехол для iPhone 15 Pro с карманом", "ru"),
        ("جراب جلد متوافق مع iPhone 15 Pro", "ar"),
        ("Nahkakotelo iPhone 15 Pro -puhelimelle korttitaskulla", "fi"),
    ],
)
def test_a_text_in_another_language_is_told(words: Words, text: str, want: str) -> None:
    assert language_of(text, "en", words) == want


@pytest.mark.parametrize("expected", ["de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr"])
@pytest.mark.parametrize(
    "text",
    [
        "Canon PIXMA TS5350, Canon PIXMA TS5351",
        "PlayStation 5 Slim",
        "Nordwald",
        "DEWALT DCD796N 18V XR",
        "",
        "12345 / 67-89",
    ],
)
def test_names_and_numbers_tell_nothing(words: Words, text: str, expected: str) -> None:
    assert language_of(text, expected, words) == expected


def test_an_english_bullet_of_a_german_listing_is_english(words: Words) -> None:
    texts = {
        "title": "Lederhülle für iPhone 15 mit Kartenfach",
        "bullet_1": "Made from genuine cowhide that gets better with every year of use.",
        "bullet_2": "Mit Fach für drei Karten",
    }
    for said, expected in (("", "de"), ("de-AT", "en")):
        whole, fields = listing_languages(texts, said, expected, words)
        assert whole == "de"
        assert fields == {"title": "de", "bullet_1": "en", "bullet_2": "de"}


def test_the_whole_listing_decides_over_its_short_texts(words: Words) -> None:
    texts = {
        "title": "Handyhülle Samsung Galaxy A54",
        "bullet_1": "Die Hülle schützt Ihr Telefon vor Stößen und Kratzern.",
    }
    assert language_of(texts["title"], "en", words) in {"en", "de"}
    assert listing_languages(texts, "", "", words) == ("de", {"title": "de", "bullet_1": "de"})


def test_chinese_characters_are_japanese_where_that_is_expected(words: Words) -> None:
    assert language_of("対応機種 iPhone 15", "ja", words) == "ja"
    assert language_of("适用机型 iPhone 15", "zh", words) == "zh"


def test_a_name_in_another_script_leaves_the_language(words: Words) -> None:
    text = "Running shoes for men, breathable mesh upper with rubber sole, Nike 耐克"
    assert language_of(text, "en", words) == "en"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leather case for iPhone 15", "en"),
        ("Leather shoes black", "en"),
        ("Lederhülle für iPhone 15", "de"),
        ("아이폰 15 케이스", "en"),
        ("เคส iPhone 15", "en"),
    ],
)
def test_what_script_and_small_words_settle_asks_no_model(
    words: Words, text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(text: str) -> dict[str, float]:
        raise AssertionError(text)

    monkeypatch.setattr(language, "_likelihoods", refuse)
    language_of(text, expected, words)


def test_what_was_read_of_a_text_is_remembered_without_it(words: Words) -> None:
    text = "Funda iPhone 15 negra silicona antigolpes transparente"
    assert language_of(text, "de", words) == "es"
    assert language._likelihoods.cache_key(text) in language._likelihoods.cache
    assert not any(text in repr(key) for key in language._likelihoods.cache)
