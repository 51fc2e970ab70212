"""A column with text that was not read is named in every format, or on standard error."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from brandlint.cli import main
from brandlint.output import FORMATS

IN_THE_OUTPUT = {"text", "json", "github", "sarif", "html"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["t.csv", "t.json", "t.xml"])
def test_an_unread_column_is_named(
    form: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.csv").write_text("title,house gossip\nWool socks,say it loud\n", "utf8")
    (tmp_path / "t.json").write_text(
        '[{"title": "Wool socks", "house gossip": "say it loud"}]', "utf8"
    )
    (tmp_path / "t.xml").write_text(
        "<r><item><title>Wool socks</title><gossip>say it loud</gossip></item></r>", "utf8"
    )
    out = tmp_path / "out.xlsx"
    assert main(["check", str(tmp_path / name), "--format", form, "--output", str(out)]) == 0
    assert "gossip" in capsys.readouterr().err
    if form in IN_THE_OUTPUT:
        assert "gossip" in out.read_text("utf8")
    if form == "xlsx":
        sheet = openpyxl.load_workbook(out)["not read"]
        assert "gossip" in str(sheet["B2"].value)
