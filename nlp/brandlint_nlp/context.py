"""The context reader: a spaCy pipeline (tok2vec and span categoriser) that says from the words
around a candidate whether a mark stands there. The suggester of the span categoriser is exactly the
candidates, `doc.spans["marks"]`; tokens are split at their edges.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import log
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from cachetools import LRUCache
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
from brandlint_nlp.model import CONTEXT, own_folder

SPANS, LABEL, CATEGORISER = "marks", "mark", "spancat"
LIMIT = 5.0  # log-odds that context can bring
_READ = frozenset({LANG, LOWER, NORM, PREFIX, SUFFIX, SHAPE})  # what is told of a word
_REMEMBERED = 16_384  # segments
_AROUND = 24  # words on each side of a candidate that are read


@registry.misc("brandlint.candidates.v1")  # type: ignore[untyped-decorator]
def candidates_suggester() -> Callable[..., Ragged]:
    """A suggester of spaCy's span categoriser: the spans that stand in `doc.spans["marks"]`
    already.
    """

    def suggest(docs: Sequence[Doc], *, ops: Ops | None = None) -> Ragged:
        using = ops or get_current_ops()
        rows = [(span.start, span.end) for doc in docs for span in doc.spans.get(SPANS, ())]
        lengths = cast(
            Ints1d, using.asarray([len(doc.spans.get(SPANS, ())) for doc in docs], dtype="i")
        )
        found = cast(
            Ints2d, using.asarray(rows, dtype="i") if rows else using.xp.zeros((0, 2), dtype="i")
        )
        return Ragged(found, lengths)

    return suggest


def document(
    vocab: Vocab,
    folded: Folded,
    spans: Sequence[tuple[int, int]],
    replaced: dict[tuple[int, int], str] | None = None,
) -> Doc:
    """A document of what is read around these spans (`segment`), with every span in
    `doc.spans["marks"]`. `replaced` gives other words for some spans, for training.
    """
    words, places = segment(folded, spans)
    for span, (first, last) in zip(spans, places, strict=True):
        for token in range(first, last):
            words[token] = (replaced or {}).get(span, words[token])
    return _document(vocab, words, places)


def _document(vocab: Vocab, words: list[str], places: Sequence[tuple[int, int]]) -> Doc:
    doc = Doc(vocab, words=words)
    doc.spans[SPANS] = [doc[first:last] for first, last in places]
    return doc


def segment(
    folded: Folded, spans: Sequence[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    """The words around these spans (code points of the original, in text order, none inside
    another) and the signs between them, and the span of each in words.
    """
    edges = sorted({edge for span in spans for edge in span})
    words: list[str] = []
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    first, last = _window(folded, spans)
    at = folded.starts[first] if first < last else 0
    for index in range(first, last):
        start, end = folded.starts[index], folded.ends[index]
        if start < at:
            continue
        for sign in range(at, start):
            if not folded.original[sign].isspace():
                begins[sign] = len(words)
                words.append(folded.original[sign])
                ends[sign + 1] = len(words)
        for left, right in pairwise([start, *(edge for edge in edges if start < edge < end), end]):
            begins[left] = len(words)
            words.append(folded.original[left:right])
            ends[right] = len(words)
        at = end
    return words, [(begins[start], ends[end]) for start, end in spans]


def _window(folded: Folded, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The words first:last that hold all spans and some words on each side."""
    if not spans:
        return 0, 0
    low, high = spans[0][0], max(end for _, end in spans)
    inside = [
        index
        for index, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True))
        if end > low and start < high
    ]
    return max(0, inside[0] - _AROUND), min(len(folded.words), inside[-1] + 1 + _AROUND)


class ContextReader:
    """Reads candidates in their context. Threads take turns: a memory zone of spaCy belongs to one
    at a time. What was said of a segment is remembered, so that the fields of a listing that did
    not change, and those that listings share, are read once.
    """

    def __init__(self, folder: Path) -> None:
        """Load the pipeline in `folder`. Raises OSError or ValueError if it cannot be read."""
        self.nlp: Language = spacy.load(folder / CONTEXT)
        getters: dict[int, object] = self.nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        # A word is new in every memory zone: attributes that the model does not read would be
        # computed again for each.
        for attribute in set(getters) - _READ:
            del getters[attribute]
        self._categoriser = cast(SpanCategorizer, self.nlp.get_pipe(CATEGORISER))
        self._mark = self._categoriser.labels.index(LABEL)
        self._turn = threading.Lock()
        self._said: LRUCache[bytes, list[float]] = LRUCache(_REMEMBERED)

    def read(self, fields: Sequence[tuple[Folded, Sequence[tuple[int, int]]]]) -> list[list[float]]:
        """For each field the log-odds, -5 to 5, that its spans are marks, as far as their context
        tells.
        """
        segments = [segment(folded, spans) for folded, spans in fields]
        keys = [_digest(words, places) for words, places in segments]
        with self._turn:
            known = {key: self._said[key] for key in keys if key in self._said}
            new = {key: row for key, row in zip(keys, segments, strict=True) if key not in known}
            known |= zip(new, self._read(list(new.values())), strict=True)
            self._said.update((key, known[key]) for key in new)
        return [known[key] for key in keys]

    def _read(
        self, segments: Sequence[tuple[list[str], list[tuple[int, int]]]]
    ) -> list[list[float]]:
        if not segments:
            return []
        with self.nlp.memory_zone():
            docs = [_document(self.nlp.vocab, words, places) for words, places in segments]
            _, scores = self._categoriser.predict(docs)
            said = iter([_logit(float(score)) for score in np.asarray(scores)[:, self._mark]])
            return [[next(said) for _ in places] for _, places in segments]


def _digest(words: Sequence[str], places: Sequence[tuple[int, int]]) -> bytes:
    """What a segment is remembered by; its text is not in it."""
    return blake2b(repr((words, places)).encode("utf8", "surrogatepass"), digest_size=16).digest()


def _logit(probability: float) -> float:
    inside = min(1 - 1e-4, max(1e-4, probability))
    return min(LIMIT, max(-LIMIT, log(inside / (1 - inside))))


@lru_cache(maxsize=1)
def own_reader() -> ContextReader:
    """The reader of the model that ships with the package, one a process."""
    return ContextReader(own_folder())
