"""The documents keep up with the code: every command, option, variable, rule, error code and
address is in its page, and no page names one, or a file, that does not exist.
"""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from brandlint.api.app import create_app
from brandlint.cli import main
from brandlint.errors import catalogue as errors
from brandlint.rule_ids import GROUP_OF
from brandlint.seller.profile import Authorised, Brand, Ignored, Profile, Registration

from .test_layout import project, tracked

ROOT = Path(__file__).resolve().parents[1]


def script(name: str) -> ModuleType:
    """`scripts/<name>.py` as a module."""
    spec = spec_from_file_location(name, ROOT / f"scripts/{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make_docs = script("make_docs")
PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "extension/README.md")),
        *(ROOT / "docs").rglob("*.md"),
    ]
)
ALL_PAGES = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
VARIABLE = re.compile(r"\bBRANDLINT_[A-Z]+(?:_[A-Z]+)*\b")
# Folders in which a path of a page may begin, besides the repository's root and the page's own.
BASES = ("backend/brandlint/", "nlp/brandlint_nlp/", "extension/", "extension/src/")
BUILT = ("extension/dist/", ".venv/")  # made by a build, not in the repository
SUFFIXES = r"\.(py|ya?ml|csv|tsv|md|mjs|js|tsx?|json|css|html|png|toml|txt|cfg)$"
# Words in backticks that look like the id of a rule or error and are neither.
OTHER_WORDS = frozenset({"utf-16"})
CODE_FILE = r"[\w.-]+\.(py|ya?ml|csv|mjs|ts)"


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf8")


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", page.read_text("utf8"))


def inline(page: Path) -> list[str]:
    """What stands in backticks in a page, each on one line."""
    return [" ".join(code.split()) for code in INLINE.findall(prose(page))]


def blocks(page: Path, language: str) -> list[str]:
    return [body for _, name, body in FENCE.findall(page.read_text("utf8")) if name == language]


def code_lines(page: Path) -> Iterator[str]:
    """Every inline code and every line of a fenced block without its comment."""
    yield from inline(page)
    for _, _, body in FENCE.findall(page.read_text("utf8")):
        for line in body.replace("\\\n", " ").splitlines():
            yield line.split("  #")[0].strip()


@lru_cache(maxsize=1)
def command_options() -> dict[str, set[str]]:
    """`check` or `register import` → its options."""
    return {
        name.removeprefix("brandlint "): {
            option for action in make_docs.arguments(command) for option in action.option_strings
        }
        for name, _, command in make_docs.commands()
    }


@lru_cache(maxsize=1)
def routes() -> set[tuple[str, str]]:
    """(method, address) of all that the server answers, static files left out."""
    return {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in create_app().url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if not rule.rule.startswith("/static")
    }


@lru_cache(maxsize=1)
def code_variables() -> set[str]:
    """Every `BRANDLINT_*` variable of the code."""
    tops = ("backend", "nlp", "scripts", "extension")
    files = [file for file in tracked() if file.relative_to(ROOT).parts[0] in tops]
    return {
        name
        for file in files
        if file.suffix in {".py", ".mjs", ".ts", ".yaml"}
        for name in VARIABLE.findall(file.read_text("utf8"))
    }


@lru_cache(maxsize=1)
def repository() -> frozenset[str]:
    """Files of the repository and the folders that they stand in, from its root."""
    names = [file.relative_to(ROOT) for file in tracked()]
    return frozenset(
        {name.as_posix() for name in names}
        | {parent.as_posix() for name in names for parent in name.parents}
    )


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    words = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower())
    return words.strip().replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {slug(line.lstrip("#")) for line in prose(page).splitlines() if line.startswith("#")}


def test_the_readme_is_short() -> None:
    assert len(text_of("README.md").splitlines()) <= 80


@pytest.mark.parametrize("name", make_docs.PAGES)
def test_generated_parts_are_what_the_code_says(name: str) -> None:
    assert make_docs.made(text_of(name)) == text_of(name), "run python scripts/make_docs.py"


