"""The accuracy of findings against hand-labelled listings: recall, precision, silence, use
accuracy.

A finding and a span meet when they share at least half of the shorter one and the finding is not
longer than three times the span. Mark rules and term rules are told apart by rule id; hints are
left out; findings on the same span count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from brandlint.rule_ids import GROUPS
from brandlint.training.calibration import Calibration

THIRD = ("compatibility", "component", "licensed", "comparison", "other")
MARK_RULES = frozenset(GROUPS["marks"])
TERM_RULES = frozenset(GROUPS["terms"])
CLAIMS = frozenset({"regulated-claim", "origin-claim", "environmental-claim", "marketplace-phrase"})
FITS: dict[str, frozenset[str]] = {
    "certification": frozenset({"certification-claim", "technology-mark"}),
    "geographic": frozenset({"geographic-indication", "origin-claim"}),
    "generic-mark": MARK_RULES | {"mark-as-generic"},
    "claim": CLAIMS,
    "event": MARK_RULES | {"event-mark", "protected-emblem"},
}
TERM_AS_MARK = frozenset({"mark-as-generic", "certification-claim"})
Span = Mapping[str, Any]


def meets(finding: Span, span: Span, spare: int = 0) -> bool:
    """Whether they share half of the shorter one, and the finding is at most three times as long as
    the span, or `spare` code points longer.
    """
    if finding["field"] != span["field"]:
        return False
    shared = min(finding["end"], span["end"]) - max(finding["start"], span["start"])
    length, wanted = finding["end"] - finding["start"], span["end"] - span["start"]
    return bool(
        shared > 0
        and shared >= min(length, wanted) / 2
        and length <= max(3 * wanted, wanted + spare)
    )


def _sure(finding: Span) -> float:
    """The score of a finding, 0 where none is told."""
    return float(finding.get("score", 0.0))


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


class Score:
    """Adds up listings; `table()` prints the figures, `calibration` whether scores are what they
    say, `errors` keeps what was wrong by kind, each row (listing, text, …) with the score of what
    was said, and `worst()` shows the gravest.
    """

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.hit: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.term_hit: Counter[str] = Counter()
        self.term_total: Counter[str] = Counter()
        self.errors: dict[str, list[tuple[str, ...]]] = {}
        self.calibration = Calibration()
        self._scores: dict[str, list[float]] = {}

    def add(self, gold: Mapping[str, Any], findings: Iterable[Mapping[str, Any]]) -> None:
        count, name = self.count, str(gold["id"])
        count["listings"] += 1
        marks: dict[tuple[Any, ...], list[Span]] = {}
        terms: dict[tuple[Any, ...], list[Span]] = {}
        for finding in findings:
            if (
                finding["severity"] == "hint"
                or finding["field"] not in gold["fields"]
                or finding["start"] is None
            ):
                continue
            span_key = finding["field"], finding["start"], finding["end"]
            if finding["rule"] in MARK_RULES and finding.get("use") not in ("own", "generic"):
                marks.setdefault(span_key, []).append(finding)
            elif finding["rule"] in TERM_RULES:
                terms.setdefault(span_key, []).append(finding)
        spans = gold["spans"]
        third = [span for span in spans if span.get("use") in THIRD]
        kinds = [span for span in spans if span.get("term") in FITS]
        neutral = [span for span in kinds if span["term"] != "claim"]
        usable = [finding for span_findings in marks.values() for finding in span_findings]
        usable += [
            finding
            for span_findings in terms.values()
            if span_findings[0]["rule"] in TERM_AS_MARK
            for finding in span_findings
        ]
        self._recall(name, third, usable)
        self._precision(name, spans, third, neutral, marks)
        if not third and not neutral:
            count["clean"] += 1
            count["silent"] += not marks
        if not third and not kinds:
            count["empty"] += 1
            firsts = [span_findings for group in (marks, terms) for span_findings in group.values()]
            count["quiet"] += not any(
                finding["severity"] in ("warning", "error")
                for span_findings in firsts
                for finding in span_findings
            )
        generic = [span for span in spans if span.get("use") == "generic"]
        count["traps"] += len(generic)
        count["traps flagged"] += sum(
            any(meets(span_findings[0], span) for span_findings in marks.values())
            for span in generic
        )
        self._terms(name, spans, third, kinds, marks, terms)

    def _wrong(self, kind: str, score: float, *row: object) -> None:
        self.errors.setdefault(kind, []).append(tuple(map(str, row)))
        self._scores.setdefault(kind, []).append(score)

    def worst(self, most: int) -> str:
        """Of each kind of error up to `most`, texts that went wrong alike together: the most
        frequent first, then the surest.
        """
        lines = []
        for kind, rows in self.errors.items():
            alike: dict[tuple[str, ...], list[float]] = {}
            for row, score in zip(rows, self._scores[kind], strict=True):
                alike.setdefault((row[1].casefold(), *row[2:]), []).append(score)
            lines.append(f"\n{kind}: {len(rows)}, {len(alike)} different ones")
            ranked = sorted(alike.items(), key=lambda item: (-len(item[1]), -max(item[1]), item[0]))
            lines += [
                f"    {len(scores)} x "
                f"{' | '.join(row)}{f' ({max(scores):.2f})' if max(scores) else ''}"
                for row, scores in ranked[:most]
            ]
        return "\n".join(lines)

    def _recall(self, name: str, third: list[Span], usable: list[Span]) -> None:
        for span in third:
            self.total[span["use"]] += 1
            met = [finding for finding in usable if meets(finding, span)]
            if not met:
                self._wrong("missed mark", 0.0, name, span["text"], span["use"])
                continue
            self.hit[span["use"]] += 1
            right = any(finding.get("use") == span["use"] for finding in met)
            self.count["right use"] += right
            if not right:
                self._wrong(
                    "wrong use", _sure(met[0]), name, span["text"], span["use"], met[0].get("use")
                )

    def _precision(
        self,
        name: str,
        spans: list[Span],
        third: list[Span],
        neutral: list[Span],
        marks: Mapping[Any, list[Span]],
    ) -> None:
        own = [span for span in spans if span.get("use") == "own"]
        for span_findings in marks.values():
            finding = span_findings[0]
            right = any(meets(finding, span) for span in third)
            neutrally = not right and any(meets(finding, span) for span in neutral)
            if not neutrally and "score" in finding:
                self.calibration.add(_sure(finding), right)
            if right:
                self.count["right"] += 1
            elif neutrally:
                self.count["neutral"] += 1
            else:
                on_own = any(meets(finding, span) for span in own)
                self.count["wrong"] += 1
                self.count["own flagged"] += on_own
                self._wrong(
                    "own brand flagged" if on_own else "false alarm",
                    _sure(finding),
                    name,
                    finding["text"],
                    finding["rule"],
                    finding.get("use"),
                )

    def _terms(
        self,
        name: str,
        spans: list[Span],
        third: list[Span],
        kinds: list[Span],
        marks: Mapping[Any, list[Span]],
        terms: Mapping[Any, list[Span]],
    ) -> None:
        findings = [
            finding
            for group in (marks, terms)
            for span_findings in group.values()
            for finding in span_findings
        ]
        for span in kinds:
            self.term_total[span["term"]] += 1
            met = any(
                finding["rule"] in FITS[span["term"]] and meets(finding, span)
                for finding in findings
            )
            self.term_hit[span["term"]] += met
            if not met:
                self._wrong("missed term", 0.0, name, span["text"], span["term"])
        for span_findings in terms.values():
            finding = span_findings[0]
            if any(
                finding["rule"] in FITS[span["term"]] and meets(finding, span) for span in kinds
            ):
                self.count["term right"] += 1
            elif (
                finding["rule"] in TERM_AS_MARK and any(meets(finding, span) for span in third)
            ) or any(meets(finding, span) for span in spans if span.get("term") == "symbol"):
                self.count["term neutral"] += 1
            else:
                self.count["term wrong"] += 1
                self._wrong(
                    "term false alarm", _sure(finding), name, finding["text"], finding["rule"]
                )

    def table(self) -> str:
        c, hits, total = self.count, sum(self.hit.values()), sum(self.total.values())
        lines = [
            f"listings       {c['listings']}, without an answer 0",  # as the score script prints it
            f"recall         {_ratio(hits, total)}",
        ]
        lines += [f"  {use:13} {_ratio(self.hit[use], self.total[use])}" for use in THIRD]
        lines += [
            f"precision      {_ratio(c['right'], c['right'] + c['wrong'])} own brand flagged "
            f"{c['own flagged']}",
            f"silence        {_ratio(c['silent'], c['clean'])}",
            f"quiet          {_ratio(c['quiet'], c['empty'])}",
            f"use accuracy   {_ratio(c['right use'], hits)}",
            f"traps flagged  {_ratio(c['traps flagged'], c['traps'])}",
            f"term recall    {_ratio(sum(self.term_hit.values()), sum(self.term_total.values()))}",
        ]
        lines += [
            f"  {kind:13} {_ratio(self.term_hit[kind], self.term_total[kind])}"
            for kind in sorted(self.term_total)
        ]
        lines.append(f"term precision {_ratio(c['term right'], c['term right'] + c['term wrong'])}")
        return "\n".join(lines)
