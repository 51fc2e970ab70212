"""The offline short list of the extension, built from the package's own data: `make_pack.py
[--check] [--output FILE]`.

Without a server nothing reads the context of a word, so the list holds only what is certain as it
stands: famous marks and their aliases, distinctive ones among the less famous, and protected terms
whose rows ask for no context. Beside them stands what the extension needs to read a text as the
server does: the tables of folding, compatibility wording, marketplaces and texts. The same data
give the same file. `--check` exits 1 if the file is not what would be built.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import log10
from pathlib import Path
from typing import Any

from wordfreq import get_frequency_dict

from brandlint.marketplaces.marketplace import markets, resolve_market
from brandlint.registers.build import OTHER_LANGUAGES
from brandlint.registers.curated.curated import CuratedMark, read_curated
from brandlint.rules.catalogue import catalogue
from brandlint.rules.terms.conditions import ALWAYS, Conditions
from brandlint.rules.terms.table import FREE_WORDS, Term, reason_of, terms
from brandlint.rules.texts import Text, shared_texts, with_owner, without_owner
from brandlint_nlp import fold as folding
from brandlint_nlp.candidates import FOREIGN_ZIPF, ORDINARY_ZIPF
from brandlint_nlp.cues import MODEL
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.lookalike import latin_twin
from brandlint_nlp.misread import MISREAD
from brandlint_nlp.phrases import BREAK, SEPARATOR, forms
from brandlint_nlp.wording import LANGUAGES, read

PLACE = Path(__file__).resolve().parents[1] / "extension" / "src" / "short-list" / "pack.json"
FORMAT = 1
APART_INSIDE = re.compile(r"[!?;:|].*\w")  # signs at which the short list parts words
LIMIT = 250_000  # bytes
MOST = 4_600  # marks of the short list: what fits
WIDTH = 160  # signs of a line
SHORT = 3  # letters and digits up to which a mark is an abbreviation of many things
LONGEST = 40  # letters of a form; what is longer holds a shorter one in practice
FUNCTION_ZIPF = 5.5
# A famous mark is a word of a language if it is this frequent there, and so many times (log10) more
# than in English, where the curated flag tells words from marks.
WORD_ZIPF, WORD_MARGIN = 3.5, 1.2
NO_FIT = frozenset({"comparison", "bears", "audience", "material"})  # kinds of wording
SILENT = "silent"  # the terms of the pack inside which nothing is looked for
CJK = re.compile("[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
HAN_ONLY = re.compile("[\u3005-\u3007\u3400-\u9fff]+")
PARTED = re.compile(
    r"[@|]|[,;:] "
)  # signs of the notation, and signs over which no phrase is looked for
SIGNS = re.compile(r"[%#$+]")
SURNAMES = re.compile(r"surname[^;]*(?:;\s*surname[^;]*)*")
OFFLINE = (
    "offline: only a short list of famous marks and certain terms was looked for (data of {day})",
    "离线：仅查找了知名商标和明确用语的短名单（数据日期 {day}）",
)
# How a mark's finding reads, by rule: its message in the rule's YAML, severity, use, the levels and
# reasons of the two risks.
MESSAGES = {
    "third-party-mark": (
        "brand-field",
        "warning",
        "other",
        "high",
        "high",
        "names-goods",
        "brands-looked-for",
    ),
    "licensed-property": (
        "seen",
        "warning",
        "other",
        "high",
        "high",
        "needs-licence",
        "licence-asked",
    ),
    "technology-mark": ("seen", "info", "component", "low", "low", "feature", "feature-accepted"),
    "compatibility-wording": (
        "accepted",
        "info",
        "compatibility",
        "low",
        "low",
        "names-fit",
        "accepted-wording",
    ),
    "mark-in-search-terms": (
        "seen",
        "error",
        "other",
        "medium",
        "high",
        "draws-buyers",
        "search-terms-scanned",
    ),
    "lookalike-mark": ("seen", "error", "other", "high", "high", "imitates", "evasive-spelling"),
}


class Frequencies:
    """Zipf frequencies of folded words by language, from the lists and thresholds that the snapshot
    uses.
    """

    def __init__(self, wanted: set[str]) -> None:
        self._zipf: dict[str, dict[str, float]] = {}
        for language in ("en", *OTHER_LANGUAGES):
            for word, share in get_frequency_dict(
                language, "large" if language == "en" else "small"
            ).items():
                zipf = log10(share) + 9
                if (
                    zipf >= (1.5 if language == "en" else 3.0)
                    and (folded := word.lower() if word.isascii() else lookup_key(word)) in wanted
                ):
                    known = self._zipf.setdefault(folded, {})
                    known[language] = max(known.get(language, 0.0), zipf)
            get_frequency_dict.cache_clear()

    def english(self, word: str) -> float:
        return self._zipf.get(word, {}).get("en", 0.0)

    def ordinary(self, word: str) -> bool:
        """Is it a word of a dictionary rather than a coined sign? As the finder of candidates
        asks.
        """
        return (
            self.english(word) >= ORDINARY_ZIPF
            or max(self._zipf.get(word, {}).values(), default=0.0) >= FOREIGN_ZIPF
        )

    def written(self, text: str) -> float:
        """How often the rarest word of a text is written, in the language that writes it most."""
        return min(
            max(self._zipf.get(word, {}).values(), default=0.0) for word in lookup_key(text).split()
        )

    def elsewhere(self, word: str) -> list[str]:
        """Where a mark's text in Latin letters is an ordinary word: languages, and `s` for its
        plural.
        """
        found = self._zipf.get(word, {})
        languages = [
            name
            for name, zipf in found.items()
            if name != "en" and zipf >= max(WORD_ZIPF, self.english(word) + WORD_MARGIN)
        ]
        return languages + ["s"] * (
            self.english(word + "s") > max(ORDINARY_ZIPF, self.english(word))
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A mark of the short list with the texts under which it is looked for; `bare`: its own text is
    none of them.
    """

    mark: CuratedMark
    texts: tuple[str, ...]
    bare: bool


