"""The house keeps its shape: imports go one way, every dependency has its reason, no path of one
machine is in a file.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EDGES = (
    "brandlint.api",
    "brandlint.batch",
    "brandlint.cli",
    "brandlint.web",
    "flask",
    "flask_cors",
    "flask_openapi3",
)
FORBIDDEN = {
    "nlp/brandlint_nlp": (
        "brandlint",
        "flask",
        "flask_cors",
        "flask_openapi3",
        "sqlalchemy",
        "sqlite3",
    ),
    "backend/brandlint/registers": (
        "brandlint.rules",
        "brandlint.linter",
        "brandlint.output",
        *EDGES,
    ),
    "backend/brandlint/rules": ("brandlint.linter", "brandlint.output", *EDGES),
    "backend/brandlint/linter.py": ("brandlint.output", *EDGES),
    "backend/brandlint/readers": ("brandlint.linter", "brandlint.rules", *EDGES),
    "backend/brandlint/store": (
        "brandlint.linter",
        "brandlint.output",
        "brandlint.rules.engine",
        *EDGES,
    ),
    "backend/brandlint/output": ("brandlint.linter", *EDGES),
}
# The name of the distribution where it differs from the name of the import.
DISTRIBUTIONS = {"yaml": "pyyaml", "prometheus_client": "prometheus-client"}
# Of one machine or one person: a home folder, or a Windows profile. In pieces, so that this file
# does not match itself.
HOME = re.compile(
    "|".join((r"/(?:ho" r"me|Us" r"ers)/\w+", r"/ro" r"ot/", r"[A-Z]:\\\\?Us" r"ers\\"))
)


def imports(source: str, package: str = "") -> set[str]:
    """Dotted names that `source`, a module of `package`, imports; `from a import b` counts as `a`
    and `a.b`.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: -(node.level - 1) or None] if node.level else []
            base = ".".join([*parts, *([node.module] if node.module else [])])
            found.update({base, *(f"{base}.{alias.name}" for alias in node.names)})
    return found


def imports_of(file: Path) -> set[str]:
    root = next(ROOT / top for top in ("backend", "nlp") if (ROOT / top) in file.parents)
    return imports(file.read_text("utf8"), ".".join(file.relative_to(root).parent.parts))


def barred(names: set[str], rule: tuple[str, ...]) -> list[str]:
    return sorted(
        name for name in names for bar in rule if name == bar or name.startswith(bar + ".")
    )


def tracked() -> list[Path]:
    """The files that git knows or would add; all files where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(
            command, cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git to tell the project's files from those of the machine")
    return [file for name in listed if name and (file := ROOT / name).is_file()]


def project() -> tuple[list[str], list[str]]:
    """Names of the dependencies that run and of those of the extras, lower case."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    extras = [row for rows in table.get("optional-dependencies", {}).values() for row in rows]
    runs, others = (
        [re.split(r"[^\w.-]", row)[0].lower() for row in rows]
        for rows in (table["dependencies"], extras)
    )
    return runs, others


@pytest.mark.parametrize("place", FORBIDDEN)
def test_imports_go_one_way(place: str) -> None:
    target = ROOT / place
    files = [target] if target.is_file() else sorted(target.rglob("*.py"))
    assert files
    for file in files:
        assert not barred(imports_of(file), FORBIDDEN[place]), file.relative_to(ROOT)


@pytest.mark.parametrize(
    "line",
    [
        "import brandlint.linter",
        "from brandlint import linter",
        "from brandlint.linter import check",
        "from .. import linter",
        "from ..linter import check",
        "def late():\n    from brandlint.api.app import create_app",
    ],
)
def test_every_way_to_import_is_seen(line: str) -> None:
    assert barred(imports(line, "brandlint.rules"), FORBIDDEN["backend/brandlint/rules"])


def test_every_import_is_a_dependency() -> None:
    runs, _ = project()
    known = {*sys.stdlib_module_names, "brandlint", "brandlint_nlp"}
    for file in [*sorted((ROOT / "backend").rglob("*.py")), *sorted((ROOT / "nlp").rglob("*.py"))]:
        for name in {name.split(".")[0] for name in imports_of(file)} - known:
            assert DISTRIBUTIONS.get(name, name).replace("_", "-").lower() in runs, (
                f"{file.relative_to(ROOT)} imports {name}"
            )


@pytest.mark.parametrize("name", sorted({name for names in project() for name in names}))
def test_every_dependency_has_its_reason(name: str) -> None:
    text = "".join(
        (ROOT / file).read_text("utf8").lower() for file in ("README.md", "CONTRIBUTING.md")
    )
    assert f"`{name}`" in text


def test_every_package_folder_is_a_package() -> None:
    for top in ("backend", "nlp"):
        for file in (ROOT / top).rglob("*.py"):
            assert (file.parent / "__init__.py").exists() or file.parent == ROOT / top, (
                file.relative_to(ROOT)
            )


def test_no_file_holds_a_path_of_one_machine() -> None:
    for file in tracked():
        found = HOME.search(file.read_bytes().decode("utf8", "replace"))
        assert not found, f"{file.relative_to(ROOT)}: {found[0] if found else ''}"


def test_the_set_up_scripts_need_the_standard_library_only() -> None:
    for name in ("setup_env", "setup_node", "setup_browser", "run", "test"):
        names = {
            found.split(".")[0]
            for found in imports((ROOT / f"scripts/{name}.py").read_text("utf8"))
        }
        assert names <= {*sys.stdlib_module_names, "setup_env", "setup_node", "setup_browser"}, name
