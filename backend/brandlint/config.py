"""What brandlint reads from the environment: every `BRANDLINT_*` variable of the package."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


def _variable(name: str, default: str, meaning: str) -> dict[str, str]:
    """The metadata of a field of `Config`: what the documents say of the variable."""
    return {"variable": name, "default": default, "meaning": meaning}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The variables, read. Each field's metadata name its `variable`, `default` and `meaning`."""

    home: Path = field(
        metadata=_variable(
            "BRANDLINT_HOME",
            "the platform's folder for user data",
            "the folder for snapshots, imported registers, downloads, the store and the token",
        )
    )
    database_url: str = field(
        metadata=_variable(
            "BRANDLINT_DATABASE_URL",
            "`brandlint.sqlite` in that folder",
            "the store of settings, as an SQLAlchemy address",
        )
    )
    redis_url: str = field(
        metadata=_variable(
            "BRANDLINT_REDIS_URL",
            "none",
            "a Redis that keeps answers for a day and counts requests for all workers; without it "
            "both stay in the process",
        )
    )
    rate: str = field(
        metadata=_variable(
            "BRANDLINT_RATE", "`1200/minute`", "requests of one caller; empty: no limit"
        )
    )
    hosts: frozenset[str] = field(
        metadata=_variable(
            "BRANDLINT_HOSTS",
            "none",
            "further host names that the server answers to, separated by commas; beyond loopback "
            "none means any",
        )
    )
    cors_origins: tuple[str, ...] = field(
        metadata=_variable(
            "BRANDLINT_CORS_ORIGINS",
            "pages on this machine",
            "origins whose pages may call the server, separated by commas",
        )
    )
    uspto_key: str = field(
        metadata=_variable(
            "BRANDLINT_USPTO_KEY",
            "none",
            "your own Open Data Portal key, for `brandlint register fetch uspto`",
        )
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Config:
        """The values of `environment` (None: that of the process), else their defaults."""
        variables = os.environ if environment is None else environment
        folder = home(variables)
        return cls(
            home=folder,
            database_url=variables.get("BRANDLINT_DATABASE_URL")
            or f"sqlite:///{folder / 'brandlint.sqlite'}",
            redis_url=variables.get("BRANDLINT_REDIS_URL", ""),
            rate=variables.get("BRANDLINT_RATE", "1200/minute"),
            hosts=frozenset(host.lower() for host in _list(variables.get("BRANDLINT_HOSTS", ""))),
            cors_origins=tuple(
                origin.rstrip("/") for origin in _list(variables.get("BRANDLINT_CORS_ORIGINS", ""))
            ),
            uspto_key=variables.get("BRANDLINT_USPTO_KEY", ""),
        )


def home(environment: Mapping[str, str] | None = None) -> Path:
    """`Config.home` alone, for what asks at each check."""
    variables = os.environ if environment is None else environment
    if named := variables.get("BRANDLINT_HOME"):
        return Path(named)
    import platformdirs  # only where the variable is not set

    return Path(platformdirs.user_data_dir("brandlint", False))


def _list(value: str) -> list[str]:
    """The parts of a list with commas, without white space and empty parts."""
    return [part.strip() for part in value.split(",") if part.strip()]
