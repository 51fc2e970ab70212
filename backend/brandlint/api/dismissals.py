"""`/v1/dismissals`, `/v1/pair`: findings that are dismissed, and codes for the extension."""

from __future__ import annotations

from flask import Response
from flask_openapi3 import OpenAPI
from pydantic import BaseModel, Field

from brandlint.api import schemas
from brandlint.api.bodies import Bodies, described, parsed_body
from brandlint.api.problems import as_json
from brandlint.api.state import AppState
from brandlint.errors import BrandlintError
from brandlint.store.settings import DismissalIn


class DismissalId(BaseModel):
    id: str = Field(min_length=1, max_length=64)


class Code(BaseModel):
    code: str = Field(min_length=1, max_length=32)


def add_routes(app: OpenAPI, state: AppState) -> None:
    @app.post("/v1/dismissals", responses={201: schemas.Id})
    def dismiss() -> Response:
        """Dismiss a finding.
        `mine` and `authorised` make the brand one of yours, the others ignore the finding.
        The words around it are kept only if the settings say `learn`.
        """
        id = state.store.dismiss(parsed_body(DismissalIn), keep_example=state.settings().learn)
        state.changed()
        return as_json({"id": id}, 201)

    @app.delete("/v1/dismissals", responses={200: schemas.Id})
    def take_back() -> Response:
        """Take a dismissal back, by its id."""
        wanted = parsed_body(DismissalId)
        if not state.store.take_back(wanted.id):
            raise BrandlintError("not-found", "no such dismissal")
        state.changed()
        return as_json({"id": wanted.id})

    @app.post("/v1/pair/code", responses={201: schemas.PairingCode})
    def pairing_code() -> Response:
        """A code that the extension trades for the token; the page shows it.
        It is good for ten minutes and one use.
        """
        return as_json({"code": state.store.pairing_code()}, 201)

    @app.post("/v1/pair", responses={200: schemas.Token})
    def pair() -> Response:
        """Trade a pairing code (`brandlint pair`, or the page) for the token."""
        if not state.store.pair(parsed_body(Code).code):
            raise BrandlintError("wrong-code")
        return as_json({"token": state.token})


def bodies() -> Bodies:
    return described(
        {
            ("/v1/dismissals", "post"): DismissalIn,
            ("/v1/dismissals", "delete"): DismissalId,
            ("/v1/pair", "post"): Code,
        }
    )
