"""How a rule is written: a pure function from its subject and its surroundings to drafts, its texts
in the YAML beside it.

The subject is a mention (group marks), a term hit (group terms) or the listing as a whole (the
other groups).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from brandlint.finding import Edit, Level, Safety, Severity
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import Market
from brandlint.registers.snapshot import Snapshot
from brandlint.rules.terms.matching import TermHit
from brandlint.seller.conflicts import Conflicts
from brandlint.seller.profile import EMPTY, Profile
from brandlint_nlp.fold import Folded
from brandlint_nlp.types import Mention

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may look at besides its subject. `language` is that of the texts, `messages` that
    of the answer; `conflicts` are those of the profile's brands, None: not searched; `worked_out`
    keeps what rules have found of a whole field.
    """

    listing: Listing
    mentions: tuple[Mention, ...]
    market: Market
    day: date
    snapshot: Snapshot
    hits: tuple[TermHit, ...] = ()
    folded: Mapping[str, Folded] = field(default_factory=dict)
    classes: frozenset[int] = frozenset()
    profile: Profile = EMPTY
    messages: str = "en"
    conflicts: Conflicts | None = None
    worked_out: dict[tuple[str, str], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, what: str, name: str, work: Callable[[], T]) -> T:
        """What `work` answers about the field `name`, worked out at its first use only."""
        key = what, name
        if key not in self.worked_out:
            self.worked_out[key] = work()
        found: T = self.worked_out[key]
        return found

    @property
    def language(self) -> str:
        """The primary tag of the language of the texts, lower case."""
        return (self.listing.lang or self.market.language or "en").partition("-")[0].casefold()


@dataclass(frozen=True, slots=True)
class Remedy:
    """A fix whose title is the key of a text in `texts.yaml`; `values` fill its placeholders."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hazard:
    """The two risks; a reason is the key of a text in `texts.yaml`."""

    register: Level
    marketplace: Level
    register_reason: str = ""
    marketplace_reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding about the listing stands: text[start:end] of a field (code points)."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule says. `message` is a key of the YAML's `messages`, `values` fill its
    placeholders.

    Rules about the listing also say where (`place`, None: the listing as a whole) and of what
    (`subject`, which goes into the fingerprint); `evidence` adds to what the subject brings.
    """

    severity: Severity
    message: str
    risk: Hazard
    values: Mapping[str, str] = field(default_factory=dict)
    fixes: tuple[Remedy, ...] = ()
    place: Place | None = None
    subject: str = ""
    mark: Mapping[str, Any] | None = None
    evidence: tuple[Mapping[str, Any], ...] = ()


MarkRule = Callable[[Mention, Surroundings], Draft | None]
TermRule = Callable[[TermHit, Surroundings], Draft | None]
ListingRule = Callable[[Surroundings], Iterable[Draft]]
