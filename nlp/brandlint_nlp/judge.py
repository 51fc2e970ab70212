"""The judge of candidates: is it a mark here, and in which use?

The signals of a candidate are weighed twice, by itself and in the company of the others; where that
leaves it open, its context is read by the spaCy pipeline. Weights and pipeline are trained
(`brandlint train`). The use follows from the wording.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from brandlint_nlp.annotate import Survey, survey
from brandlint_nlp.candidates import Candidate
from brandlint_nlp.context import ContextReader
from brandlint_nlp.cues import inherited_cue
from brandlint_nlp.features import Seen, neighbour_signals, told_as
from brandlint_nlp.field_text import Page
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights, log_odds
from brandlint_nlp.types import Context, Cue, Evidence, Mention, Use
from brandlint_nlp.use import use_of

_NO_SENTENCES = frozenset({"brand", "search_terms"})
_TELLING = 0.1  # log-odds from which on a signal is worth telling


def judge(
    listings: Sequence[tuple[list[Page], Context]],
    lexicon: Lexicon,
    weights: Weights,
    reader: Callable[[int], ContextReader],
) -> list[list[Mention]]:
    """Settle every candidate of each listing. Own and ordinary uses are returned too, in field and
    text order; the others with their evidence. The reader is asked for, with the number of listings
    that need it, only where a candidate does; it reads all listings at once.
    """
    surveys = [survey(pages, lexicon, context) for pages, context in listings]
    still = []
    for seen in surveys:
        company(seen.rows, weights)
        still.append(_open_rows(seen.rows, weights))
    woken = sum(map(bool, still))
    if woken:
        _read_context([row for rows in still for row in rows], weights, reader(woken))
    return [_mentions(seen, weights) for seen in surveys]


def _mentions(seen: Survey, weights: Weights) -> list[Mention]:
    mentions = [_mention(own, Use.OWN, 1.0, None, (Evidence("own", 0.0),)) for own in seen.own]
    for page, row in zip(seen.pages, seen.rows, strict=True):
        mentions.extend(_settled(page, row, seen, weights))
    order = {page.name: at for at, page in enumerate(seen.pages)}
    mentions.sort(key=lambda mention: (order[mention.field], mention.start))
    return _agree(mentions)


def company(rows: Sequence[list[Seen]], weights: Weights) -> None:
    """Weigh every candidate by itself, then with what its neighbours and its other places are
    likely to be.
    """
    places: defaultdict[int, list[tuple[Seen, float]]] = defaultdict(list)
    likely: list[list[float]] = []
    for row in rows:
        chances = [_chance(log_odds(seen.signals, weights.first)) for seen in row]
        likely.append(chances)
        for seen, chance in zip(row, chances, strict=True):
            places[seen.fact.lexicon_row].append((seen, chance))
    for row, chances in zip(rows, likely, strict=True):
        for at, seen in enumerate(row):
            again = max(
                (chance for other, chance in places[seen.fact.lexicon_row] if other is not seen),
                default=0.0,
            )
            seen.signals |= neighbour_signals(at, row, chances, again)
            seen.score = log_odds(seen.signals, weights.second)


def _open_rows(rows: Sequence[list[Seen]], weights: Weights) -> list[list[Seen]]:
    """The candidates whose verdict the context can still turn; field by field, those without any
    left out. Keywords and a brand field are no sentences: there is no context to read.
    """
    found = []
    for row in rows:
        if row and row[0].page.role in _NO_SENTENCES:
            continue
        still = [
            seen
            for seen in row
            if weights.low < seen.score < weights.high and f"{seen.group}.context" in weights.second
        ]
        if still:
            found.append(still)
    return found


def _read_context(rows: Sequence[list[Seen]], weights: Weights, reader: ContextReader) -> None:
    """Add what the context says to candidates that are still open."""
    fields = [
        (row[0].page.folded, [(seen.candidate.start, seen.candidate.end) for seen in row])
        for row in rows
    ]
    for row, said in zip(rows, reader.read(fields), strict=True):
        for seen, value in zip(row, said, strict=True):
            name = f"{seen.group}.context"
            seen.signals[name] = value
            seen.score += weights.second[name] * value


def _settled(page: Page, row: list[Seen], around: Survey, weights: Weights) -> list[Mention]:
    """The mentions of one field. A mark without wording of its own shares that of the mark before
    it in one list.
    """
    found = []
    previous: tuple[Candidate, Cue | None] | None = None
    for seen in row:
        cue = seen.cue or (
            None
            if page.role in _NO_SENTENCES
            else inherited_cue(page, seen.candidate, previous, around.around.wording)
        )
        use = Use.GENERIC
        if seen.score >= weights.threshold:
            use = use_of(seen, cue, around)
            previous = seen.candidate, cue
        evidence = _evidence(seen, weights) if use is not Use.GENERIC else ()
        found.append(_mention(seen, use, _chance(seen.score), cue, evidence))
    return found


def _evidence(seen: Seen, weights: Weights) -> tuple[Evidence, ...]:
    """What decided, the weightiest first; the parts of one signal together."""
    told: defaultdict[str, float] = defaultdict(float)
    for name, value in seen.signals.items():
        told[told_as(name)] += weights.second.get(name, 0.0) * value
    detail = seen.cue.text if seen.cue is not None else ""
    rows = (
        Evidence(signal, round(weight, 2), detail)
        for signal, weight in told.items()
        if abs(weight) >= _TELLING
    )
    return tuple(sorted(rows, key=lambda row: -abs(row.weight)))


def _mention(
    seen: Seen, use: Use, score: float, cue: Cue | None, evidence: tuple[Evidence, ...]
) -> Mention:
    candidate = seen.candidate
    return Mention(
        seen.page.name,
        candidate.start,
        candidate.end,
        seen.written,
        seen.fact,
        use,
        score,
        candidate.lookalike,
        cue,
        evidence,
    )


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _agree(mentions: list[Mention]) -> list[Mention]:
    """A mark named for compatibility once is named so throughout, where nothing else is said."""
    settled = {m.mark.house for m in mentions if m.use is Use.COMPATIBILITY}
    return [
        replace(m, use=Use.COMPATIBILITY) if m.use is Use.OTHER and m.mark.house in settled else m
        for m in mentions
    ]
