"""A record has the address of its page in its office's register."""

from __future__ import annotations

from brandlint.registers.links import link


def test_the_address_holds_the_number() -> None:
    assert link("US", "97100001").startswith("https://") and "97100001" in link("US", "97100001")


def test_an_unknown_office_has_no_address() -> None:
    assert link("XX", "1") == ""
