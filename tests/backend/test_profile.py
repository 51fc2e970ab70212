"""`brandlint.toml`: own brands, ignored findings, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.cli import main
from brandlint.errors import BrandlintError
from brandlint.profile import load


@pytest.mark.parametrize(("text", "status"), [
    ("", 1), ('brands = ["Nike"]', 0), ('[[ignore]]\nmark = "nike"\nreason = "licence of 2026"', 0),
    ('[[ignore]]\nmark = "nike"\nrule = "licensed-property"\nreason = "x"', 1),
])  # fmt: skip
def test_a_profile_settles_findings(text: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "brandlint.toml").write_text(text, "utf8")
    assert main(["check", "--text", "Nike shoes", "--profile", str(tmp_path / "brandlint.toml")]) == status


@pytest.mark.parametrize(("data", "slug"), [
    (b"brands = [", "malformed"), (b"brands = 3", "invalid-field"), (b"brand = []", "invalid-field"), (b"\xff", "not-utf8"),
    (b"[[ignore]]\nmark = 'x'", "invalid-field"), (b"[[ignore]]\nreason = 'x'", "invalid-field"),
])  # fmt: skip
def test_a_wrong_profile_is_a_coded_error(data: bytes, slug: str, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_bytes(data)
    with pytest.raises(BrandlintError) as caught:
        load(str(tmp_path / "p.toml"))
    assert caught.value.slug == slug


def test_a_missing_profile_is_a_coded_error() -> None:
    with pytest.raises(BrandlintError, match="BL202"):
        load("nowhere.toml")
