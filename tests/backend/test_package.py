"""`import brandlint` is light, and offers the door to the engine."""

from __future__ import annotations

import subprocess
import sys

import brandlint
from brandlint.linter import check


def test_the_package_offers_check_listing_and_profile() -> None:
    from brandlint import Listing, Profile
    from brandlint import check as offered

    assert offered is check and not hasattr(brandlint, "nothing")
    report = offered(Listing({"title": "Nike shoes"}), profile=Profile())
    assert [finding.text for finding in report.findings] == ["Nike"]


def test_importing_the_package_imports_no_other_module() -> None:
    program = "import sys, brandlint; print({'spacy', 'brandlint.linter'} & sys.modules.keys())"
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "set()"
