"""How a finding names a mark, and whose it says the mark is.

A seller knows the house ("Ducati"), a lawyer the proprietor behind it ("Volkswagen"): both are
named, and nothing twice.
"""

from __future__ import annotations

from functools import lru_cache

from brandlint.package_data import yaml_of
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import MarkFacts


@lru_cache(maxsize=1)
def _short_names() -> dict[str, str]:
    """What the trade calls a proprietor, by its name."""
    names: dict[str, str] = yaml_of("brandlint.rules", "short_names.yaml")
    return names


def proprietor(mark: MarkFacts) -> str:
    """The house with its proprietor: "Ducati (Volkswagen)"; one of them where it names the other
    ("Ford Motor"). Empty if neither is known.
    """
    house, owner = mark.house or mark.owner, mark.owner
    if not owner:
        return "" if _says(mark.text, house) else house
    if _says(owner, house):
        return _in_full(owner)
    if _says(house, owner):
        return house
    if "(" in owner:
        return f"{house}, {owner}"
    short = _short_names().get(owner)
    return f"{house} ({owner}, {short})" if short else f"{house} ({owner})"


def whose(mark: MarkFacts) -> str:
    """The proprietor for a sentence that names the mark: without a house that is the mark itself,
    and empty where the name of the mark says it already.
    """
    if not _is(mark.house, mark.text):
        return proprietor(mark)
    return "" if _is(mark.owner, mark.text) else _in_full(mark.owner)


def named(mark: MarkFacts, met: str) -> str:
    """The mark, behind the alias or the spelling `met` where that is another name of it:
    "“FlowState” (Stanley Quencher)".
    """
    return mark.text if _is_form(met, mark.text) else f"“{met}” ({mark.text})"


def _in_full(owner: str) -> str:
    """The proprietor with the short name that the trade uses: "Procter & Gamble (P&G)"."""
    short = _short_names().get(owner)
    return f"{owner} ({short})" if short else owner


def _is(name: str, other: str) -> bool:
    return _joined(name) == _joined(other)


def _says(name: str, part: str) -> bool:
    """Do the words of `part` stand in `name`?"""
    return f" {lookup_key(part)} " in f" {lookup_key(name)} "


def _is_form(met: str, text: str) -> bool:
    """Is it the mark itself, with an ending, with other words beside it, or its beginning?"""
    one, other = f" {lookup_key(met)}", f" {lookup_key(text)}"
    return other in one or one in other or _joined(text) in _joined(met)


def _joined(name: str) -> str:
    return lookup_key(name).replace(" ", "")
