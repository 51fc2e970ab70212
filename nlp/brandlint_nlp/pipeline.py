"""Text fields → mentions: candidates of one lexicon, judged by the trained model.

One `MarkPipeline` a thread, for what its finder remembers; the context reader is one a process. Results leave as plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from brandlint_nlp.candidates import Finder
from brandlint_nlp.context import ContextReader, own_reader
from brandlint_nlp.fold import Folded
from brandlint_nlp.judge import judge
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights, own_weights
from brandlint_nlp.page import pages_of
from brandlint_nlp.types import Context, Mention


class MarkPipeline:
    """Text fields → mentions with one lexicon."""

    def __init__(self, lexicon: Lexicon, weights: Weights | None = None, reader: ContextReader | None = None) -> None:
        """`weights` and `reader` are those of the model that ships with the package where none are given."""
        self.lexicon = lexicon
        self.weights = weights or own_weights()
        self.listings = self.woken = 0
        self._finder = Finder(lexicon)
        self._reader = reader

    def reader(self) -> ContextReader:
        """The context reader, loaded when a candidate first needs it."""
        self.woken += 1
        return self._reader or own_reader()

    def mentions(self, fields: Mapping[str, Folded], roles: Callable[[str], str], context: Context) -> list[Mention]:
        """All mentions of a listing's folded fields, own and ordinary ones included, in field and text order.

        `roles` tells the part a field plays (title, bullet, brand …). Fields without a candidate cost the look-up only.
        """
        self.listings += 1
        pages = pages_of(self._finder, fields, roles)
        if not any(page.candidates for page in pages):
            return []
        return judge(pages, self.lexicon, context, self.weights, self.reader)
