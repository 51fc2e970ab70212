"""The seller's settings in the store: the profile, and dismissals that add to it."""

from __future__ import annotations

import hashlib
import secrets
import threading
from datetime import timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sqlalchemy import create_engine, delete, event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from brandlint.config import Config, home
from brandlint.errors import BrandlintError, wrong_fields
from brandlint.rule_ids import GROUP_OF
from brandlint.seller.profile import Authorised, Brand, Ignored, Profile
from brandlint.store.tables import (
    Base,
    Dismissal,
    DismissalExample,
    PairingCode,
    StoredProfile,
    now,
)

Kind = Literal["mine", "authorised", "ordinary", "compatible", "other"]
PAIRING = timedelta(minutes=10)
_DIGITS = 8
_USES = {
    "mine": "own",
    "ordinary": "generic",
    "compatible": "compatibility",
}  # what a dismissal says of the words


class Example(BaseModel):
    """The words of a finding and what stands around them in its field."""

    model_config = ConfigDict(extra="forbid", strict=True)
    field: str = Field(min_length=1, max_length=64)
    before: str = Field(default="", max_length=2000)
    text: str = Field(min_length=1, max_length=200)
    after: str = Field(default="", max_length=2000)
    category: str = Field(default="", max_length=500)
    marketplace: str = Field(default="", max_length=64)


class DismissalIn(BaseModel):
    """What a person says of a finding. `mine` and `authorised` need `name` (the brand), the others
    `fingerprint`. The `example` is kept only where the profile says `learn`.
    """

    model_config = ConfigDict(extra="forbid", strict=True)
    kind: Kind
    name: str = Field(default="", max_length=200)
    rule: str = Field(default="", max_length=64)
    fingerprint: str = Field(default="", pattern=r"^[0-9a-f]{0,32}$")
    reason: str = Field(default="", max_length=2000)
    example: Example | None = None

    @model_validator(mode="after")
    def _says_what(self) -> DismissalIn:
        if self.kind in {"mine", "authorised"} and not self.name.strip():
            raise ValueError(f"{self.kind} needs `name`, the brand")
        if self.kind in {"ordinary", "compatible", "other"} and not self.fingerprint:
            raise ValueError(f"{self.kind} needs `fingerprint`, that of the finding")
        if self.kind == "authorised" and not self.reason.strip():
            raise ValueError("authorised needs `reason`, the document that proves it")
        if self.rule and self.rule not in GROUP_OF:
            raise ValueError(f"there is no rule {self.rule!r}; GET /v1/rules lists them")
        return self


class Store:
    """The settings in one database. Safe to share between threads; each process opens its own.
    Raises `BrandlintError` (store-down).
    """

    def __init__(self, url: str = "") -> None:
        self._url = url or Config.from_environment().database_url
        self._lock = threading.Lock()
        self._sessions: sessionmaker[Session] | None = None

    def _session(self) -> Session:
        with self._lock:
            if self._sessions is None:
                if self._url.startswith("sqlite:///"):
                    home().mkdir(parents=True, exist_ok=True)
                engine = create_engine(self._url, pool_pre_ping=True)
                if engine.dialect.name == "sqlite":
                    event.listen(engine, "connect", _sqlite)
                Base.metadata.create_all(engine)
                self._sessions = sessionmaker(engine, expire_on_commit=False)
            return self._sessions()

    def ping(self) -> None:
        """Raises `BrandlintError` (store-down) if the database does not answer."""
        with _speaking(), self._session() as session:
            session.execute(select(StoredProfile.id)).first()

    def profile(self, base: Profile) -> Profile:
        """The stored profile (else `base`) with what dismissals add."""
        with _speaking(), self._session() as session:
            stored = session.get(StoredProfile, 1)
            dismissals = session.scalars(select(Dismissal).order_by(Dismissal.made)).all()
        try:
            profile = Profile.model_validate_json(stored.body) if stored is not None else base
        except ValidationError as error:
            # Written by a version whose rules or marketplaces this one does not know.
            raise BrandlintError(
                "store-down", "the stored profile does not fit this version; put it anew"
            ) from error
        return with_dismissals(profile, list(dismissals))

    def put_profile(self, body: bytes) -> Profile:
        """Replace the profile. What `profile` had added from dismissals stays theirs, so that
        reading and writing back changes nothing. Raises `BrandlintError` (invalid-field) naming
        each wrong field.
        """
        try:
            profile = Profile.model_validate_json(body)
        except ValidationError as error:
            raise wrong_fields(error) from error
        with _speaking(), self._session() as session, session.begin():
            stored = session.get(StoredProfile, 1)
            added = with_dismissals(Profile(), list(session.scalars(select(Dismissal))))
            profile = _without(profile, added, _readable(stored))
            session.merge(StoredProfile(id=1, body=profile.model_dump_json()))
        return profile

    def dismiss(self, dismissal: DismissalIn, *, keep_example: bool = False) -> str:
        """Keep a dismissal; the id by which it can be taken back."""
        id = secrets.token_hex(8)
        with _speaking(), self._session() as session, session.begin():
            session.add(Dismissal(id=id, **dismissal.model_dump(exclude={"example"})))
            if dismissal.example is not None and keep_example:
                session.add(DismissalExample(id=id, body=dismissal.example.model_dump_json()))
        return id

    def examples(self) -> list[dict[str, Any]]:
        """What was put aside with its words, as labelled listings of one field of which only the
        one span is labelled (`partial`).
        """
        with _speaking(), self._session() as session:
            pairs = (
                select(Dismissal, DismissalExample)
                .join(DismissalExample, Dismissal.id == DismissalExample.id)
                .order_by(Dismissal.made, Dismissal.id)
            )
            rows = [
                (dismissal.id, dismissal.kind, Example.model_validate_json(example.body))
                for dismissal, example in session.execute(pairs)
            ]
        return [_labelled(id, _USES[kind], example) for id, kind, example in rows if kind in _USES]

    def take_back(self, id: str) -> bool:
        """Forget a dismissal. Was there one?"""
        with _speaking(), self._session() as session, session.begin():
            dismissal = session.get(Dismissal, id)
            if dismissal is not None:
                session.delete(dismissal)
                session.execute(delete(DismissalExample).where(DismissalExample.id == id))
            return dismissal is not None

    def pairing_code(self) -> str:
        """A new code for the extension, good for `PAIRING` and one use."""
        code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
        with _speaking(), self._session() as session, session.begin():
            session.execute(delete(PairingCode).where(PairingCode.expires < now()))
            session.add(PairingCode(digest=_digest(code), expires=now() + PAIRING))
        return f"{code[:4]}-{code[4:]}"

    def pair(self, code: str) -> bool:
        """Use a code up. Was it there and in time?"""
        with _speaking(), self._session() as session, session.begin():
            used = session.execute(
                delete(PairingCode).where(
                    PairingCode.digest == _digest(code.replace("-", "")),
                    PairingCode.expires >= now(),
                )
            )
            return bool(getattr(used, "rowcount", 0))


