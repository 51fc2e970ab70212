"""The command line: exit codes, formats, and one line for every kind of bad input."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from brandlint.cli import main


def test_text_shows_accepted_use_and_imitation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--text", "Leather case compatible with iPhone 15, N1ke design"]) == 1
    out = capsys.readouterr().out
    assert "info compatibility-wording" in out and "error lookalike-mark" in out and "^" in out


def test_ordinary_words_show_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--text", "Apple slicer, gap filler, dove grey curtain, ring light"]) == 0
    assert "nothing to say" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "github", "sarif"])
def test_formats(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"id": "b", "fields": {"title": "😀 Nike shoes"}}\n{"id": "a", "fields": {"title": "Wool '
        'socks"}}\n',
        "utf8",
    )
    assert main(["check", str(rows), "--format", form]) == 1
    out = capsys.readouterr().out
    assert "Nike" in out
    if form == "jsonl":
        first, second = map(json.loads, out.splitlines())
        assert (first["id"], second) == ("b", {"id": "a", "findings": []})
        assert first["findings"][0]["start"] == 2
    if form in {"json", "sarif"}:
        json.loads(out)


def test_csv_columns_are_guessed_and_overridable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("SKU,Item Name,Bullet Point1,Spalte\n1,Wool socks,Nike look,Dyson\n", "utf8")
    assert main(["check", str(table), "--map", "description=Spalte", "--format", "jsonl"]) == 1
    seen = capsys.readouterr()
    assert {row["field"] for row in json.loads(seen.out)["findings"]} == {"bullet_1", "description"}
    assert "title ← Item Name" in seen.err


BAD = {
    "latin.jsonl": (b'{"fields": {"title": "caf\xe9"}}', "BL102"),
    "bad.jsonl": (b'{"fields": ', "BL101"),
    "deep.jsonl": (b"[" * 100000, "BL101"),
    "type.jsonl": (b'{"fields": {"title": 3}}', "BL107"),
    "ragged.csv": (b"title,brand\na,b,c\n", "BL204"),
    "cols.csv": (b"x,y\n1,2\n", "BL205"),
    "market.jsonl": (b'{"marketplace": "amazon.xx", "fields": {}}', "BL108"),
    "a.pdf": (b"", "BL203"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_coded_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, code = BAD[name]
    (tmp_path / name).write_bytes(data)
    assert main(["check", str(tmp_path / name)]) == 2
    error = [line for line in capsys.readouterr().err.splitlines() if line.startswith("brandlint:")]
    assert len(error) == 1 and code in error[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere.txt"],
        ["check", "--text", "a", "--market", "mars.com"],
        ["check"],
        ["check", "--nope"],
        ["check", "--text", "a", "--engine", "ray"],
        ["rules", "no-such"],
        ["nothing"],
    ],
)
def test_bad_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", [["check", "--text", "a"], ["dismissals"]])
def test_an_output_that_cannot_be_written_is_named(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere" / "out"
    assert main([*command, "--output", str(target)]) == 2
    error = capsys.readouterr().err
    assert "BL202" in error and str(target) in error and error.count("\n") == 1


def test_odd_text_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "odd.jsonl"
    rows.write_text(
        '{"id": 7, "fields": {"title": "\\ud800 N\\u0000ike \\u202e shoes Nike"}}\n', "utf8"
    )
    assert main(["check", str(rows)]) == 1
    assert main(["check", str(rows), "--format", "jsonl"]) == 1


def test_fix_and_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--text", "iPhone 15 leather case", "--fix"]) == 1
    assert capsys.readouterr().out == "leather case Compatible with iPhone 15\n"
    base = tmp_path / "base.jsonl"
    main(["check", "--text", "Nike shoes", "--format", "jsonl", "--output", str(base)])
    assert main(["check", "--text", "Nike shoes", "--baseline", str(base)]) == 0


def test_stdin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Nike shoes")))
    assert main(["check", "-"]) == 1


def test_evaluate_prints_the_same_figures_as_the_score_script(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, found = shared / "data/gold/dev.jsonl", tmp_path / "found.jsonl"
    assert main(["evaluate", str(gold)]) == 0
    mine = capsys.readouterr().out.partition("\n\n")[0].split()
    main(["check", str(gold), "--format", "jsonl", "--output", str(found)])
    other = subprocess.run(
        [sys.executable, shared / "eval/score.py", gold, found],
        capture_output=True,
        text=True,
        check=True,
    )
    assert mine == other.stdout.split()


def test_jobs_keep_the_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "many.jsonl"
    rows.write_text(
        "".join(
            f'{{"id": "{at}", "fields": {{"title": "Nike shoes {at}"}}}}\n' for at in range(60)
        ),
        "utf8",
    )
    assert main(["check", str(rows), "--format", "jsonl", "--jobs", "2"]) == 1
    two = capsys.readouterr().out
    assert main(["check", str(rows), "--format", "jsonl"]) == 1
    assert capsys.readouterr().out == two
    assert [json.loads(line)["id"] for line in two.splitlines()] == [str(at) for at in range(60)]


FIXABLE = {
    "t.txt": ("iPhone 15 leather case", None),
    "t.csv": (
        "sku;title;price\r\n7;iPhone 15 leather case;3\r\n",
        "sku;title;price\r\n7;leather case Compatible with iPhone 15;3\r\n",
    ),
    "t.jsonl": (
        '{"id": "a", "extra": 1, "fields": {"title": "iPhone 15 leather case"}}\n',
        '{"id": "a", "extra": 1, "fields": {"title": "leather case Compatible with iPhone 15"}}\n',
    ),
}


@pytest.mark.parametrize("name", FIXABLE)
def test_fix_writes_the_file_again_in_its_own_format_even_onto_itself(
    name: str, tmp_path: Path
) -> None:
    before, after = FIXABLE[name]
    file = tmp_path / name
    file.write_bytes(before.encode())
    main(["check", str(file), "--fix", "--output", str(file)])
    assert file.read_bytes().decode() == (after or before)
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_file_that_is_read_is_not_replaced_by_findings_nor_by_half_a_fix(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text('{"fields": {"title": "Nike"}}\n{', "utf8")
    before = file.read_bytes()
    assert main(["check", str(file), "--output", str(file)]) == 2
    assert main(["check", str(file), "--fix", "--output", str(file)]) == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rows_before_a_wrong_one_are_answered_in_order(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text(
        "".join(json.dumps({"id": n, "fields": {"title": "Nike"}}) + "\n" for n in range(40))
        + "{\n",
        "utf8",
    )
    assert main(["check", str(file), "--format", "jsonl", "--jobs", jobs]) == 2
    seen = capsys.readouterr()
    assert [json.loads(line)["id"] for line in seen.out.splitlines()] == [str(n) for n in range(40)]
    assert "line 41" in seen.err


@pytest.mark.parametrize("arguments", [["--engine", "ray"], ["--jobs", "0"]])
def test_an_option_that_is_not_offered_is_one_coded_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--text", "a", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_unforeseen_failure_is_one_line_without_the_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret copy")

    monkeypatch.setattr("brandlint.linter.check_all", fail)
    assert main(["check", "--text", "secret copy"]) == 2
    err = capsys.readouterr().err
    assert "BL109" in err and "secret" not in err and err.count("\n") == 1


def test_help_offers_what_works(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    out = capsys.readouterr().out
    assert "--format" in out and "--engine" not in out
