"""`/v1/profile`, `/v1/dismissals`, `/v1/pair`: what writes the seller's settings."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from flask import Response, request
from flask_openapi3 import OpenAPI
from pydantic import BaseModel, Field, ValidationError

from brandlint.api import schemas
from brandlint.api.problems import as_json
from brandlint.api.state import Service
from brandlint.errors import BrandlintError, wrong_fields
from brandlint.seller.profile import Profile
from brandlint.store.settings import DismissalIn

T = TypeVar("T", bound=BaseModel)


class DismissalId(BaseModel):
    id: str = Field(min_length=1, max_length=64)


class Code(BaseModel):
    code: str = Field(min_length=1, max_length=32)


def _body() -> bytes:
    if request.mimetype != "application/json":
        raise BrandlintError("media-type", request.mimetype)
    data = request.get_data(cache=False)
    try:
        json.loads(data.decode("utf8"))
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", str(error)) from error
    return data


def _parsed(model: type[T]) -> T:
    try:
        return model.model_validate_json(_body())
    except ValidationError as error:
        raise wrong_fields(error) from error


def register(app: OpenAPI, service: Service) -> None:
    def shown(profile: Profile) -> Response:
        return as_json(profile.model_dump(mode="json"))

    @app.get("/v1/profile", responses={200: Profile})
    def profile() -> Response:
        """The seller's settings: brands, registrations, authorised brands, what was put aside."""
        return shown(service.store.profile(service.profile))

    @app.put("/v1/profile", responses={200: Profile})
    def put_profile() -> Response:
        """Replace the settings; dismissals stay."""
        service.store.put_profile(_body())
        service.changed()
        return shown(service.store.profile(service.profile))

    @app.post("/v1/dismissals", responses={201: schemas.Id})
    def dismiss() -> Response:
        """Dismiss a finding.
        `mine` and `authorised` make the brand one of yours, the others ignore the finding.
        The words around it are kept only if the settings say `learn`.
        """
        id = service.store.dismiss(_parsed(DismissalIn), keep_example=service.settings().learn)
        service.changed()
        return as_json({"id": id}, 201)

    @app.delete("/v1/dismissals", responses={200: schemas.Id})
    def take_back() -> Response:
        """Take a dismissal back, by its id."""
        wanted = _parsed(DismissalId)
        if not service.store.take_back(wanted.id):
            raise BrandlintError("not-found", "no such dismissal")
        service.changed()
        return as_json({"id": wanted.id})

    @app.post("/v1/pair/code", responses={201: schemas.PairingCode})
    def pairing_code() -> Response:
        """A code that the extension trades for the token; the page shows it.
        It is good for ten minutes and one use.
        """
        return as_json({"code": service.store.pairing_code()}, 201)

    @app.post("/v1/pair", responses={200: schemas.Token})
    def pair() -> Response:
        """Trade a pairing code (`brandlint pair`, or the page) for the token."""
        if not service.store.pair(_parsed(Code).code):
            raise BrandlintError("wrong-code")
        return as_json({"token": service.token})


def bodies() -> dict[tuple[str, str], dict[str, Any]]:
    """(path, method) → OpenAPI content. The bodies are read by hand, so that form-encoded writes
    are refused.
    """
    models: dict[tuple[str, str], type[BaseModel]] = {
        ("/v1/profile", "put"): Profile,
        ("/v1/dismissals", "post"): DismissalIn,
        ("/v1/dismissals", "delete"): DismissalId,
        ("/v1/pair", "post"): Code,
    }
    return {
        call: {
            "application/json": {
                "schema": model.model_json_schema(ref_template="#/components/schemas/{model}")
            }
        }
        for call, model in models.items()
    }
