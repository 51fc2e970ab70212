"""The judge of candidates: is it a mark here, and in which use? Hand-weighted evidence behind the interface
`judge(page, candidates…) → mentions`, which a trained span categoriser takes over. Weights: `data/judge.yaml`."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources

import yaml

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.fold import Folded, key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Context, Cue, Evidence, Kind, MarkFacts, Mention, Use
from brandlint_nlp.wording import Hit, Wording, hits, wording

_BREAK = re.compile(r"[.!?;。！？；\n]\s|[。！？；\n]|\s[-–—|]\s|[|•]")
_MODEL = re.compile(r"[a-z]{0,4}\d+[a-z0-9]*|pro|max|plus|mini|ultra|air|series|gen|lite|note|edge|fold|flip|se|xl|xr|xs", re.ASCII)
_TOYS = re.compile(r"toy|game|die-?cast|vehicle|figure|puzzle|play|doll|hobb|collect", re.I)
_MODEL_KINDS = frozenset({Kind.TECHNOLOGY, Kind.CERTIFICATION})
_WINDOW = 20  # words around a candidate in which wording can govern it
_STRONG_REACH, _WEAK_REACH = 8, 2  # words between the wording and the mark


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    data = yaml.safe_load((resources.files("brandlint_nlp.data") / "judge.yaml").read_text("utf8"))
    prior = data.pop("prior")
    return {**{name: float(value) for name, value in data.items()}, **{f"prior_{k}": float(v) for k, v in prior.items()}}


@dataclass(slots=True)
class Page:
    """One field of a listing with what was found in it."""

    name: str
    role: str
    folded: Folded
    candidates: list[Candidate]
    cues: list[Hit] = field(default_factory=list)
    title_case: bool = False
    lower: bool = False  # no capital anywhere: case says nothing


@dataclass(frozen=True, slots=True)
class Own:
    """The seller's names: folded brands, and the houses they belong to."""

    brands: frozenset[str]
    words: frozenset[str]
    houses: frozenset[str]


@lru_cache(maxsize=512)
def _own(lexicon: Lexicon, names: tuple[str, ...]) -> Own:
    brands = frozenset(filter(None, map(key, names)))
    houses: set[str] = set()
    for brand in brands:
        houses |= lexicon.houses(brand) or {brand}
    return Own(brands, frozenset(word for brand in brands for word in brand.split() if len(word) > 2), frozenset(houses))


def judge(pages: list[Page], lexicon: Lexicon, context: Context) -> list[Mention]:
    """Settle every candidate of a listing. Own and generic uses are returned too, with their evidence, but not the ordinary words that
    only a register knows and nothing can make a mark here."""
    known = wording(context.language)
    own = _own(lexicon, (*context.brands, *context.authorised))
    for page in pages:
        page.cues = hits(page.folded, known)
        page.title_case = _title_case(page.folded)
        page.lower = page.folded.original.islower()
        if not page.lower:
            page.candidates = [c for c in page.candidates if c.lookalike or not _small(lexicon, page, c)]
    facts = {}
    for at in {c.at for page in pages for c in page.candidates}:
        if (known_here := _facts(lexicon, at, own, context)) is not None:
            facts[at] = known_here
    for page in pages:
        page.candidates = [c for c in page.candidates if c.at in facts]
    houses: set[str] = set()
    for row in {c.at for page in pages for c in page.candidates}:
        if not facts[row].common:
            houses.add(facts[row].house)
    head = _head(pages, known)
    electronics = bool(context.classes & {9}) or any(
        not facts[c.at].common and facts[c.at].kind in {Kind.TECHNOLOGY, Kind.MAKER} and 9 in facts[c.at].classes and facts[c.at].fame >= 2
        for page in pages for c in page.candidates
    ) or any(word in known.devices for page in pages for word in page.folded.words)  # fmt: skip
    toys = bool(_TOYS.search(context.category))
    lines = _own_lines(pages, facts, own)
    mentions: list[Mention] = []
    for page in pages:
        previous: tuple[Candidate, Cue | None] | None = None
        for candidate in page.candidates:
            fact = facts[candidate.at]
            if candidate.at in lines or _is_own(page, candidate, fact, own):
                mention = _mention(page, candidate, fact, Use.OWN, 1.0, None, (Evidence("own", "one of the seller's own brands", 0.0),))
            elif not candidate.lookalike and _hopeless(fact, houses):
                continue
            else:
                cue = None if page.role in {"brand", "search_terms"} else _cue(page, candidate, previous, known)
                score, evidence = _weigh(page, candidate, fact, cue, houses, own, context, electronics, known)
                use = _use(page, candidate, fact, cue, head, toys, known) if score >= weights()["threshold"] else Use.GENERIC
                probability = 1 / (1 + math.exp(-score))
                mention = _mention(page, candidate, fact, use, probability, cue, evidence)
                if use is not Use.GENERIC:
                    previous = candidate, cue
            mentions.append(mention)
    return _agree(mentions)


