"""A finding names the mark, the house that a seller knows and its proprietor, nothing twice."""

from __future__ import annotations

import re

import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.naming import named, proprietor, whose
from brandlint_nlp.types import Kind, MarkFacts


def facts(text: str, house: str, owner: str) -> MarkFacts:
    return MarkFacts(text, owner, house, Kind.MAKER, 3, 0.0, False, 1, frozenset({9}))


@pytest.mark.parametrize(
    ("text", "house", "owner", "names", "says"),
    [
        ("Scrambler", "Ducati", "Volkswagen", "Ducati (Volkswagen)", "Ducati (Volkswagen)"),
        ("Charge", "Fitbit", "Google", "Fitbit (Google)", "Fitbit (Google)"),
        ("Fitbit", "Fitbit", "Google", "Fitbit (Google)", "Google"),
        ("Focus", "Ford", "Ford Motor", "Ford Motor", "Ford Motor"),
        ("Ford", "Ford", "Ford Motor", "Ford Motor", "Ford Motor"),
        ("Ariel", "Disney", "The Walt Disney Co", "The Walt Disney Co", "The Walt Disney Co"),
        ("Basics", "Amazon Basics", "Amazon", "Amazon Basics", "Amazon Basics"),
        ("Air Max", "Nike", "Nike", "Nike", "Nike"),
        ("Nike", "Nike", "Nike", "Nike", ""),
        ("adidas", "Adidas", "ADIDAS", "ADIDAS", ""),
        (
            "Ariel",
            "Ariel",
            "Procter & Gamble",
            "Ariel (Procter & Gamble, P&G)",
            "Procter & Gamble (P&G)",
        ),
        ("Ori", "Ori", "", "", ""),
        ("Ori Max", "Ori", "", "", ""),
        ("Max", "Ori", "", "Ori", "Ori"),
        ("Ori", "Ori", "Ori Tools (drills)", "Ori Tools (drills)", "Ori Tools (drills)"),
        ("Max", "Ori", "Zeta (drills)", "Ori, Zeta (drills)", "Ori, Zeta (drills)"),
    ],
)
def test_the_house_is_named_and_the_proprietor_behind_it(
    text: str, house: str, owner: str, names: str, says: str
) -> None:
    mark = facts(text, house, owner)
    assert proprietor(mark) == names
    assert whose(mark) == says


@pytest.mark.parametrize(
    ("text", "met", "name"),
    [
        ("Stanley Quencher", "Flow State", "“Flow State” (Stanley Quencher)"),
        ("Pikachu", "ピカチュウ", "“ピカチュウ” (Pikachu)"),
        ("Pippi Longstocking", "Pippi Langstrumpf", "“Pippi Langstrumpf” (Pippi Longstocking)"),
        ("Velcro", "velcros", "Velcro"),
        ("Bosch", "Boscha", "Bosch"),
        ("iPhone", "i-phone", "iPhone"),
        ("Charge", "Fitbit Charge 5", "Charge"),
        ("OtterBox", "Otter Box", "OtterBox"),
        ("Levi's", "Levi", "Levi's"),
        ("Škoda", "SKODA", "Škoda"),
    ],
)
def test_an_alias_is_named_with_its_mark(text: str, met: str, name: str) -> None:
    assert named(facts(text, text, text), met) == name


@pytest.mark.parametrize(
    ("title", "says", "owner"),
    [
        ("Cover for Ducati Scrambler 800", "a mark of Ducati (Volkswagen)", "Ducati (Volkswagen)"),
        ("Floor mats for Skoda Octavia IV", "a mark of Škoda (Volkswagen)", "Škoda (Volkswagen)"),
        ("Bands for Fitbit Charge 5", "a mark of Fitbit (Google)", "Fitbit (Google)"),
        ("Lid compatible with FlowState", "“FlowState” (Stanley Quencher)", "Stanley 1913"),
        ("Perfume inspired by Dior Sauvage", "Sauvage, a mark of Dior (LVMH)", "Dior (LVMH)"),
        ("Strap for Omega Seamaster", "a mark of Omega (Swatch Group)", "Omega (Swatch Group)"),
        ("Pikachu plush toy, yellow", "Pikachu, a property of Pokémon (Nintendo)", "Pokémon"),
        ("Wednesday Addams costume", "a property of The Addams Family", "The Addams Family"),
        ("Running shoes N1ke, size 42", "imitates the spelling of Nike.", "Nike"),
        ("Super Bowl party plates", "held by National Football League (NFL)", ""),
        ("Scarf World Cup 2026", "held by FIFA", ""),
    ],
)
def test_the_message_names_what_a_seller_knows(title: str, says: str, owner: str) -> None:
    rows = check(Listing({"title": title}, marketplace="amazon.com")).findings
    (row,) = (row for row in rows if says in row.message)
    assert row.mark is None or owner in row.mark.owner


@pytest.mark.parametrize("messages", ["en", "zh"])
def test_no_message_says_a_name_twice(messages: str) -> None:
    fields = {
        "title": "N1ke shoes with Chanel, Gucci style, Pokémon, Velcro, adidas and Dyson filter",
        "brand": "Nike",
        "search_terms": "dyson nike gucci",
        "description": "Better than Dyson. Fits Canon and Fiskars. With Bluetooth. Pikachu fans.",
    }
    rows = check(Listing(fields, marketplace="amazon.com"), messages=messages).findings
    told = [row for row in rows if row.mark is not None and row.rule != "mark-as-generic"]
    assert {row.rule for row in told} >= {"lookalike-mark", "mark-in-search-terms"}
    for row in told:
        assert row.mark is not None
        name = re.escape(row.mark.text)
        twice = rf"(?:mark|property) of {name}(?:[.,;]| and)|{name} 的商标"
        assert not re.search(twice, row.message), row.message
