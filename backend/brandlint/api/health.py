"""`/healthz`, `/readyz`, `/metrics`, `/openapi.json`: the state of the server."""

from __future__ import annotations

from flask import Response
from flask_openapi3 import OpenAPI

from brandlint import linter
from brandlint.api import schemas
from brandlint.api.problems import as_json
from brandlint.api.state import AppState
from brandlint.errors import BrandlintError


def add_routes(app: OpenAPI, state: AppState) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        """The process is alive."""
        return as_json({"status": "ok"})

    @app.get("/readyz", responses={200: schemas.State})
    def readyz() -> Response:
        """Snapshot and store answer. Without Redis checks are right and slower."""
        snapshot = linter.snapshot()
        redis = "not used" if state.redis is None else "up" if state.redis.ping() else "down"
        try:
            state.store.ping()
            store = "up"
        except BrandlintError:
            store = "down"
        readiness = {
            "status": "ready" if store == "up" else "no store",
            "store": store,
            "redis": redis,
            "snapshot": {"source": snapshot.meta["source"], "marks": snapshot.meta["marks"]},
        }
        return as_json(readiness, 200 if store == "up" else 503)

    @app.get("/metrics", doc_ui=False)
    def metrics() -> Response:
        """Figures for Prometheus."""
        state.metrics.redis.set(1 if state.redis is not None and state.redis.up else 0)
        return Response(
            state.metrics.text(), content_type="text/plain; version=0.0.4; charset=utf-8"
        )

    @app.get("/openapi.json", doc_ui=False)
    def openapi() -> Response:
        """The OpenAPI description."""
        return as_json(app.api_doc)
