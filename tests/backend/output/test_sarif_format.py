"""SARIF 2.1.0: the answer fits the JSON schema of the standard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.output import CheckedListing, renderer

SCHEMA = (
    Path(__file__).resolve().parents[2]
    / "node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    if not SCHEMA.exists():
        pytest.skip(
            "needs the Node packages of tests/node (scripts/test.py installs them where npm is)"
        )
    found: dict[str, Any] = json.loads(SCHEMA.read_text("utf8"))
    return found


def test_sarif_fits_the_schema(schema: dict[str, Any]) -> None:
    listings = [
        Listing(fields={"title": "😀 N1ke shoes for iPhone"}, id="a b"),
        Listing(fields={"title": "Wool socks"}),
    ]
    document = json.loads(
        "".join(
            renderer("sarif")(
                [CheckedListing("my file.csv", row, check(row)) for row in listings], color=False
            )
        )
    )
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(document)
    assert document["runs"][0]["results"]
