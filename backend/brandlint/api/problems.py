"""Errors as RFC 9457 problem documents from the one catalogue."""

from __future__ import annotations

import json
import logging
from typing import Any

from flask import Response, request
from flask_openapi3 import OpenAPI
from werkzeug.exceptions import HTTPException

from brandlint.api.state import AppState
from brandlint.errors import BrandlintError

_BY_STATUS = {
    400: "malformed",
    404: "not-found",
    405: "method",
    413: "too-large",
    415: "media-type",
    429: "too-many",
}


def as_json(data: Any, status: int = 200, kind: str = "application/json") -> Response:
    return Response(json.dumps(data), status, content_type=kind)


def language() -> str:
    """`en` or `zh`, by the query (`lang`) or Accept-Language."""
    wanted = request.args.get("lang") or request.accept_languages.best_match(["en", "zh"], "en")
    return "zh" if str(wanted).lower().startswith("zh") else "en"


def problem(error: BrandlintError) -> Response:
    return as_json(error.problem(language()), error.status, "application/problem+json")


def add_error_handlers(app: OpenAPI, state: AppState) -> None:
    def coded(error: BrandlintError) -> Response:
        state.metrics.refused.labels(error.entry["code"]).inc()
        return problem(error)

    def http(error: HTTPException) -> Response:
        status = error.code or 500
        slug = _BY_STATUS.get(status, "internal" if status >= 500 else "malformed")
        answer = coded(BrandlintError(slug, "" if slug == "internal" else error.description or ""))
        allow = error.get_response().headers.get("Allow") if status == 405 else None
        if allow:
            answer.headers["Allow"] = allow
        return answer

    def unexpected(error: Exception) -> Response:
        # The kind of the error only: messages and tracebacks may hold listing text.
        logging.getLogger("brandlint").error("unexpected %s", type(error).__name__)
        return coded(BrandlintError("internal"))

    app.register_error_handler(BrandlintError, coded)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, unexpected)
