"""The pages: the lint page, rules, complaints, about, the API and its errors. All texts come from
data, in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast
from urllib.parse import urlencode

from flask import Response, current_app, render_template, request
from flask_openapi3 import OpenAPI
from pydantic import BaseModel, ValidationError

from brandlint import linter
from brandlint.api.problems import language
from brandlint.api.registers import MarksQuery
from brandlint.api.state import AppState
from brandlint.errors import BrandlintError, wrong_fields
from brandlint.errors import catalogue as error_catalogue
from brandlint.marketplaces.marketplace import markets, parse_marketplace, resolve_market
from brandlint.package_data import yaml_of
from brandlint.registers.similar_marks import similar
from brandlint.registers.snapshot import Snapshot
from brandlint.rule_ids import GROUPS
from brandlint.rules.catalogue import catalogue
from brandlint.rules.texts import answers
from brandlint.scope import looked_at, not_checked
from brandlint.seller.coverage import coverage
from brandlint.seller.profile import EMPTY

# Nothing from elsewhere, no script or style in the page itself, no frame around it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src "
    "'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FIELDS = (
    "title",
    "item_highlights",
    "bullet_1",
    "bullet_2",
    "bullet_3",
    "bullet_4",
    "bullet_5",
    "description",
    "search_terms",
)


class RulePagePath(BaseModel):
    rule_id: str


@lru_cache(maxsize=2)
def texts(lang: str) -> dict[str, str]:
    """The texts of the pages in a language."""
    return {
        key: translations[lang]
        for key, translations in yaml_of("brandlint.web", "texts.yaml").items()
    }


def _registers(snapshot: Snapshot, marketplace: str) -> str:
    """The registers in the snapshot, of the marketplace's offices if one is named, with the dates
    of their data.
    """
    registers = (
        looked_at(resolve_market(marketplace), snapshot) if marketplace else snapshot.registers
    )
    return ", ".join(f"{register['office']} ({register['as_of']})" for register in registers)


def app_state() -> AppState:
    """The state of the application that answers."""
    return cast(AppState, current_app.extensions["brandlint"])


def secure(answer: Response) -> Response:
    """The answer with headers that keep a page to itself."""
    if answer.mimetype == "text/html":
        answer.headers["Content-Security-Policy"] = POLICY
        answer.vary.add("Accept-Language")
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "no-referrer")
    return answer


def page(name: str, **values: Any) -> str:
    """A template of `web/templates` in the language of the request."""
    lang = language()
    other = f"{request.path}?{urlencode({**request.args, 'lang': 'en' if lang == 'zh' else 'zh'})}"
    return render_template(
        f"{name}.html",
        lang=lang,
        t=texts(lang),
        other=other,
        name=name,
        suffix="?lang=zh" if lang == "zh" else "",
        **values,
    )


def lint_page() -> str:
    return page(
        "lint", fields=FIELDS, markets=sorted(markets()), scripts=json.dumps(texts(language()))
    )


def search_page() -> str:
    asked = {
        "q": request.args.get("q", ""),
        "market": request.args.get("market", ""),
        "classes": request.args.get("class", ""),
    }
    snapshot, lang = linter.snapshot(), language()
    rows, problem = None, ""
    try:
        states = coverage(snapshot, app_state().settings()) if snapshot.registers else []
        if asked["q"].strip():
            query = MarksQuery.model_validate(
                {
                    "q": asked["q"],
                    "market": parse_marketplace(asked["market"]),
                    "class": asked["classes"],
                }
            )
            rows = similar(
                snapshot, query.q, marketplace=query.market, classes=query.nice_classes()
            )
        elif not snapshot.registers:
            raise BrandlintError("no-snapshot", texts(lang)["search-no-register"])
    except ValidationError as error:
        problem = wrong_fields(error).problem(lang)["detail"]
    except BrandlintError as error:
        problem, states = (
            " ".join(filter(None, (error.problem(lang)["title"], error.detail))),
            [],
        )
    looked = _registers(snapshot, asked["market"] if not problem else "")
    return page(
        "search",
        asked=asked,
        rows=rows,
        problem=problem,
        coverage=states,
        looked=looked or "–",
        markets=sorted(markets()),
    )


def rules_page() -> str:
    groups = [(group, [catalogue()[rule] for rule in rules]) for group, rules in GROUPS.items()]
    return page("rules", groups=groups)


def rule_page(path: RulePagePath) -> str:
    if path.rule_id not in catalogue():
        raise BrandlintError("not-found", f"rule {path.rule_id!r}")
    rule = catalogue()[path.rule_id]
    return page("rule", rule=rule, answers=[answers()[key] for key in rule.text.answers])


def complaints_page() -> str:
    return page("complaints", answers=answers().values())


def about_page() -> str:
    snapshot = linter.snapshot()
    return page(
        "about",
        meta=snapshot.meta,
        looked=_registers(snapshot, ""),
        not_checked=not_checked(None, EMPTY, snapshot, language()),
        rules=len(catalogue()),
    )


def docs_page() -> str:
    return page("docs", paths=cast(OpenAPI, current_app).api_doc["paths"])


def errors_page() -> str:
    return page("errors", errors=error_catalogue())


VIEWS: dict[str, Callable[..., str]] = {
    "/": lint_page,
    "/search": search_page,
    "/rules": rules_page,
    "/rules/<rule_id>": rule_page,
    "/complaints": complaints_page,
    "/about": about_page,
    "/docs": docs_page,
    "/docs/errors": errors_page,
}


def add_routes(app: OpenAPI, state: AppState) -> None:
    app.extensions["brandlint"] = state
    app.after_request(secure)
    for path, view in VIEWS.items():
        app.get(path, doc_ui=False)(view)
