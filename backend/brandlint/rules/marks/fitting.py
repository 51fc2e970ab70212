"""Can the goods of a listing fit those of a mark? Only then is wording of fit a remedy."""

from __future__ import annotations

from brandlint.listing import TITLE, role
from brandlint.rules.context import RuleContext
from brandlint_nlp.goods import Goods, goods_of
from brandlint_nlp.types import Mention
from brandlint_nlp.wording import hits, wording


def can_fit(mention: Mention, context: RuleContext) -> bool:
    """Does the title say that the goods are a part or an accessory of what the mark is known
    for? Clothes, shoes or a perfume fit nothing.
    """
    return _goods(context).fit(mention.mark) is True


def cannot_fit(mention: Mention, context: RuleContext) -> bool:
    """Does the title say that the goods are no part and no accessory of what the mark is known
    for?
    """
    return _goods(context).fit(mention.mark) is False


def _goods(context: RuleContext) -> Goods:
    return context.once("goods", "", lambda: _of_title(context))


def _of_title(context: RuleContext) -> Goods:
    title = next((name for name in context.folded if role(name) == TITLE), None)
    if title is None:
        return Goods()
    folded = context.folded[title]
    return goods_of(folded, hits(folded, wording(context.language)), context.language)
