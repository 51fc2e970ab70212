"""What a listing sells, by the product nouns of its title.

The nouns are data (`data/wording/goods.yaml` and `heads.yaml`): what they say of the goods is their
role. The head of a title is the noun of its first part that has one; what follows wording of fit or
possession names other things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from brandlint_nlp.fold import Folded, lookup_key
from brandlint_nlp.phrases import SEPARATOR
from brandlint_nlp.types import MarkFacts
from brandlint_nlp.wording import HEAD_FIRST, Hit, read

# Languages that write a compound as one word: letters of the shortest noun that can end one.
_SHORTEST_END = {"de": 4, "nl": 3, "sv": 3, "ko": 2, "ja": 3}
_LONGEST = 4  # words of a product noun
_ELECTRONICS, _VEHICLES, _PAPER, _CLOTHING, _TOYS = 9, 12, 16, 25, 28  # Nice classes
DEVICES = frozenset({7, 8, 9, 10, 11, 12, 15, 38, 42})  # Nice classes of what has accessories
_WORN = frozenset({3, 18})  # Nice classes of cosmetics and leather goods


class GoodsRole(StrEnum):
    """What goods are to a mark that they name."""

    ACCESSORY = "accessories"  # a part, a refill or an accessory of other goods
    PACKAGING = "packaging"  # what holds or labels other goods
    EMBLEM = "emblems"  # a sign by itself
    MERCHANDISE = "merchandise"  # what is worn, read, hung up or given
    INSTRUCTIONS = "instructions"  # a text about other goods


@dataclass(frozen=True, slots=True)
class ProductNoun:
    """What a product noun says of the goods.

    `classes`: Nice classes of what they are an accessory of. `general`: are they an accessory of
    any device, vehicle, machine or tool?
    """

    roles: frozenset[GoodsRole] = frozenset()
    classes: frozenset[int] = frozenset()
    general: bool = False

    def also(self, role: GoodsRole, classes: frozenset[int], general: bool) -> ProductNoun:
        """The noun with one more role."""
        return ProductNoun(self.roles | {role}, self.classes | classes, self.general or general)


@dataclass(frozen=True, slots=True)
class Goods:
    """The goods of a listing: the head noun of its title as it is written, and what it says."""

    written: str = ""
    noun: ProductNoun = ProductNoun()

    @property
    def accessory(self) -> bool:
        """Are they an accessory, a part or a refill?"""
        return GoodsRole.ACCESSORY in self.noun.roles

    def is_any(self, *roles: GoodsRole) -> bool:
        """Have they one of these roles?"""
        return not self.noun.roles.isdisjoint(roles)

    def fit(self, mark: MarkFacts) -> bool | None:
        """Can they be an accessory or a part of what the mark is known for? None: it is open."""
        known_for, noun = core_classes(mark), self.noun
        if known_for & noun.classes:
            return True
        if self.is_any(GoodsRole.PACKAGING, GoodsRole.EMBLEM):
            return False
        if self.is_any(GoodsRole.INSTRUCTIONS):
            return True
        if noun.general and self.is_any(GoodsRole.MERCHANDISE):
            return _ELECTRONICS in known_for and _VEHICLES not in known_for
        if noun.general and known_for & DEVICES:
            return True
        return False if self.is_any(GoodsRole.MERCHANDISE) else None


def core_classes(mark: MarkFacts) -> frozenset[int]:
    """The Nice classes of what a mark is known for, without those of its licensed goods.

    A maker of vehicles is known for them, and what is worn makes no devices.
    """
    classes = mark.classes
    if _VEHICLES in classes:
        return classes - {_CLOTHING, _TOYS}
    worn = classes & _WORN or (_CLOTHING in classes and _TOYS not in classes)
    return classes - {_ELECTRONICS, _PAPER} if worn else classes


@lru_cache(maxsize=32)
def product_nouns(language: str) -> dict[str, ProductNoun]:
    """The product nouns of a language and of English, folded, by their words."""
    nouns: dict[str, ProductNoun] = {}
    wanted = tuple(dict.fromkeys((language, "en")))
    goods, heads = read("goods"), read("heads")["heads"]

    def add(
        texts: Mapping[str, list[str]],
        role: GoodsRole,
        classes: frozenset[int] = frozenset(),
        *,
        general: bool = False,
    ) -> None:
        for name in wanted:
            for text in texts.get(name, ()):
                key = lookup_key(text)
                nouns[key] = nouns.get(key, ProductNoun()).also(role, classes, general)

    add(heads, GoodsRole.ACCESSORY, general=True)
    for group in goods["accessories"]:
        add(group["nouns"], GoodsRole.ACCESSORY, frozenset(group["classes"]))
    for role in GoodsRole:
        if role is not GoodsRole.ACCESSORY:
            add(goods[role.value], role)
    return nouns


def goods_of(title: Folded, cues: Iterable[Hit], language: str) -> Goods:
    """The goods that a title names; without a known noun nothing is said of them."""
    nouns = product_nouns(language)
    for first, last in _parts(title, cues):
        found = list(_nouns(title, first, last, nouns, language))
        if found:
            start, end, noun = found[0] if language in HEAD_FIRST else found[-1]
            return Goods(title.original[title.starts[start] : title.ends[end - 1]], noun)
    return Goods()


def _parts(title: Folded, cues: Iterable[Hit]) -> list[tuple[int, int]]:
    """The parts of a title between wording and signs, as words first:last.

    What wording of possession begins comes last: the goods have it, they are not it.
    """
    bounds = {0: False}
    for hit in cues:
        if hit.phrase.before:
            bounds[hit.first] = hit.phrase.kind == "possession"
    for index in range(1, len(title.words)):
        if index not in bounds and SEPARATOR.search(title.between(index - 1, index)):
            bounds[index] = False
    firsts = sorted(bounds)
    ends = [*firsts[1:], len(title.words)]
    parts = list(zip(firsts, ends, strict=True))
    return sorted(parts, key=lambda part: bounds[part[0]])


def _nouns(
    title: Folded, first: int, last: int, nouns: Mapping[str, ProductNoun], language: str
) -> Iterator[tuple[int, int, ProductNoun]]:
    """The product nouns among words first:last, the longest at each place."""
    words, index = title.words, first
    while index < last:
        for size in range(min(_LONGEST, last - index), 0, -1):
            noun = nouns.get(" ".join(words[index : index + size]))
            if noun is not None:
                yield index, index + size, noun
                index += size
                break
        else:
            if language in _SHORTEST_END and (noun := _compound(words[index], nouns, language)):
                yield index, index + 1, noun
            index += 1


def _compound(word: str, nouns: Mapping[str, ProductNoun], language: str) -> ProductNoun | None:
    """The noun that a compound ends with."""
    for size in range(len(word) - 1, _SHORTEST_END[language] - 1, -1):
        noun = nouns.get(word[-size:])
        if noun is not None:
            return noun
    return None