def short_list(marks: Iterable[CuratedMark]) -> list[Listed]:
    """Marks of fame 2 and 3 by name, each with its admitted texts; a text that several bear goes to
    the most famous. Shops only if famous: few listings name others. Where more are known than fit,
    the less famous whose names are written least are left out.
    """
    rows = sorted(
        (mark for mark in marks if mark.kind != "certification"),
        key=lambda mark: (-mark.fame, mark.mark, mark.owner),
    )
    common = {lookup_key(mark.mark) for mark in rows if _common(mark)}
    folded_texts = {lookup_key(text) for mark in rows for text in (mark.mark, *mark.aliases)}
    known = Frequencies(
        {word for text in folded_texts for word in (text, text + "s", *text.split())}
    )
    coined = {
        lookup_key(mark.mark)
        for mark in rows
        if mark.fame == 3 and not _common(mark) and " " not in lookup_key(mark.mark)
    }
    taken: set[str] = set()
    found = []
    for mark in rows:
        if mark.fame < (3 if mark.kind == "retailer" else 2):
            continue
        texts: list[str] = []
        for text in dict.fromkeys((mark.mark, *mark.aliases)):
            folded = lookup_key(text)
            compact = folded.replace(" ", "")
            if (
                folded in common
                or folded in taken
                or compact in taken
                or not _admitted(mark, text, folded, known, coined, texts)
            ):
                continue
            taken |= {folded, compact}
            texts.append(
                "@".join(
                    filter(
                        None, (text, "+".join(known.elsewhere(folded) if folded.isascii() else ()))
                    )
                )
            )
        if texts:
            found.append(Listed(mark, tuple(texts), texts[0].partition("@")[0] != mark.mark))
    found.sort(key=lambda row: (-row.mark.fame, -known.written(row.mark.mark)))
    return sorted(found[:MOST], key=lambda row: (row.mark.mark, row.mark.owner))


def _common(mark: CuratedMark) -> bool:
    """Is its text an ordinary word too? A famous surname is none: listings do not speak of
    people.
    """
    return (mark.common_word or bool(mark.ordinary_meaning)) and not (
        mark.fame == 3 and SURNAMES.fullmatch(mark.ordinary_meaning)
    )


