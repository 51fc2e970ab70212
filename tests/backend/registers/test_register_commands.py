"""From the command line and over HTTP: import, list, search, single records, and what a profile
with registrations is told.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path

import pytest

from brandlint.api.app import create_app
from brandlint.api.state import AppState
from brandlint.cli import main

from . import builders
from .builders import FILES

PROFILE = """marketplaces = ["amazon.com", "amazon.de"]
[[brands]]
name = "Plumtide"
registrations = [
  { office = "CN", number = "55500001", classes = [21], registered = 2020-05-07 },
  { office = "US", number = "97100001", classes = [21], status = "pending" },
]
"""


@dataclass(frozen=True)
class Imported:
    """A home with one imported file, the profile beside it, and what the import said."""

    profile: Path
    said: str


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    """For all tests of this file, which only read it."""
    folder = tmp_path_factory.mktemp("imported")
    profile = folder / "brandlint.toml"
    profile.write_text(PROFILE, "utf8")
    with builders.home(folder / "home"):
        with redirect_stderr(io.StringIO()) as said:
            assert main(["register", "import", "uspto", str(FILES / "uspto_daily.xml")]) == 0
        yield Imported(profile, said.getvalue())


def test_an_import_tells_what_it_took_and_what_it_left_out(imported: Imported) -> None:
    assert (
        "2 records (1 registered, 1 pending); left out: 1 design-only, 1 no-number" in imported.said
        and "is in use" in imported.said
    )


def test_list_verify_rollback(imported: Imported, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "list"]) == 0 and main(["register", "verify"]) == 0
    out = capsys.readouterr().out
    assert "US" in out and "2026-11-02" in out and "whole" in out
    assert main(["register", "rollback"]) == 2 and "no-snapshot" in capsys.readouterr().err


def test_search(imported: Imported, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["search", "plumtyde", "--market", "amazon.com", "--class", "21", "--format", "json"])
        == 0
    )
    row = json.loads(capsys.readouterr().out)[0]
    assert row["text"] == "PLUMTIDE" and "same-class" in row["reasons"] and 0 < row["score"] <= 100
    assert {
        "office": "US",
        "number": "97100001",
        "status": "registered",
        "as_of": "2026-11-02",
    }.items() <= row["records"][0].items()
    assert main(["search", "plumtyde", "--market", "amazon.de", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["search", "--profile", str(imported.profile), "--format", "json"]) == 0
    assert [row["state"] for row in json.loads(capsys.readouterr().out)] == [
        "registered",
        "missing",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "x", "--class", "46"],
        ["search", "x", "--limit", "0"],
        ["search", " "],
        ["register", "import", "nonsense", "x"],
        ["register", "import", "table", "x", "--office", "Germany"],
    ],
)
def test_wrong_usage_is_said(
    imported: Imported, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2 and "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            "is registered at CN 55500001 (2020-05-07), US 97100001 (2022-06-14), but not at EM, "
            "DE",
        ),
        ("zh", "已在 CN 55500001 (2020-05-07), US 97100001 (2022-06-14) 注册"),
    ],
)
def test_what_is_missing_is_told_with_offices_and_dates(
    imported: Imported, lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    common = [
        "check",
        "--text",
        "Plumtide lunch box of steel",
        "--profile",
        str(imported.profile),
        "--lang",
        lang,
        "--format",
        "json",
    ]
    assert main([*common, "--market", "amazon.com"]) == 0
    answer = json.loads(capsys.readouterr().out)[0]
    assert not answer["findings"]  # pending in the profile, registered by the register
    assert answer["checked"]["registers"] == [
        {"office": "US", "source": "uspto", "as_of": "2026-11-02", "records": 2, "complete": False}
    ]
    assert main([*common, "--market", "amazon.de"]) == 1
    answer = json.loads(capsys.readouterr().out)[0]
    (finding,) = answer["findings"]
    assert finding["rule"] == "own-brand-unregistered" and words in finding["message"]
    assert any(row.get("offices") == ["EM", "DE"] for row in answer["not_checked"])


def test_http(imported: Imported) -> None:
    client = create_app(AppState(redis=None, rate="")).test_client()
    marks = client.get("/v1/marks?q=plumtyde&market=amazon.com&class=21").get_json()["marks"]
    assert marks[0]["text"] == "PLUMTIDE"
    record = client.get("/v1/marks/US/97100001").get_json()
    assert record["owner"] == "Second Holder GmbH" and record["goods"].startswith("Lunch boxes")
    assert client.get("/v1/marks/US/1").status_code == 404
    assert (
        client.get("/v1/marks?q=x&class=99").status_code == 422
        and client.get("/v1/marks?q=x&market=amazon.xx").status_code == 422
    )
    assert client.get("/v1/registers").get_json()["registers"][0]["office"] == "US"


def test_without_a_register_a_search_says_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "plumtide"]) == 2 and "register import" in capsys.readouterr().err
