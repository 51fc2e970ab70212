"""Text fields → mentions with the shipped model, alone and from many threads."""

from __future__ import annotations

import threading

from brandlint.linter import check, snapshot
from brandlint.listing import Listing
from brandlint_nlp.fold import fold
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context, Use


def test_what_the_lexicon_settles_wakes_no_reader() -> None:
    pipeline = MarkPipeline(snapshot().lexicon)
    mentions = pipeline.mentions(
        {"title": fold("Leather case compatible with iPhone")}, str, Context(("Lumora",))
    )
    assert [(row.text, row.use) for row in mentions] == [("iPhone", Use.COMPATIBILITY)]
    assert pipeline.woken == 0


def test_the_evidence_adds_up_to_the_score() -> None:
    pipeline = MarkPipeline(snapshot().lexicon)
    mention = pipeline.mentions(
        {"title": fold("Cover for Apple watch strap")}, str, Context(("Lumora",))
    )[0]
    assert mention.evidence == tuple(sorted(mention.evidence, key=lambda row: -abs(row.weight)))
    assert 0 < mention.score < 1


def test_checks_from_many_threads_agree() -> None:
    listing = Listing(
        fields={
            "title": "Leather case compatible with iPhone 15, Orange strap for Apple, N1ke design"
        }
    )
    want = [(row.rule, row.start, row.end, row.score) for row in check(listing).findings]
    wrong: list[object] = []

    def work() -> None:
        for _ in range(50):
            got = [(row.rule, row.start, row.end, row.score) for row in check(listing).findings]
            if got != want:
                wrong.append(got)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert want and not wrong
