"""The Flask application, put together."""

from __future__ import annotations

import re
from typing import Any

from flask_cors import CORS
from flask_openapi3 import Info, OpenAPI

from brandlint.api import (
    auth,
    check,
    dismissals,
    health,
    pages,
    problems,
    profile,
    rate_limit,
    registers,
    rules,
    schemas,
)
from brandlint.api.state import AppState
from brandlint.config import Config

LIMIT = 1024 * 1024
_LOCAL = r"^http://(localhost|127\.0\.0\.1)(:\d+)?\Z"


def create_app(state: AppState | None = None) -> OpenAPI:
    """The application; the snapshot is opened by `linter.warm()` or at the first check. `state`:
    its settings, store and limits.
    """
    state = state or AppState()
    state.origins = Config.from_environment().cors_origins
    app = OpenAPI(
        __name__,
        info=Info(title="brandlint", version="0.1.0"),
        doc_ui=False,
        static_folder="../web/static",
        template_folder="../web/templates",
    )
    app.config["MAX_CONTENT_LENGTH"] = LIMIT
    origins: list[str | re.Pattern[str]] = [*state.origins] or [_LOCAL]
    CORS(app, origins=origins)
    problems.add_error_handlers(app, state)
    auth.add_guard(app, state)
    rate_limit.add_rate_limit(app, state)
    check.add_routes(app, state)
    rules.add_routes(app)
    registers.add_routes(app)
    profile.add_routes(app, state)
    dismissals.add_routes(app, state)
    health.add_routes(app, state)
    pages.add_routes(app, state)
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
    for (path, method), content in {
        **check.bodies(),
        **profile.bodies(),
        **dismissals.bodies(),
    }.items():
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
                code: response
                for code, response in call.get("responses", {}).items()
                if code != "422"
            } | {"default": refused}
