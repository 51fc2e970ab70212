"""The Flask application."""

from __future__ import annotations

import json
import os
from typing import Any

from flask import Response, request
from flask_cors import CORS
from flask_openapi3 import Info, OpenAPI
from pydantic import BaseModel
from werkzeug.exceptions import HTTPException

from brandlint import linter
from brandlint.api.offsets import to_utf16
from brandlint.errors import BrandlintError
from brandlint.output import plain
from brandlint.profile import EMPTY, Profile
from brandlint.schema import ListingIn, parse

LIMIT = 1024 * 1024
_BY_STATUS = {400: "malformed", 404: "not-found", 405: "method", 413: "too-large", 415: "media-type"}


class Answer(BaseModel):
    """What a check answers; the shape of a finding is described in the rule pages."""

    findings: list[dict[str, Any]]
    checked: dict[str, Any]
    not_checked: list[dict[str, str]]
    offset_unit: str
    took_ms: float


def create_app(profile: Profile = EMPTY) -> OpenAPI:
    """The application; the snapshot is opened by `linter.warm()` or at the first check. `profile`: the settings of every check."""
    app = OpenAPI(__name__, info=Info(title="brandlint", version="0.1.0"), doc_ui=False)
    app.config["MAX_CONTENT_LENGTH"] = LIMIT
    origins = [origin for origin in os.environ.get("BRANDLINT_CORS_ORIGINS", "").split(",") if origin]
    CORS(app, origins=origins or [r"^http://(localhost|127\.0\.0\.1)(:\d+)?\Z"])
    _routes(app, profile)
    _describe(app)
    app.register_error_handler(BrandlintError, _problem)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    return app


def _json(data: Any, status: int = 200, kind: str = "application/json") -> Response:
    return Response(json.dumps(data), status, content_type=kind)


def _problem(error: BrandlintError) -> Response:
    lang = "zh" if request.accept_languages.best_match(["en", "zh"], "en") == "zh" else "en"
    return _json(error.problem(lang), error.status, "application/problem+json")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    slug = _BY_STATUS.get(status, "internal" if status >= 500 else "malformed")
    answer = _problem(BrandlintError(slug, "" if slug == "internal" else error.description or ""))
    allow = error.get_response().headers.get("Allow") if status == 405 else None
    if allow:
        answer.headers["Allow"] = allow
    return answer


def _unexpected(error: Exception) -> Response:
    # The kind of the error only: messages and tracebacks may hold listing text.
    import logging

    logging.getLogger("brandlint").error("unexpected %s", type(error).__name__)
    return _problem(BrandlintError("internal"))


def _body() -> ListingIn:
    data = request.get_data(cache=False)
    try:
        text = data.decode("utf8")
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"byte {error.start}") from error
    if request.mimetype == "text/plain":
        return ListingIn(fields={"title": text})
    if request.mimetype != "application/json":
        raise BrandlintError("media-type", request.mimetype)
    try:
        return parse(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", str(error)) from error


def _routes(app: OpenAPI, profile: Profile) -> None:
    @app.post("/v1/check", responses={200: Answer})
    def check() -> Response:
        """Lint one listing, as JSON or text/plain."""
        wanted = _body()
        listing = wanted.listing()
        report = linter.check(listing, profile=profile, messages=wanted.messages, hints=wanted.hints)
        rows = [plain.finding(row) for row in report.findings]
        if wanted.offset_unit == "utf-16":
            texts = listing.texts()
            rows = [to_utf16(row, texts) for row in rows]
        return _json({"findings": rows, "checked": dict(report.checked), "not_checked": [dict(row) for row in report.not_checked],
                      "offset_unit": wanted.offset_unit, "took_ms": round(report.took_ms, 3)})  # fmt: skip

    @app.get("/healthz")
    def healthz() -> Response:
        """The process is alive."""
        return _json({"status": "ok"})

    @app.get("/readyz")
    def readyz() -> Response:
        """The snapshot answers."""
        snapshot = linter.lexicon()
        return _json({"status": "ready", "snapshot": {"source": snapshot.meta["source"], "marks": snapshot.meta["marks"]}})

    @app.get("/openapi.json", doc_ui=False)
    def openapi() -> Response:
        """The OpenAPI description."""
        return _json(app.api_doc)


def _describe(app: OpenAPI) -> None:
    """The request body is read by hand (two content types), so it is described by hand."""
    schema = ListingIn.model_json_schema(ref_template="#/components/schemas/{model}")
    document = app.api_doc
    document["paths"]["/v1/check"]["post"]["requestBody"] = {
        "required": True, "content": {"application/json": {"schema": schema}, "text/plain": {"schema": {"type": "string"}}},
    }  # fmt: skip
