"""Regions and fixes of SARIF: only where a field's offsets are the file's."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brandlint.finding import Edit, Fix, Report
from brandlint.listing import Listing
from brandlint.output import CheckedListing, renderer

from .builders import finding

FINDING = finding(
    field="description",
    start=2,
    end=6,
    text="Nike",
    fixes=(
        Fix(
            title="Reword",
            safety="safe",
            edits=(Edit(field="description", start=2, end=6, text="Shoe"),),
        ),
    ),
)


def result(name: str) -> Any:
    checked = CheckedListing(
        name, Listing(fields={"description": "😀 Nike"}), Report(id="", findings=(FINDING,))
    )
    return json.loads("".join(renderer("sarif")([checked], color=False)))["runs"][0]["results"][0]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_file_has_regions_and_fixes(name: str) -> None:
    found = result(name)
    assert found["locations"][0]["physicalLocation"]["region"] == {"charOffset": 2, "charLength": 4}
    assert found["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"charOffset": 2, "charLength": 4}, "insertedContent": {"text": "Shoe"}}
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "-", ""])
def test_other_input_has_none(name: str) -> None:
    found = result(name)
    assert "fixes" not in found and "region" not in found["locations"][0]["physicalLocation"]
