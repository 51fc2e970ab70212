"""A mark used as the common name of the goods; offers the generic word from `generics` of the YAML."""

from functools import lru_cache
from importlib import resources

import yaml

from brandlint.finding import Edit, Fix, Risk
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.fold import key
from brandlint_nlp.types import Mention, Use


@lru_cache(maxsize=1)
def generics() -> dict[str, str]:
    """Folded mark → the generic word."""
    data = yaml.safe_load((resources.files("brandlint.rules.marks") / "mark_as_generic.yaml").read_text("utf8"))
    return {key(mark): word for mark, word in data["generics"].items()}


def check(mention: Mention, around: Surroundings) -> Draft | None:
    word = generics().get(key(mention.mark.text))
    if word is None or mention.use in {Use.COMPATIBILITY, Use.LICENSED}:
        return None
    if mention.text.isupper():
        word = word.upper()
    elif mention.text[:1].isupper():
        word = word[:1].upper() + word[1:]
    edit = Edit(mention.field, mention.start, mention.end, word)
    return Draft("warning", "seen", Risk("medium", "medium", "a mark used as a common word", "filters react to the word"),
                 {"generic": word}, (Fix(f"Write “{word}”", "safe", (edit,)),))  # fmt: skip
