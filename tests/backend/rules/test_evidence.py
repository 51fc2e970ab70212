"""The evidence of a finding is worded in the two languages of the interface."""

import ast
import inspect

from brandlint.rules.catalogue import shared_texts
from brandlint_nlp import judge


def _said() -> set[str]:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(judge))) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "add"]
    return {text.value for call in calls for text in ast.walk(call.args[1]) if isinstance(text, ast.Constant) and isinstance(text.value, str)}


def test_whatever_the_judge_says_has_both_languages() -> None:
    said = _said()
    assert len(said) > 10
    assert said == set(shared_texts().evidence)
    assert all(text.en == said_text and text.zh != text.en for said_text, text in shared_texts().evidence.items())