def _admitted(
    mark: CuratedMark,
    text: str,
    folded: str,
    known: Frequencies,
    coined: set[str],
    texts: list[str],
) -> bool:
    """Is this text certain to mean the mark, wherever it stands?"""
    words, own = folded.split(), text == mark.mark
    compact = "".join(words)
    if (
        text[0] in "!#"
        or APART_INSIDE.search(text)
        or PARTED.search(text)
        or len(compact) < 3
        or compact.isdigit()
        or len(folded) > LONGEST
    ):
        return False
    if texts and any(
        f" {lookup_key(other.partition('@')[0])} " in f" {folded} " for other in texts
    ):
        return False  # what it adds to a text that is found anyway is not worth its bytes
    distinctive = any(
        len(word) > 2 and not word.isdigit() and not known.ordinary(word) for word in words
    )
    if _common(mark):
        return (
            mark.fame == 3
            and len(words) > 1
            and not CJK.search(folded)
            and any(word in coined for word in words)
        )
    if CJK.search(folded):
        # Two Chinese signs are a word of their own too often; and what is a word in Latin letters
        # may be one in kana.
        return (
            mark.fame == 3
            and (not HAN_ONLY.fullmatch(compact) or len(compact) > 2)
            and not set(known.elsewhere(lookup_key(mark.mark))) - {"s"}
        )
    if not folded.isascii():
        return False
    if mark.fame < 3:
        return len(compact) > SHORT and distinctive
    if len(compact) <= SHORT:
        return len(words) == 1 and (own or not compact.isalpha())
    if own:
        return (
            sum(
                len(word) for word in words if len(word) > 1 and known.english(word) < FUNCTION_ZIPF
            )
            > SHORT
        )
    return distinctive or f" {folded} " in f" {lookup_key(mark.mark)} "


def marks_of(rows: list[Listed]) -> dict[str, list[str]]:
    """Owner (`=`: as the mark) → its marks. A mark is its texts between bars, its own first; `!`
    before one that is not looked for under its own text, `@` behind a text the languages in which
    it is an ordinary word, `s` if its plural is one. A `#` tells the letter of the kind, the fame
    and the house (none: as the mark; `=`: as the owner) of the marks that follow; without it they
    are makers of fame 2.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        mark = row.mark
        house = "" if mark.house == mark.mark else "=" if mark.house == mark.owner else mark.house
        texts = "|".join((f"!{mark.mark}", *row.texts) if row.bare else row.texts)
        heads = found.setdefault("=" if mark.owner == mark.mark else mark.owner, {})
        heads.setdefault(f"#{mark.kind[0]}{mark.fame}{house}", []).append(texts)
    return {owner: _listed(heads) for owner, heads in sorted(found.items())}


def _listed(heads: dict[str, list[str]]) -> list[str]:
    rest = (text for head in sorted(heads) if head != "#m2" for text in (head, *heads[head]))
    return [*heads.get("#m2", ()), *rest]


def certain(term: Term, day: str) -> bool:
    """Does the row count without a look at the words around, and may somebody still need it after
    the day of the data?
    """
    return (
        term.rule != FREE_WORDS
        and not term.pattern
        and term.severity in {"warning", "error"}
        and term.confidence != "low"
        and term.when == Conditions(common_noun=term.when.common_noun, field=term.when.field)
        and (term.until is None or term.until.isoformat() >= day)
        and (term.rule != "mark-as-generic" or _is_word_of_all(term))
    )


def _is_word_of_all(term: Term) -> bool:
    """Of the marks used as words, is it one that every language has, and whose state was looked up?
    The words of single countries are the server's.
    """
    return bool(term.replacement) and term.language == "*" and term.verified


def phrases_of(term: Term) -> list[str]:
    """The term's texts that need no signs, words with a `~` written out."""
    found: list[str] = []
    for text in term.terms:
        if not SIGNS.search(text) and fold(text).words:
            parts = [
                sorted(forms(part, term.language)) if part.endswith("~") else [part]
                for part in text.split()
            ]
            found += [" ".join(choice) for choice in product(*parts)]
    return list(dict.fromkeys(found))


