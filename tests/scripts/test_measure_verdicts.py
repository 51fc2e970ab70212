"""The verdicts of a trademark lawyer, on cases that nothing is trained on: the tables are whole,
the shares hold, and the script counts as it says.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

Script = Callable[[str], ModuleType]
FLOORS = yaml.safe_load(
    (Path(__file__).parents[1] / "backend/data/verdict_floors.yaml").read_text("utf8")
)
LANGUAGES = {
    "ar",
    "ru",
    "th",
    "en",
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "pl",
    "sv",
    "pt",
    "tr",
    "ja",
    "zh",
    "ko",
}


@pytest.fixture
def measuring(script: Script) -> ModuleType:
    return script("measure_verdicts")


def finding(start: int, end: int, **given: Any) -> dict[str, Any]:
    return {
        "rule": "third-party-mark",
        "severity": "warning",
        "field": "title",
        "start": start,
        "end": end,
        "message": "",
        "mark": None,
    } | given


def table(measuring: ModuleType, tmp_path: Path, marked: str, name: str = "wording") -> Any:
    """The one case of a table with this title."""
    path = tmp_path / f"{name}.yaml"
    row = {"lang": "en", "marketplace": "amazon.com", "brands": [], "fields": {"title": marked}}
    path.write_text(yaml.safe_dump([row], allow_unicode=True), "utf8")
    return next(measuring.from_table(path))


def test_the_tables_hold_both_sides_of_every_kind_in_every_language(measuring: ModuleType) -> None:
    rows = measuring.cases()
    places = [(case, place) for case in rows for place in case.places]
    assert len(places) >= FLOORS["places"]
    assert {case.listing.lang for case in rows} >= LANGUAGES
    assert all(case.places and case.listing.marketplace for case in rows)
    for kind in {case.kind for case in rows}:
        verdicts = Counter(place["verdict"] for case, place in places if case.kind == kind)
        assert verdicts["stop"] and verdicts["accept"] + verdicts["silent"]
        sold = [
            json.dumps([case.listing.texts(), case.listing.brands])
            for case in rows
            if case.kind == kind
        ]
        assert len(set(sold)) == len(sold)
    for row in (row for path in measuring.TABLES.glob("*.yaml") for row in _rows(path)):
        assert row["why"] and row.keys() <= KEYS


KEYS = {"lang", "marketplace", "category", "brands", "authorised", "fields", "why"}


def _rows(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf8"))


def test_the_shares_hold(measuring: ModuleType) -> None:
    """Every share lies above its floor, and every kind has one."""
    score = measuring.measure(measuring.cases())
    assert score.kind.keys() == FLOORS["kind"].keys()
    below = {
        (group, name): str(share)
        for group in ("verdict", "kind")
        for name, share in getattr(score, group).items()
        if share.value < FLOORS[group][name]
    }
    assert not below
    assert score.house.value >= FLOORS["house"]
    assert score.stray.total() <= FLOORS["stray"] * score.cases


@pytest.mark.parametrize(
    ("findings", "seen"),
    [
        ([], "silent"),
        ([finding(9, 14)], "stop"),
        ([finding(9, 14, severity="info")], "accept"),
        ([finding(9, 14, severity="info"), finding(9, 14, severity="error")], "stop"),
        ([finding(9, 14, severity="hint")], "silent"),
        ([finding(9, 14, rule="own-brand-unregistered")], "silent"),
        ([finding(9, 14, rule="field-limits")], "silent"),
        ([finding(9, 14, rule="registered-symbol")], "stop"),
        ([finding(None, None)], "silent"),
        ([finding(9, 14, field="bullet_1")], "silent"),
        ([finding(4, 10)], "silent"),  # of six code points one lies on the place
        ([finding(3, 14)], "stop"),
    ],
)
def test_what_stands_on_a_place_is_its_verdict(
    measuring: ModuleType, tmp_path: Path, findings: list[Any], seen: str
) -> None:
    case = table(measuring, tmp_path, f"Mug with [[Gucci|{seen}]] logo")
    score = measuring.Verdicts()
    score.add(case, findings)
    assert (score.right.part, score.right.whole) == (1, 1)
    other = next(verdict for verdict in measuring.VERDICTS if verdict != seen)
    score = measuring.Verdicts()
    score.add(table(measuring, tmp_path, f"Mug with [[Gucci|{other}]] logo"), findings)
    assert (score.right.part, score.right.whole) == (0, 1)


@pytest.mark.parametrize(
    ("name", "house", "mark", "told"),
    [
        ("wording", "Apple", {"text": "iPhone", "owner": "Apple Inc."}, True),
        ("wording", "Google", {"text": "iPhone", "owner": "Apple Inc."}, False),
        ("wording", "Nestlé", {"text": "NESTLE", "owner": ""}, True),
        ("wording", "Delta (Masco)", {"text": "Delta", "owner": "Masco Corp."}, True),
        ("wording", "Delta (Masco)", {"text": "Delta", "owner": "Delta Air Lines"}, False),
        ("homonyms", "Delta", {"text": "Delta", "owner": "Masco Corp."}, False),
        ("homonyms", "Masco", {"text": "Delta", "owner": "Masco Corp."}, True),
    ],
)
def test_the_house_is_named(
    measuring: ModuleType, tmp_path: Path, name: str, house: str, mark: Any, told: bool
) -> None:
    case = table(measuring, tmp_path, f"Mug with [[Delta|stop|{house}]] logo", name)
    score = measuring.Verdicts()
    score.add(case, [finding(9, 14, mark=mark)])
    assert (score.house.part, score.house.whole) == (told, 1)


def test_a_warning_on_no_place_is_stray(measuring: ModuleType, tmp_path: Path) -> None:
    case = table(measuring, tmp_path, "Mug with [[Gucci|stop]] logo")
    score = measuring.Verdicts()
    score.add(case, [finding(9, 14), finding(0, 3), finding(15, 19, severity="info")])
    assert score.stray.total() == 1
    assert "wording" in score.table(5) and "Mug" in score.table(5)


def test_json_lines_are_the_same_cases(measuring: ModuleType, tmp_path: Path) -> None:
    row = {
        "id": "a",
        "kind": "wording",
        "lang": "en",
        "marketplace": "amazon.com",
        "fields": {"title": "Gucci Mug, Gucci logo", "brand": "Orbeck"},
        "authorised": ["Orbeck"],
        "expect": [{"field": "title", "text": "Gucci", "occurrence": 2, "verdict": "stop"}],
    }
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(row) + "\n\n", "utf8")
    (case,) = measuring.cases([path])
    assert [(place["start"], place["end"]) for place in case.places] == [(11, 16)]
    assert case.listing.brand == "Orbeck" and case.listing.brands == ("Orbeck",)
    assert "brand" not in case.listing.fields


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jsonl", "{", "line 1"),
        ("a.jsonl", '{"id": "a"}', "line 1"),
        ("a.yaml", "- fields: {title: 'Mug [[Gucci|halt]]'}", "[[text|verdict]]"),
        ("a.yaml", "- [", "no YAML"),
    ],
)
def test_what_is_no_case_is_said(
    measuring: ModuleType, tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf8")
    with pytest.raises(SystemExit, match=re.escape(said)):
        measuring.main([str(path)])


def test_bare_cases_are_read_without_language_and_category(
    measuring: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wording.yaml"
    row = {
        "lang": "de",
        "marketplace": "amazon.de",
        "category": "Küche",
        "brands": [],
        "fields": {"title": "Becher mit [[Gucci|stop|Gucci]] Logo"},
    }
    path.write_text(yaml.safe_dump([row]), "utf8")
    measuring.main([str(path), "--bare", "--misses", "3"])
    assert "verdict   1.000 (1/1)" in capsys.readouterr().out
