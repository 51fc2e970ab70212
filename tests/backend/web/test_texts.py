"""The texts of the lint page: each that its script asks for is there, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from brandlint.package_data import yaml_of

SOURCE = Path(__file__).resolve().parents[3] / "extension/src"
# The card, which the page draws as the extension does.
CARD = SOURCE / "lint-ui/card"
OPTIONS = "options"  # a button of the extension alone


def test_every_text_of_the_script_is_there() -> None:
    texts = yaml_of("brandlint.web", "texts.yaml")
    source = "\n".join(
        path.read_text("utf8")
        for folder in (SOURCE / "lint-page", CARD)
        for path in folder.glob("*.ts")
    )
    keys = set(re.findall(r"""\bt\(\s*"([^"]+)\"""", source)) - {OPTIONS}
    assert len(keys) > 25
    assert keys <= set(texts)
    for key in keys:
        placeholders = [sorted(re.findall(r"{(\w+)}", texts[key][lang])) for lang in ("en", "zh")]
        assert placeholders[0] == placeholders[1], key
    stems = set(re.findall(r"\bt\(`([a-z]+(?:-[a-z]+)*-)\${", source))
    assert all(any(key.startswith(stem) for key in texts) for stem in stems)