def terms_of(rows: Iterable[Term]) -> dict[str, list[dict[str, Any]]]:
    """Rule → the rows that have all but texts, owner and replacement in common, together. Severity
    is `warning` and confidence `medium` where they are not named; conditions stand as patterns.
    """
    rules: dict[str, dict[str, dict[str, Any]]] = {}
    for term in rows:
        texts = "|".join(phrases_of(term))
        if not texts or "=" in texts:
            continue
        generic = term.rule == "mark-as-generic"
        head: dict[str, Any] = (
            {"severity": term.severity} if term.severity not in {"warning", "hint"} else {}
        )
        head |= {"confidence": term.confidence} if term.confidence != "medium" else {}
        head |= {"lang": term.language} if term.language != "*" else {}
        head |= {"in": "|".join(sorted(term.territories))} if term.territories else {}
        head |= {"on": "|".join(term.marketplaces)} if term.marketplaces else {}
        head |= {"from": term.since.isoformat()} if term.since else {}
        head |= {"until": term.until.isoformat()} if term.until else {}
        head |= {"case": True} if term.case_sensitive else {}
        head |= {"noun": True} if term.when.common_noun else {}
        head |= {"field": "|".join(term.when.field)} if term.when.field else {}
        head |= (
            {}
            if generic or term.rule == FREE_WORDS
            else {"why": term.reason} | ({"delete": term.safety} if term.replacement == "" else {})
        )
        rule = SILENT if term.rule == FREE_WORDS else term.rule
        group = rules.setdefault(rule, {}).setdefault(json.dumps(head), {**head, "terms": []})
        group["terms"].append(
            "=".join((texts, term.replacement or "", term.holder)) if generic else texts
        )
    return {
        rule: [groups[head] for head in sorted(groups)] for rule, groups in sorted(rules.items())
    }


def free(seen: Iterable[str], day: str) -> list[Term]:
    """The silent rows that ask for no context and inside whose texts something of the list stands:
    it does not count there.
    """
    inside = {f" {lookup_key(text)} " for text in seen}

    def holds(text: str) -> bool:
        words = lookup_key(text).split()
        parts = (
            " ".join(words[first:last])
            for first in range(len(words))
            for last in range(first + 1, len(words) + 1)
        )
        return any(f" {part} " in inside for part in parts)

    rows = [
        term
        for term in terms()
        if term.rule == FREE_WORDS
        and term.when == ALWAYS
        and not (term.case_sensitive or term.pattern)
        and (not term.until or term.until.isoformat() >= day)
    ]
    found = [(term, tuple(filter(holds, term.terms))) for term in rows]
    return [replace(term, terms=texts) for term, texts in found if texts]


def wording_of(language: str) -> dict[str, str]:
    """What says, before or after a mark, that goods fit it; what says before it otherwise and ends
    as such wording does; and what says right behind it that they only show it, are like it or are
    for those who like it. Not what holds a shorter one at the side of the mark.
    """
    found: dict[str, list[str]] = {"strong": [], "weak": [], "after": [], "not": [], "bars": []}
    others: list[str] = []
    for cue in read(language)["cues"]:
        before, strong = cue["position"] == "before", cue.get("strength", "strong") == "strong"
        if cue["kind"] == "compatibility" and cue.get("accepted", True):
            found["after" if not before else "strong" if strong else "weak"] += map(
                lookup_key, cue["phrases"]
            )
        elif cue["kind"] in NO_FIT:
            (others if before else found["bars"]).extend(map(lookup_key, cue["phrases"]))
    endings = {*found["strong"], *found["weak"]}
    heads, weak = set(map(lookup_key, read("heads")["heads"].get(language, ()))), set(found["weak"])
    found["strong"] = [  # not "case for": "for" says as much
        text
        for text in found["strong"]
        if (parts := text.rpartition(" "))[0] not in heads or parts[2] not in weak
    ]
    found["strong"] = [
        text
        for text in found["strong"]
        if not any(text.endswith(f" {other}") for other in found["strong"])
    ]
    found["after"] = [
        text
        for text in found["after"]
        if not any(text.startswith(f"{other} ") for other in found["after"])
    ]
    found["not"] = [
        text
        for text in others
        if any(text.endswith(f" {ending}") or text == ending for ending in endings)
    ]
    return {name: "|".join(sorted(set(texts))) for name, texts in found.items() if texts}


