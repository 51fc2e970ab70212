"""`POST /v1/check`: one listing as JSON or text/plain, or many as JSON lines with a streamed
answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from flask import Response, request
from flask_openapi3 import OpenAPI

from brandlint import linter
from brandlint.api.problems import as_json, language
from brandlint.api.schemas import Answer
from brandlint.api.state import AppState
from brandlint.api.utf16 import to_utf16
from brandlint.errors import BrandlintError
from brandlint.finding import finding_json
from brandlint.readers.listing_json import ListingIn, parse

LINES = ("application/x-ndjson", "application/jsonl", "application/jsonlines")


def answer(wanted: ListingIn, state: AppState) -> dict[str, Any]:
    """The answer for one listing, from the cache where all that it depends on is the same."""
    listing, profile, snapshot = wanted.listing(), state.settings(), linter.snapshot()
    day = listing.day or datetime.now(UTC).date()
    conflicts = state.conflicts.get(profile, snapshot)
    key = state.cache.key(
        listing,
        profile,
        day,
        wanted.messages,
        wanted.hints,
        snapshot.folder.name,
        conflicts is None,
    )
    judged = state.cache.get(key)
    if judged is None:
        with state.metrics.seconds.time():
            report = linter.check(
                listing,
                profile=profile,
                day=day,
                messages=wanted.messages,
                hints=wanted.hints,
                using=snapshot,
                conflicts=conflicts,
            )
        judged = {
            "findings": [finding_json(finding) for finding in report.findings],
            "checked": dict(report.checked),
            "not_checked": [dict(gap) for gap in report.not_checked],
            "took_ms": round(report.took_ms, 3),
        }
        state.cache.set(key, judged)
        state.metrics.checks.labels("engine").inc()
    else:
        state.metrics.checks.labels("cache").inc()
    findings = judged["findings"]
    for finding in findings:
        state.metrics.findings.labels(finding["rule"], finding["severity"]).inc()
    if wanted.offset_unit == "utf-16":
        texts = listing.texts()
        findings = [to_utf16(finding, texts) for finding in findings]
    return {
        "findings": findings,
        "checked": judged["checked"],
        "not_checked": judged["not_checked"],
        "offset_unit": wanted.offset_unit,
        "took_ms": judged["took_ms"],
    }


def add_routes(app: OpenAPI, state: AppState) -> None:
    @app.post("/v1/check", responses={200: Answer})
    def check() -> Response:
        """Lint one listing (JSON or text/plain), or one a line (application/x-ndjson).
        Of several listings each has its answer on a line, in order.
        """
        data = request.get_data(cache=False)
        if request.mimetype in LINES:
            lang = language()
            return Response(_lines(data, state, lang), content_type="application/x-ndjson")
        return as_json(answer(_one(data), state))


def bodies() -> dict[tuple[str, str], dict[str, Any]]:
    """(path, method) → OpenAPI content by media type; the body is read by hand, so it is described
    by hand.
    """
    schema = ListingIn.model_json_schema(ref_template="#/components/schemas/{model}")
    lines = {"type": "string", "description": "one listing of the same schema a line"}
    return {
        ("/v1/check", "post"): {
            "application/json": {"schema": schema},
            "text/plain": {"schema": {"type": "string"}},
            "application/x-ndjson": {"schema": lines},
        }
    }


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")  # a byte order mark is no text
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"byte {error.start}") from error


def _listing(text: str) -> ListingIn:
    try:
        return parse(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", str(error)) from error


def _one(data: bytes) -> ListingIn:
    if request.mimetype == "text/plain":
        return parse({"fields": {"title": _text(data)}})
    if request.mimetype != "application/json":
        raise BrandlintError("media-type", request.mimetype)
    return _listing(_text(data))


def _lines(data: bytes, state: AppState, lang: str) -> Iterator[str]:
    """One answer a line; a line that cannot be read gets its problem document, and the next ones go
    on.
    """
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            wanted = _listing(_text(line))
            yield json.dumps({"id": wanted.id, **answer(wanted, state)}) + "\n"
        except BrandlintError as error:
            yield json.dumps({"line": number, "problem": error.problem(lang)}) + "\n"
