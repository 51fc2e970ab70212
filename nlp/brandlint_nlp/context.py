"""The context reader: what the words around a candidate say of it.

spaCy is imported when a reader is made, not when this module is: most listings need none.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from math import log
from pathlib import Path

from cachetools import LRUCache

from brandlint_nlp.fold import Folded
from brandlint_nlp.model import CONTEXT, shipped_folder
from brandlint_nlp.segment import Segment, TextSpan, segment

LIMIT = 5.0  # log-odds that context can bring
_REMEMBERED = 16_384  # segments


class ContextReader:
    """Reads candidates in their context; threads take turns.

    What was said of a segment is remembered, so that the fields of a listing that did not change,
    and those that listings share, are read once.
    """

    def __init__(self, folder: Path) -> None:
        """Load the pipeline of a model folder. Raises OSError or ValueError if it is unreadable."""
        from brandlint_nlp.span_categoriser import SpanPipeline

        self._pipeline = SpanPipeline(folder / CONTEXT)
        self._turn = threading.Lock()
        self._remembered: LRUCache[bytes, list[float]] = LRUCache(_REMEMBERED)

    def read(self, fields: Sequence[tuple[Folded, Sequence[TextSpan]]]) -> list[list[float]]:
        """For each field the log-odds, -5 to 5, that its spans are marks, as their context tells.

        Spans are code points of the original.
        """
        segments = [segment(folded, spans) for folded, spans in fields]
        keys = [_digest(tokens_and_spans) for tokens_and_spans in segments]
        with self._turn:
            values = {key: self._remembered[key] for key in keys if key in self._remembered}
            new = {
                key: tokens_and_spans
                for key, tokens_and_spans in zip(keys, segments, strict=True)
                if key not in values
            }
            read = self._pipeline.probabilities(list(new.values()))
            for key, probabilities in zip(new, read, strict=True):
                values[key] = self._remembered[key] = [_logit(value) for value in probabilities]
        return [values[key] for key in keys]


def _digest(tokens_and_spans: Segment) -> bytes:
    """What a segment is remembered by; its text is not in it."""
    plain = repr(tokens_and_spans).encode("utf8", "surrogatepass")
    return blake2b(plain, digest_size=16).digest()


def _logit(probability: float) -> float:
    inside = min(1 - 1e-4, max(1e-4, probability))
    return min(LIMIT, max(-LIMIT, log(inside / (1 - inside))))


@lru_cache(maxsize=1)
def shipped_reader() -> ContextReader:
    """The reader of the model that ships with the package, one a process."""
    return ContextReader(shipped_folder())
