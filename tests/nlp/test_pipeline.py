"""The judge in context: documents for spaCy, the reader, checks from many threads."""

from __future__ import annotations

import threading

import spacy

from brandlint.linter import check, snapshot
from brandlint.listing import Listing
from brandlint_nlp.context import LIMIT, own_reader
from brandlint_nlp.fold import fold
from brandlint_nlp.model import log_odds, own_weights
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.span_categoriser import SPANS, document
from brandlint_nlp.types import Context, Use


def test_tokens_are_split_at_candidate_edges() -> None:
    text = "适用于iPhone15保护壳, N1ke"
    doc = document(spacy.blank("en").vocab, fold(text), [(3, 9), (16, 20)])
    assert [span.text for span in doc.spans[SPANS]] == ["iPhone", "N1ke"]
    assert "".join(token.text for token in doc) == text.replace(" ", "")


def test_replaced_words_stand_in_the_place_of_a_span() -> None:
    doc = document(
        spacy.blank("en").vocab, fold("Case for Orchid phones"), [(9, 15)], {(9, 15): "Markword"}
    )
    assert [token.text for token in doc] == ["Case", "for", "Markword", "phones"]


def test_the_reader_says_log_odds_for_every_span() -> None:
    fields = [
        (fold("Leather case for Orchid 12 and Peony"), [(17, 23), (31, 36)]),
        (fold("plain"), []),
    ]
    said = own_reader().read(fields)
    assert [len(row) for row in said] == [2, 0]
    assert all(-LIMIT <= value <= LIMIT for row in said for value in row)


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


def test_a_signal_without_a_weight_says_nothing() -> None:
    assert (
        log_odds("known", {"word": 1.0, "no such": 7.0}, own_weights().second)
        == own_weights().second["known"]["word"]
    )


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
