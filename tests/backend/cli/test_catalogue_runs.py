"""Runs over catalogues: resumed after a kill, known findings, repeats, progress, a closed pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from brandlint import batch
from brandlint.cli import journal, main
from brandlint.cli.progress import progress_lines
from brandlint.linter import CheckOptions, check_all
from brandlint.listing import Listing


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "rows.jsonl"
    texts = (f"Nike \ud800 shoes {n // 2} for iPhone" if n % 3 else "Wool" for n in range(200))
    lines = (json.dumps({"id": n, "fields": {"title": text}}) for n, text in enumerate(texts))
    file.write_text("\n".join(lines) + "\n", "utf8")
    return file


def end_after(monkeypatch: pytest.MonkeyPatch, chunks: int) -> None:
    """Let the run end as a kill ends it, before one more chunk is checked."""
    check, left = batch._check_chunk, chunks

    def counted(options: CheckOptions, chunk: list[batch.Source]) -> object:
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        return check(options, chunk)

    monkeypatch.setattr(batch, "_check_chunk", counted)


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize("cut", [0, 40])
def test_a_resumed_run_writes_what_a_whole_one_writes(
    form: str, cut: int, rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, other = tmp_path / "whole", tmp_path / "other"
    command = ["check", str(rows), "--format", form]
    assert main([*command, "--output", str(whole)]) == 1
    with monkeypatch.context() as patch:
        end_after(patch, 3)
        assert main([*command, "--output", str(other)]) == 130
    assert not other.exists(), "nothing half-written has the name of the output"
    kept = journal.journal_path(other)
    if cut:
        os.truncate(kept, kept.stat().st_size - cut)  # a line that a crash has cut
    seen: list[int] = []
    with monkeypatch.context() as patch:
        check = batch._check_chunk
        patch.setattr(
            batch, "_check_chunk", lambda *given: seen.append(len(given[1])) or check(*given)
        )
        assert main([*command, "--output", str(other), "--resume"]) == 1
    assert sum(seen) == 200 - (64 if cut else 96)
    assert other.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "rows.jsonl", "whole"]


@pytest.mark.parametrize("changed", ["option", "file", "journal"])
def test_a_run_of_something_else_is_not_resumed(
    changed: str,
    rows: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    command = ["check", str(rows), "--output", str(out)]
    with monkeypatch.context() as patch:
        end_after(patch, 1)
        assert main(command) == 130
    if changed == "option":
        command += ["--market", "amazon.de"]
    elif changed == "file":
        rows.write_text(rows.read_text("utf8") + "\n", "utf8")
    else:
        journal.journal_path(out).write_bytes(b"no journal\n")
    assert main([*command, "--resume"]) == 2
    assert "BL212" in capsys.readouterr().err and not out.exists()


@pytest.mark.parametrize(
    "arguments", [["--text", "a", "--output", "x"], ["-", "--output", "x"], ["a.csv"]]
)
def test_what_cannot_be_resumed_is_said(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *arguments, "--resume"]) == 2
    assert "--resume needs --output" in capsys.readouterr().err


def test_listings_that_differ_in_their_id_only_are_judged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[int] = []

    def counted(listings: list[Listing], **options: object) -> object:
        judged.append(len(listings))
        return check_all(listings, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("brandlint.linter.check_all", counted)
    texts = ["Nike shoes", "Nike shoes", "Wool socks", "Nike shoes"]
    sources = [("f", Listing({"title": text}, id=str(n))) for n, text in enumerate(texts)]
    answers = list(batch.check_batch(sources, {}))
    assert judged == [2]
    assert [answer.report.id for answer in answers] == ["0", "1", "2", "3"]
    assert [len(answer.report.findings) for answer in answers] == [1, 1, 0, 1]


def test_what_a_template_repeats_is_told_once_with_its_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.csv"
    lines = [f"S{n},Mug {n},Sold by Nike and nobody else" for n in range(60)]
    file.write_text("sku,title,description\n" + "\n".join(lines) + "\n", "utf8")
    main(["check", str(file)])
    out = capsys.readouterr().out
    assert out.count("S0:description") == 1 and "S1:description" not in out
    assert "the same in 59 more listings: S1, S2" in out and "and 19 more" in out
    assert "60 listings checked: 60 " in out
    main(["check", str(file), "--lang", "zh"])
    assert "另有 59 条商品信息" in capsys.readouterr().out
    main(["check", str(file), "--format", "csv"])
    assert capsys.readouterr().out.count("Nike") >= 60, "programs get each finding"


@pytest.mark.parametrize("how", ["--write-baseline", "--output"])
def test_known_findings_are_not_reported_again(
    how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after, base = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "base"
    before.write_text("Nike shoes for the street", "utf8")
    after.write_text("Nike shoes for the street\n\nSold with an Adidas bag", "utf8")
    assert main(["check", str(before), "--format", "jsonl", how, str(base)]) == 1
    assert main(["check", str(before), "--baseline", str(base)]) == 0
    capsys.readouterr()
    assert main(["check", str(after), "--format", "jsonl", "--baseline", str(base)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert {finding["text"] for finding in json.loads(line)["findings"]} == {"Adidas"}


def test_a_baseline_written_over_the_one_in_use_keeps_what_is_known(tmp_path: Path) -> None:
    base = str(tmp_path / "base")
    assert main(["check", "--text", "Nike shoes", "--write-baseline", base]) == 1
    command = ["check", "--text", "Nike shoes", "--baseline", base]
    assert main([*command, "--write-baseline", base]) == 0
    assert main(command) == 0


def test_a_baseline_that_is_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "base").write_text("[1]\n", "utf8")
    assert main(["check", "--text", "a", "--baseline", str(tmp_path / "base")]) == 2
    assert "BL101" in capsys.readouterr().err


def test_progress_says_rate_share_and_time_left() -> None:
    def clock() -> Iterator[float]:
        yield from (0.0, 4.0, 12.0, 12.0, 12.0, 20.0)

    lines: list[str] = []
    ticks = clock()
    with progress_lines(1000, lines.append, lambda: next(ticks)) as (bytes_read, answered):
        bytes_read(300)
        answered(30)
        answered(60)
        bytes_read(1000)
    assert lines == ["60 listings, 5/s, 30%, 28 s left", "60 listings, 3/s, 100%"]


def test_progress_that_is_asked_for_is_told_where_there_is_no_terminal(
    rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(rows), "--output", str(tmp_path / "out"), "--progress"])
    assert "200 listings" in capsys.readouterr().err


def test_a_closed_pipe_is_no_success(rows: Path) -> None:
    command = [sys.executable, "-m", "brandlint", "check", str(rows), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 141
