"""The hook of pre-commit and the step of GitHub Actions run what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "rows.csv"
    file.write_text("sku,title\n1,Nike shoes\n", "utf8")
    return file


def environment() -> dict[str, str]:
    """One in which `brandlint` is the command of this environment."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_the_hook_fails_on_a_finding(rows: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf8"))
    command = [*hook["entry"].split(), str(rows)]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True)
    assert run.returncode == 1 and "Nike" in run.stdout


@pytest.mark.parametrize("output", ["", "found.sarif"])
@pytest.mark.parametrize(("fail_on", "status"), [("warning", 1), ("never", 0)])
def test_the_action_ends_as_the_command_does(
    output: str, fail_on: str, status: int, rows: Path, tmp_path: Path
) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash, as the action does")
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf8"))
    step = action["runs"]["steps"][-1]
    given = {name: str(row.get("default", "")) for name, row in action["inputs"].items()}
    given |= {"paths": f"{rows.name}\n", "fail-on": fail_on, "output": output}
    values = {
        variable: given[source.removeprefix("${{ inputs.").removesuffix(" }}")]
        for variable, source in step["env"].items()
    }
    run = subprocess.run(
        [bash, "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env=environment() | values,
        capture_output=True,
        text=True,
    )
    assert run.returncode == status, run.stderr
    said = (tmp_path / output).read_text("utf8") if output else run.stdout
    assert "Nike" in said and ("::" in said or "partialFingerprints" in said or output)