def markets_of() -> dict[str, list[str]]:
    """Marketplace → its language and the territories whose law counts there; a bare language is
    that of an unnamed one.
    """
    rows = {**{name: resolve_market("", name) for name in LANGUAGES}, **markets()}
    return {name: [row.language, " ".join(sorted(row.territories))] for name, row in rows.items()}


def folding_of() -> dict[str, Any]:
    """The tables of folding: letters apart, letters that lower case does not fold, misread signs,
    Latin twins, classes.
    """
    letters = [
        chr(code) for code in range(128, 0x30000) if unicodedata.category(chr(code))[0] in "LM"
    ]
    twins: dict[str, list[str]] = {}
    for letter in letters:
        if (
            folding.lookup_key(letter) == letter
            and (twin := latin_twin(letter)) != letter
            and not CJK.match(letter)
        ):
            twins.setdefault(twin, []).append(letter)
    upper = [letter for letter in letters if letter.casefold() == letter.upper() != letter.lower()]
    special = {
        chr(code) if isinstance(code, int) else code: to for code, to in folding._SPECIAL.items()
    }
    return {
        "special": special,
        "case": {
            letter: folded
            for letter in letters
            if letter not in upper and (folded := _cased(letter))
        },
        "misread": {
            wrong: MISREAD[wrong]
            for wrong in sorted(MISREAD, key=lambda wrong: (-len(wrong), wrong))
        },
        "twins": {twin: "".join(sorted(twins[twin])) for twin in sorted(twins)},
        "classes": {
            "combining": folding.COMBINING,
            "kana_marks": folding.KANA_MARKS,
            "zero_width": folding.ZERO_WIDTH.pattern[1:-1],
            "cjk": folding._CJK,
            "hiragana": folding._HIRAGANA,
            "thai": folding._THAI,
            "thai_signs": folding._THAI_SIGNS,
            "katakana": folding._KATAKANA,
            "upper": _ranges(upper),
        },
    }


def _ranges(letters: list[str]) -> str:
    """Letters in order as the inside of a class of a pattern."""
    found: list[str] = []
    for letter in letters:
        if found and ord(letter) == ord(found[-1][-1]) + 1:
            found[-1] = f"{found[-1][0]}-{letter}"
        else:
            found.append(letter)
    return "".join(found)


def _cased(letter: str) -> str:
    """What `casefold` makes of a letter where lower case is not enough, else empty."""
    if unicodedata.normalize("NFKC", letter) != letter or letter.casefold() == letter.lower():
        return ""
    bare, lower = (
        unicodedata.normalize("NFD", text) for text in (letter.casefold(), letter.lower())
    )
    kept = re.compile(f"[{folding.COMBINING}]")
    return letter.casefold() if kept.sub("", bare) != kept.sub("", lower) else ""


def texts_of(rules: Iterable[str]) -> dict[str, Any]:
    """Rule → its message in both languages (`{mark}`, `{owner}`, …) and the reasons of its
    risks.
    """
    found: dict[str, Any] = {}
    risks = shared_texts().risks
    for rule in sorted(rules):
        text = catalogue()[rule].text
        name, severity, use, register, marketplace, *keys = MESSAGES.get(
            rule, ("seen", "", "", "", "")
        )
        message = text.messages[name]
        row: dict[str, Any] = {"message": _both(with_owner(message))}
        if "{owner}" in message.en:
            row["no_owner"] = _both(without_owner(message))
        if "open" in text.messages:
            row["open"] = _both(with_owner(text.messages["open"]))
            row["open_no_owner"] = _both(without_owner(text.messages["open"]))
        if severity:
            row |= {
                "severity": severity,
                "use": use,
                "risk": [register, marketplace],
                "reasons": [_both(risks[reason]) for reason in keys],
            }
        elif text.risk is not None:
            row["reasons"] = [
                _both(text.risk.law) if text.risk.law else ["", ""],
                _both(text.risk.marketplace),
            ]
        else:
            row["reasons"] = [_both(risks[reason]) for reason in ("mark-as-word", "word-filtered")]
        found[rule] = row
    return found


