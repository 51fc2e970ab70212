"""`brandlint serve`: gunicorn with the application loaded before the workers fork; waitress on Windows."""

from __future__ import annotations

import sys
from typing import Any

from brandlint import linter
from brandlint.api.app import create_app


def serve(host: str, port: int, workers: int) -> int:
    """Serve until stopped; returns the exit status."""
    linter.warm()
    app = create_app()
    print(f"brandlint: http://{host}:{port}", file=sys.stderr, flush=True)
    if sys.platform == "win32":
        import waitress

        waitress.serve(app, host=host, port=port, threads=4)
        return 0
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {"bind": f"{host}:{port}", "workers": workers, "worker_class": "gthread", "threads": 4, "preload_app": True,
                       "loglevel": "warning", "timeout": 60, "keepalive": 30, "control_socket_disable": True}  # fmt: skip
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return app

    Server().run()
    return 0
