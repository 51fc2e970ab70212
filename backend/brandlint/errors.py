"""The one catalogue of coded errors, shared by API, CLI and extension; each says what to do. Data:
`errors.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, Any]]:
    """slug → {code, status, title: {en, zh}, todo: {en, zh}}."""
    from brandlint.package_data import yaml_of  # no command needs it before its first error

    data: dict[str, dict[str, Any]] = yaml_of("brandlint", "errors.yaml")
    return data


class BrandlintError(Exception):
    """An error of the catalogue. `detail` says what was seen; `pointers` are JSON paths of wrong
    fields with the reason.
    """

    def __init__(
        self, slug: str, detail: str = "", pointers: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.slug = slug
        self.entry = catalogue()[slug]
        self.detail = detail
        self.pointers = tuple(pointers)
        super().__init__(self.line())

    def __reduce__(
        self,
    ) -> tuple[type[BrandlintError], tuple[str, str, tuple[tuple[str, str], ...]]]:
        """What travels between processes."""
        return type(self), (self.slug, self.detail, self.pointers)

    @property
    def status(self) -> int:
        return int(self.entry["status"])

    def line(self, lang: str = "en") -> str:
        """The error in one line for a terminal."""
        detail = " ".join(self.detail.split())
        return (
            f"brandlint: error {self.entry['code']} ({self.slug}): "
            f"{self.entry['title'][lang]}{': ' + detail if detail else ''}. "
            f"{self.entry['todo'][lang]}"
        )

    def problem(self, lang: str = "en") -> dict[str, Any]:
        """The RFC 9457 problem document."""
        document: dict[str, Any] = {
            "type": f"/docs/errors#{self.slug}",
            "title": self.entry["title"][lang],
            "status": self.status,
            "code": self.entry["code"],
            "detail": self.detail or self.entry["title"][lang],
            "todo": self.entry["todo"][lang],
        }
        if self.pointers:
            document["errors"] = [
                {"pointer": pointer, "detail": reason} for pointer, reason in self.pointers
            ]
        return document


def wrong_fields(error: ValidationError, where: str = "") -> BrandlintError:
    """The error (invalid-field) that names the path of each field that a schema refused, without
    what it held.
    """
    details = [
        ("/" + "/".join(map(str, detail["loc"])), detail["msg"])
        for detail in error.errors(include_input=False, include_url=False)
    ]
    return BrandlintError(
        "invalid-field",
        where + "; ".join(f"{path}: {reason}" for path, reason in details[:5]),
        details,
    )
