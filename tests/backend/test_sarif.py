"""SARIF 2.1.0: the parts of the OASIS schema that brandlint's answer uses, written out as a JSON Schema."""

from __future__ import annotations

import json

import jsonschema

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.output import renderer

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
RESULT = {
    "type": "object", "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "message": TEXT,
        "level": {"enum": ["none", "note", "warning", "error"]},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {"type": "object"},
        "locations": {"type": "array", "items": {
            "type": "object", "additionalProperties": False,
            "properties": {
                "physicalLocation": {"type": "object", "additionalProperties": False, "anyOf": [{"required": ["artifactLocation"]}], "properties": {
                    "artifactLocation": {"type": "object", "properties": {"uri": {"type": "string", "format": "uri-reference"}}}}},
                "logicalLocations": {"type": "array", "uniqueItems": True, "items": {"type": "object"}},
            }}},
    },
    "additionalProperties": False,
}  # fmt: skip
SCHEMA = {
    "type": "object", "required": ["version", "runs"], "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"}, "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {
            "type": "object", "required": ["tool"], "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]}, "results": {"type": "array", "items": RESULT},
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
                    "type": "object", "required": ["name"],
                    "properties": {"name": {"type": "string"}, "rules": {"type": "array", "uniqueItems": True, "items": {
                        "type": "object", "required": ["id"], "properties": {"helpUri": {"type": "string", "format": "uri"}}}}}}}},
            }}},
    },
}  # fmt: skip


def test_sarif_fits_the_schema() -> None:
    listings = [Listing(fields={"title": "😀 N1ke shoes for iPhone"}, id="a b"), Listing(fields={"title": "Wool socks"})]
    document = json.loads("".join(renderer("sarif")([("my file.csv", row, check(row)) for row in listings], color=False)))
    jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(document)
    assert document["runs"][0]["results"]
