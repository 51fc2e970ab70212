"""YAML as PyYAML reads it, but for words that it takes for truth values."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from brandlint_nlp.yaml_reader import parse_yaml


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("", None),
        ("# a comment\n", None),
        (
            "[no, on, y, true, 'true', 1, '1', 1.5, null, ~, '', 2026-11-30, No. 1]",
            [
                "no",
                "on",
                "y",
                True,
                "true",
                1,
                "1",
                1.5,
                None,
                None,
                "",
                date(2026, 11, 30),
                "No. 1",
            ],
        ),
        ("a:\nb: &one {c: [1]}\nd: *one", {"a": None, "b": {"c": [1]}, "d": {"c": [1]}}),
    ],
)
def test_plain_scalars_have_types_and_only_true_and_false_are_truth_values(
    source: str, data: object
) -> None:
    assert parse_yaml(source) == data


@pytest.mark.parametrize("source", ["id: [", "a: *b", "a: 1\n---\nb: 2", "a: b: c"])
def test_what_is_no_yaml_of_one_document_is_refused(source: str) -> None:
    with pytest.raises(yaml.YAMLError):
        parse_yaml(source)
