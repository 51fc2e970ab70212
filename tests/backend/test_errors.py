"""The catalogue of errors."""

from __future__ import annotations

import ast
import pickle
import re
from importlib import resources
from pathlib import Path

import pytest

from brandlint.api.problems import _BY_STATUS
from brandlint.errors import BrandlintError, catalogue

PACKAGE = Path(str(resources.files("brandlint")))


def raised_slugs() -> set[str]:
    """Every slug that the code gives to `BrandlintError`, as a literal or by the variable `slug`.

    The slugs of `_BY_STATUS` are those of HTTP errors that Flask raises.
    """
    slugs = set(_BY_STATUS.values())
    for file in PACKAGE.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(file.read_text("utf8"))))
        calls = [
            node.args[0]
            for node in nodes
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "BrandlintError"
        ]
        slugs.update(
            argument.value
            for argument in calls
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )
        variables = {argument.id for argument in calls if isinstance(argument, ast.Name)}
        slugs.update(
            value.value
            for node in nodes
            if isinstance(node, ast.Assign)
            and any(
                isinstance(target, ast.Name) and target.id in variables for target in node.targets
            )
            for value in ast.walk(node.value)
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        )
    return slugs


def test_every_slug_that_is_raised_is_in_the_catalogue_and_every_entry_is_raised() -> None:
    assert raised_slugs() == set(catalogue())


def test_no_retired_code_is_used_again() -> None:
    text = (PACKAGE / "errors.yaml").read_text("utf8")
    retired = set(re.findall(r"^# (BL\d{3})\b.* retired", text, re.MULTILINE))
    assert retired and not retired & {entry["code"] for entry in catalogue().values()}


def test_codes_are_unique() -> None:
    codes = [entry["code"] for entry in catalogue().values()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("slug", catalogue())
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_error_is_a_line_and_a_problem_and_travels_between_processes(
    slug: str, lang: str
) -> None:
    error = BrandlintError(slug, "first\nsecond", [("/fields/title", "why")])
    assert "\n" not in error.line(lang) and error.entry["code"] in error.line(lang)
    problem = error.problem(lang)
    assert problem["status"] == error.status and problem["title"] and problem["todo"]
    assert pickle.loads(pickle.dumps(error)).problem(lang) == problem
