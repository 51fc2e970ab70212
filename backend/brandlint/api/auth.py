"""Who may do what. On loopback a check needs no key; what writes needs the local token; beyond
loopback every call needs it.

The Host header must name this server (else a foreign name that was rebound to it could call it from
a page), and a page of another site may not write. A browser extension is no site: its id is random
in Firefox, so it is known by the token alone.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from flask import request
from flask_openapi3 import OpenAPI

from brandlint.api.state import AppState
from brandlint.errors import BrandlintError

_EXTENSIONS = frozenset({"chrome-extension", "moz-extension"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_READS = frozenset({"/v1/check"})  # posts that write nothing
KEYLESS = frozenset({"/v1/check", "/v1/pair"})  # posts that need no key on loopback
_FREE = frozenset({"/healthz", "/readyz", "/v1/pair"})  # what works without a key beyond loopback


def add_guard(app: OpenAPI, state: AppState) -> None:
    @app.before_request
    def guard() -> None:
        host = urlsplit(f"//{request.host}").hostname or ""
        if "*" not in state.hosts and host.lower() not in state.hosts:
            raise BrandlintError("foreign-host", host)
        writes = request.method not in _SAFE and request.path not in _READS
        origin = request.headers.get("Origin")
        if writes and origin and not _own(origin) and not _allowed(origin, state.origins):
            raise BrandlintError("foreign-origin", urlsplit(origin).netloc or "null")
        if request.method == "OPTIONS" or request.path in _FREE:
            return
        if (writes or state.open_to_all) and not _has_key(state.token):
            raise BrandlintError("no-key", "" if state.token else "this server takes no writes")


def _own(origin: str) -> bool:
    parts = urlsplit(origin)
    return parts.netloc.lower() == request.host.lower() or parts.scheme in _EXTENSIONS


def _allowed(origin: str, origins: tuple[str, ...]) -> bool:
    return origin.rstrip("/") in origins


def _has_key(token: str) -> bool:
    kind, _, sent = request.headers.get("Authorization", "").partition(" ")
    return (
        bool(token)
        and kind.lower() == "bearer"
        and hmac.compare_digest(sent.strip().encode(), token.encode())
    )