def _hopeless(fact: MarkFacts, houses: set[str]) -> bool:
    """A frequent word that only a register knows: not even all that could speak for it would make it a mark."""
    if fact.fame or " " in fact.text or fact.zipf <= 2.2:
        return False
    w = weights()
    least = w["prior_register_only"] + max(w["zipf_floor"], w["zipf_per_step"] * (fact.zipf - 2.2))
    most = w["capital_in_prose"] + w["cue_strong"] + w["class_fits"] + (w["same_house"] if fact.house in houses else 0.0)
    return least + most < w["threshold"]


def _small(lexicon: Lexicon, page: Page, candidate: Candidate) -> bool:
    """Words that only a register knows, in small letters in a text that has capitals: nothing there says that the mark is meant."""
    return lexicon.fame(candidate.at) == 0 and page.folded.original[candidate.start : candidate.end].islower()


def _mention(page: Page, candidate: Candidate, fact: MarkFacts, use: Use, score: float, cue: Cue | None,
             evidence: tuple[Evidence, ...]) -> Mention:  # fmt: skip
    text = page.folded.original[candidate.start : candidate.end]
    return Mention(page.name, candidate.start, candidate.end, text, fact, use, score, candidate.lookalike, cue, evidence)


def _facts(lexicon: Lexicon, at: int, own: Own, context: Context) -> MarkFacts | None:
    """Of several proprietors of one text: the seller's own, else the one whose classes fit, else the most famous. None: a register has
    it, but none whose marks count here."""
    rows = lexicon.facts(at, context.offices)
    for row in rows if own.houses else ():
        if key(row.house) in own.houses:
            return row
    if len(rows) > 1 and context.classes:
        fitting = [row for row in rows if row.classes & context.classes and row.fame >= rows[0].fame - 1]
        if fitting:
            return fitting[0]
    return rows[0] if rows else None


def _is_own(page: Page, candidate: Candidate, fact: MarkFacts, own: Own) -> bool:
    if not own.brands:
        return False
    if candidate.lookalike:
        text = key(page.folded.original[candidate.start : candidate.end])
        return text in own.brands or text in own.words or key(fact.house) in own.houses
    text = " ".join(page.folded.words[candidate.first : candidate.last])
    if key(fact.house) in own.houses or text in own.brands or key(fact.text) in own.brands or text in own.words:
        return True
    return any(f" {text} " in f" {brand} " or f" {brand} " in f" {text} " for brand in own.brands)


def _own_lines(pages: list[Page], facts: dict[int, MarkFacts], own: Own) -> frozenset[int]:
    """Rows of ordinary words that stand right behind the seller's own brand somewhere: its line names, here and elsewhere."""
    found = set()
    last_words = {brand.rpartition(" ")[2] for brand in own.brands}
    for page in pages:
        for candidate in page.candidates:
            if facts[candidate.at].common and facts[candidate.at].kind not in _MODEL_KINDS and candidate.first > 0:
                before = page.folded.words[candidate.first - 1]
                if before in last_words:
                    found.add(candidate.at)
    return frozenset(found)


def _title_case(folded: Folded) -> bool:
    """Do most words begin with a capital, so that one says nothing?"""
    letters = [folded.original[start] for start, word in zip(folded.starts, folded.words, strict=True) if len(word) > 3]
    letters = [letter for letter in letters if letter.isalpha()]
    return len(letters) > 0 and sum(letter.isupper() for letter in letters) >= 0.5 * len(letters)


