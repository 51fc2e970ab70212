"""What is known of the texts of the curated marks, whosever they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from brandlint.registers.curated.curated import CuratedMark
from brandlint.registers.curated.native_words import native_words
from brandlint.registers.curated.recognition import Recognition, read_recognition
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon_build import Form
from brandlint_nlp.model import read_priors, shipped_folder
from brandlint_nlp.senses import homonyms, senses_of
from brandlint_nlp.types import Reading, Sense


def forms_of(
    marks: Collection[CuratedMark], priors: Mapping[str, float] | None = None
) -> dict[str, Form]:
    """The languages, the reading, the prior and the senses of each folded text of these marks.

    `priors` are those of the package when none are given.
    """
    texts = {lookup_key(text) for mark in marks for text in (mark.mark, *mark.aliases)}
    languages = native_words(text for text in texts if " " not in text)
    readings = _readings(read_recognition())
    senses = _senses(marks)
    priors = read_priors(shipped_folder()) if priors is None else priors
    return {
        text: Form(
            languages.get(text, frozenset()),
            readings.get(_key(text)),
            priors.get(text),
            senses.get(text, frozenset()),
        )
        for text in sorted(texts)
    }


def _readings(recognition: Mapping[str, Recognition]) -> dict[str, Reading]:
    return {_key(form): row.reading for form, row in recognition.items()}


def _senses(marks: Iterable[CuratedMark]) -> dict[str, frozenset[Sense]]:
    """What texts mean besides their marks: by the ordinary meaning of the mark, and as the
    homonyms say.
    """
    senses = {form: homonym.senses for form, homonym in homonyms().items()}
    for mark in marks:
        found = senses_of(mark.ordinary_meaning) if mark.ordinary_meaning else None
        if found:
            text = lookup_key(mark.mark)
            senses[text] = senses.get(text, frozenset()) | found
    return senses


def _key(text: str) -> str:
    """One key for `and 1` and `and1`, for `m s` and `m and s` (M&S)."""
    return text.replace(" and ", " ").replace(" ", "")
