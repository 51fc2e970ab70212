"""The data files of the package, read: YAML, and CSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def text_of(package: str, name: str) -> str:
    return (resources.files(package) / name).read_text("utf8")


def parsed(source: str) -> Any:
    """YAML as plain data, with the fast loader where it is there. Raises `yaml.YAMLError`."""
    return yaml.load(source, _LOADER)


def yaml_of(package: str, name: str) -> Any:
    return parsed(text_of(package, name))


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file in `brandlint.data`."""
    yield from csv.DictReader(io.StringIO(text_of("brandlint.data", name)))