def _passable(page: Page, first: int, last: int, known: Wording) -> bool:
    """May a cue reach over words first:last? Model words, numbers, connectors and capitalised names only."""
    for index in range(first, last):
        word = page.folded.words[index]
        letter = page.folded.original[page.folded.starts[index]]
        if not (word in known.joints or _MODEL.fullmatch(word) or letter.isupper() or word.isdigit() or not word.isascii()):
            return False
    return True


def _cue(page: Page, candidate: Candidate, previous: tuple[Candidate, Cue | None] | None, known: Wording) -> Cue | None:
    """The wording that governs a candidate: nearest before it, else right after it, else the one of the list it stands in."""
    words, text = page.folded, page.folded.original
    negated: Hit | None = None
    best: Hit | None = None
    nearest = bisect_left(page.cues, candidate.first - _WINDOW, key=lambda hit: hit.first)
    for index in range(nearest, len(page.cues)):
        hit = page.cues[index]
        if hit.first > candidate.last + _WINDOW:
            break
        if hit.phrase.before and hit.last <= candidate.first:
            span = text[words.ends[hit.last - 1] : candidate.start]
            far = candidate.first - hit.last
            if hit.phrase.kind == "negation":
                if far <= 3 and not _BREAK.search(span):
                    negated = hit
                continue
            reach = _STRONG_REACH if hit.phrase.strong else _WEAK_REACH
            if far <= reach and not _BREAK.search(span + " ") and ((hit.phrase.strong and far <= 4) or _passable(page, hit.last, candidate.first, known)):
                if best is None or hit.first >= best.first:
                    best = hit
        elif not hit.phrase.before and hit.first >= candidate.last and best is None:
            span = text[candidate.end : words.starts[hit.first]]
            far = hit.first - candidate.last
            if far <= (3 if hit.phrase.strong else 0) and not _BREAK.search(span) and _passable(page, candidate.last, hit.first, known):
                best = hit
                break
    if best is not None:
        start, end = words.starts[best.first], words.ends[best.last - 1]
        return Cue(best.phrase.kind, start, end, text[start:end], best.phrase.accepted, negated is not None)
    if negated is not None:
        start, end = words.starts[negated.first], words.ends[negated.last - 1]
        return Cue("negation", start, end, text[start:end], True, True)
    if previous is not None and previous[1] is not None:
        before = previous[0]
        span = text[before.end : candidate.start]
        if candidate.first - before.last <= 8 and not _BREAK.search(span) and _passable(page, before.last, candidate.first, known):
            return previous[1]
    return None


