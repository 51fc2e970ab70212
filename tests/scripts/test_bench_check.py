"""The benchmark's parts; what it measures is its own output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]


def test_ratios_are_against_brandlint_in_the_same_run(script: Load) -> None:
    bench = script("bench_check")
    rows = [
        (bench.Case("brandlint", 0), {"build_s": 1.0, "mb": 100.0, "p50": 2.0, "p99": 4.0}),
        (
            bench.Case("register", 3000),
            {"build_s": 1.0, "mb": 50.0, "p50": 3.0, "p99": 5.0, "open_ms": 0.5},
        ),
        (bench.Case("flashtext", 1000), {"build_s": 9.0, "mb": 500.0, "p50": 1.0, "p99": 1.5}),
    ]
    lines = bench.table(rows).splitlines()
    assert lines[2] == "| brandlint | curated | 1.00 | 100.00 | 2.00 | 4.00 | 1.00 | 2.00 |  |"
    assert (
        lines[3] == "| register | 3,000 | 1.00 | 50.00 | 3.00 | 5.00 | 1.50 | 1.00 | open_ms 0.5 |"
    )
    assert lines[4] == "| flashtext | 1,000 | 9.00 | 500.00 | 1.00 | 1.50 | 0.50 | 10.00 |  |"


def test_a_row_that_failed_says_why_and_the_others_stand(script: Load) -> None:
    bench = script("bench_check")
    rows = [
        (bench.Case("brandlint", 0), "failed: no | here"),
        (bench.Case("flashtext", 10), {"p50": 1.0, "p99": 1.0}),
    ]
    lines = bench.table(rows).splitlines()
    assert "failed: no / here" in lines[2]
    assert {line.count("|") for line in lines} == {10}


@pytest.mark.parametrize("marks", [50, 3_000_000])
def test_quick_takes_smaller_peers(script: Load, marks: int) -> None:
    bench = script("bench_check")
    whole, quick = bench.plan(marks, False), bench.plan(marks, True)
    assert [case.name for case in whole] == [case.name for case in quick]
    assert all(
        small.count < large.count
        for small, large in zip(quick, whole, strict=True)
        if large.name in bench.PEERS
    )


def test_made_up_texts_stand_in_where_the_listings_are_absent(
    script: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = script("bench_check")
    monkeypatch.setattr(bench, "GOLD", tmp_path / "absent.jsonl")
    assert len(bench.texts()) > 50
    assert {len(text.split()) for text in bench.texts()} == {200}


def test_listings_are_joined_and_cut(
    script: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = script("bench_check")
    file = tmp_path / "gold.jsonl"
    row = {"fields": {"title": "a " * 150, "description": "b " * 150}}
    file.write_text(json.dumps(row) + "\n" + json.dumps(row) + "\n")
    monkeypatch.setattr(bench, "GOLD", file)
    assert [len(text.split()) for text in bench.texts()] == [200, 200, 200]


def test_peers_read_distinct_words(script: Load, tmp_path: Path) -> None:
    bench = script("bench_check")
    bench.write_words(tmp_path / "words.txt", 500)
    words = list(bench.words_of(tmp_path / "words.txt", 400))
    assert len(words) == len(set(words)) == 400
    assert all(word == word.lower() and word.strip() for word in words)


def test_a_case_that_takes_too_long_is_stopped(script: Load, tmp_path: Path) -> None:
    bench = script("bench_check")
    assert (
        bench.in_own_process(bench.Case("build", 10_000_000), tmp_path, 0.3) == "stopped after 0 s"
    )
