"""Findings that are known: read by `--baseline`, written by `--write-baseline`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from brandlint.cli.atomic_write import atomic_write, not_written
from brandlint.errors import BrandlintError
from brandlint.finding import Finding


def read_baseline(path: str | None) -> frozenset[str]:
    """The fingerprints in a file of `--write-baseline` or `--format jsonl`; none without a file.
    Raises `BrandlintError`.
    """
    if not path:
        return frozenset()
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
        return frozenset(
            fingerprint
            for line in lines
            if line.strip()
            for fingerprint in _fingerprints(json.loads(line))
        )
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrandlintError("malformed", f"{path} holds no JSON lines of findings") from error


def _fingerprints(row: Mapping[str, Any]) -> Iterator[str]:
    for finding in row.get("findings", [row]):
        yield str(finding["fingerprint"])


def write_baseline(path: str, findings: Iterable[Finding]) -> None:
    """One line a fingerprint, in its order, with what tells people what it is. Raises
    `BrandlintError`.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    lines = (_line(by_fingerprint[key]) for key in sorted(by_fingerprint))
    try:
        atomic_write(Path(path), lines, keep_partial=False)
    except OSError as error:
        raise not_written(path, error) from error


def _line(finding: Finding) -> bytes:
    names = ("fingerprint", "rule", "field", "text")
    return (json.dumps({name: getattr(finding, name) for name in names}) + "\n").encode()
