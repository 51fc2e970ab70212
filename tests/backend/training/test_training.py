"""The judge is trained from a folder of listings: here a small one, made up."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.build import build_lexicon, entries
from brandlint.registers.curated.curated import read_curated
from brandlint.registers.curated.forms import forms_of
from brandlint.training.fit import labels, logistic
from brandlint.training.learn import learn, prepare
from brandlint.training.listings import labelled, unlabelled
from brandlint.training.silver import gold
from brandlint_nlp.lexicon import Lexicon

GOODS = ("Leather Case", "Charging Cable", "Screen Protector", "Replacement Strap", "Wall Mount")
DEVICES = (
    "iPhone 12",
    "Samsung Galaxy S21",
    "Dyson V11",
    "GoPro Hero 9",
    "PlayStation 5",
    "Nespresso",
)
ENDS = (
    "in black with soft lining",
    "for home and office",
    "strong and durable, pack of 2",
    "easy to clean and to carry",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data")
    dice = random.Random(1)
    brands = ["Velmora", "Tarrino", "Oskelund", "Brightfern"]
    rows = []
    for number in range(120):
        brand = dice.choice(brands)
        title = (
            f"{brand} {dice.choice(GOODS)} for {dice.choice(DEVICES)} {dice.choice(ENDS)} "
            f"model {'abcdefgh'[number % 8]}{'klmnopqr'[number // 15]}"
        )
        rows.append({"title": title, "brand": brand, "category": "Electronics"})
    rows.append(rows[0])
    (place / "listings").mkdir()
    with gzip.open(place / "listings/shop.jsonl.gz", "wt", encoding="utf8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    (place / "gold").mkdir()
    title = "Velmora Case for Oskelund 4, apple green"
    gold = {
        "id": "1",
        "source": "made_1",
        "marketplace": "amazon.com",
        "category": "Electronics",
        "brands": ["Velmora"],
        "fields": {"title": title},
        "spans": [
            {"field": "title", "start": 17, "end": 25, "text": "Oskelund", "use": "compatibility"}
        ],
    }
    (place / "gold/train.jsonl").write_text(json.dumps(gold) + "\n", "utf8")
    return place


def test_near_duplicates_and_labelled_listings_are_left_out(folder: Path) -> None:
    rows = list(unlabelled(folder, [], 1000, 1))
    assert 50 < len(rows) <= 120
    assert len(list(unlabelled(folder, [rows[0]], 1000, 1))) < len(rows)


def test_training_learns_something(folder: Path, tmp_path: Path) -> None:
    said: list[str] = []
    data = prepare(folder, tmp_path, most=200, seed=1, say=said.append)
    found = labels(data.silver)
    assert {item.mark for item in found} == {0, 1}
    learned = learn(data, tmp_path, said.append)
    weights = learned.adjusted(data.gold)
    assert any("loss" in line and not line.endswith("loss 0") for line in said)
    assert weights.second["common"]["frequency"] < 0
    texts = [
        item.scored.written
        for listing in data.gold
        if listing.source == "made"
        for candidates in listing.fields
        for item in candidates
        if item.mark
    ]
    assert texts == ["Oskelund"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrandlintError, match="--data"):
        list(unlabelled(tmp_path, [], 10, 1))
    with pytest.raises(BrandlintError, match="gold"):
        labelled(tmp_path / "gold.jsonl")


def test_the_prior_holds_where_labels_are_silent() -> None:
    rows = [{"a": 1.0}] * 40
    marks = np.array([1.0] * 30 + [0.0] * 10)
    weights = logistic(rows, marks, np.ones(40), 0.01, {"b": 2.5})
    assert weights["b"] == pytest.approx(2.5)
    assert weights["a"] == pytest.approx(np.log(3), abs=0.01)


def test_of_a_dismissal_only_the_words_put_aside_teach(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "source": "dismissals",
        "partial": True,
        "brands": [],
        "fields": {"title": "Sharp slicer for Canon and Coach"},
        "spans": [{"field": "title", "start": 0, "end": 5, "text": "Sharp", "use": "generic"}],
    }
    (tmp_path / "put-aside.jsonl").write_text(json.dumps(row) + "\n", "utf8")
    marks = read_curated()
    build_lexicon(entries(marks), tmp_path / "small", "test", forms_of(marks))
    (listing,) = gold(labelled(tmp_path / "put-aside.jsonl"), Lexicon(tmp_path / "small"))
    assert {
        (item.scored.written, item.mark, item.weight)
        for candidates in listing.fields
        for item in candidates
    } >= {("Sharp", 0, 1.0), ("Canon", 0, 0.0)}
