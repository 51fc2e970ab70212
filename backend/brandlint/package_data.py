"""The data files of the package, read: YAML, and CSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """The fast safe loader, to which only true and false are truth values: `on`, `no` and `y` are
    words.
    """


_Loader.yaml_implicit_resolvers = {
    sign: [row for row in rows if row[0] != "tag:yaml.org,2002:bool" or sign in "tTfF"]
    for sign, rows in _BASE.yaml_implicit_resolvers.items()
}


def text_of(package: str, name: str) -> str:
    return (resources.files(package) / name).read_text("utf8")


def parsed(source: str) -> Any:
    """YAML as plain data. Raises `yaml.YAMLError`."""
    return yaml.load(source, _Loader)


def yaml_of(package: str, name: str) -> Any:
    return parsed(text_of(package, name))


def rows_of(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header that lies in a package."""
    yield from csv.DictReader(io.StringIO(text_of(package, name)))