def _both(text: Text) -> list[str]:
    return [text.en, text.zh]


def build() -> dict[str, Any]:
    """The pack. `data` is the month of the newest data, `version` a hash of all that follows."""
    marks = read_curated()
    day = max(mark.source.rpartition(" ")[2] for mark in marks)
    listed = short_list(marks)
    rows = [term for term in terms() if certain(term, day)]
    why = {term.reason: reason_of(term).why for term in rows if term.rule != "mark-as-generic"}
    seen = [
        *(text.partition("@")[0] for row in listed for text in row.texts),
        *(text for term in rows for text in phrases_of(term)),
    ]
    body = {
        "fold": folding_of(),
        "wording": {language: wording_of(language) for language in LANGUAGES},
        "patterns": {
            "apart": SEPARATOR.pattern,
            "break": BREAK.pattern,
            "model": MODEL.pattern,
        },
        "joints": " ".join(sorted(map(lookup_key, read("parts")["joints"]))),
        "markets": markets_of(),
        "texts": texts_of({*MESSAGES, *(term.rule for term in rows)}),
        "offline": [text.format(day=day) for text in OFFLINE],
        "delete": _both(shared_texts().fixes["delete"]),
        "why": {reason: _both(why[reason]) for reason in sorted(why)},
        "terms": terms_of([*rows, *free(seen, day)]),
        "marks": marks_of(listed),
    }
    version = hashlib.blake2b(
        json.dumps(body, ensure_ascii=False, sort_keys=True).encode(), digest_size=4
    ).hexdigest()
    return {"format": FORMAT, "data": day, "version": version, **body}


def written(pack: dict[str, Any]) -> str:
    """The pack as JSON, one entry of each part a line."""
    return (
        "{\n"
        + ",\n".join(f"{_json(name)}: {_lines(part)}" for name, part in pack.items())
        + "\n}\n"
    )


def _lines(part: Any) -> str:
    rows: Iterator[str] | None = None
    if isinstance(part, dict):
        rows = (_wrapped(f"{_json(name)}:{_json(value)}") for name, value in part.items())
    elif isinstance(part, list) and not all(isinstance(value, str) for value in part):
        rows = (_wrapped(_json(value)) for value in part)
    if rows is None:
        return _json(part)
    opening, closing = "{}" if isinstance(part, dict) else "[]"
    return opening + "\n" + ",\n".join(rows) + "\n" + closing


def _wrapped(text: str) -> str:
    """A long entry in lines, broken between strings."""
    lines = [""]
    for piece in re.split(r'(?<=",)(?=")', text):
        if lines[-1] and len(lines[-1]) + len(piece) > WIDTH:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Signs that an editor or a merge would change or hide.
    return re.sub(
        "[\u0080-\u00a0\u00ad\u0300-\u036f\u200b-\u200f"
        "\u2028-\u202e\u2060-\u2064\ufeff\ufe00-\ufe2f]",
        lambda m: f"\\u{ord(m[0]):04x}",
        text,
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 if the file is not what would be built",
    )
    parser.add_argument("--output", type=Path, default=PLACE, metavar="FILE")
    args = parser.parse_args()
    text = written(build())
    size = len(text.encode())
    if size > LIMIT:
        print(f"the pack has {size:,} bytes, more than {LIMIT:,}")
        return 1
    if args.check:
        same = args.output.exists() and args.output.read_text("utf8") == text
        print(
            f"{args.output.name}: "
            f"{'up to date' if same else 'not what would be built: run scripts/make_pack.py'}"
        )
        return 0 if same else 1
    args.output.write_text(text, "utf8")
    print(f"{args.output.name}: {size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