@pytest.mark.parametrize("command", command_options())
def test_every_command_and_option_is_in_its_page(command: str) -> None:
    parts = re.split(r"^## ", text_of("docs/cli.md"), flags=re.MULTILINE)
    part = next((part for part in parts if part.split("\n")[0] == f"brandlint {command}"), "")
    assert part, f"docs/cli.md lacks brandlint {command}"
    for option in command_options()[command]:
        assert re.search(rf"`{option}\b", part), f"docs/cli.md: brandlint {command} lacks {option}"


def test_every_argument_has_a_help_text() -> None:
    for name, _, command in make_docs.commands():
        for action in make_docs.arguments(command):
            meaning = action.help or ""
            assert meaning and not meaning.startswith("default"), f"{name} {action.dest}"


def test_every_variable_is_in_its_page() -> None:
    assert set(VARIABLE.findall(text_of("docs/configuration.md"))) == code_variables()


@pytest.mark.parametrize("model", [Profile, Brand, Registration, Authorised, Ignored])
def test_every_key_of_the_profile_is_in_its_page(model: type[Profile]) -> None:
    cells = re.findall(r"^\|(.*?)\|", text_of("docs/configuration.md"), re.MULTILINE)
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert set(model.model_fields) <= named


@pytest.mark.parametrize("rule", GROUP_OF)
def test_every_rule_is_in_its_page(rule: str) -> None:
    assert f"\n### {rule}\n" in text_of("docs/rules.md")


@pytest.mark.parametrize("name", errors())
def test_every_error_is_in_its_page(name: str) -> None:
    assert f"| {errors()[name]['code']} | `{name}` |" in text_of("docs/http.md")


def test_every_address_is_in_its_page_and_no_other() -> None:
    page = text_of("docs/http.md")
    table = set(re.findall(r"^\| (GET|PUT|POST|DELETE) \| `([^`]+)`", page, re.MULTILINE))
    people = re.search(r"^Pages for people:(.*?)\n\n", page, re.DOTALL | re.MULTILINE)
    assert people
    pages = {("GET", address) for address in re.findall(r"`(/[^`]*)`", people[1])}
    assert table | pages == routes()


@pytest.mark.parametrize(
    "folder",
    sorted(
        {
            file.parent.relative_to(ROOT).as_posix()
            for top in ("backend/brandlint", "nlp/brandlint_nlp")
            for file in (ROOT / top).rglob("__init__.py")
            if "rules/" not in file.parent.as_posix()
        }
    ),
)
def test_every_package_is_on_the_map(folder: str) -> None:
    assert f"| `{folder}/` |" in text_of("docs/architecture.md")


def test_every_folder_of_the_extension_is_on_its_map() -> None:
    prefix = "extension/src/"
    inner = {name.removeprefix(prefix) for name in repository() if name.startswith(prefix)}
    for folder in sorted({name.split("/")[0] for name in inner if "/" in name}):
        assert f"`{folder}/`" in text_of("extension/README.md"), folder


@ALL_PAGES
def test_no_page_names_a_command_or_option_that_is_not_there(page: Path) -> None:
    every = {option for options in command_options().values() for option in options}
    for line in code_lines(page):
        for call in re.findall(r"(?:^|[\s\"$])brandlint ([a-z][^|;&]*)", line):
            words = call.split()
            known = " ".join(words[:2]) if " ".join(words[:2]) in command_options() else words[0]
            assert known in command_options(), f"brandlint {call}"
            if known == "register" and len(words) > 1 and re.fullmatch("[a-z]+", words[1]):
                raise AssertionError(f"brandlint {call}")
            for option in re.findall(r"(?<!\S)--[a-z][\w-]*", call):
                assert option in command_options()[known] | {"--help"}, f"brandlint {call}"
        for script, rest in re.findall(r"(?:python3? )?(?:\.\./)*scripts/(\w+)\.py(.*)", line):
            if not line.startswith(("python", ".venv")):
                continue
            source = text_of(f"scripts/{script}.py")
            for option in re.findall(r"(?<!\S)\[?(--[a-z][\w-]*)", rest):
                assert f'"{option}"' in source, line
        if re.fullmatch(r"--[a-z][\w-]*(?: [A-Z][\w=]*| [\w.-]+)?", line):
            option = line.split()[0]
            assert option in every or any(
                f'"{option}"' in file.read_text("utf8") for file in (ROOT / "scripts").glob("*.py")
            ), line


