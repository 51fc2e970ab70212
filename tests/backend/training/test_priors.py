"""Priors: what is counted of a text in listings, and what labels make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.training.form_counts import FormCount, count_forms, summed
from brandlint.training.listings import TrainingListing
from brandlint.training.priors import LIMIT, FormLabel, FormTable, PriorModel
from brandlint_nlp.lexicon import Lexicon
from tests.nlp.builders import entry, lexicon

MARKS = [
    entry("Velaro"),
    entry("Canyon", common=True, fame=2),
    entry("Tabro"),
    entry("Meadow", common=True, fame=2),
    entry("Nova", house="Velaro", common=True, fame=2),
]


@pytest.fixture
def opened(tmp_path: Path) -> Lexicon:
    return lexicon(tmp_path, MARKS)


def listing(title: str, *, brand: str = "", source: str = "shop") -> TrainingListing:
    return TrainingListing(source, title, {"title": title}, (brand,), "", branded=bool(brand))


def test_what_is_counted(opened: Lexicon) -> None:
    counts = summed(
        count_forms(
            [
                listing("a strap that fits the Velaro Nova 5 and others of the kind"),
                listing("Walk through the canyon with 20 canyon cups and a map"),
                listing("Cups With A Canyon Picture And A Canyon™ Sign"),
                listing("Velaro Cups", brand="Velaro"),
                listing("a cup of the TABRO sort", source="elsewhere"),
            ],
            opened,
        )
    )
    assert counts["velaro"] == FormCount(seen=1, own=1, capital=1, cued=counts["velaro"].cued)
    assert counts["nova"].housed == 1
    assert counts["nova"].before_number == 1
    canyon = counts["canyon"]
    assert (canyon.seen, canyon.small, canyon.title_capital) == (4, 2, 2)
    assert (canyon.after_number, canyon.symbol) == (1, 1)
    assert counts["tabro"].upper == 1


def test_a_source_can_be_left_out(opened: Lexicon) -> None:
    counts = count_forms(
        [listing("the Velaro cup"), listing("one Velaro cup", source="elsewhere")], opened
    )
    assert summed(counts)["velaro"].seen == 2
    assert summed(counts, without="elsewhere")["velaro"].seen == 1
    assert FormTable(opened, summed(counts, without="shop")).rows(["velaro"]).shape[0] == 1


def test_a_name_has_a_higher_prior_than_a_word(opened: Lexicon) -> None:
    counts = {
        "velaro": FormCount(seen=40, capital=40, housed=10),
        "tabro": FormCount(seen=30, capital=30, housed=8),
        "canyon": FormCount(seen=40, small=39, capital=1),
        "meadow": FormCount(seen=30, small=30),
    }
    labels = [
        *[FormLabel("velaro", True)] * 60,
        *[FormLabel("canyon", False)] * 60,
    ]
    priors = PriorModel(FormTable(opened, counts), labels).priors(["tabro", "meadow"])
    assert priors["tabro"] > 1 > -1 > priors["meadow"]
    assert all(abs(value) <= LIMIT for value in priors.values())


def test_no_text_no_prior(opened: Lexicon) -> None:
    labels = [*[FormLabel("velaro", True)] * 30, *[FormLabel("canyon", False)] * 30]
    assert PriorModel(FormTable(opened, {}), labels).priors([]) == {}
