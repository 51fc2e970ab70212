"""Marks that signs interrupt: initials with full stops, masks and separators in Asian scripts."""

from __future__ import annotations

import pytest

from brandlint import linter
from brandlint_nlp.candidates import Finder
from brandlint_nlp.fold import fold
from brandlint_nlp.interrupted import interrupted_marks, masked_keys


def found(text: str) -> list[tuple[str, str, str]]:
    lexicon = linter.snapshot().lexicon
    return [
        (text[mark.start : mark.end], lexicon.marks.restore_key(mark.lexicon_row), mark.trick)
        for mark in interrupted_marks(fold(text), lexicon).values()
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("남성 운동화 나.이.키 스타일", [("나.이.키", "나이키", "separator")]),
        ("나*키 운동화 구-찌", [("나*키", "나이키", "mask"), ("구-찌", "구찌", "separator")]),
        ("香*儿同款耳环", [("香*儿", "香 奈 儿", "mask")]),
        ("耐*克同款鞋", [("耐*克", "耐 克", "separator")]),
        ("ナ○キ シューズ", [("ナ○キ", "ナイキ", "mask")]),
        ("シャ*ル風 バッグ", [("シャ*ル", "シャネル", "mask")]),
        ("Y.S.L. lipstick", [("Y.S.L.", "ysl", "")]),
        ("Y.S.L lipstick", [("Y.S.L", "ysl", "")]),
    ],
)
def test_a_mark_is_read_through_the_signs(text: str, marks: list[tuple[str, str, str]]) -> None:
    assert found(text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "ルイ・ヴィトン バッグ",  # its own sign
        "商品*规格 2.5米",
        "사이즈-색상 선택",
        "서울.부산 지도",
        "サイズ*カラー",
        "U.S. flag, 5 p.m., e.g. this",
        "www.y.s.l.example",
    ],
)
def test_other_signs_interrupt_no_mark(text: str) -> None:
    assert found(text) == []


def test_the_finder_takes_them_before_their_pieces() -> None:
    (candidate,) = Finder(linter.snapshot().lexicon).find(fold("남성 나.이.키 신발"))
    assert (candidate.start, candidate.end, candidate.lookalike) == (3, 8, "separator")


def test_one_letter_but_the_first_may_be_masked() -> None:
    assert masked_keys("나이키") == ["m나키", "m나이"]
    assert masked_keys("구찌") == masked_keys("nike") == []
