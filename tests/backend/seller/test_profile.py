"""The seller's settings: what they settle, what they refuse, and how they are explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brandlint.cli import main
from brandlint.errors import BrandlintError
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.seller.profile import Profile, load
from brandlint.seller.profile_text import profile_page

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 1),
        ('brands = ["Nike"]', 0),
        ('[[brands]]\nname = "Nike"', 0),
        ('[[ignore]]\nmark = "nike"\nreason = "licence of 2026"', 0),
        ('[[ignore]]\nmark = "nike"\nrule = "licensed-property"\nreason = "x"', 1),
        ('[rules]\nthird-party-mark = "off"', 0),
        ('minimum_severity = "error"', 0),
        ('[[authorised]]\nname = "Nike"\nproof = "contract"', 0),
        ('[[authorised]]\nname = "Nike"\nproof = "contract"\nuntil = 2020-01-01', 1),
    ],
)
def test_a_profile_settles_findings(text: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "brandlint.toml").write_text(text, "utf8")
    assert (
        main(["check", "--text", "Nike shoes", "--profile", str(tmp_path / "brandlint.toml")])
        == status
    )


def test_the_file_of_the_working_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--text", "Nike shoes"]) == 1
    (tmp_path / "brandlint.toml").write_text('brands = ["Nike"]', "utf8")
    assert main(["check", "--text", "Nike shoes"]) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("brands = 3", "/brands"),
        ("nope = 1", "/nope"),
        ('[[ignore]]\nmark = "x"', "/ignore/0/reason"),
        ('[[ignore]]\nreason = "x"', "name a rule"),
        ('marketplaces = ["amazon.cmo"]', "nearest: amazon.com"),
        ('[rules]\nnope = "off"', "no rule 'nope'"),
        ("brands = [", "brandlint.toml"),
        (
            'brands = [{name = "A", unregistered = true, registrations = [{office = "US", number '
            '= "1", classes = [1]}]}]',
            "exclude each other",
        ),
        (
            'brands = [{name = "A", registrations = [{office = "USA", number = "1", classes = '
            "[1]}]}]",
            "/brands/0/registrations/0/office",
        ),
        (
            'brands = [{name = "A", registrations = [{office = "US", number = "1", classes = '
            "[46]}]}]",
            "/brands/0/registrations/0/classes/0",
        ),
        (
            'brands = [{name = "A", registrations = [{office = "US", number = "1", classes = '
            "[1], filed = 2020-02-01, registered = 2020-01-01}]}]",
            "before",
        ),
    ],
)
def test_wrong_settings_are_named(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "brandlint.toml").write_text(text, "utf8")
    with pytest.raises(BrandlintError) as caught:
        load(str(tmp_path / "brandlint.toml"))
    assert says in caught.value.line()


def test_a_file_that_cannot_be_read_is_a_coded_error(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_bytes(b"\xff")
    for path, slug in (
        (str(tmp_path / "p.toml"), "not-utf8"),
        (str(tmp_path / "nowhere.toml"), "no-such-file"),
    ):
        with pytest.raises(BrandlintError) as caught:
            load(path)
        assert caught.value.slug == slug


def test_an_authorisation_counts_where_and_while_it_says(tmp_path: Path) -> None:
    row: dict[str, Any] = {
        "name": "Nike",
        "proof": "contract",
        "marketplaces": ["amazon.de"],
        "until": date(2026, 12, 31),
    }
    profile = Profile.model_validate({"authorised": [row]})

    def rules(market: str, day: date) -> set[str]:
        return {
            row.rule
            for row in check(
                Listing({"title": "Nike shoes"}, marketplace=market, lang="en"),
                profile=profile,
                day=day,
            ).findings
        }

    assert "third-party-mark" not in rules("amazon.de", DAY)
    assert "third-party-mark" in rules("amazon.com", DAY)
    assert "third-party-mark" in rules("amazon.de", date(2027, 1, 1))


def test_registrations_that_are_not_typed_in_are_not_checked() -> None:
    listing = Listing({"title": "Vossel® lunch box"}, marketplace="amazon.com", lang="en")
    what = [
        {
            row["what"]
            for row in check(
                listing, profile=Profile.model_validate({"brands": brands})
            ).not_checked
        }
        for brands in (["Vossel"], [{"name": "Vossel", "unregistered": True}])
    ]
    assert "own-brand registrations" in what[0] and "own-brand registrations" not in what[1]


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("en", ("Your own brands", "What this means where you sell")),
        ("zh", ("自有品牌", "在各销售平台的含义")),
    ],
)
def test_a_profile_is_explained(lang: str, heads: tuple[str, ...]) -> None:
    profile = Profile.model_validate(
        {
            "marketplaces": ["amazon.com", "amazon.de", "amazon.fr", "etsy.com"],
            "patents": "own.csv",
            "rules": {"patent-watch": "off"},
            "minimum_severity": "info",
            "ignore": [{"fingerprint": "abc", "reason": "seen"}],
            "brands": [
                "Plain",
                {
                    "name": "Vossel",
                    "registrations": [{"office": "DE", "number": "30", "classes": [21]}],
                },
            ],
            "authorised": [
                {
                    "name": "Nike",
                    "proof": "contract",
                    "until": date(2026, 1, 1),
                    "marketplaces": ["amazon.de"],
                }
            ],
        }
    )
    page = profile_page(profile, DAY, lang)
    assert all(
        head in page
        for head in (
            *heads,
            "Plain",
            "DE 30",
            "Nike",
            "2026-01-01",
            "patent-watch",
            "own.csv",
            "abc",
        )
    )
    assert "{" not in page
    assert "[[brands]]" in profile_page(Profile(), DAY, lang)


def test_the_page_tells_registered_here_from_the_sign_alone() -> None:
    profile = Profile.model_validate(
        {
            "marketplaces": ["amazon.com", "amazon.de", "amazon.fr"],
            "brands": [
                {
                    "name": "Vossel",
                    "registrations": [{"office": "DE", "number": "30", "classes": [21]}],
                }
            ],
        }
    )
    us, de, fr = (
        line for line in profile_page(profile, DAY).splitlines() if line.startswith("    Vossel:")
    )
    assert (
        "leave out" in us
        and "may be used" in de
        and "no registration that counts" in fr
        and "yet" in fr
    )
