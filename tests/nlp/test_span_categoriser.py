"""Documents for spaCy, and the pipeline that ships with the package."""

from __future__ import annotations

import spacy

from brandlint_nlp.fold import fold
from brandlint_nlp.model import CONTEXT, shipped_folder
from brandlint_nlp.span_categoriser import CATEGORISER, LABEL, SPANS, document


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


def test_the_shipped_pipeline_is_one_that_spacy_loads() -> None:
    nlp = spacy.load(shipped_folder() / CONTEXT)
    assert CATEGORISER in nlp.pipe_names
    doc = document(nlp.vocab, fold("Case for Orchid phones"), [(9, 15)])
    nlp.get_pipe(CATEGORISER)(doc)
    assert {span.label_ for span in doc.spans[SPANS]} <= {"", LABEL}
