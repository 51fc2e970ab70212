"""`GET /v1/rules`, `/v1/rules/{id}`, `/v1/marketplaces`: what there is to know, from the rules'
data.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from flask import Response, request
from flask_openapi3 import OpenAPI
from pydantic import BaseModel

from brandlint.api import schemas
from brandlint.api.problems import as_json, language
from brandlint.errors import BrandlintError
from brandlint.marketplaces.field_limits import limits_of
from brandlint.marketplaces.marketplace import markets
from brandlint.rules.catalogue import Rule, catalogue
from brandlint.rules.texts import answers


class RulePath(BaseModel):
    rule_id: str


def rule_json(rule: Rule, lang: str, *, whole: bool = True) -> dict[str, Any]:
    """A rule as plain data in one language."""
    text = rule.text
    answer: dict[str, Any] = {
        "id": rule.id,
        "group": rule.group,
        "severity": text.severity,
        "title": text.title.of(lang),
        "docs": f"/rules/{rule.id}",
    }
    if whole:
        answer |= {
            "why": text.why.of(lang),
            "instead": text.instead.of(lang),
            "known_false_alarms": text.known_false_alarms.of(lang),
            "complaint": text.complaint.of(lang),
            "answers": [
                {
                    "kind": key,
                    "territory": answers()[key].territory,
                    "title": answers()[key].title.of(lang),
                    "text": answers()[key].text.of(lang),
                    "source": answers()[key].source,
                    "date": answers()[key].date,
                }
                for key in text.answers
            ],
            "legal_basis": [basis.model_dump() for basis in text.legal_basis],
            "flags": [{"fields": example.fields, "text": example.text} for example in text.flags],
            "allows": [{"fields": example.fields} for example in text.allows],
        }
    return answer


def tagged(data: Any) -> Response:
    """The answer with an ETag, or 304 where the caller has it already."""
    answer = as_json(data)
    answer.set_etag(hashlib.blake2b(answer.get_data(), digest_size=12).hexdigest())
    answer.headers["Cache-Control"] = "no-cache"
    answer.vary.add("Accept-Language")
    answer.make_conditional(request)
    return answer


def add_routes(app: OpenAPI) -> None:
    @app.get("/v1/rules", responses={200: schemas.RuleHeads})
    def rules() -> Response:
        """All rules, in short."""
        return tagged([rule_json(rule, language(), whole=False) for rule in catalogue().values()])

    @app.get("/v1/rules/<rule_id>", responses={200: schemas.Rule})
    def rule(path: RulePath) -> Response:
        """One rule with its reasons and examples.
        Why, what to write instead, known false alarms, what to do when a complaint has come.
        """
        if path.rule_id not in catalogue():
            raise BrandlintError("not-found", f"rule {path.rule_id!r}")
        return tagged(rule_json(catalogue()[path.rule_id], language()))

    @app.get("/v1/marketplaces", responses={200: schemas.Marketplaces})
    def marketplaces() -> Response:
        """Marketplaces with their offices, their language and what their fields take today."""
        day = datetime.now(UTC).date()
        return tagged(
            [
                {
                    "id": market.id,
                    "offices": list(market.offices),
                    "language": market.language,
                    "ship_to": market.ship_to,
                    "limits": [
                        {
                            "field": limit.field,
                            "minimum": limit.minimum,
                            "maximum": limit.maximum,
                            "unit": limit.unit,
                        }
                        for limit in limits_of(market, "", day)
                        if limit.kind == "length"
                    ],
                }
                for market in markets().values()
            ]
        )
