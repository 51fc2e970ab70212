"""Each output format, whole, as it is for two listings written by hand.

A format that was changed on purpose is written anew by `RENEW_SNAPSHOTS=1 pytest
tests/backend/output`; the diff of `snapshots/` then shows what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brandlint.finding import Edit, Evidence, Fix, MarkReference, Report, Risk, RiskReasons
from brandlint.listing import Listing
from brandlint.output import BINARY, FORMATS, CheckedListing, renderer

from .builders import finding

SNAPSHOTS = Path(__file__).parent / "snapshots"
TITLE = "😀 N1ke shoes\u200b, =best, for the street and for a long walk on a mountain or by the sea"

LOOKALIKE = finding(
    rule="lookalike-mark",
    severity="error",
    score=0.973,
    field="title",
    start=2,
    end=6,
    text="N1ke",
    message="“N1ke” imitates Nike.",
    mark=MarkReference(text="Nike", owner="Nike, Inc.", kind="maker", fame=3, records=()),
    evidence=(Evidence(signal="disguise", text="written with a digit", weight=2.5),),
    fixes=(
        Fix(
            title="Delete",
            safety="unsafe",
            edits=(Edit(field="title", start=2, end=7, text=""),),
        ),
        Fix(
            title="Take this title",
            safety="unsafe",
            edits=(Edit(field="title", start=0, end=len(TITLE), text="Shoes for the street"),),
        ),
    ),
)
PHRASE = finding(
    rule="marketplace-phrase",
    severity="info",
    fingerprint="fedcba9876543210",
    field="title",
    start=15,
    end=20,
    text="=best",
    use=None,
    message="Say what is better: 100 %\nfor whom?",
    fixes=(Fix(title="Name the advantage", safety="display", edits=()),),
    docs="/rules/marketplace-phrase",
)
UNREGISTERED = finding(
    rule="own-brand-conflict",
    use=None,
    message="Another owner has Vossel at US.",
    mark=MarkReference(
        text="VOSSEL",
        owner="Somebody Else",
        kind="maker",
        fame=0,
        records=({"office": "US", "number": "97000001"},),
    ),
    risk=Risk(
        register="none",
        marketplace="medium",
        reasons=RiskReasons(register="", marketplace="brand programmes compare"),
    ),
    docs="/rules/own-brand-conflict",
)
CHECKED = (
    CheckedListing(
        "my file.csv",
        Listing(fields={"title": TITLE}, id="A,1"),
        Report(
            id="A,1",
            findings=(LOOKALIKE, PHRASE, UNREGISTERED),
            checked={"fields": ["title"], "marketplace": "amazon.com"},
            not_checked=({"what": "images", "why": "brandlint reads text"},),
            took_ms=1.5,
        ),
    ),
    CheckedListing(
        "notes.txt", Listing(fields={"description": "Wool socks"}), Report(id="", findings=())
    ),
    CheckedListing(
        "notes.txt",
        Listing(fields={"description": "Nike"}),
        Report(
            id="",
            findings=(finding(field="description", start=0, end=4, text="Nike"),),
        ),
    ),
)


TEXT = [name for name in FORMATS if name not in BINARY]


@pytest.mark.parametrize("name", TEXT)
@pytest.mark.parametrize("color", [False, True])
def test_a_format_is_as_it_was(name: str, color: bool) -> None:
    rendered = "".join(map(str, renderer(name)(CHECKED, color=color)))
    if color and name != "text":
        assert rendered == "".join(map(str, renderer(name)(CHECKED, color=False)))
        return
    file = SNAPSHOTS / (f"{name}-color.snap" if color else f"{name}.snap")
    if os.environ.get("RENEW_SNAPSHOTS"):
        file.write_text(rendered, "utf8", newline="\n")
    assert rendered == file.read_bytes().decode("utf8")


def test_nothing_is_said_of_a_clean_listing() -> None:
    assert list(renderer("text")(CHECKED[1:2], color=False)) == [
        "1 listing checked: nothing to say\n"
    ]
