"""The seller's settings for the command line: `brandlint.toml` with own brands and ignored findings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from brandlint.errors import BrandlintError, wrong_fields
from brandlint.finding import Finding


class Ignored(BaseModel):
    """Findings that the seller has looked at. `rule`, `mark` and `fingerprint` must all fit where they are given."""

    model_config = ConfigDict(extra="forbid", strict=True)
    reason: str = Field(min_length=1)
    rule: str = ""
    mark: str = ""
    fingerprint: str = ""

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if not (self.rule or self.mark or self.fingerprint):
            raise ValueError("name a rule, a mark or a fingerprint")
        return self

    def fits(self, finding: Finding) -> bool:
        mark = str((finding.mark or {}).get("text", ""))
        return (
            self.rule in ("", finding.rule)
            and self.fingerprint in ("", finding.fingerprint)
            and (not self.mark or self.mark.casefold() == mark.casefold())
        )


class Profile(BaseModel):
    """`brands`: names the goods are rightly sold under. `ignore`: findings not shown again, each with its reason."""

    model_config = ConfigDict(extra="forbid", strict=True)
    brands: list[str] = Field(default_factory=list)
    ignore: list[Ignored] = Field(default_factory=list)

    def ignores(self, finding: Finding) -> bool:
        return any(row.fits(finding) for row in self.ignore)


def load(path: str | None) -> Profile:
    """The profile in a TOML file, empty without a path. Raises `BrandlintError` naming the file and each wrong field."""
    if not path:
        return Profile()
    try:
        return Profile.model_validate(tomllib.loads(Path(path).read_text("utf-8-sig")))
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"{path}, byte {error.start}") from error
    except ValidationError as error:
        raise wrong_fields(error, f"{path}: ") from error
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", f"{path}: {error}") from error
