"""The files of terms: a clear refusal of what does not fit, and nothing that is not used."""

from __future__ import annotations

import re._parser as sre
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from brandlint.rules import terms as package
from brandlint.rules.terms.conditions import Conditions
from brandlint.rules.terms.table import (
    LANGUAGES,
    RULES,
    legal_basis,
    read_reasons,
    read_terms,
    reason_of,
    reasons,
    terms,
)
from brandlint.rules.texts import UNVERIFIED

FOLDER = Path(str(package.__file__)).parent
GROUP = """
- reason: eu-generic-green
  severity: warning
  territories: [EU]
  when: {asserted: true, near: [plastic]}
  entries:
    - terms: [green, greener]
    - terms: [greenest]
      severity: info
      delete: true
      safety: unsafe
"""


def read(source: str) -> list[str]:
    name = "rules/terms/environmental_claim/en.yaml"
    return [term.terms[0] for term in read_terms(source, name, "environmental-claim", "en")]


def test_the_entries_of_a_group_share_what_they_do_not_say() -> None:
    first, second = read_terms(GROUP, "en.yaml", "environmental-claim", "en")
    assert first.when == second.when == Conditions(asserted=True, near=("plastic",))
    assert (first.severity, first.replacement) == ("warning", None)
    assert (second.severity, second.replacement, second.safety) == ("info", "", "unsafe")


def test_the_lines_of_a_pattern_are_joined() -> None:
    entry = "- {reason: r, severity: info, terms: [a name], pattern: |-\n"
    source = entry.replace("{", "").replace(", ", "\n  ") + "    a(?:b|\n      c)\n"
    assert read_terms(source, "en.yaml", "environmental-claim", "en")[0].pattern == "a(?:b|c)"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("severity: info", "severity: fatal"), "severity"),
        (("[greenest]", "[]"), "terms"),
        (("near: [plastic]", "beside: [plastic]"), "when.beside"),
        (("near: [plastic]", "category: [planes]"), "planes"),
        (("near: [plastic]", "any_word: [plastic]"), "any_word"),
        (("delete: true", "since: tomorrow"), "since"),
        (("delete: true", "surprise: true"), "surprise"),
        (("delete: true\n", "\n"), "safety unsafe needs a replacement"),
        (("delete: true", "pattern: '('"), "unterminated subpattern"),
        (("delete: true", "advice: {en: only English}"), "advice.zh"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_by_file_and_terms(
    change: tuple[str, str], says: str
) -> None:
    assert read(GROUP) == ["green", "greenest"]
    with pytest.raises(
        ValueError, match=r"rules/terms/environmental_claim/en\.yaml: \["
    ) as refused:
        read(GROUP.replace(*change))
    assert says in str(refused.value)


@pytest.mark.parametrize("source", ["- [", "terms", "- terms", "- reason: 1\n  entries: 1"])
def test_a_file_that_is_no_list_of_entries_is_refused_by_name(source: str) -> None:
    with pytest.raises(ValueError, match=r"environmental_claim/en\.yaml: "):
        read(source)


@pytest.mark.parametrize("source", ["a: {basis: b}", "a: 1", "- a", "a: ["])
def test_a_reason_that_does_not_fit_is_refused_by_name(source: str) -> None:
    with pytest.raises(ValueError, match=r"reasons\.yaml: "):
        read_reasons(source, "reasons.yaml")


def test_every_term_has_a_reason_and_every_reason_a_term() -> None:
    used = {(term.rule, reason_of(term).id) for term in terms()}
    assert used == {(rule, reason) for rule in RULES for reason in reasons(rule)}


def test_every_file_is_that_of_a_rule_and_a_language() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} - {"__pycache__"} == {
        rule.replace("-", "_") for rule in RULES
    }
    names = {path.stem for path in FOLDER.glob("*/*.yaml")} - {"rule", "reasons"}
    assert names <= {*LANGUAGES, "all"}


def test_terms_of_a_language_are_its_own_and_english_ones() -> None:
    assert {term.language for term in terms("de")} == {"*", "en", "de"}
    assert set(map(id, terms("de"))) <= set(map(id, terms()))


def test_what_nobody_has_looked_up_says_so() -> None:
    unverified = [term for term in terms() if UNVERIFIED in legal_basis(term, "")]
    assert 0 < len(unverified) < len(terms())
    assert all(not term.sources for term in unverified)


def test_no_pattern_reads_on_without_end_from_every_letter() -> None:
    """A pattern that begins with a run of any length reads a long run again from each of its
    signs.
    """
    patterns = {term.pattern for language in LANGUAGES for term in terms(language) if term.pattern}
    assert len(patterns) >= 10
    assert not [text for text in sorted(patterns) if _begins_endless(sre.parse(text))]
    assert _begins_endless(sre.parse(r"(?i)\b[a-z.]+@"))


def _begins_endless(parts: Iterable[tuple[Any, Any]]) -> bool:
    for kind, value in parts:
        if kind in {sre.AT, sre.ASSERT, sre.ASSERT_NOT}:
            continue
        if kind is sre.SUBPATTERN:
            return _begins_endless(value[3])
        if kind is sre.BRANCH:
            return any(_begins_endless(branch) for branch in value[1])
        return kind in {sre.MAX_REPEAT, sre.MIN_REPEAT} and value[1] == sre.MAXREPEAT
    return False
