"""The tables. Created at the first use of a database."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    pass


class StoredProfile(Base):
    """The profile as last put, as JSON; one row (`id` is always 1)."""

    __tablename__ = "profile"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now, onupdate=now)


class Dismissal(Base):
    """One finding put aside: `kind` is mine, authorised, ordinary, compatible or other."""

    __tablename__ = "dismissals"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(200), default="")
    rule: Mapped[str] = mapped_column(String(64), default="")
    fingerprint: Mapped[str] = mapped_column(String(32), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)


class DismissalExample(Base):
    """The words in which a finding stood that was put aside, as JSON; kept only where the profile
    says `learn`.
    """

    __tablename__ = "dismissal_examples"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    body: Mapped[str] = mapped_column(Text)


class PairingCode(Base):
    """A code that a person types into the extension, kept as a digest until it expires or is
    used.
    """

    __tablename__ = "pairing_codes"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires: Mapped[datetime] = mapped_column(DateTime(timezone=True))
