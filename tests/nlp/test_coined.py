"""The letters of coined names against those of words."""

from __future__ import annotations

from brandlint_nlp.coined import LIMIT, coined_log_odds, ngrams


def test_ngrams_know_where_a_word_ends() -> None:
    assert set(ngrams("ab")) != set(ngrams("ba"))
    assert len(list(ngrams("abcd"))) == 1 + 5 + 4 + 3  # the bias, pairs, threes, fours


def test_a_very_long_word_costs_no_more() -> None:
    assert len(list(ngrams("a" * 100_000))) == len(list(ngrams("a" * 1_000)))


def test_names_are_told_from_words_more_often_than_not() -> None:
    names = ("zorbifex", "kryvexa", "zyntrix", "voxzen", "ubiqora", "qivvy", "xenzu", "tynovix")
    words = ("grandmother", "carefully", "landing", "werkstatt", "casserole", "bedding", "heures")
    assert min(map(coined_log_odds, names)) > max(map(coined_log_odds, words))
    assert all(abs(coined_log_odds(word)) <= LIMIT for word in (*names, *words))
