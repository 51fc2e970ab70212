"""The spaCy document carries every judged candidate as a span of its own."""

from __future__ import annotations

import threading

from brandlint.linter import check, snapshot
from brandlint.listing import Listing
from brandlint_nlp.pipeline import SPANS, MarkPipeline
from brandlint_nlp.types import Context


def test_tokens_are_split_at_candidate_edges() -> None:
    doc = MarkPipeline(snapshot().lexicon).doc("适用于iPhone15保护壳, N1ke", Context(language="zh"))
    assert doc.text == "适用于iPhone15保护壳, N1ke"
    assert {span.text for span in doc.spans[SPANS]} >= {"N1ke"}
    assert any(span.text.startswith("iPhone") for span in doc.spans[SPANS])


def test_checks_from_many_threads_agree() -> None:
    listing = Listing(fields={"title": "Leather case compatible with iPhone 15, N1ke design"})
    want = [(row.rule, row.start, row.end) for row in check(listing).findings]
    wrong: list[object] = []

    def work() -> None:
        for _ in range(50):
            got = [(row.rule, row.start, row.end) for row in check(listing).findings]
            if got != want:
                wrong.append(got)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert want and not wrong
