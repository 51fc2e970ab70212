"""The goods that a text names, as Nice classes: `data/senses/goods.yaml`.

They tell which of several proprietors of one name is meant, and whether a name stands on the goods
of its mark. A title without a category says its goods by its own words alone.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

from brandlint_nlp.fold import Folded, lookup_key
from brandlint_nlp.phrases import Phrases
from brandlint_nlp.yaml_reader import parse_yaml

COMPOUNDING = frozenset({"de", "nl", "sv"})  # languages that write a compound as one word
_LEAST_HEAD = 4  # letters of a noun that may end a compound


class ClassWords:
    """The words for goods of one language and English."""

    def __init__(self, language: str) -> None:
        rows = [
            (text, name, frozenset({number}))
            for number, by_language in _read().items()
            for name in dict.fromkeys((language, "en"))
            for text in by_language.get(name, ())
        ]
        self._phrases = Phrases(rows)
        self._heads: dict[str, frozenset[int]] = {}
        if language in COMPOUNDING:
            for text, name, classes in rows:
                word = lookup_key(text.removesuffix("~"))
                if name == language and " " not in word and len(word) >= _LEAST_HEAD:
                    self._heads[word] = self._heads.get(word, frozenset()) | classes

    def classes(self, folded: Folded) -> list[frozenset[int]]:
        """The Nice classes of each name of goods in a text, in text order.

        A name inside another one ("jacket" in "jacket potato") is part of that.
        """
        found: dict[tuple[int, int], frozenset[int]] = {}
        for match in self._phrases.find(folded):
            span = match.start, match.end
            found[span] = found.get(span, frozenset()) | match.value
        for index, word in enumerate(folded.words if self._heads else ()):
            for start in range(1, len(word) - _LEAST_HEAD + 1):
                classes = self._heads.get(word[start:])
                if classes is not None:
                    found.setdefault((folded.starts[index], folded.ends[index]), classes)
                    break
        return [
            classes
            for (start, end), classes in sorted(found.items())
            if not any(
                first <= start and end <= last and (first, last) != (start, end)
                for first, last in found
            )
        ]


@lru_cache(maxsize=32)
def class_words(language: str) -> ClassWords:
    """The words for goods of a language and English, read once."""
    return ClassWords(language)


@lru_cache(maxsize=1)
def _read() -> dict[int, dict[str, list[str]]]:
    """The nouns by Nice class and language. Raises ValueError for a class that there is not."""
    file = resources.files("brandlint_nlp.data") / "senses" / "goods.yaml"
    data: dict[Any, Any] = parse_yaml(file.read_text("utf8"))
    for number in data:
        if number not in range(1, 46):
            raise ValueError(f"senses/goods.yaml: {number!r} is no Nice class")
    return data
