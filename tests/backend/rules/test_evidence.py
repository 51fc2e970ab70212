"""The evidence of a finding is worded in the two languages of the interface."""

from brandlint.rules.texts import shared_texts
from brandlint_nlp.features import evidence_name
from brandlint_nlp.model import shipped_weights


def test_whatever_the_judge_weighs_has_both_languages() -> None:
    told = {
        evidence_name(group, feature)
        for group, features in shipped_weights().second.items()
        for feature in features
    } | {"own"}
    assert len(told) > 30
    assert told <= set(shared_texts().evidence)
    assert all(text.zh != text.en for text in shared_texts().evidence.values())
