"""The house keeps its shape: imports go one way, every dependency has its reason, no path of one
machine is in a file.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "backend", ROOT / "nlp")
# What each package, and each module that lies beside the packages, imports from the others. A name
# stands for all modules under it that have no row of their own; all but brandlint_nlp are under
# `brandlint`. A row imports from rows above it only, so the table cannot hold a circle.
IMPORTS = {
    "brandlint_nlp": "",
    "package_data": "brandlint_nlp",
    "config": "",
    "errors": "package_data",
    "rule_ids": "",
    "finding": "",
    "listing": "",
    "web": "",
    "fixes": "finding",
    "tabular": "errors",
    "marketplaces": "brandlint_nlp errors finding listing package_data",
    "readers": "errors listing marketplaces package_data tabular",
    "registers.case": "",
    "registers.dates": "",
    "registers.curated": "brandlint_nlp",
    "registers.similar": "brandlint_nlp package_data",
    "registers.importers": "errors package_data registers.case registers.dates tabular",
    "registers": (
        "brandlint_nlp config errors marketplaces package_data registers.case registers.curated "
        "registers.importers registers.similar"
    ),
    "seller": (
        "brandlint_nlp errors finding marketplaces package_data registers registers.dates rule_ids"
    ),
    "scope": "marketplaces package_data registers seller",
    "store": "config errors rule_ids seller",
    "rules": (
        "brandlint_nlp errors finding fixes listing marketplaces package_data registers "
        "registers.dates rule_ids scope seller"
    ),
    "shown_text": "brandlint_nlp finding listing",
    "linter": "brandlint_nlp finding listing marketplaces registers rules scope seller shown_text",
    "output": "finding listing package_data",
    "batch": "errors linter listing output seller",
    "training": "brandlint_nlp errors listing marketplaces registers registers.curated rule_ids",
    "api": (
        "config errors finding linter marketplaces package_data readers registers rule_ids "
        "rules scope seller store"
    ),
    "cli": (
        "api batch brandlint_nlp config errors finding fixes linter listing marketplaces output "
        "readers registers rule_ids rules seller store tabular training"
    ),
    "__main__": "cli",
    "__init__": "linter listing seller",
}
# The libraries that stay where their work is, by the name of the import.
LIBRARIES = {
    "flask": "api",
    "flask_cors": "api",
    "flask_openapi3": "api",
    "gunicorn": "api",
    "ijson": "registers.importers",
    "limits": "api",
    "lxml": "registers.importers",
    "jinja2": "output",
    "openpyxl": "output readers tabular",
    "platformdirs": "config",
    "prometheus_client": "api",
    "redis": "api",
    "requests": "registers",
    "rich": "cli output",
    "spacy": "brandlint_nlp training",
    "sqlalchemy": "store",
    "sqlite3": "registers",
    "waitress": "api",
}
# The name of the distribution where it differs from the name of the import.
DISTRIBUTIONS = {
    "charset_normalizer": "charset-normalizer",
    "prometheus_client": "prometheus-client",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
# Of one machine or one person: a home folder, or a Windows profile. In pieces, so that this file
# does not match itself.
HOME = re.compile(
    "|".join((r"/(?:ho" r"me|Us" r"ers)/\w+", r"/ro" r"ot/", r"[A-Z]:\\\\?Us" r"ers\\"))
)


def imports(source: str, package: str = "") -> set[str]:
    """Dotted names that `source`, a module of `package`, imports anywhere, also within functions;
    `from a import b` is `a.b`.
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: -(node.level - 1) or None] if node.level else []
            base = ".".join([*parts, *([node.module] if node.module else [])])
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


@cache
def modules() -> dict[str, Path]:
    """The project's own modules by their dotted names."""
    return {
        ".".join(file.relative_to(top).with_suffix("").parts).removesuffix(".__init__"): file
        for top in SOURCES
        for file in sorted(top.rglob("*.py"))
    }


@cache
def imports_of(module: str) -> set[str]:
    """Dotted names that a module of the project imports."""
    file = modules()[module]
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    return imports(file.read_text("utf8"), package)


def own(name: str) -> str | None:
    """The module of the project that the imported `name` is, or is defined in."""
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name or None


def row_of(module: str) -> str:
    """The row of `IMPORTS` that a module of the project belongs to."""
    if module == "brandlint":
        return "__init__"
    name = module.removeprefix("brandlint.")
    while name and name not in IMPORTS:
        name = name.rpartition(".")[0]
    assert name, f"{module} has no row in IMPORTS"
    return name


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


