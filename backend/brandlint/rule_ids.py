"""The rules by group, in the order in which they are asked. A rule's code and texts stand in
`rules/<group>/<id with _>.py|yaml`, those of terms in a folder each.
"""

from __future__ import annotations

GROUPS: dict[str, tuple[str, ...]] = {
    "marks": (
        "lookalike-mark",
        "mark-in-search-terms",
        "comparison-claim",
        "technology-mark",
        "licensed-property",
        "compatibility-wording",
        "third-party-mark",
    ),
    "terms": (
        "mark-as-generic",
        "protected-emblem",
        "event-mark",
        "certification-claim",
        "geographic-indication",
        "regulated-claim",
        "origin-claim",
        "environmental-claim",
        "marketplace-phrase",
    ),
    "registration": (
        "registered-symbol",
        "own-brand-unregistered",
        "own-brand-wrong-class",
        "own-brand-spelling",
        "own-brand-conflict",
        "registration-lapsing",
    ),
    "fields": ("field-limits",),
    "patents": ("patent-watch",),
}
GROUP_OF = {rule: group for group, rules in GROUPS.items() for rule in rules}
