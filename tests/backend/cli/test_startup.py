"""What a command imports before it answers: the start-up time of the command line is imports."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from brandlint import linter

# Libraries and own modules that take long to import or to fill.
HEAVY = {
    "brandlint.linter",
    "brandlint.rules.terms.table",
    "brandlint_nlp.lexicon",
    "flask",
    "lxml",
    "numpy",
    "openpyxl",
    "pydantic",
    "redis",
    "requests",
    "rich",
    "spacy",
    "sqlalchemy",
    "thinc",
    "wordfreq",
    "yaml",
}
MAY_IMPORT: dict[str, tuple[list[str], set[str]]] = {
    "help": (["--help"], set()),
    "rules": (["rules"], {"pydantic", "yaml"}),
    "check": (
        ["check", "--text", "Nike shoes"],  # opens no context reader
        {
            "brandlint.linter",
            "brandlint.rules.terms.table",
            "brandlint_nlp.lexicon",
            "numpy",
            "pydantic",
            "rich",  # cell widths of the text format
            "yaml",
        },
    ),
}
PROGRAM = """
import json, sys
from brandlint.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("command", MAY_IMPORT)
def test_a_command_imports_what_it_needs(command: str) -> None:
    arguments, needed = MAY_IMPORT[command]
    linter.snapshot()  # which a first check would have to build
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    imported = set(json.loads(answer.stdout.splitlines()[-1]))
    assert imported & HEAVY == needed
