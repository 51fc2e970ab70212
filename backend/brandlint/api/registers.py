"""`/v1/marks`, `/v1/registers`: similar marks, single records, which registers are imported."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_openapi3 import OpenAPI
from pydantic import BaseModel, ConfigDict, Field, field_validator

from brandlint import linter
from brandlint.api.problems import as_json
from brandlint.errors import BrandlintError
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.registers.similar_marks import similar


class MarksQuery(BaseModel):
    """`q`: the mark; `market`: only offices that count there; `class`: Nice classes of the goods,
    separated by commas.
    """

    model_config = ConfigDict(populate_by_name=True)
    q: str = Field(min_length=1, max_length=200)
    market: str = Field(default="", max_length=100)
    classes: str = Field(default="", alias="class", pattern=r"^[0-9, ]*$", max_length=200)
    limit: int = Field(default=20, ge=1, le=200)

    @field_validator("classes")
    @classmethod
    def _nice(cls, value: str) -> str:
        if any(not 1 <= int(part) <= 45 for part in value.replace(",", " ").split()):
            raise ValueError("Nice classes are 1 to 45")
        return value

    def nice_classes(self) -> list[int]:
        return [int(part) for part in self.classes.replace(",", " ").split()]


class RecordPath(BaseModel):
    office: str = Field(pattern=r"^[A-Z]{2}$")
    number: str = Field(min_length=1, max_length=64)


class Marks(BaseModel):
    marks: list[dict[str, Any]]


def add_routes(app: OpenAPI) -> None:
    @app.get("/v1/marks", responses={200: Marks})
    def marks(query: MarksQuery) -> Response:
        """Marks like `q` in the imported registers, best first: a ranking aid, no verdict."""
        return as_json(
            {
                "marks": similar(
                    linter.snapshot(),
                    query.q,
                    marketplace=parse_marketplace(query.market),
                    classes=query.nice_classes(),
                    limit=query.limit,
                )
            }
        )

    @app.get("/v1/marks/<office>/<number>")
    def mark(path: RecordPath) -> Response:
        """The record of an office by its application or registration number."""
        record = linter.snapshot().record(path.office, path.number)
        if record is None:
            raise BrandlintError(
                "not-found", f"{path.office} {path.number} is not in the imported data"
            )
        return as_json(record.plain())

    @app.get("/v1/registers")
    def registers() -> Response:
        """The registers in the snapshot in use.
        Each with its counts by status, the date of its data and whether it is whole.
        """
        snapshot = linter.snapshot()
        return as_json(
            {
                "snapshot": snapshot.folder.name,
                "built": snapshot.meta.get("built", ""),
                "registers": snapshot.registers,
            }
        )
