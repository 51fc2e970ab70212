"""The Flask application, put together."""

from __future__ import annotations

import re
from typing import Any

from flask import Response
from flask_cors import CORS
from flask_openapi3 import Info, OpenAPI

from brandlint import linter
from brandlint.api import (
    auth,
    check,
    pages,
    problems,
    profile,
    rate_limit,
    registers,
    rules,
    schemas,
)
from brandlint.api.problems import as_json
from brandlint.api.state import Service
from brandlint.config import Config
from brandlint.errors import BrandlintError

LIMIT = 1024 * 1024
_LOCAL = r"^http://(localhost|127\.0\.0\.1)(:\d+)?\Z"


def create_app(service: Service | None = None) -> OpenAPI:
    """The application; the snapshot is opened by `linter.warm()` or at the first check. `service`:
    its settings, store and limits.
    """
    service = service or Service()
    service.origins = Config.from_environment().cors_origins
    app = OpenAPI(
        __name__,
        info=Info(title="brandlint", version="0.1.0"),
        doc_ui=False,
        static_folder="../web/static",
        template_folder="../web/templates",
    )
    app.config["MAX_CONTENT_LENGTH"] = LIMIT
    origins: list[str | re.Pattern[str]] = [*service.origins] or [_LOCAL]
    CORS(app, origins=origins)
    problems.register(app, service)
    auth.register(app, service)
    rate_limit.register(app, service)
    check.register(app, service)
    rules.register(app)
    registers.register(app)
    profile.register(app, service)
    _state(app, service)
    pages.register(app, service)
    _describe(app.api_doc)
    return app


def _describe(document: dict[str, Any]) -> None:
    """Add the request bodies to the OpenAPI description, and what every call may be refused
    with.
    """
    components = document.setdefault("components", {})
    components["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "the token that brandlint serve names",
        }
    }
    models = components.setdefault("schemas", {})
    for (path, method), content in {**check.bodies(), **profile.bodies()}.items():
        for media in content.values():
            models.update(media["schema"].pop("$defs", {}))
            if name := media["schema"].get("title"):
                models[name] = media["schema"]
                media["schema"] = {"$ref": f"#/components/schemas/{name}"}
        document["paths"][path][method]["requestBody"] = {"required": True, "content": content}
        if path not in auth.KEYLESS:
            document["paths"][path][method]["security"] = [{"token": []}]
    models["Problem"] = schemas.Problem.model_json_schema(
        ref_template="#/components/schemas/{model}"
    )
    refused = {
        "description": "A problem document (RFC 9457)",
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    for methods in document["paths"].values():
        for call in methods.values():
            call["responses"] = {
                code: row for code, row in call.get("responses", {}).items() if code != "422"
            } | {"default": refused}


def _state(app: OpenAPI, service: Service) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        """The process is alive."""
        return as_json({"status": "ok"})

    @app.get("/readyz", responses={200: schemas.State})
    def readyz() -> Response:
        """Snapshot and store answer. Without Redis checks are right and slower."""
        snapshot = linter.snapshot()
        redis = "not used" if service.redis is None else "up" if service.redis.ping() else "down"
        try:
            service.store.ping()
            store = "up"
        except BrandlintError:
            store = "down"
        state = {
            "status": "ready" if store == "up" else "no store",
            "store": store,
            "redis": redis,
            "snapshot": {"source": snapshot.meta["source"], "marks": snapshot.meta["marks"]},
        }
        return as_json(state, 200 if store == "up" else 503)

    @app.get("/metrics", doc_ui=False)
    def metrics() -> Response:
        """Figures for Prometheus."""
        service.metrics.redis.set(1 if service.redis is not None and service.redis.up else 0)
        return Response(
            service.metrics.text(), content_type="text/plain; version=0.0.4; charset=utf-8"
        )

    @app.get("/openapi.json", doc_ui=False)
    def openapi() -> Response:
        """The OpenAPI description."""
        return as_json(app.api_doc)
