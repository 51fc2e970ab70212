"""The language of a text, told from its script, its small words, and by `py3langid` where those
leave it open. Data: `data/languages.yaml`.

A listing says its language, or its marketplace does. That stands unless the text speaks strongly
against it: titles are short, and full of names that no language owns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from threading import Lock
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cached

from brandlint_nlp.words import Words
from brandlint_nlp.yaml_reader import parse_yaml

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DEFAULT = "en"
ASSUMED, SAID = 10.0, 30.0  # how much likelier another language must be than the one expected
_READ = 400  # code points of a text that are looked at
_REMEMBERED = 8192  # texts whose likelihoods are kept
_WORD = re.compile(r"(?<![\d-])\b[^\W\d_]{2,}\b(?![\d-])")  # no part of a model number
_FEWEST = 3  # words of a text in Latin letters that say more than what is expected
_KNOWN = 3.0  # Zipf frequency from which on a word is one that English texts have
_TOLD = 0.7  # of the small words that one language has alone
_SHARE = 0.6  # of the words of an English text that are such words
_LETTERS = {
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": "\u3040-\u30ff",
    "hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "thai": "\u0e00-\u0e7f",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "devanagari": "\u0900-\u097f",
    "greek": "\u0370-\u03ff",
    "hebrew": "\u0590-\u05ff",
}
_SCRIPTS = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}
_OTHER_SCRIPT = re.compile(f"[{''.join(_LETTERS.values())}]")
_SYLLABLES = frozenset({"han", "kana", "hangul"})  # whose letters are worth two
# Of the letters of a text in another script. The rest may be names in Latin letters.
_SCRIPT_SHARE = 0.2
_KANA_SHARE = 0.1  # of the kana among Han letters in Japanese


def listing_languages(
    texts: Mapping[str, str], said: str, expected: str, words: Words
) -> tuple[str, dict[str, str]]:
    """The language of a listing (a primary tag of BCP 47), and that of each field.

    `said` is the language that the listing gives, `expected` that of its marketplace; both may be
    empty, and then English is expected. An English bullet of a German listing is English.
    """
    if given := said.partition("-")[0].casefold():
        return given, _of_fields(texts, given, words, SAID)
    expected = expected.partition("-")[0].casefold() or DEFAULT
    whole = language_of("\n".join(texts.values()), expected, words)
    fields = _of_fields(texts, whole, words)
    if fields:
        [(most, _)] = Counter(fields.values()).most_common(1)
        if most != whole:  # a long field was louder than the others
            return most, _of_fields(texts, most, words)
    return whole, fields


def _of_fields(
    texts: Mapping[str, str], whole: str, words: Words, surety: float = ASSUMED
) -> dict[str, str]:
    return {name: language_of(text, whole, words, surety) for name, text in texts.items()}


def language_of(text: str, expected: str, words: Words, surety: float = ASSUMED) -> str:
    """The language of a text (a primary tag of BCP 47): `expected`, unless another is `surety`
    times as likely.

    `words` are the word frequencies of the lexicon.
    """
    text = text[:_READ]
    languages = scripts()[_script(text)]
    if len(languages) == 1:
        return languages[0]
    if languages[0] == DEFAULT:  # in Latin letters
        found = _WORD.findall(text.casefold())
        if len(found) < _FEWEST or _settled(found, expected, words):
            return expected
    likelihoods = _likelihoods(text)
    likeliest = max(languages, key=lambda language: likelihoods[language])
    return likeliest if likelihoods[likeliest] > surety * likelihoods.get(expected, 0) else expected


def _script(text: str) -> str:
    """The script of the letters that are not names in Latin ones."""
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return "latin"
    letters = Counter(
        {
            script: len(pattern.findall(text)) * (2 if script in _SYLLABLES else 1)
            for script, pattern in _SCRIPTS.items()
        }
    )
    every = sum(map(str.isalpha, text))
    if letters.total() < _SCRIPT_SHARE * every:
        return "latin"
    if letters["kana"] >= _KANA_SHARE * letters["han"] and letters["kana"] > letters["hangul"]:
        return "kana"
    return letters.most_common(1)[0][0]


def _settled(found: Sequence[str], expected: str, words: Words) -> bool:
    """Do the words of a text in Latin letters show the language that is expected?

    Small words that it has alone outnumber those that another has, or, in English, most words are
    such that English texts have.
    """
    telling = _telling_words()
    told = [telling[word] for word in found if word in telling]
    if told:
        return told.count(expected) > _TOLD * len(told)
    if expected != DEFAULT or not _foreign_words().isdisjoint(found):
        return False
    long = [word for word in found if len(word) > 2]
    known = sum(words.zipf(word) >= _KNOWN for word in long)
    return known >= _SHARE * len(long)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = resources.files("brandlint_nlp.data") / "languages.yaml"
    data: dict[str, Any] = parse_yaml(path.read_text("utf8"))
    return data


def scripts() -> dict[str, list[str]]:
    """The languages that are told apart, by the script they are written in."""
    by_script: dict[str, list[str]] = _data()["scripts"]
    return by_script


@lru_cache(maxsize=1)
def _telling_words() -> dict[str, str]:
    """Small words that one language has alone → the language."""
    languages: dict[str, list[str]] = {}
    for language, small in _data()["function_words"].items():
        for word in small:
            languages.setdefault(word, []).append(language)
    return {word: having[0] for word, having in languages.items() if len(having) == 1}


@lru_cache(maxsize=1)
def _foreign_words() -> frozenset[str]:
    """The small words of the languages that English does not have."""
    lists: dict[str, list[str]] = _data()["function_words"]
    return frozenset(word for words in lists.values() for word in words).difference(lists[DEFAULT])


def _digest(text: str) -> bytes:
    """What a text is remembered by; it is not in it."""
    return blake2b(text.encode("utf8", "surrogatepass"), digest_size=16).digest()


@cached(LRUCache[bytes, dict[str, float]](_REMEMBERED), key=_digest, lock=Lock())
def _likelihoods(text: str) -> dict[str, float]:
    """How likely each language is, 0-1."""
    return dict(identifier().rank(text))


@lru_cache(maxsize=1)
def identifier() -> LanguageIdentifier:
    """The identifier with its model, one a process. It takes a second to load, so only a text that
    leaves its language open does.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages({language for languages in scripts().values() for language in languages})
    return LanguageIdentifier(  # without the rest of the model
        whole.nb_ptc,
        whole.nb_pc,
        whole.nb_classes,
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )
