"""`/v1/profile`: the seller's settings."""

from __future__ import annotations

from flask import Response
from flask_openapi3 import OpenAPI

from brandlint.api.bodies import Bodies, described, json_body
from brandlint.api.problems import as_json
from brandlint.api.state import AppState
from brandlint.seller.profile import Profile


def add_routes(app: OpenAPI, state: AppState) -> None:
    def shown(profile: Profile) -> Response:
        return as_json(profile.model_dump(mode="json"))

    @app.get("/v1/profile", responses={200: Profile})
    def profile() -> Response:
        """The seller's settings: brands, registrations, authorised brands, what was put aside."""
        return shown(state.store.profile(state.profile))

    @app.put("/v1/profile", responses={200: Profile})
    def put_profile() -> Response:
        """Replace the settings; dismissals stay."""
        state.store.put_profile(json_body())
        state.changed()
        return shown(state.store.profile(state.profile))


def bodies() -> Bodies:
    return described({("/v1/profile", "put"): Profile})
