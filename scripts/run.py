"""Set up brandlint on a fresh machine and start its server: `python3 scripts/run.py [--port 8765] [--once]`. Standard library only."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import urllib.error
import urllib.request

from setup_env import ROOT, prepare, say


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--once", action="store_true", help="stop the server after it has answered")
    args = parser.parse_args()
    python = str(prepare())
    say("building the starter snapshot if it is missing")
    if subprocess.run([python, "-c", "from brandlint.linter import warm; warm()"], cwd=ROOT).returncode:
        return 1
    server = subprocess.Popen([python, "-m", "brandlint", "serve", "--port", str(args.port)], cwd=ROOT)
    url = f"http://127.0.0.1:{args.port}"
    try:
        while not answers(url + "/readyz"):
            if server.poll() is not None:
                say(f"the server stopped; is port {args.port} in use? Try --port with another number.")
                return 1
            time.sleep(0.2)
        say(f"brandlint answers at {url} (API description: {url}/openapi.json). Try:")
        print(f"  curl -s {url}/v1/check -H 'Content-Type: text/plain' --data 'Leather case compatible with iPhone 15, N1ke design'")
        print(f'  {python} -m brandlint check --text "Leather case compatible with iPhone 15, N1ke design"', flush=True)
        if args.once:
            return 0
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main())
