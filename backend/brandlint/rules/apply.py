"""Mentions → findings: the first rule that speaks, its message, a fingerprint that outlives edits elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from brandlint.finding import Finding
from brandlint.listing import COMPATIBLE, Listing, role
from brandlint.rules.base import Surroundings
from brandlint.rules.catalogue import Rule, catalogue
from brandlint_nlp.fold import key
from brandlint_nlp.types import Mention, Use

_AROUND = 3  # words on either side that belong to a finding's fingerprint
_REACH = 80  # code points in which they are looked for


def findings(mentions: Sequence[Mention], listing: Listing, messages: str = "en") -> list[Finding]:
    """One finding a mention of somebody else's mark; none for own brands, ordinary words and fields for compatible devices."""
    around = Surroundings(listing, tuple(mentions), messages)
    found = []
    for mention in mentions:
        if mention.use is Use.OWN or role(mention.field) == COMPATIBLE:
            continue
        for rule in catalogue():
            if mention.use is Use.GENERIC and rule.id != "mark-as-generic":
                continue
            draft = rule.check(mention, around)
            if draft is None:
                continue
            mark = mention.mark
            found.append(Finding(
                rule=rule.id, severity=draft.severity, score=round(mention.score, 3), fingerprint=fingerprint(rule, mention, listing),
                field=mention.field, start=mention.start, end=mention.end, text=mention.text, use=mention.use.value,
                message=rule.message(draft, mention, messages),
                mark={"text": mark.text, "owner": mark.owner, "kind": mark.kind.value, "fame": mark.fame, "records": []},
                risk=draft.risk, evidence=tuple({"signal": e.signal, "text": e.text, "weight": e.weight} for e in mention.evidence),
                fixes=draft.fixes, docs=f"/rules/{rule.id}",
            ))  # fmt: skip
            break
    return found


def fingerprint(rule: Rule, mention: Mention, listing: Listing) -> str:
    """16 hex digits of rule, mark, field and the folded words around; the offset is no part of it."""
    text = listing.text(mention.field)
    before = re.findall(r"\w+", text[max(0, mention.start - _REACH) : mention.start])[-_AROUND:]
    after = re.findall(r"\w+", text[mention.end : mention.end + _REACH])[:_AROUND]
    parts = (rule.id, key(mention.mark.text), mention.field, key(" ".join(before)), key(mention.text), key(" ".join(after)))
    return blake2b("\x1f".join(parts).encode("utf8", "surrogatepass"), digest_size=8).hexdigest()