class _speaking:
    """Turns an error of the database into the one of the catalogue."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SQLAlchemyError):
            raise BrandlintError("store-down", type(error).__name__) from error


def _sqlite(connection: object, record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()


def _labelled(id: str, use: str, example: Example) -> dict[str, Any]:
    start = len(example.before)
    span = {
        "field": example.field,
        "start": start,
        "end": start + len(example.text),
        "text": example.text,
        "use": use,
    }
    return {
        "id": id,
        "source": "dismissals",
        "marketplace": example.marketplace,
        "category": example.category,
        "partial": True,
        "brands": [example.text] if use == "own" else [],
        "fields": {example.field: example.before + example.text + example.after},
        "spans": [span],
    }


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode("utf8", "surrogatepass")).hexdigest()


def _readable(stored: StoredProfile | None) -> Profile:
    try:
        return Profile() if stored is None else Profile.model_validate_json(stored.body)
    except ValidationError:
        return (
            Profile()
        )  # of a version whose rules or marketplaces this one does not know; it is being replaced


def _without(profile: Profile, added: Profile, before: Profile) -> Profile:
    """The profile less what dismissals add, unless it was there of its own."""
    kept = {
        name: tuple(
            dict.fromkeys(
                entry
                for entry in getattr(profile, name)
                if entry not in getattr(added, name) or entry in getattr(before, name)
            )
        )
        for name in ("brands", "authorised", "ignore")
    }
    return profile.model_copy(update=kept)


def with_dismissals(profile: Profile, dismissals: list[Dismissal]) -> Profile:
    """The profile with own and authorised brands, and findings put aside, as the dismissals say."""
    brands, authorised, ignore = (
        list(profile.brands),
        list(profile.authorised),
        list(profile.ignore),
    )
    for dismissal in dismissals:
        if dismissal.rule and dismissal.rule not in GROUP_OF:
            continue  # the rule is gone, and with it the finding
        if dismissal.kind == "mine":
            brands.append(Brand(name=dismissal.name))
        elif dismissal.kind == "authorised":
            authorised.append(Authorised(name=dismissal.name, proof=dismissal.reason))
        elif dismissal.kind == "ordinary" and dismissal.name and dismissal.rule:
            ignore.append(
                Ignored(
                    rule=dismissal.rule,
                    mark=dismissal.name,
                    reason=dismissal.reason or "an ordinary word here",
                )
            )
        else:
            ignore.append(
                Ignored(
                    fingerprint=dismissal.fingerprint, reason=dismissal.reason or dismissal.kind
                )
            )
    return profile.model_copy(
        update={"brands": tuple(brands), "authorised": tuple(authorised), "ignore": tuple(ignore)}
    )