def _weigh(page: Page, candidate: Candidate, fact: MarkFacts, cue: Cue | None, houses: set[str], own: Own,
           context: Context, electronics: bool, known: Wording) -> tuple[float, tuple[Evidence, ...]]:  # fmt: skip
    w = weights()
    rows: list[Evidence] = []

    def add(signal: str, text: str, weight: float, detail: str = "") -> None:
        rows.append(Evidence(signal, text, weight, detail))

    written = page.folded.original[candidate.start : candidate.end]
    word = page.folded.words[candidate.first] if candidate.last - candidate.first == 1 else ""
    compact = written.replace(" ", "")
    short = len(compact) <= 3 and compact.isascii()
    if candidate.lookalike:
        add("lookalike", "imitates the spelling of a known mark", w["prior_distinctive"])
    elif fact.fame == 0:
        ordinary = fact.zipf >= 2.0 or not word
        add("register", "in a register, not widely known", w["prior_register_only" if ordinary else "prior_coined_register_only"])
        if len(compact) <= 4 and compact.isupper():
            add("acronym", "a few capitals, as technical terms have", w["register_acronym"])
    elif fact.common:
        add("word", "also an ordinary word", w["prior_common" if word else "prior_common_phrase"])
    else:
        add("coined", "a sign that is no ordinary word", w["prior_distinctive"])
    if fact.fame > 1:
        add("fame", "widely known", w["fame_per_step"] * (fact.fame - 1))
    plain = fact.common or fact.fame == 0
    if plain and fact.zipf > 2.2 and word:
        add("frequency", "a frequent word", max(w["zipf_floor"], w["zipf_per_step"] * (fact.zipf - 2.2)))
    technical = fact.kind is Kind.TECHNOLOGY and electronics and key(fact.text) not in known.services
    if fact.common and technical:
        add("technology", "a technology in a listing of electronics", w["technology_sense"])
    if short and not written.isupper() and written != fact.text:
        add("short", "few letters, not written as the mark is", w["short_lower"])
    if plain:
        if page.lower:
            pass
        elif written.islower() and not fact.text.islower():
            add("case", "written without a capital", w["lower_case"] / (2 if technical else 1))
        elif page.title_case:
            add("case", "capitals everywhere here", w["capital_everywhere"])
        elif candidate.first > 0 and written[:1].isupper():
            opens = bool(re.search(r"[.!?:\n*•-]\s*$", page.folded.original[max(0, candidate.start - 8) : candidate.start]))
            if not opens:
                add("case", "written as a name among plain words", w["upper_in_prose" if written.isupper() else "capital_in_prose"])
        if cue is not None and cue.kind == "compatibility":
            near = candidate.start - cue.end if candidate.start > cue.end else 0
            strong = cue.accepted and len(cue.text) > 5
            if near <= 20 and not written.islower():
                add("wording", "stands behind “{}”", w["cue_strong" if strong else "cue_weak"], cue.text)
        if candidate.last < len(page.folded.words) and not written.islower():
            after = page.folded.words[candidate.last]
            if any(letter.isdigit() for letter in after) and _MODEL.fullmatch(after) and fact.fame > 1:
                add("model", "a model follows", w["model_after"])
        if fact.house in houses and not written.islower():
            add("house", "another mark of the same house stands here", w["same_house"])
        if context.classes and fact.classes:
            fits = bool(context.classes & fact.classes)
            add("class", "goods of its classes" if fits else "goods of other classes", w["class_fits" if fits else "class_misses"])
        if candidate.first > 0 and cue is None:
            before = page.folded.words[max(0, candidate.first - 2) : candidate.first]
            if any(name in own.words or name in own.brands for name in before):
                add("line", "a line name behind the seller's brand", w["after_own_brand"])
    return sum(row.weight for row in rows), tuple(rows)


def _head(pages: list[Page], known: Wording) -> bool:
    """Are the goods an accessory or a spare part? A product word of that kind stands in the title."""
    for page in pages:
        if page.role == "title":
            words = page.folded.words
            return any(" ".join(words[at : at + size]) in known.heads for at in range(len(words)) for size in (1, 2))
    return False


def _use(page: Page, candidate: Candidate, fact: MarkFacts, cue: Cue | None, accessory: bool, toys: bool, known: Wording) -> Use:
    kind, kindly = fact.kind, cue.kind if cue is not None else ""
    if kindly == "comparison":
        return Use.COMPARISON
    service = key(fact.text) in known.services
    if kind in _MODEL_KINDS:
        return Use.COMPATIBILITY if service else Use.COMPONENT
    if kindly == "authorisation":
        return Use.LICENSED
    if toys and 12 in fact.classes:
        return Use.LICENSED
    if kind is Kind.FRANCHISE:
        return Use.LICENSED
    after = page.folded.words[candidate.last : candidate.last + 3]
    if kind is Kind.MAKER and any(word in known.parts for word in after) and page.role != "title":
        return Use.COMPONENT
    if cue is not None and kindly == "compatibility" and key(cue.text).rpartition(" ")[2] in {"by"}:
        return Use.COMPONENT
    if kindly in {"compatibility", "negation"} or service or accessory:
        return Use.COMPATIBILITY
    if kind is Kind.MAKER and 12 in fact.classes and page.role != "brand":
        return Use.COMPATIBILITY
    if kind is Kind.MAKER and fact.classes & {9, 38, 42} and fact.fame >= 2 and page.role not in {"title", "brand"}:
        return Use.COMPATIBILITY
    return Use.OTHER


def _agree(mentions: list[Mention]) -> list[Mention]:
    """A mark named for compatibility once is named so throughout, where nothing else is said."""
    settled = {m.mark.house for m in mentions if m.use is Use.COMPATIBILITY}
    return [replace(m, use=Use.COMPATIBILITY) if m.use is Use.OTHER and m.mark.house in settled else m for m in mentions]
