"""The words around candidates, with a word's edge wherever a candidate begins or ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brandlint_nlp.fold import Folded

_WINDOW = 24  # words on each side of a candidate that are read
TextSpan = tuple[int, int]  # start, end: code points of the original
TokenSpan = tuple[int, int]  # first, last (exclusive): tokens of a segment
Segment = tuple[list[str], list[TokenSpan]]


def segment(folded: Folded, spans: Sequence[TextSpan]) -> Segment:
    """The words around these spans and the signs between them, and each span in those tokens.

    The spans stand in text order, none inside another.
    """
    edges = sorted({edge for span in spans for edge in span})
    tokens: list[str] = []
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}

    def add(start: int, end: int) -> None:
        begins[start] = len(tokens)
        tokens.append(folded.original[start:end])
        ends[end] = len(tokens)

    first, last = _window(folded, spans)
    offset = folded.starts[first] if first < last else 0
    for index in range(first, last):
        start, end = folded.starts[index], folded.ends[index]
        if start < offset:
            continue
        for sign in range(offset, start):
            if not folded.original[sign].isspace():
                add(sign, sign + 1)
        for left, right in pairwise([start, *(edge for edge in edges if start < edge < end), end]):
            add(left, right)
        offset = end
    return tokens, [(begins[start], ends[end]) for start, end in spans]


def _window(folded: Folded, spans: Sequence[TextSpan]) -> tuple[int, int]:
    """The words first:last that hold all spans and some words on each side."""
    if not spans:
        return 0, 0
    low, high = spans[0][0], max(end for _, end in spans)
    inside = [
        index
        for index, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True))
        if end > low and start < high
    ]
    return max(0, inside[0] - _WINDOW), min(len(folded.words), inside[-1] + 1 + _WINDOW)
