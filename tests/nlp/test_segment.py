"""The words around candidates."""

from __future__ import annotations

from brandlint_nlp.fold import fold
from brandlint_nlp.segment import segment


def test_tokens_begin_and_end_with_the_spans() -> None:
    tokens, spans = segment(fold("适用于iPhone15, new"), [(3, 9)])
    assert tokens == ["适", "用", "于", "iPhone", "15", ",", "new"]
    assert [tokens[first:last] for first, last in spans] == [["iPhone"]]


def test_words_far_away_are_left_out() -> None:
    text = " ".join(f"word{'x' * number}" for number in range(100))
    start = text.index("word" + "x" * 50)
    tokens, ((first, last),) = segment(fold(text), [(start, start + 54)])
    assert (len(tokens), first, last) == (49, 24, 25)


def test_without_a_span_nothing_is_read() -> None:
    assert segment(fold("Some words"), []) == ([], [])