def extra(name: str) -> list[str]:
    """Names of the dependencies of an extra, lower case."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    rows = table["optional-dependencies"][name]
    return [re.split(r"[^\w.-]", row)[0].lower() for row in rows]


def project() -> tuple[list[str], list[str]]:
    """Names of the dependencies that run and of those of the extras, lower case."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    extras = [row for rows in table.get("optional-dependencies", {}).values() for row in rows]
    runs, others = (
        [re.split(r"[^\w.-]", row)[0].lower() for row in rows]
        for rows in (table["dependencies"], extras)
    )
    return runs, others


@pytest.mark.parametrize("row", IMPORTS)
def test_a_package_imports_what_its_row_says(row: str) -> None:
    imported = {
        row_of(target)
        for module in modules()
        if row_of(module) == row
        for name in imports_of(module)
        if (target := own(name)) is not None
    }
    allowed = set(IMPORTS[row].split()) | {row}
    new, gone = imported - allowed, allowed - imported - {row}
    assert not new, f"{row} imports, beyond its row in IMPORTS: {' '.join(sorted(new))}"
    assert not gone, f"{row} imports no longer, so strike from its row: {' '.join(sorted(gone))}"


def test_imports_go_one_way() -> None:
    above: set[str] = set()
    for row, allowed in IMPORTS.items():
        assert set(allowed.split()) <= above, f"{row} imports from a row below it"
        above.add(row)


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {
        module: {target for name in imports_of(module) if (target := own(name))} - {module}
        for module in modules()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' < '.join(error.args[1])}")


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_where_its_work_is(library: str) -> None:
    users = {
        row_of(module)
        for module in modules()
        if any(name.partition(".")[0] == library for name in imports_of(module))
    }
    assert users == set(LIBRARIES[library].split())


@pytest.mark.parametrize(
    "line",
    [
        "import brandlint.linter",
        "from brandlint import linter",
        "from brandlint.linter import check",
        "from .. import linter",
        "from ..linter import check",
        "def late():\n    from brandlint.linter import check",
    ],
)
def test_every_way_to_import_is_seen(line: str) -> None:
    assert {own(name) for name in imports(line, "brandlint.rules")} == {"brandlint.linter"}


@pytest.mark.parametrize(
    "module", [name for name, file in modules().items() if file.stem == "__init__"]
)
def test_a_package_says_in_one_sentence_what_it_is(module: str) -> None:
    sentence = ast.get_docstring(ast.parse(modules()[module].read_text("utf8"))) or ""
    assert re.fullmatch(r"[A-Z`][^\n]{9,95}\.", sentence) and ". " not in sentence
    assert "imports" not in sentence.lower(), "what a package imports is told by IMPORTS"


def test_every_import_is_a_dependency() -> None:
    """Training alone may import what its extra installs."""
    runs, _ = project()
    trains = extra("train")
    own_or_standard = {*sys.stdlib_module_names, "brandlint", "brandlint_nlp"}
    for module in modules():
        for name in {name.partition(".")[0] for name in imports_of(module)} - own_or_standard:
            library = DISTRIBUTIONS.get(name, name).replace("_", "-").lower()
            allowed = [*runs, *trains] if row_of(module) == "training" else runs
            assert library in allowed, f"{module} imports {name}"


@pytest.mark.parametrize("name", sorted({name for names in project() for name in names}))
def test_every_dependency_has_its_reason(name: str) -> None:
    text = "".join(
        (ROOT / file).read_text("utf8").lower() for file in ("README.md", "CONTRIBUTING.md")
    )
    assert f"`{name}`" in text


def test_every_package_folder_is_a_package() -> None:
    for top in SOURCES:
        for file in top.rglob("*.py"):
            assert (file.parent / "__init__.py").exists() or file.parent == top, file.relative_to(
                ROOT
            )


def test_no_file_holds_a_path_of_one_machine() -> None:
    for file in tracked():
        match = HOME.search(file.read_bytes().decode("utf8", "replace"))
        assert not match, f"{file.relative_to(ROOT)}: {match[0] if match else ''}"


def test_the_set_up_scripts_need_the_standard_library_only() -> None:
    for name in ("setup_env", "setup_node", "setup_browser", "run", "test"):
        names = {
            imported.partition(".")[0]
            for imported in imports((ROOT / f"scripts/{name}.py").read_text("utf8"))
        }
        assert names <= {*sys.stdlib_module_names, "setup_env", "setup_node", "setup_browser"}, name
