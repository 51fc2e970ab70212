"""Endings, elided articles, words and scripts that are glued to a mark are taken off it."""

from __future__ import annotations

import pytest

from brandlint import linter
from brandlint.finding import Finding
from brandlint.listing import Listing
from brandlint_nlp.affixes import affixes
from brandlint_nlp.fold import fold
from brandlint_nlp.glued import Parter


@pytest.fixture(scope="module")
def parter() -> Parter:
    return Parter(linter.snapshot().lexicon)


def read(parter: Parter, text: str, language: str) -> list[tuple[str, str]]:
    """The words as they are read, each with what stands there."""
    folded = parter.part(fold(text), language)
    places = zip(folded.words, folded.starts, folded.ends, strict=True)
    return [(word, text[start:end]) for word, start, end in places]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pl", "do Garmina Fenix", [("do", "do"), ("garmin", "Garmina"), ("fenix", "Fenix")]),
        ("pl", "do Boscha", [("do", "do"), ("bosch", "Boscha")]),
        ("pl", "Makity", [("makita", "Makity")]),
        ("pl", "w Toyocie", [("w", "w"), ("toyota", "Toyocie")]),
        ("pl", "do Opla", [("do", "do"), ("opel", "Opla")]),
        ("pl", "Nike'a", [("nike", "Nike'a")]),
        ("pl", "HUAWEIA", [("huawei", "HUAWEIA")]),
        ("tr", "Nike’ın çorabı", [("nike", "Nike’ın"), ("corabi", "çorabı")]),
        ("tr", "Philipsin", [("philips", "Philipsin")]),
        ("tr", "Samsung'u seven", [("samsung", "Samsung'u"), ("seven", "seven")]),
        (
            "tr",
            "Apple'dan daha iyi",
            [("apple", "Apple"), ("dan", "dan"), ("daha", "daha"), ("iyi", "iyi")],
        ),
        ("de", "Boschakku", [("bosch", "Bosch"), ("akku", "akku")]),
        ("de", "iPhonehülle", [("iphone", "iPhone"), ("hulle", "hülle")]),
        ("nl", "iPhonehoesje", [("iphone", "iPhone"), ("hoesje", "hoesje")]),
        ("sv", "iPhonen", [("iphone", "iPhonen")]),
        ("de", "Dysons", [("dyson", "Dysons")]),
        ("en", "Xboxes", [("xbox", "Xboxes")]),
        ("en", "Chanelesque", [("chanel", "Chanel"), ("esque", "esque")]),
        ("fr", "l'iPhone 13", [("iphone", "iPhone"), ("13", "13")]),
        ("fr", "coque d’Apple Watch", [("coque", "coque"), ("apple", "Apple"), ("watch", "Watch")]),
        ("it", "dell'Xbox", [("xbox", "Xbox")]),
        ("it", "all'iPhone15", [("iphone15", "iPhone15")]),
        ("ko", "아이폰용", [("아이폰", "아이폰"), ("용", "용")]),
        ("ko", "아이폰15에", [("아이폰15", "아이폰15"), ("에", "에")]),
        ("ko", "나이키의", [("나이키", "나이키"), ("의", "의")]),
        ("ko", "iPhone15용", [("iphone15", "iPhone15"), ("용", "용")]),
        ("ko", "샤넬st", [("샤넬", "샤넬"), ("st", "st")]),
        ("ja", "レゴブロック", [("レゴ", "レゴ"), ("ブロック", "ブロック")]),
        ("ru", "дляiPhone13", [("для", "для"), ("iphone13", "iPhone13")]),
        ("th", "เคสiPhone15", [*zip("เคส", "เคส", strict=True), ("iphone15", "iPhone15")]),
        ("he", "לiPhone", [("ל", "ל"), ("iphone", "iPhone")]),
        ("ar", "لiPhone", [("ل", "ل"), ("iphone", "iPhone")]),
        ("el", "θήκηiPhone", [("θηκη", "θήκη"), ("iphone", "iPhone")]),
    ],
)
def test_what_is_glued_to_a_mark_is_taken_off(
    parter: Parter, language: str, text: str, words: list[tuple[str, str]]
) -> None:
    assert read(parter, text, language) == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "L'Oréal serum"),
        ("en", "McDonald's toy"),
        ("en", "Legend of the Fordham boys"),
        ("en", "Nіke shoes"),  # a Cyrillic letter: a disguise
        ("en", "Рrada inspired"),
        ("fr", "l'orange et d'eau"),
        ("it", "dell'acqua, nell'opera"),
        ("it", "Boschi di montagna"),
        ("tr", "Köşede yarışları"),
        ("pl", "łąkach, Żary, tępa"),
        ("sv", "fördomar, poängen, begagnade"),
        ("de", "fördere die böse Trägerschaft, Intellekt, Auditor"),
        ("nl", "metselen, bekogelen, aristocraten"),
        ("ja", "カシオペア座"),
        ("ko", "현대미술 애플망고"),
        ("ru", "снег и ракеты"),
    ],
)
def test_words_of_their_own_stay_whole(parter: Parter, language: str, text: str) -> None:
    folded = fold(text)
    assert parter.part(folded, language).words == folded.words


def test_possessives_stay_with_their_words(parter: Parter) -> None:
    folded = parter.part(fold("Boschakku, Anna's und l'iPhone's"), "de")
    assert folded.words == ["bosch", "akku", "annas", "und", "iphones"]
    assert folded.possessives == {2: ("anna", 15), 4: ("iphone", 30)}


def test_every_language_has_endings_that_fold_to_letters() -> None:
    for language in ("en", "de", "pl", "tr", "ru", "ko", "ja", "xx"):
        known = affixes(language)
        assert all(ending and " " not in ending for ending in known.endings), language
        assert known.longest == max(map(len, known.endings))


def findings(text: str, market: str, lang: str) -> list[Finding]:
    listing = Listing({"title": text}, marketplace=market, lang=lang)
    return [finding for finding in linter.check(listing).findings if finding.mark is not None]


@pytest.mark.parametrize(
    ("text", "market", "lang", "mark"),
    [
        ("Drovny pasek silikonowy do Garmina 7", "amazon.pl", "pl", "Garmin"),
        ("Ładowarka Drovny do Boscha 18V", "amazon.pl", "pl", "Bosch"),
        ("Mokkaro kılıf, Samsung'a uyumlu", "amazon.com.tr", "tr", "Samsung"),
        ("Valbrume coque adaptée à l'iPhone 13", "amazon.fr", "fr", "iPhone 13"),
        ("Rack, fits all recent Xboxes", "amazon.com", "en", "Xbox"),
    ],
)
def test_an_inflected_mark_is_the_mark_in_plain_spelling(
    text: str, market: str, lang: str, mark: str
) -> None:
    (finding,) = findings(text, market, lang)
    assert finding.mark is not None and finding.mark.text == mark
    assert finding.rule != "lookalike-mark" and finding.severity == "info"


def test_what_makes_an_adjective_of_a_mark_is_wording_of_comparison() -> None:
    (finding,) = findings("Chanelesque Tweed Jacket, Cream", "etsy.com", "en")
    assert (finding.rule, finding.text) == ("comparison-claim", "Chanel")
