"""The extension as a package: types, unit tests, sizes, both zips, what the stores' own checker
says, and that its parts belong together.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import ADDRESSES, EXTENSION, PAGES
from .test_portals import CASES

LARGEST = 120_000  # bytes of the content script, minified


def npm(*arguments: str) -> subprocess.CompletedProcess[str]:
    path = shutil.which("npm")
    if path is None or not (EXTENSION / "node_modules").is_dir():
        pytest.skip(
            "needs npm and the extension's packages (scripts/test.py installs them where it may)"
        )
    environment = {**os.environ, "BRANDLINT_PYTHON": sys.executable}
    return subprocess.run(
        [path, "run", "-s", *arguments],
        cwd=EXTENSION,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [("check",), ("test",), ("types", "--", "--check"), ("build:page", "--", "--check")],
    ids=" ".join,
)
def test_it_is_sound(command: tuple[str, ...]) -> None:
    done = npm(*command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def packages() -> Path:
    done = npm("build")
    assert done.returncode == 0, done.stdout + done.stderr
    return EXTENSION / "dist"


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_a_package_holds_what_its_manifest_names(packages: Path, browser: str) -> None:
    folder = packages / browser
    manifest = json.loads((folder / "manifest.json").read_text("utf8"))
    assert (folder / "content.js").stat().st_size <= LARGEST
    named = re.findall(r'"([\w./-]+\.(?:js|css|html|png|json))"', json.dumps(manifest))
    assert named and all((folder / name).is_file() for name in named)
    (archive,) = packages.glob(f"brandlint-{browser}-*.zip")
    with zipfile.ZipFile(archive) as packed:
        assert {name for name in packed.namelist() if not name.endswith("/")} == {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
    # Nothing is loaded from elsewhere, and nothing says where it was built.
    for file in folder.rglob("*.js"):
        text = file.read_text("utf8")
        assert not re.search(r"\beval\(|new Function\(|importScripts\(", text), file.name
        assert str(EXTENSION) not in text


def test_permissions_are_narrow(packages: Path) -> None:
    for browser, more in (("chromium", {"sidePanel"}), ("firefox", set[str]())):
        manifest = json.loads((packages / browser / "manifest.json").read_text("utf8"))
        assert set(manifest["permissions"]) == {"storage", "scripting", "activeTab"} | more
        hosts = [
            pattern
            for pattern in manifest["host_permissions"]
            if not re.match(r"http://(?:127\.0\.0\.1|localhost)/\*$", pattern)
        ]
        assert hosts and all(
            re.match(r"https://[\w.-]+/", pattern) for pattern in hosts
        )  # no wildcard hosts
        assert manifest["content_scripts"][0]["matches"] == hosts


def test_the_stores_checker_has_nothing_to_say(packages: Path) -> None:
    checker = EXTENSION / "node_modules/.bin/web-ext"
    done = subprocess.run(
        [str(checker), "lint", "--source-dir", str(packages / "firefox"), "--output", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)
    assert [row["code"] for kind in ("errors", "warnings") for row in found[kind]] == [], (
        done.stdout
    )


def test_every_adapter_has_its_page_and_its_tests() -> None:
    ids = set(
        re.findall(
            r'^  id: "([\w-]+)"',
            "\n".join(path.read_text("utf8") for path in (EXTENSION / "src/portals").glob("*.ts")),
            re.MULTILINE,
        )
    )
    assert ids == set(ADDRESSES) == {case.portal for case in CASES}
    assert all((PAGES / f"{portal}.html").is_file() for portal in ids)
