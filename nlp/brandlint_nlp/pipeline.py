"""Text fields → mentions, and the same as a spaCy document whose `spans["marks"]` a trained span categoriser can take over.

One `MarkPipeline` a thread: spaCy's memory zones are not safe across threads. Results leave as plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from brandlint_nlp.candidates import Finder
from brandlint_nlp.fold import Folded, fold
from brandlint_nlp.judge import Page, judge
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Context, Mention

SPANS = "marks"


class MarkPipeline:
    """Text fields → mentions with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.finder = Finder(lexicon)

    def mentions(self, fields: Mapping[str, Folded], roles: Callable[[str], str], context: Context) -> list[Mention]:
        """All mentions of a listing's folded fields, own and generic ones included, in field and text order.

        `roles` tells the part a field plays (title, bullet, brand …). Fields without a candidate cost the look-up only.
        """
        pages = []
        for name, folded in fields.items():
            candidates = self.finder.find(folded)
            pages.append(Page(name, roles(name), folded, candidates))
        if not any(page.candidates for page in pages):
            return []
        return judge(pages, self.lexicon, context)

    def doc(self, text: str, context: Context) -> Doc:
        """A spaCy document whose `spans["marks"]` hold the judged candidates, for training and inspection.

        Tokens are split where a candidate begins or ends inside one; labels are the uses.
        """
        mentions = self.mentions({"title": fold(text)}, lambda name: name, context)
        doc = split_at(_tokenizer().make_doc(text), {edge for mention in mentions for edge in (mention.start, mention.end)})
        spans = []
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, label=mention.use.value)
            if span is None:
                raise AssertionError(f"no token edge at {mention.start}:{mention.end}")
            spans.append(span)
        doc.spans[SPANS] = spans
        return doc


@lru_cache(maxsize=1)
def _tokenizer() -> Language:
    return spacy.blank("en")


def split_at(doc: Doc, edges: set[int]) -> Doc:
    """The same text with token edges at these code points too."""
    cuts = sorted(edges | {token.idx for token in doc} | {token.idx + len(token) for token in doc} | {0, len(doc.text)})
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(cuts):
        piece = doc.text[start:end]
        if piece == " " and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return Doc(doc.vocab, words=words, spaces=spaces)

