"""What HTML shows is told from what it is made of, with the way back into it."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brandlint_nlp.markup import read_markup

SHOWN = {
    "AT&amp;T": "AT&T",
    "Hello&nbsp;Kitty": "Hello\xa0Kitty",
    "Levi&#39;s &#x2019;": "Levi's ’",
    "Nestl&eacute; &copy 2026": "Nestlé © 2026",
    "<strong>Otter</strong>Box": "OtterBox",
    "a<br>b<BR/>c": "a\nb\nc",
    "<li>Otter</li><li>Box</li>": "\nOtter\n\nBox\n",
    '<p class="adidas" style="color:nike">sock</p>': "\nsock\n",
    "<a href=https://nike.com/x>sock</a>": "sock",
    "<img alt='Nike > Puma'> sock": "\n sock",
    '<td width=12" height=3>Nike</td>': "\nNike\n",
    "<!-- Nike -->sock<!--[if mso]>Puma<![endif]-->": "sock",
    "<script>var nike = '<b>';</script>sock<style>.puma{}</style>": "sock",
    "<STYLE>nike</STYLE>sock": "sock",
    "<!DOCTYPE html><?xml version='1.0'?>sock": "sock",
    "<o:p>sock</o:p>": "sock",
    "&lt;b&gt;Otter&lt;/b&gt;Box &amp;amp; more": "OtterBox & more",
    "<![CDATA[<b>Otter</b>Box]]>": "OtterBox",
    "sock <a href='https://nike.com/a-long-li": "sock ",
    "<style> Nike": " Nike",
}


@pytest.mark.parametrize("text", SHOWN)
def test_only_words_are_shown(text: str) -> None:
    markup = read_markup(text)
    assert markup is not None and markup.text == SHOWN[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "R&D, M&Ms",
        "a < b > c",
        "I <3 it",
        "5<6 and <b",
        "<Nike> socks",
        "Q&A; &nosuch;",
        "a &#;",
    ],
)
def test_signs_that_begin_no_markup_are_text(text: str) -> None:
    assert read_markup(text) is None


def test_a_span_leads_back_into_the_markup() -> None:
    text = "As <b>Otter</b>Box &amp; <i>Levi&#39;s</i>"
    markup = read_markup(text)
    assert markup is not None
    for words, sent in {"OtterBox": "Otter</b>Box", "&": "&amp;", "Levi's": "Levi&#39;s"}.items():
        at = markup.text.index(words)
        start, end = markup.span(at, at + len(words))
        assert text[start:end] == sent


def written(text: str, words: str, new: str) -> str:
    """The text with `new` written in place of the words that are shown."""
    markup = read_markup(text)
    assert markup is not None
    at = markup.text.index(words)
    for start, end, piece in reversed(markup.edits(at, at + len(words), new)):
        text = text[:start] + piece + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "words", "new", "after"),
    [
        ("<b>Otter</b>Box case", "OtterBox", "Phone", "<b>Phone</b> case"),
        ("<b>Otter</b>Box case", "OtterBox ", "", "<b></b>case"),
        ("A&amp;B<br>c", "A&B", "R&D", "R&amp;D<br>c"),
        ("&lt;b&gt;Nike&lt;/b&gt;", "Nike", "R&D", "&lt;b&gt;R&amp;amp;D&lt;/b&gt;"),
        ("Nike<br>sock", "Nike\nsock", "sock", "sock<br>"),
        ("<b>x</b>", "", "y", "<b>yx</b>"),
    ],
)
def test_an_edit_overwrites_no_tag(text: str, words: str, new: str, after: str) -> None:
    assert written(text, words, new) == after


@given(st.text(alphabet="ab<>&/;'\"= !-[]#x1\n", max_size=60))
def test_any_text_is_read_and_every_shown_character_has_its_place(text: str) -> None:
    markup = read_markup(text)
    if markup is None:
        return
    assert len(markup.text) == len(markup.starts) == len(markup.ends)
    assert list(markup.starts) == sorted(markup.starts)
    places = zip(markup.starts, markup.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.lists(st.text(alphabet="Nox &>'é", min_size=1, max_size=8), min_size=1, max_size=6))
def test_what_was_escaped_between_tags_is_shown_again(words: list[str]) -> None:
    text = "".join(f"<span title='x'>{html.escape(word)}</span>" for word in words)
    markup = read_markup(text)
    assert markup is not None
    assert markup.text == "".join(words)
    assert markup.span(0, len(markup.text)) == (
        text.index(">") + 1,
        text.rindex("</span>"),
    )


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<a '", '<a x="', "</", "<![", "<?x ", "&a", "<b>"]
)
def test_reading_looks_at_a_text_a_bounded_number_of_times(piece: str) -> None:
    """Long texts of open signs are read at all; a search for each to the end would take hours."""
    read_markup(piece * 50_000)
