"""One small lexicon for all tests of a session that need no other."""

from __future__ import annotations

import pytest

from brandlint_nlp.lexicon import Lexicon

from .builders import lexicon


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The lexicon of `builders.MARKS`."""
    return lexicon(tmp_path_factory.mktemp("lexicon"))
