"""The environment is read in one place."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import brandlint
from brandlint.config import Config

VARIABLES = {field.name: field.metadata["variable"] for field in fields(Config)}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("home", "/data", Path("/data")),
        ("database_url", "postgresql://db/x", "postgresql://db/x"),
        ("redis_url", "redis://cache", "redis://cache"),
        ("rate", "", ""),
        ("hosts", "Lint.Example, ,b", frozenset({"lint.example", "b"})),
        (
            "cors_origins",
            "https://a.example/, https://b.example",
            ("https://a.example", "https://b.example"),
        ),
        ("uspto_key", "key", "key"),
    ],
)
def test_a_variable_is_read(name: str, value: str, expected: object) -> None:
    assert getattr(Config.from_environment({VARIABLES[name]: value}), name) == expected


def test_defaults() -> None:
    config = Config.from_environment({"BRANDLINT_HOME": "/data", "BRANDLINT_DATABASE_URL": ""})
    assert config.database_url == "sqlite:////data/brandlint.sqlite"
    assert (config.redis_url, config.rate, config.uspto_key) == ("", "1200/minute", "")
    assert (config.hosts, config.cors_origins) == (frozenset(), ())


def test_every_variable_of_the_package_is_a_field_with_its_meaning() -> None:
    root = Path(brandlint.__file__).parent
    named = {
        name
        for file in root.rglob("*.py")
        for name in re.findall(r"\bBRANDLINT_[A-Z_]+", file.read_text("utf8"))
    }
    assert named == set(VARIABLES.values())
    assert all(field.metadata["default"] and field.metadata["meaning"] for field in fields(Config))


def test_one_module_reads_the_variables() -> None:
    root = Path(brandlint.__file__).parent
    readers = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if re.search(r"environ[^\n]*BRANDLINT_", file.read_text("utf8"))
    }
    assert readers == {"config.py"}
