"""`brandlint serve`: gunicorn with the application loaded before the workers fork; waitress on
Windows.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from typing import Any

from brandlint import linter
from brandlint.api.app import create_app
from brandlint.api.state import LOOPBACK, AppState, token_of
from brandlint.config import Config
from brandlint.errors import BrandlintError
from brandlint.seller.profile import load


def _free(host: str, port: int) -> None:
    """Raises `BrandlintError` (usage) if the address cannot be listened on."""
    if not 0 < port < 65536:
        raise BrandlintError("usage", f"--port {port}: 1 to 65535")
    try:
        kind, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(kind, socket.SOCK_STREAM) as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError, UnicodeError) as error:
        raise BrandlintError(
            "usage", f"--host {host} --port {port}: {getattr(error, 'strerror', None) or error}"
        ) from error


def serve(host: str, port: int, workers: int, profile: str | None = None) -> int:
    """Serve until stopped, with the seller's settings in the file `profile`; returns the exit
    status.
    """
    _free(host, port)
    if workers < 1:
        raise BrandlintError("usage", f"--workers {workers}: at least 1")
    linter.warm()
    config = Config.from_environment()
    token = token_of(config.home)
    near = host in LOOPBACK
    if workers > 1:
        os.environ.setdefault(
            "PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="brandlint-metrics-")
        )
    state = AppState(
        load(profile),
        token,
        open_to_all=not near,
        hosts=LOOPBACK | config.hosts if near else config.hosts or frozenset({"*"}),
    )
    app = create_app(state)
    print(
        f"brandlint: http://{host}:{port}/#token={token}"
        if near
        else f"brandlint: http://{host}:{port}, key: {token}",
        file=sys.stderr,
        flush=True,
    )
    if sys.platform == "win32":
        import waitress

        waitress.serve(app, host=host, port=port, threads=4)
        return 0
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {
                "bind": f"{host}:{port}",
                "workers": workers,
                "worker_class": "gthread",
                "threads": 4,
                "preload_app": True,
                "loglevel": "warning",
                "timeout": 60,
                "keepalive": 30,
                "control_socket_disable": True,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return app

    Server().run()
    return 0
