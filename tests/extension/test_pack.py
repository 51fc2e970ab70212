"""The offline short list is what the package's data make of it, and folds and finds as the server
does (`vectors/`; the extension's own side is `unit/short-list.test.ts`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.registers.curated.curated import read_curated
from brandlint.rules.catalogue import catalogue
from brandlint_nlp.fold import fold, lookup_key

ROOT = Path(__file__).resolve().parents[2]
VECTORS = Path(__file__).parent / "vectors"
PACK = ROOT / "extension" / "src" / "short-list" / "pack.json"
DAY = date(2026, 11, 28)


def vectors(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text("utf8"))
    return found


def units(text: str, at: int) -> int:
    """The place in UTF-16 units of a place in code points."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


@pytest.fixture(scope="module")
def pack() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PACK.read_text("utf8"))
    return found


def listed(pack: dict[str, Any]) -> list[tuple[str, str]]:
    """(text, head) of all forms, in the notation of `marks_of`."""
    found = []
    for rows in pack["marks"].values():
        head = "#m2"
        for row in rows:
            if row.startswith("#"):
                head = row
            else:
                texts = row.lstrip("!").split("|")[row.startswith("!") :]
                found += [(text.partition("@")[0], head) for text in texts]
    return found


def test_the_pack_is_what_the_data_make_of_it() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "make_pack.py"), "--check"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_pack_that_is_not_up_to_date_is_told(tmp_path: Path) -> None:
    stale = tmp_path / "pack.json"
    stale.write_text(PACK.read_text("utf8").replace('"format": 1', '"format": 0'), "utf8")
    command = [
        sys.executable,
        str(ROOT / "scripts" / "make_pack.py"),
        "--check",
        "--output",
        str(stale),
    ]
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_the_pack_is_small_and_holds_no_ordinary_word(pack: dict[str, Any]) -> None:
    assert PACK.stat().st_size <= 250_000
    forms = {lookup_key(text) for text, _ in listed(pack)}
    assert len(forms) > 3000
    assert {"nike", "iphone", "lego", "samsung", "bluetooth", "peppa pig"} <= forms
    common = {
        lookup_key(mark.mark)
        for mark in read_curated()
        if mark.common_word and mark.fame > 1 and "surname" not in mark.ordinary_meaning
    }
    assert not forms & common
    assert not {form for form in forms if len(form.replace(" ", "")) < 3}


def test_every_form_leads_to_one_mark(pack: dict[str, Any]) -> None:
    forms = [lookup_key(text) for text, _ in listed(pack)]
    assert len(forms) == len(set(forms))


def test_heads_and_notation_are_sound(pack: dict[str, Any]) -> None:
    assert {head[1:3] for _, head in listed(pack)} <= {
        kind + fame for kind, fame in product("mrft", "23")
    }
    for groups in pack["terms"].values():
        for group in groups:
            assert all(
                row.count("=") in {0, 2} and row.split("|")[0].strip() for row in group["terms"]
            )


def test_texts_stand_in_both_languages_and_accuse_nobody(pack: dict[str, Any]) -> None:
    rules = pack["terms"].keys() - {"silent"}
    assert rules <= pack["texts"].keys() <= catalogue().keys()
    assert {
        group["why"] for rule in rules - {"mark-as-generic"} for group in pack["terms"][rule]
    } <= pack["why"].keys()
    said = [
        *pack["why"].values(),
        pack["offline"],
        pack["delete"],
        *(text["message"] for text in pack["texts"].values()),
    ]
    assert all(len(pair) == 2 and all(pair) for pair in said)
    assert "infring" not in json.dumps(pack).casefold()


@pytest.mark.parametrize("case", vectors("fold"), ids=lambda case: ascii(case["text"])[:40])
def test_folding(case: dict[str, Any]) -> None:
    folded = fold(case["text"])
    assert folded.text == case["folded"]
    places = zip(folded.words, folded.starts, folded.ends, strict=True)
    assert [
        [word, units(case["text"], start), units(case["text"], end)] for word, start, end in places
    ] == case["words"]


@pytest.mark.parametrize("case", vectors("match"), ids=lambda case: case["name"])
def test_what_the_short_list_sees_the_server_sees_too(case: dict[str, Any]) -> None:
    row = case["listing"]
    listing = Listing(
        row["fields"],
        marketplace=row["marketplace"],
        lang=row.get("lang", ""),
        brand=row.get("brand", ""),
        brands=(
            *row.get("brands", ()),
            *case.get("ownBrands", ()),
            *case.get("authorisedBrands", ()),
        ),
        day=DAY,
    )
    found = {(field, start, end) for field, start, end, *_ in case["found"]}
    places = [
        (row.field, row.start, row.end)
        for row in check(listing).findings
        if row.field and row.start is not None
    ]
    seen = {
        (field, units(listing.text(field), start or 0), units(listing.text(field), end or 0))
        for field, start, end in places
    }
    assert found <= seen
    assert seen - found <= {
        (field, start, end) for field, start, end in case.get("server_only", [])
    }
