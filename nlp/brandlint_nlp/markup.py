"""Text that may hold HTML → the text that it shows, each character of which knows where it stands
in the markup.

Tags, attributes, comments, scripts and style sheets show no words; a tag inside a word does not
part it, the tag of a block does. What is escaped twice is read twice. A sign such as `<` that
begins no tag of HTML is text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5
from importlib.resources import files
from typing import NamedTuple

from brandlint_nlp.yaml_reader import parse_yaml

_LAYERS = 3  # `&amp;lt;b&amp;gt;` is a tag that was escaped twice
_MAY_HOLD_MARKUP = re.compile(r"<[/!?a-zA-Z]|&(?:#[0-9xX]|[a-zA-Z])")
_BEGIN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<marked>!\[CDATA\[)|(?P<declaration>[!?][a-zA-Z\[][^<>]*>)"
    r"|(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]{0,30})(?=[\s/>]))"
    r"|(?P<section_end>\]\]>)"
    r"|&(?P<reference>#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31}(?:;|(?![a-zA-Z0-9])))"
)
_IN_TAG = re.compile(r"[^<>\"']*")


@dataclass(frozen=True, slots=True)
class Markup:
    """A text with markup and what it shows.

    `source` is the text as it was sent, `text` what is shown of it. Character i of `text` stands at
    `starts[i]:ends[i]` of `source` (code points). It can be overwritten there unless it is in
    `breaks`: the line break that stands for the tag of a block. `layers` is how often the text is
    escaped.
    """

    source: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    breaks: frozenset[int]
    layers: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the source, the markup inside it included."""
        if start >= end:
            place = self._between(start)
            return place, place
        return self.starts[start], self.ends[end - 1]

    def shown_at(self, place: int) -> int:
        """The first character of `text` that stands at or after a place of the source."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < place:
                low = middle + 1
            else:
                high = middle
        return low

    def edits(self, start: int, end: int, new: str) -> list[tuple[int, int, str]]:
        """What to write where in the source, so that `new` is shown in place of text[start:end].

        Triples of start, end and text. No tag is overwritten, and `new` is escaped.
        """
        for _ in range(self.layers):
            new = html.escape(new, quote=False)
        spans: list[tuple[int, int]] = []
        for index in range(start, end):
            if index in self.breaks or (spans and spans[-1][1] >= self.ends[index]):
                continue
            if spans and spans[-1][1] == self.starts[index]:
                spans[-1] = spans[-1][0], self.ends[index]
            else:
                spans.append((self.starts[index], self.ends[index]))
        if not spans:
            place = self._between(start)
            return [(place, place, new)]
        first, *others = spans
        return [(*first, new), *((*span, "") for span in others)]

    def _between(self, at: int) -> int:
        """The place of the source between the characters at - 1 and at."""
        if at > 0:
            return self.ends[at - 1]
        return self.starts[0] if self.text else 0


def read_markup(text: str) -> Markup | None:
    """What a text with HTML in it shows; None for a text that holds no markup."""
    markup = _layer(text)
    if markup is None:
        return None
    for _ in range(1, _LAYERS):
        inner = _layer(markup.text)
        if inner is None:
            break
        markup = _composed(markup, inner)
    return markup


def _composed(outer: Markup, inner: Markup) -> Markup:
    """The text that is shown by what `outer` shows."""
    return Markup(
        outer.source,
        inner.text,
        [outer.starts[start] for start in inner.starts],
        [outer.ends[end - 1] for end in inner.ends],
        inner.breaks
        | {
            at
            for at, (start, end) in enumerate(zip(inner.starts, inner.ends, strict=True))
            if end == start + 1 and start in outer.breaks
        },
        outer.layers + 1,
    )


def _layer(text: str) -> Markup | None:
    if not _MAY_HOLD_MARKUP.search(text):
        return None
    pieces = list(_visible(list(_pieces(text))))
    if all(piece.kind == "text" for piece in pieces):
        return None
    shown = _Shown()
    for kind, _, start, end in pieces:
        if kind == "text":
            shown.literal(text[start:end], start)
        elif kind == "reference":
            shown.whole(html.unescape(text[start:end]), start, end)
        elif kind == "block":
            shown.line_break(start, end)
    return Markup(
        text, "".join(shown.texts), shown.starts, shown.ends, frozenset(shown.breaks), layers=1
    )


@dataclass(slots=True)
class _Shown:
    """What is shown, as it grows."""

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)

    def literal(self, text: str, start: int) -> None:
        self.texts.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def whole(self, text: str, start: int, end: int) -> None:
        self.texts.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def line_break(self, start: int, end: int) -> None:
        self.breaks.add(len(self.starts))
        self.whole("\n", start, end)


class _Piece(NamedTuple):
    """A part of a text. `kind`: text, reference, block, inline (what shows nothing and parts no
    word), or opening and closing for the tags around what is unseen.
    """

    kind: str
    name: str
    start: int
    end: int


def _pieces(text: str) -> Iterator[_Piece]:
    """The parts of a text in their order, in time that grows with its length: an open quote, tag or
    comment is looked for to the end once only.
    """
    finder = _Finder(text)
    done = 0  # where text that is not yet told begins
    raw = ""  # the element whose content holds no tags, if one is open
    begin = 0
    while match := _BEGIN.search(text, begin):
        start, begin = match.start(), match.end()
        piece = _reference(text, match) if match["reference"] else _tag(match, finder)
        if piece is None or (raw and (piece.kind, piece.name) != ("closing", raw)):
            continue
        if done < start:
            yield _Piece("text", "", done, start)
        yield piece
        raw = piece.name if piece.kind == "opening" and finder.closes(piece.name, start) else ""
        done = begin = piece.end
    if done < len(text):
        yield _Piece("text", "", done, len(text))


def _reference(text: str, match: re.Match[str]) -> _Piece | None:
    """A character reference; without its semicolon only where HTML knows it so."""
    name = match["reference"]
    if not name.startswith("#") and name not in html5:
        return None
    return _Piece("reference", name, match.start(), match.end())


def _tag(match: re.Match[str], finder: _Finder) -> _Piece | None:
    """A tag, a comment or what else is marked up; None for a `<` that is text."""
    start = match.start()
    if match["marked"]:  # a marked section shows what it holds, its signs are two pieces
        return _Piece("inline", "", start, match.end())
    if match["comment"]:
        end = finder.find("-->", match.end())
        return None if end < 0 else _Piece("inline", "", start, end + 3)
    if match["declaration"] or match["section_end"]:
        return _Piece("inline", "", start, match.end())
    name = match["name"].lower()
    kind = _kind(name)
    if not kind:
        return None
    end = finder.tag_end(match.end())
    if end < 0:
        return None
    if kind == "unseen":
        kind = "closing" if match["slash"] else "opening"
    return _Piece(kind, name, start, end)


def _visible(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces without those inside of what is unseen. An element that is never closed hides
    nothing.
    """
    closing: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.kind == "closing":
            closing.setdefault(piece.name, []).append(index)
    until = -1
    for index, piece in enumerate(pieces):
        if index <= until:
            continue
        if piece.kind == "opening":
            ends = closing.get(piece.name, [])
            after = bisect_right(ends, index)
            until = ends[after] if after < len(ends) else until
        yield piece


