"""Text fields → mentions: candidates of one lexicon, judged by the trained model.

One `MarkPipeline` a thread, for what its finder remembers; the context reader is one a process.
Results leave as plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from brandlint_nlp.candidates import Finder
from brandlint_nlp.context import ContextReader, own_reader
from brandlint_nlp.field_text import pages_of
from brandlint_nlp.fold import Folded
from brandlint_nlp.judge import judge
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights, own_weights
from brandlint_nlp.types import Context, Mention


class MarkPipeline:
    """Text fields → mentions with one lexicon."""

    def __init__(
        self, lexicon: Lexicon, weights: Weights | None = None, reader: ContextReader | None = None
    ) -> None:
        """`weights` and `reader` are those of the model that ships with the package where none are
        given.
        """
        self.lexicon = lexicon
        self.weights = weights or own_weights()
        self.listings = self.woken = 0
        self._finder = Finder(lexicon)
        self._reader = reader

    def reader(self, listings: int) -> ContextReader:
        """The context reader, loaded when a candidate of a listing first needs it."""
        self.woken += listings
        return self._reader or own_reader()

    def mentions(
        self, fields: Mapping[str, Folded], roles: Callable[[str], str], context: Context
    ) -> list[Mention]:
        """All mentions of a listing's folded fields, own and ordinary ones included, in field and
        text order.

        `roles` tells the part a field plays (title, bullet, brand …). Fields without a candidate
        cost the look-up only.
        """
        return self.batch([(fields, context)], roles)[0]

    def batch(
        self, listings: Sequence[tuple[Mapping[str, Folded], Context]], roles: Callable[[str], str]
    ) -> list[list[Mention]]:
        """The mentions of each of many listings, as `mentions` would find them; what is open in any
        of them is read at once.
        """
        self.listings += len(listings)
        pages = [(pages_of(self._finder, fields, roles), context) for fields, context in listings]
        held = [at for at, (row, _) in enumerate(pages) if any(page.candidates for page in row)]
        found = dict(
            zip(
                held,
                judge([pages[at] for at in held], self.lexicon, self.weights, self.reader),
                strict=True,
            )
        )
        return [found.get(at, []) for at in range(len(pages))]
