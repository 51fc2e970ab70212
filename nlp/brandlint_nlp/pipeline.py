"""Text fields → mentions: candidates of one lexicon, judged by the trained model.

One `MarkPipeline` a thread, for what its finder remembers; the context reader is one a process.
Results leave as plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from brandlint_nlp.candidates import Finder
from brandlint_nlp.context import ContextReader, shipped_reader
from brandlint_nlp.field_text import field_texts
from brandlint_nlp.fold import Folded
from brandlint_nlp.glued import Parter
from brandlint_nlp.judge import judge
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lost_letters import with_lost_letters
from brandlint_nlp.model import Weights, shipped_weights
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
        self.weights = weights or shipped_weights()
        self.listings = self.woken = 0
        self._finder = Finder(lexicon)
        self._parter = Parter(lexicon)
        self._reader = reader

    def reader(self, listings: int) -> ContextReader:
        """The context reader, loaded when a candidate of a listing first needs it."""
        self.woken += listings
        return self._reader or shipped_reader()

    def mentions(
        self, fields: Mapping[str, Folded], role_of: Callable[[str], str], context: Context
    ) -> list[Mention]:
        """All mentions in a listing's folded fields, in field and text order.

        Own and ordinary uses are included.

        `role_of` gives the role of a field by its name (title, bullet, brand …). Fields without a
        candidate cost the look-up only.
        """
        return self.batch([(fields, context)], role_of)[0]

    def batch(
        self,
        listings: Sequence[tuple[Mapping[str, Folded], Context]],
        role_of: Callable[[str], str],
    ) -> list[list[Mention]]:
        """The mentions of each of many listings, as `mentions` would find them.

        What is open in any of them is read at once.
        """
        self.listings += len(listings)
        texts = [
            field_texts(
                self._finder,
                {
                    name: self._parter.part(
                        with_lost_letters(folded, self.lexicon), context.language_of(name)
                    )
                    for name, folded in fields.items()
                },
                role_of,
            )
            for fields, context in listings
        ]
        with_candidates = [
            index for index, fields in enumerate(texts) if any(field.candidates for field in fields)
        ]
        judged = judge(
            [(texts[index], listings[index][1]) for index in with_candidates],
            self.lexicon,
            self.weights,
            self.reader,
        )
        mentions = dict(zip(with_candidates, judged, strict=True))
        return [mentions.get(index, []) for index in range(len(listings))]