@ALL_PAGES
def test_no_page_names_a_variable_or_code_that_is_not_there(page: Path) -> None:
    text = page.read_text("utf8")
    assert set(VARIABLE.findall(text)) <= code_variables()
    codes = {str(entry["code"]) for entry in errors().values()}
    assert set(re.findall(r"\bBL\d{3}\b", text)) <= codes


@ALL_PAGES
def test_no_page_names_a_rule_or_error_that_is_not_there(page: Path) -> None:
    runs, others = project()
    packages = json.loads(text_of("extension/package.json"))
    npm = {*packages.get("dependencies", {}), *packages.get("devDependencies", {})}
    folders = {name.rpartition("/")[2] for name in repository()}
    known = {*GROUP_OF, *errors(), *runs, *others, *npm, *folders, *OTHER_WORDS}
    words = {word for word in inline(page) if re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", word)}
    assert words <= known
    heads = re.findall(r"^### (\S+)$", page.read_text("utf8"), re.MULTILINE)
    if page.name == "rules.md":
        assert set(heads) == set(GROUP_OF)


@ALL_PAGES
def test_no_page_names_an_address_that_is_not_there(page: Path) -> None:
    addresses = {address for _, address in routes()}
    for code in inline(page):
        method, _, address = code.rpartition(" ")
        if not re.fullmatch(r"/[\w/.{}-]*", address) or address.startswith("/etc/"):
            continue
        assert address in addresses, code
        assert not method or (method, address) in routes(), code


def expanded(path: str) -> Iterator[str]:
    """`a/{b,c}.md` → `a/b.md`, `a/c.md`."""
    match = re.search(r"\{([^}]*,[^}]*)\}", path)
    if match is None:
        yield path
        return
    for part in match[1].split(","):
        yield from expanded(path[: match.start()] + part.strip() + path[match.end() :])


def exists(path: str, page: Path) -> bool:
    """Whether a path is in the repository, from its root, the page's folder or one of `BASES`.
    `<id>`, `NAME` and `*` stand for anything.
    """
    parts = re.split(r"(<[^>]*>|\*|\b[A-Z]{3,}\b(?!\.))", path.rstrip("/"))
    pattern = "".join(
        "[^/]*" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
    for base in ("", page.parent.relative_to(ROOT).as_posix() + "/", *BASES):
        if (base + path).startswith(BUILT):
            return True
        if any(re.fullmatch(re.escape(base) + pattern, name) for name in repository()):
            return True
    return False


@ALL_PAGES
def test_no_page_names_a_file_that_is_not_there(page: Path) -> None:
    tops = {
        name.removeprefix(base).split("/")[0]
        for base in ("", *BASES)
        for name in repository()
        if name.startswith(base)
    }
    files = {name.rpartition("/")[2] for name in repository()}
    for code in inline(page):
        for path in expanded(code):
            if re.fullmatch(CODE_FILE, path):
                assert path in files, path
            elif re.fullmatch(r"[\w.@<>*-]+(/[\w.@<>*-]+)*/?", path) and "/" in path:
                if path.split("/")[0] in tops or re.search(SUFFIXES, path):
                    assert exists(path, page), path
    folders = {name for name in repository() if "/" not in name and (ROOT / name).is_dir()}
    for word in {word for line in code_lines(page) for word in line.split()}:
        if re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?", word) and word.split("/")[0] in folders:
            assert exists(word, page), word


@ALL_PAGES
def test_no_link_leads_nowhere(page: Path) -> None:
    text = prose(page)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    for target in targets:
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        assert file.is_dir() or file.relative_to(ROOT).as_posix() in repository(), target
        assert not anchor or anchor in anchors(file), target


@ALL_PAGES
def test_profiles_and_json_in_a_page_can_be_read(page: Path) -> None:
    for body in blocks(page, "toml"):
        Profile.model_validate(tomllib.loads(body))
    for body in blocks(page, "json"):
        json.loads(body)


def test_the_readme_shows_what_its_commands_print(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    calls = 0
    for body in blocks(ROOT / "README.md", "console"):
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            words = shlex.split(command)
            assert words[0] == "brandlint"
            main(words[1:])
            assert capsys.readouterr().out.split() == shown.split(), command
            calls += 1
    assert calls >= 3
