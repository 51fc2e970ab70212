"""Bodies of requests as JSON, read by hand so that form-encoded writes are refused."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError

from brandlint.errors import BrandlintError, wrong_fields

T = TypeVar("T", bound=BaseModel)
Bodies = dict[tuple[str, str], dict[str, Any]]  # (path, method) → OpenAPI content by media type


def json_body() -> bytes:
    """The body, which is JSON, without a byte order mark. Raises `BrandlintError` (media-type,
    not-utf8, malformed).
    """
    if request.mimetype != "application/json":
        raise BrandlintError("media-type", request.mimetype)
    data = request.get_data(cache=False).removeprefix(BOM_UTF8)
    try:
        json.loads(data.decode("utf8"))
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", str(error)) from error
    return data


def parsed_body(model: type[T]) -> T:
    """The body as `model`. Raises `BrandlintError` as `json_body` does, and invalid-field."""
    try:
        return model.model_validate_json(json_body())
    except ValidationError as error:
        raise wrong_fields(error) from error


def described(models: Mapping[tuple[str, str], type[BaseModel]]) -> Bodies:
    """The bodies' schemas for the OpenAPI description."""
    return {
        call: {
            "application/json": {
                "schema": model.model_json_schema(ref_template="#/components/schemas/{model}")
            }
        }
        for call, model in models.items()
    }
