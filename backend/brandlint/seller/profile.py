"""The seller's settings: own brands with their registrations, authorised brands, marketplaces,
ignored findings, rule switches.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from brandlint.errors import BrandlintError, wrong_fields
from brandlint.finding import SEVERITIES, Finding, Severity
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.rule_ids import GROUP_OF

Office = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$", description="WIPO ST.3 code such as US, EM, GB, DE, CN, JP")
]
NiceClass = Annotated[int, Field(ge=1, le=45)]
FILE = "brandlint.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Registration(_Part):
    """One entry in a trademark register, as the seller typed it in. `mark` is the text as
    registered; `classes` are Nice classes.
    """

    office: Office
    number: str = Field(min_length=1)
    classes: tuple[NiceClass, ...] = Field(min_length=1, strict=False)
    status: Literal["registered", "pending", "dead"] = "registered"
    mark: str = ""
    filed: date | None = None
    registered: date | None = None
    renewal: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.filed and self.registered and self.registered < self.filed:
            raise ValueError("`registered` is before `filed`")
        return self


class Brand(_Part):
    """A brand of the seller's own. No registrations: nothing is said of them, as they are not
    known. `unregistered` says there are none.
    """

    name: str = Field(min_length=1)
    unregistered: bool = False
    registrations: tuple[Registration, ...] = Field(default=(), strict=False)

    @model_validator(mode="after")
    def _one_or_other(self) -> Self:
        if self.unregistered and self.registrations:
            raise ValueError("`unregistered` and registrations exclude each other")
        return self


class Authorised(_Part):
    """Another's brand that the seller may use, with the document that proves it. Empty
    `marketplaces`: everywhere. `until` is inclusive; `sha256` is the hash of the document, so that
    it can be shown later that it is the same.
    """

    name: str = Field(min_length=1)
    proof: str = Field(min_length=1)
    marketplaces: tuple[str, ...] = Field(default=(), strict=False)
    until: date | None = None
    sha256: str = Field(default="", pattern="^([0-9a-f]{64})?$")

    @field_validator("marketplaces")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return _markets(value)

    def counts(self, marketplace: str, day: date) -> bool:
        return (not self.marketplaces or marketplace in self.marketplaces) and (
            self.until is None or day <= self.until
        )


class Ignored(_Part):
    """Findings that the seller has looked at. `rule`, `mark` and `fingerprint` must all fit where
    they are given.
    """

    reason: str = Field(min_length=1)
    rule: str = ""
    mark: str = ""
    fingerprint: str = ""

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if not (self.rule or self.mark or self.fingerprint):
            raise ValueError("name a rule, a mark or a fingerprint")
        if self.rule:
            _rule(self.rule)
        return self

    def fits(self, finding: Finding) -> bool:
        mark = finding.mark.text if finding.mark is not None else ""
        return (
            self.rule in ("", finding.rule)
            and self.fingerprint in ("", finding.fingerprint)
            and (not self.mark or self.mark.casefold() == mark.casefold())
        )


def _markets(names: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(parse_marketplace(name) for name in names)
    except BrandlintError as error:
        raise ValueError(f"unknown marketplace {error.detail}") from error


def _rule(name: str) -> str:
    if name not in GROUP_OF:
        raise ValueError(f"there is no rule {name!r}; `brandlint rules` lists them")
    return name


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Profile(_Part):
    """All settings; an empty profile knows nothing. Brands may be written as plain names. `rules`:
    id → "on" or "off".
    """

    brands: tuple[Annotated[Brand, BeforeValidator(_named)], ...] = Field(default=(), strict=False)
    authorised: tuple[Authorised, ...] = Field(default=(), strict=False)
    marketplaces: tuple[str, ...] = Field(default=(), strict=False)
    ignore: tuple[Ignored, ...] = Field(default=(), strict=False)
    rules: dict[str, Literal["on", "off"]] = Field(default_factory=dict)
    minimum_severity: Severity = "hint"
    # keep, in the store alone, the words around what is put aside, as examples for `brandlint
    # train`
    learn: bool = False
    patents: str = ""  # a list of product types beside brandlint's own, a CSV file

    @field_validator("marketplaces")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return _markets(value)

    @field_validator("rules")
    @classmethod
    def _rules(cls, value: dict[str, str]) -> dict[str, str]:
        for name in value:
            _rule(name)
        return value

    def own(self) -> tuple[str, ...]:
        """The names of the seller's own brands, and their registered forms."""
        return tuple(
            dict.fromkeys(
                text
                for brand in self.brands
                for text in (
                    brand.name,
                    *(registration.mark for registration in brand.registrations),
                )
                if text
            )
        )

    def authorised_names(self, marketplace: str, day: date) -> tuple[str, ...]:
        return tuple(
            authorised.name for authorised in self.authorised if authorised.counts(marketplace, day)
        )

    def shows(self, finding: Finding) -> bool:
        """Is the finding's rule on, is it grave enough, and has the seller not put it aside?"""
        if self.rules.get(finding.rule) == "off" or SEVERITIES.index(
            finding.severity
        ) < SEVERITIES.index(self.minimum_severity):
            return False
        return not any(ignored.fits(finding) for ignored in self.ignore)


EMPTY = Profile()


def default_file() -> str | None:
    """The settings file of the working folder, if there is one."""
    return FILE if Path(FILE).is_file() else None


def load(path: str | None) -> Profile:
    """The profile in a TOML file, empty without a path. Raises `BrandlintError` naming the file and
    each wrong field.
    """
    if not path:
        return EMPTY
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
