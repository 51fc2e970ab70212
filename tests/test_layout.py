"""The one-way imports of the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = {
    "nlp/brandlint_nlp": ("brandlint", "flask", "sqlite3", "sqlalchemy"),
    "backend/brandlint/registers": ("brandlint.rules", "brandlint.linter", "brandlint.api", "brandlint.cli", "flask"),
    "backend/brandlint/rules": ("brandlint.linter", "brandlint.api", "brandlint.cli", "flask"),
    "backend/brandlint/linter.py": ("brandlint.api", "brandlint.cli", "brandlint.output", "flask"),
    "backend/brandlint/output": ("brandlint.api", "brandlint.cli", "flask"),
}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("place", FORBIDDEN)
def test_imports_go_one_way(place: str) -> None:
    target = ROOT / place
    files = [target] if target.is_file() else sorted(target.rglob("*.py"))
    assert files
    for file in files:
        for name in imports(file):
            for barred in FORBIDDEN[place]:
                assert name != barred and not name.startswith(barred + "."), f"{file.relative_to(ROOT)} imports {name}"


def test_every_dependency_has_its_reason() -> None:
    import re
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    text = (ROOT / "CONTRIBUTING.md").read_text("utf8").lower()
    for line in project["dependencies"] + [row for rows in project["optional-dependencies"].values() for row in rows]:
        name = re.split(r"[><=; \[]", line)[0].lower()
        assert f"`{name}`" in text, f"{name} has no line in CONTRIBUTING.md"
