"""The catalogue: code and texts in pairs, both languages, and a clear refusal of a YAML that does
not fit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from brandlint import rules
from brandlint.rule_ids import GROUPS
from brandlint.rules.catalogue import Rule, catalogue, read_texts
from brandlint.rules.markdown import rule_page
from brandlint.rules.texts import (
    Example,
    RuleText,
    Text,
    answers,
    read,
    rule_text,
    texts_file,
    with_owner,
    without_owner,
)

FOLDER = Path(str(rules.__file__)).parent
HELPERS = {
    "fitting",
    "__init__",
    "product_models",
    "default",
    "own_brands",
    "conditions",
    "matching",
    "table",
    "rights",
}  # modules of a group's folder that are no rule
# YAML files of a group's folder that are no rule's
TABLES = {"filler_words", "negations", "technology_wording"}
RULES = pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.id)


@pytest.mark.parametrize("group", GROUPS)
def test_every_rule_has_its_texts_and_a_place_in_the_order(group: str) -> None:
    ids = {rule_id.replace("-", "_") for rule_id in GROUPS[group]}
    assert ids == {path.stem for path in (FOLDER / group).glob("*.yaml")} - TABLES | {
        path.parent.name for path in (FOLDER / group).glob("*/rule.yaml")
    }
    assert {path.stem for path in (FOLDER / group).glob("*.py")} - HELPERS <= ids
    assert [rule.id for rule in catalogue().values() if rule.group == group] == list(GROUPS[group])


def test_a_server_reads_the_texts_of_all_rules_before_its_workers_fork() -> None:
    rule_text.cache_clear()
    read_texts()
    assert rule_text.cache_info().currsize == len(catalogue())


@RULES
def test_keys_stand_in_the_order_of_the_schema(rule: Rule) -> None:
    data = yaml.safe_load((FOLDER.parent / texts_file(rule.id)).read_text("utf8"))
    for part, model in [
        (data, RuleText),
        *((example, Example) for example in (*data["flags"], *data["allows"])),
    ]:
        assert list(part) == [name for name in model.model_fields if name in part]


def test_lines_are_short_but_for_addresses() -> None:
    long = [
        f"{path.relative_to(FOLDER)}:{number}"
        for path in FOLDER.rglob("*.yaml")
        for number, line in enumerate(path.read_text("utf8").splitlines(), 1)
        if len(line) > 100 and len(max(line.split(), key=len)) < 60
    ]
    assert not long


@RULES
def test_the_wording_is_never_a_verdict(rule: Rule) -> None:
    file = FOLDER.parent / texts_file(rule.id)
    files = file.parent.glob("*.yaml") if rule.group == "terms" else [file]
    source = "".join(file.read_text("utf8").lower() for file in files)
    assert "infring" not in source and "侵权" not in source


def texts(rule: Rule) -> list[Text]:
    """All texts that a person reads of the rule."""
    text = rule.text
    both = [
        text.title,
        text.why,
        text.instead,
        text.known_false_alarms,
        text.complaint,
        *text.messages.values(),
    ]
    both += [part for key in text.answers for part in (answers()[key].title, answers()[key].text)]
    return both + [
        part for part in (text.risk and text.risk.law, text.risk and text.risk.marketplace) if part
    ]


@RULES
def test_both_languages_use_the_same_terms(rule: Rule) -> None:
    glossary = yaml.safe_load((FOLDER / "glossary.yaml").read_text("utf8"))
    for both in texts(rule):
        for row in glossary:
            if re.search(rf"\b{row['en']}\b", re.sub(r"\{\w+\}", "", both.en), re.IGNORECASE):
                assert any(word in both.zh for word in row["zh"]), (
                    f"{row['en']!r} in {both.en!r} is none of {row['zh']} in {both.zh!r}"
                )


@RULES
def test_every_rule_says_what_to_do_when_a_complaint_has_come(rule: Rule) -> None:
    assert rule.text.answers or rule.id in {
        "field-limits",
        "own-brand-wrong-class",
        "own-brand-spelling",
    }


@RULES
def test_texts_stand_in_both_languages(rule: Rule) -> None:
    text = rule.text
    for both in texts(rule):
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in both.en)
        bare = re.sub(r"\{\w+\}", "", both.zh)
        assert any("\u4e00" <= sign <= "\u9fff" for sign in bare) or not any(map(str.isalnum, bare))
    assert all(row.source and row.date and row.text for row in text.legal_basis)


@RULES
def test_the_page_shows_what_the_rule_is_about(rule: Rule) -> None:
    for lang, head in (("en", "## Legal basis"), ("zh", "## 法律依据")):
        page = rule_page(rule.text, lang)
        assert page.startswith(f"# {rule.id}\n") and head in page and rule.text.why.of(lang) in page


def source(**changes: object) -> str:
    data = yaml.safe_load((FOLDER / "marks" / "third_party_mark.yaml").read_text("utf8"))
    return yaml.safe_dump({**data, **changes}, allow_unicode=True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (source(severity="fatal"), "severity"),
        (source(flags=[{"fields": {"title": "Nike shoes"}}]), "flags"),
        (source(surprise=1), "surprise"),
        (source(messages={"seen": {"en": "{mark}", "zh": "商标"}}), "placeholders"),
        (source(messages={"seen": {"en": "{colour}", "zh": "{colour}"}}), "colour"),
        ("id: [", "wrong.yaml"),
        ("", "wrong.yaml"),
    ],
)
def test_a_yaml_that_does_not_fit_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"rules/marks/wrong\.yaml") as refused:
        read(text, "rules/marks/wrong.yaml")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        (
            Text(en="{mark} is a mark of {owner}.", zh="{mark} 是 {owner} 的商标。"),
            ("{mark} is a mark of {owner}.", "{mark} 是 {owner} 的商标。"),
            ("{mark} is somebody else's mark.", "{mark} 是他人的商标。"),
        ),
        (
            Text(en="{owner} has applied.", zh="{owner} 已申请。"),
            ("{owner} has applied.", "{owner} 已申请。"),
            ("Somebody else has applied.", "他人已申请。"),
        ),
        (
            Text(en="{right}[, {owner}], as of {day}", zh="{right}[，{owner}]，截至 {day}"),
            ("{right}, {owner}, as of {day}", "{right}，{owner}，截至 {day}"),
            ("{right}, as of {day}", "{right}，截至 {day}"),
        ),
    ],
)
def test_a_message_reads_well_whether_the_owner_is_known_or_not(
    text: Text, known: tuple[str, str], unknown: tuple[str, str]
) -> None:
    assert (with_owner(text).en, with_owner(text).zh) == known
    assert (without_owner(text).en, without_owner(text).zh) == unknown


@RULES
def test_every_message_can_do_without_the_owner(rule: Rule) -> None:
    for text in rule.text.messages.values():
        bare = without_owner(text)
        assert not re.search(r"\{owner\}|\[", bare.en + bare.zh)
