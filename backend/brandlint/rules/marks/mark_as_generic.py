"""A mark used as the common name of the goods; offers the generic word from `generics` of the YAML."""

import re
from functools import lru_cache
from importlib import resources

import yaml

from brandlint.finding import Edit, Fix, Risk
from brandlint.listing import BRAND, role
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.fold import key
from brandlint_nlp.types import Mention, Use


@lru_cache(maxsize=1)
def _terms() -> tuple[dict[str, str], frozenset[str]]:
    """(folded mark → the generic word in English, folded marks that are surnames too)."""
    data = yaml.safe_load((resources.files("brandlint.rules.marks") / "mark_as_generic.yaml").read_text("utf8"))
    return {key(mark): word for mark, word in data["generics"].items()}, frozenset(map(key, data["surnames"]))


def check(mention: Mention, around: Surroundings) -> Draft | None:
    generics, surnames = _terms()
    seen = key(mention.text)
    # What is written decides before the mark it belongs to: “onesies” asks for a plural.
    word = generics.get(seen) or generics.get(key(mention.mark.text))
    if word is None or mention.use in {Use.COMPATIBILITY, Use.LICENSED} or role(mention.field) == BRAND:
        return None
    if seen in surnames and not mention.text.islower():
        return None
    english = around.listing.lang.partition("-")[0].casefold() in {"", "en"}
    if mention.use is Use.GENERIC and not english:
        return None  # another language's own word, as Zimmer is in German
    fix = _replaced(mention, around.listing.text(mention.field), word) if english else Fix(f"Write the common word (in English “{word}”)", "display")
    return Draft("warning", "seen", Risk("medium", "medium", "a mark used as a common word", "filters react to the word"),
                 {"generic": word}, (fix,))  # fmt: skip


def _replaced(mention: Mention, text: str, word: str) -> Fix:
    """The edit to `word` in the capitals of the mention; unsafe where the words around it might not fit, advice where it is there already."""
    before, after = text[: mention.start], text[mention.end :]
    head, _, last = word.rpartition(" ")
    doubled = re.match(rf"\s+{re.escape(last)}(?:s|es)?\b", after, re.IGNORECASE)
    if re.search(rf"\b{re.escape(word)}\W*$", before, re.IGNORECASE) or (doubled and not head):
        return Fix(f"Delete it: “{word}” stands beside it", "display")
    new = head if doubled else word
    if mention.text.isupper():
        new = new.upper()
    elif mention.text[:1].isupper():
        new = new[:1].upper() + new[1:]
    article = re.search(r"\b(an?)\s+$", before, re.IGNORECASE)
    misfit = article is not None and (article[1].casefold() == "an") != (new[:1].casefold() in "aeiou")
    plural = mention.text.casefold().endswith("s") and not mention.mark.text.casefold().endswith("s") and not word.endswith("s")
    return Fix(f"Write “{new}”", "unsafe" if misfit or plural else "safe", (Edit(mention.field, mention.start, mention.end, new),))
