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
    "brandlint.registers.build",
    "brandlint.registers.case_store",
    "brandlint.registers.similar.search",
    "brandlint.rules.terms.table",
    "brandlint_nlp.lexicon",
    "brandlint_nlp.lexicon_build",
    "concurrent.futures.process",
    "flask",
    "lxml",
    "multiprocessing",
    "numpy",
    "openpyxl",
    "py3langid",
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
        # It opens no context reader, builds no snapshot, searches no similar mark and starts no
        # process.
        ["check", "--text", "Nike shoes"],
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
