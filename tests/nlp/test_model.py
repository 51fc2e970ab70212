"""Weights: by group and feature in memory, under one name in the file."""

from __future__ import annotations

from pathlib import Path

from brandlint_nlp.model import Weights, grouped, log_odds, read_weights, shipped_folder, ungrouped


def test_names_of_the_file_come_back() -> None:
    flat = {"common.word": 1.0, "common.frequency:high": -2.0, "known.word": 3.0}
    assert grouped(flat) == {
        "common": {"word": 1.0, "frequency:high": -2.0},
        "known": {"word": 3.0},
    }
    assert ungrouped(grouped(flat)) == flat


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    weights = Weights({"common": {"word": 1.5}}, {"known": {"word": -0.25}}, 0.0, -4.0, 4.0)
    weights.save(tmp_path)
    assert read_weights(tmp_path) == weights


def test_the_shipped_weights_are_saved_as_they_are(tmp_path: Path) -> None:
    read_weights(shipped_folder()).save(tmp_path)
    kept = (shipped_folder() / "weights.json").read_text("utf8")
    assert (tmp_path / "weights.json").read_text("utf8") == kept


def test_a_feature_without_a_weight_says_nothing() -> None:
    weights = {"known": {"word": 3.0, "fame": 0.5}}
    assert log_odds("known", {"word": 1.0, "fame": 2.0, "no such": 7.0}, weights) == 4.0
    assert log_odds("register", {"word": 1.0}, weights) == 0.0
