"""A brandlint server of a test's own, on a free port, stopped by its own process id."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int
    token: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def start(home: Path, port: int) -> Server:
    environment = {**os.environ, "BRANDLINT_HOME": str(home), "BRANDLINT_RATE": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "brandlint", "serve", "--port", str(port)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    found = re.search(r"#token=(\S+)", process.stderr.readline())
    assert found
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
            return Server(process, port, found[1])
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def with_snapshots(home: Path) -> Path:
    """A home with the snapshot that the tests have built already."""
    snapshots = Path(os.environ["BRANDLINT_HOME"]) / "snapshots"
    if snapshots.exists():
        shutil.copytree(snapshots, home / "snapshots", dirs_exist_ok=True)
    return home