class _Finder:
    """Finds what ends a tag or a comment; what is not found is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: dict[str, int] = {}  # sign → from where on there is none

    def find(self, sign: str, begin: int) -> int:
        """The place of the next `sign`, -1 if there is none."""
        if begin >= self._missing.get(sign, begin + 1):
            return -1
        place = self._text.find(sign, begin)
        if place < 0:
            self._missing[sign] = begin
        return place

    def closes(self, name: str, begin: int) -> bool:
        """Is an element closed after this place?"""
        return self.find(f"</{name}", begin) >= 0 or self.find(f"</{name.upper()}", begin) >= 0

    def tag_end(self, begin: int) -> int:
        """The end of a tag whose name ends at `begin`, -1 for what is no tag.

        A tag that the end of the text cuts, as exports cut long cells, ends there.
        """
        text, place, attributes = self._text, begin, False
        while (match := _IN_TAG.match(text, place)) and match.end() < len(text):
            place = match.end()
            attributes = attributes or "=" in match[0]
            sign = text[place]
            if sign == ">":
                return place + 1
            if sign == "<":
                return -1
            if not match[0].rstrip().endswith("="):  # within a value that is not quoted
                place += 1
                continue
            closing = self.find(sign, place + 1)
            if closing < 0:
                return len(text)
            place = closing + 1
        return len(text) if attributes or "=" in text[place:] else -1


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Name of an element → block, inline or unseen."""
    path = files("brandlint_nlp.data") / "html_elements.yaml"
    data: dict[str, str] = parse_yaml(path.read_text("utf8"))
    return {name: kind for kind, names in data.items() for name in names.split()}


def _kind(tag: str) -> str:
    """block, inline, unseen, or empty for what is no tag.

    A name with a colon (`o:p`) is that of another vocabulary: such tags show what they hold.
    """
    return _kinds().get(tag, "inline" if ":" in tag else "")
