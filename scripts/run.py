"""Set up brandlint on a fresh machine and start its server: `python3 scripts/run.py [--port 8765]
[--once]`. Standard library only.
"""

from __future__ import annotations

import argparse
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from setup_env import ROOT, prepare, say

PATIENCE = 120.0  # seconds until a server that does not answer is given up
SAMPLE = "Leather case compatible with iPhone 15, N1ke design"


def answers(url: str) -> bool:
    """Whether a GET of `url` is answered with 200."""
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def taken(port: int) -> bool:
    """Whether something listens on this port already: it would answer in place of the server that
    is started here.
    """
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_ready(server: subprocess.Popen[bytes], url: str) -> bool:
    """Whether the server answers before it stops or patience ends."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            say("the server stopped; see the lines above.")
            return False
        if answers(url + "/readyz"):
            return True
        time.sleep(0.2)
    say(f"the server did not answer within {PATIENCE:.0f} seconds.")
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument(
        "--once", "--check-only", action="store_true", help="stop the server after it has answered"
    )
    args = parser.parse_args()
    if not 0 < args.port < 65536:
        parser.error(f"--port {args.port}: 1 to 65535")
    if taken(args.port):
        say(f"port {args.port} is in use; try --port with another number.")
        return 1
    python = str(prepare())
    say("building the starter snapshot if it is missing")
    if subprocess.run(
        [python, "-c", "from brandlint.linter import warm; warm()"], cwd=ROOT, check=False
    ).returncode:
        return 1
    say(f"starting the server on port {args.port}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    url = f"http://127.0.0.1:{args.port}"
    server = subprocess.Popen(
        [python, "-m", "brandlint", "serve", "--port", str(args.port)], cwd=ROOT
    )
    try:
        if not wait_until_ready(server, url):
            return 1
        say(
            f"the lint page is at {url} (with the token that is named above it also puts "
            f"findings aside); API description: {url}/openapi.json."
        )
        say("From a terminal:")
        print(f"  curl -s {url}/v1/check -H 'Content-Type: text/plain' --data '{SAMPLE}'")
        print(f'  "{python}" -m brandlint check --text "{SAMPLE}"', flush=True)
        if args.once:
            return 0
        say("Ctrl-C stops it.")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        stop(server)


if __name__ == "__main__":
    sys.exit(main())
