"""Training the context reader. Its labels are the silver ones. Of the candidates most lose their
own word to a place-holder, so that the model must learn from the words around and the first word of
a title is no short cut; an uncertain label is seen seldom.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.pipeline.spancat import SpanCategorizer
from spacy.tokens import Span
from spacy.training import Example
from spacy.util import load_model_from_config, minibatch, registry
from thinc.api import Config, fix_random_seed

from brandlint.training.silver import LabelledCandidate, LabelledListing
from brandlint_nlp.model import CONTEXT
from brandlint_nlp.span_categoriser import CATEGORISER, LABEL, SPANS, document

_MASKED = 0.6  # share of candidates that lose their word
_EMPTY = 0.35  # share of fields without a mark that are kept
_BATCH, _EPOCHS = 48, 2


def train(listings: Sequence[LabelledListing], folder: Path, say: Callable[[str], None]) -> None:
    """Train on these listings and save into the model folder. Raises RuntimeError if nothing is
    learned (a loss of zero).
    """
    config = Config().from_str(
        resources.files("brandlint.training").joinpath("context.cfg").read_text("utf8")
    )
    seed = int(config["training"]["seed"])
    fix_random_seed(seed)
    dice = random.Random(seed)
    nlp = load_model_from_config(config, auto_fill=True)
    fields = [candidates for listing in listings for candidates in listing.fields if candidates]
    fields = [
        candidates
        for candidates in fields
        if any(item.mark and item.weight for item in candidates) or dice.random() < _EMPTY
    ]
    nlp.initialize(lambda: [_example(nlp, candidates, dice) for candidates in fields[:200]])
    optimizer = registry.resolve({"optimizer": config["training"]["optimizer"]})["optimizer"]
    for epoch in range(_EPOCHS):
        dice.shuffle(fields)
        losses: dict[str, float] = {}
        for batch in minibatch(fields, _BATCH):  # type: ignore[no-untyped-call]
            examples = [
                example
                for candidates in batch
                if (example := _example(nlp, candidates, dice)).predicted.spans[SPANS]
            ]
            nlp.update(examples, sgd=optimizer, drop=config["training"]["dropout"], losses=losses)
        if not losses.get(CATEGORISER):
            raise RuntimeError("the span categoriser has no loss: no candidate reaches it")
        say(
            f"context: epoch {epoch + 1} of {_EPOCHS}, {len(fields)} fields, loss "
            f"{losses[CATEGORISER]:.0f}"
        )
    shipped = load_model_from_config(
        config, auto_fill=True
    )  # one whose vocabulary holds no word of the listings
    with nlp.use_params(optimizer.averages):
        mine, theirs = (
            cast(SpanCategorizer, pipeline.get_pipe(CATEGORISER)) for pipeline in (shipped, nlp)
        )
        mine.from_bytes(theirs.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    shipped.to_disk(folder / CONTEXT)


def _example(
    nlp: Language, candidates: Sequence[LabelledCandidate], dice: random.Random
) -> Example:
    """A field with the candidates that count this time; a mark is labelled, an ordinary word is
    left without a label.
    """
    chosen = [item for item in candidates if item.weight >= 1 or dice.random() < item.weight]
    spans = [(item.scored.candidate.start, item.scored.candidate.end) for item in chosen]
    masked = {
        span: "Markword" if item.scored.written[:1].isupper() else "markword"
        for span, item in zip(spans, chosen, strict=True)
        if dice.random() < _MASKED
    }
    folded = candidates[0].scored.field.folded
    predicted, reference = (document(nlp.vocab, folded, spans, masked) for _ in range(2))
    reference.spans[SPANS] = [
        Span(reference, span.start, span.end, label=LABEL)
        for span, item in zip(reference.spans[SPANS], chosen, strict=True)
        if item.mark
    ]
    return Example(predicted, reference)
