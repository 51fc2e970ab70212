"""The spaCy pipeline that reads candidates in their context: tok2vec and span categoriser.

The suggester of the span categoriser is exactly the candidates, `doc.spans["marks"]`. Importing
this module registers it, and imports spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline.spancat import SpanCategorizer
from spacy.symbols import (  # type: ignore[import-not-found] # Cython without a stub
    LANG,
    LOWER,
    NORM,
    PREFIX,
    SHAPE,
    SUFFIX,
)
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Ops, Ragged, get_current_ops
from thinc.types import Ints1d, Ints2d

from brandlint_nlp.fold import Folded
from brandlint_nlp.segment import Segment, TextSpan, segment

SPANS, LABEL, CATEGORISER = "marks", "mark", "spancat"
_READ_ATTRIBUTES = frozenset({LANG, LOWER, NORM, PREFIX, SUFFIX, SHAPE})


@registry.misc("brandlint.candidates.v1")  # type: ignore[untyped-decorator]
def candidates_suggester() -> Callable[..., Ragged]:
    """A suggester of spaCy's span categoriser: the spans that stand in `doc.spans["marks"]`."""

    def suggest(docs: Sequence[Doc], *, ops: Ops | None = None) -> Ragged:
        using = ops or get_current_ops()
        spans = [(span.start, span.end) for doc in docs for span in doc.spans.get(SPANS, ())]
        lengths = cast(
            Ints1d, using.asarray([len(doc.spans.get(SPANS, ())) for doc in docs], dtype="i")
        )
        suggested = cast(
            Ints2d, using.asarray(spans, dtype="i") if spans else using.xp.zeros((0, 2), dtype="i")
        )
        return Ragged(suggested, lengths)

    return suggest


def document(
    vocab: Vocab,
    folded: Folded,
    spans: Sequence[TextSpan],
    replaced: dict[TextSpan, str] | None = None,
) -> Doc:
    """A document of what is read around these spans, with every span in `doc.spans["marks"]`.

    `replaced` gives other words for some spans, for training.
    """
    tokens, token_spans = segment(folded, spans)
    for span, (first, last) in zip(spans, token_spans, strict=True):
        for index in range(first, last):
            tokens[index] = (replaced or {}).get(span, tokens[index])
    return _document(vocab, (tokens, token_spans))


def _document(vocab: Vocab, read: Segment) -> Doc:
    tokens, spans = read
    doc = Doc(vocab, words=tokens)
    doc.spans[SPANS] = [doc[first:last] for first, last in spans]
    return doc


class SpanPipeline:
    """A loaded pipeline. It belongs to one thread at a time, as a memory zone of spaCy does."""

    def __init__(self, folder: Path) -> None:
        """Load the pipeline in `folder`. Raises OSError or ValueError if it cannot be read."""
        self.nlp: Language = spacy.load(folder)
        getters: dict[int, object] = self.nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        # A word is new in every memory zone: attributes that the model does not read would be
        # computed again for each.
        for attribute in set(getters) - _READ_ATTRIBUTES:
            del getters[attribute]
        self._categoriser = cast(SpanCategorizer, self.nlp.get_pipe(CATEGORISER))
        self._mark = self._categoriser.labels.index(LABEL)

    def probabilities(self, segments: Sequence[Segment]) -> list[list[float]]:
        """For each segment the probabilities that its spans are marks."""
        if not segments:
            return []
        with self.nlp.memory_zone():
            docs = [_document(self.nlp.vocab, read) for read in segments]
            _, scores = self._categoriser.predict(docs)
            values = iter([float(score) for score in np.asarray(scores)[:, self._mark]])
            return [[next(values) for _ in spans] for _, spans in segments]
