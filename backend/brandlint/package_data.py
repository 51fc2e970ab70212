"""The data files of the package, read: YAML, and CSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib import resources
from typing import Any

from brandlint_nlp.yaml_reader import parse_yaml


def text_of(package: str, name: str) -> str:
    return (resources.files(package) / name).read_text("utf8")


def yaml_of(package: str, name: str) -> Any:
    return parse_yaml(text_of(package, name))


def rows_of(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header that lies in a package."""
    yield from csv.DictReader(io.StringIO(text_of(package, name)))
