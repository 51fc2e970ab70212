"""The starter snapshot: the curated marks, for a machine on which no register is imported."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from brandlint.config import home
from brandlint.registers.curated.curated import curated_files
from brandlint.registers.snapshot import Snapshot
from brandlint_nlp.lexicon import FORMAT
from brandlint_nlp.model import PRIORS, shipped_folder
from brandlint_nlp.senses import SENSE_FILES


def starter_folder() -> Path:
    """The folder of the starter snapshot of this version of the curated marks and of the compiling
    code.
    """
    digest = hashlib.blake2b(digest_size=8)
    package = resources.files("brandlint.registers.curated")
    known = [package / name for name in ("recognition.csv", "native_words.py", "forms.py")]
    known += [resources.files("brandlint_nlp.data") / "senses" / name for name in SENSE_FILES]
    for file in (*curated_files(), *known, shipped_folder() / PRIORS):
        digest.update(file.read_bytes())
    for module in ("lexicon.py", "lexicon_build.py", "words.py", "fold.py", "lookalike.py"):
        digest.update((resources.files("brandlint_nlp") / module).read_bytes())
    return home() / "snapshots" / f"starter-{FORMAT}-{digest.hexdigest()}"


def open_starter() -> Snapshot:
    """The starter snapshot, built at first use. Raises `LexiconError` if it is damaged."""
    folder = starter_folder()
    if not folder.exists():
        from brandlint.registers.build import build_starter  # the first start alone builds

        build_starter(folder)
    return Snapshot(folder)
