"""Servers of a test's own, brandlint and Redis, on a free port, stopped by their process id."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import redis


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


class RedisServer:
    """A running `redis-server` that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        self.start()

    def start(self) -> None:
        command = [
            "redis-server",
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            str(self.folder),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                redis.Redis(port=self.port).ping()
                return
            except redis.RedisError:
                time.sleep(0.05)
        raise AssertionError("redis-server does not answer")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(10)

    def limit(self, memory: str) -> None:
        redis.Redis(port=self.port).config_set("maxmemory", memory)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"
