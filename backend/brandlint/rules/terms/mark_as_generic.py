"""A mark used as the common name of the goods; offers the generic word."""

from brandlint.fixes.replacement import replacement
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint.rules.terms.default import LEVEL, advice
from brandlint.rules.terms.matching import TermHit


def check(hit: TermHit, around: Surroundings) -> Draft | None:
    word, safety = hit.term.replacement, hit.term.safety
    generic = word or advice(hit, around.messages)
    grave = hit.term.severity
    return Draft(
        grave,
        "seen",
        Hazard(LEVEL[grave], LEVEL[grave], "mark-as-word", "word-filtered"),
        {"generic": generic},
        (
            _written(hit, around, word)
            if word and safety != "display"
            else Remedy("advice", "display", values={"advice": generic}),
        ),
        mark={
            "text": hit.term.terms[0],
            "owner": hit.term.holder,
            "kind": "maker",
            "fame": 0,
            "records": [],
        },
    )


def _written(hit: TermHit, around: Surroundings, word: str) -> Remedy:
    if around.language not in {"en", hit.term.language}:
        return Remedy("write-common-word", "display", values={"new": word})
    found = replacement(hit.field, around.listing.text(hit.field), hit.start, hit.end, word)
    if found is None:
        return Remedy("delete-doubled", "display", values={"new": word})
    safe = found.fits and hit.term.safety == "safe"
    return Remedy("write", "safe" if safe else "unsafe", (found.edit,), {"new": found.text})
