"""How a rule is written: a pure function from one mention and its surroundings to a draft, its texts in the YAML beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from brandlint.finding import Fix, Risk, Severity
from brandlint.listing import Listing
from brandlint_nlp.types import Mention


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may look at besides its mention: the listing, all its mentions, the interface language of messages."""

    listing: Listing
    mentions: tuple[Mention, ...]
    messages: str = "en"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule says of a mention. `message` is a key of the YAML's `messages`, `values` fill its placeholders."""

    severity: Severity
    message: str
    risk: Risk
    values: Mapping[str, str] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()


MarkRule = Callable[[Mention, Surroundings], Draft | None]
