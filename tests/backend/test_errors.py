"""The catalogue of errors."""

from __future__ import annotations

import pickle

import pytest

from brandlint.errors import BrandlintError, catalogue


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
