"""Many listings judged at once are judged as each would be alone."""

from __future__ import annotations

from pathlib import Path

from brandlint.listing import role
from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lexicon_build import Entry, compile_lexicon, compile_words
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context, Kind

TITLES = (
    # all that is found here falls away: only a register knows the word, and it is written small
    "Cribbage board and two packs playing cards",
    "Mattel Skip Bo",
    "Wooden spoon",
    "Holder for iPhone 15, black",
    "Cribbage Board with pegs",
)


def test_a_listing_without_a_candidate_left_does_not_shift_the_others(tmp_path: Path) -> None:
    toys = frozenset({28})
    rows = [
        Entry(
            mark="board",
            owner="Board GmbH",
            house="board",
            kind=Kind.MAKER,
            classes=toys,
            fame=0,
            common=False,
            office="US",
            row=1,
        ),
        *(
            Entry(
                mark=name,
                owner=name,
                house=name,
                kind=Kind.MAKER,
                classes=toys,
                fame=3,
                common=False,
            )
            for name in ("Skip Bo", "Mattel", "iPhone")
        ),
    ]
    compile_lexicon(
        rows,
        compile_words([("board", 4.5, True), ("spoon", 4.2, True)], tmp_path),
        tmp_path,
        {"source": "test"},
    )
    pipeline = MarkPipeline(Lexicon(tmp_path))
    listings = [({"title": fold(title)}, Context(brands=("Mattel",))) for title in TITLES]
    alone = [pipeline.mentions(fields, role, context) for fields, context in listings]
    assert pipeline.batch(listings, role) == alone
    assert [bool(found) for found in alone] == [False, True, False, True, True]
