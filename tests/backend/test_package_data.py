"""The YAML of the package is read as PyYAML reads it, and its tables have no idle column."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import pytest
import yaml

import brandlint
import brandlint_nlp
from brandlint_nlp.yaml_reader import Loader, parse_yaml

FOLDERS = [Path(str(package.__file__)).parent for package in (brandlint, brandlint_nlp)]
FILES = [path for folder in FOLDERS for path in sorted(folder.rglob("*.yaml"))]
TABLES = [path for folder in FOLDERS for path in sorted(folder.rglob("*.csv"))]
# Columns that no code reads: people need them to verify the fact of a row.
FOR_PEOPLE = {"source", "language", "note", "description", "uspto_live_dead_indicator"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_package_is_read_as_pyyaml_reads_it(path: Path) -> None:
    source = path.read_text("utf8")
    assert parse_yaml(source) == yaml.load(source, Loader)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_each_column_of_a_table_is_read_by_the_code_or_kept_for_people(path: Path) -> None:
    with path.open(encoding="utf8", newline="") as file:
        columns = set(next(csv.reader(file)))
    assert columns - _names_beside(path) <= FOR_PEOPLE


def _names_beside(path: Path) -> set[str]:
    """The names that the modules beside a table or its folders use, of those that name either.

    They are the strings, and the fields of classes where a row is unpacked into a class.
    """
    names: set[str] = set()
    for module in (module for folder in path.parents[:3] for module in folder.glob("*.py")):
        source = module.read_text("utf8")
        nodes = list(ast.walk(ast.parse(source)))
        strings = {
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        if strings.isdisjoint({path.name, path.parent.name}):
            continue
        names |= strings
        if "(**row)" in source:
            names |= {
                node.target.id
                for node in nodes
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
            }
    return names
