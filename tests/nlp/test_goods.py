"""What a listing sells, by the product nouns of its title."""

from __future__ import annotations

import pytest

from brandlint_nlp.fold import fold
from brandlint_nlp.goods import GoodsRole, core_classes, goods_of, product_nouns
from brandlint_nlp.wording import hits, wording

from .builders import mark_facts


@pytest.mark.parametrize(
    ("language", "title", "noun", "role"),
    [
        ("en", "Silicone Case for iPhone 15 with Kickstand", "Case", GoodsRole.ACCESSORY),
        ("en", "For iPhone 15 Pro leather wallet case, black", "case", GoodsRole.ACCESSORY),
        ("en", "Graphic T-Shirt with phone case pocket", "T-Shirt", GoodsRole.MERCHANDISE),
        ("en", "Empty gift box for watches", "gift box", GoodsRole.PACKAGING),
        ("en", "Replacement logo for a car", "logo", GoodsRole.EMBLEM),
        ("en", "Workshop manual for tractors", "Workshop manual", GoodsRole.INSTRUCTIONS),
        ("de", "Gummifußmatten passend für Octavia", "Gummifußmatten", GoodsRole.ACCESSORY),
        ("de", "Baumwoll-Strampler mit Aufdruck", "Strampler", GoodsRole.MERCHANDISE),
        ("fr", "Coque souple pour téléphone, étui offert", "Coque", GoodsRole.ACCESSORY),
        ("es", "Camiseta con funda para móvil", "Camiseta", GoodsRole.MERCHANDISE),
        ("nl", "Koffiepadhouder voor koffiezetter", "Koffiepadhouder", GoodsRole.ACCESSORY),
        ("ja", "スマホケース 手帳型", "スマホケース", GoodsRole.ACCESSORY),
        ("zh", "运动袜 男 春季", "运动袜", GoodsRole.MERCHANDISE),
        ("ko", "남성운동화 러닝", "남성운동화", GoodsRole.MERCHANDISE),
    ],
)
def test_the_head_of_a_title(language: str, title: str, noun: str, role: GoodsRole) -> None:
    folded = fold(title)
    goods = goods_of(folded, hits(folded, wording(language)), language)
    assert goods.written == noun
    assert goods.is_any(role)


def test_nothing_is_said_of_unknown_goods() -> None:
    goods = goods_of(fold("Blorb for iPhone"), (), "en")
    assert goods.written == "" and goods.fit(mark_facts(classes=(9,))) is None


@pytest.mark.parametrize(
    ("classes", "core"),
    [
        ((9, 35), {9, 35}),
        ((12, 25, 28), {12}),
        ((3, 9, 14, 18, 25), {3, 14, 18, 25}),
        ((9, 25, 28, 41), {9, 25, 28, 41}),
        ((9, 25), {25}),
    ],
)
def test_what_a_mark_is_known_for(classes: tuple[int, ...], core: set[int]) -> None:
    assert core_classes(mark_facts(classes=classes)) == core


def test_every_role_has_nouns_of_english() -> None:
    roles = {role for noun in product_nouns("en").values() for role in noun.roles}
    assert roles == set(GoodsRole)
