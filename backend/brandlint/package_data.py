"""The data files of the package, read: YAML, and CSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TYPED = frozenset("0123456789+-.~ntfNTF")  # the first signs of plain scalars that may be no text


class _Loader(_BASE):  # type: ignore[misc]
    """The safe loader, to which only true and false are truth values: `on`, `no`, `y` are words."""


_Loader.yaml_implicit_resolvers = {
    sign: [
        resolver
        for resolver in resolvers
        if resolver[0] != "tag:yaml.org,2002:bool" or sign in "tTfF"
    ]
    for sign, resolvers in _BASE.yaml_implicit_resolvers.items()
}


_RESOLVER = _Loader("")


def text_of(package: str, name: str) -> str:
    return (resources.files(package) / name).read_text("utf8")


def parsed(source: str) -> Any:
    """YAML as plain data, built from the parser's events: half the time of `yaml.load`.

    It is what the safe loader gives for one document with anchors, and without tags and merge
    keys. Raises `yaml.YAMLError`.
    """
    return _Builder(source).document()


class _Builder:
    """Builds the data of one document from the events of the parser."""

    def __init__(self, source: str) -> None:
        self._next = _Loader(source).get_event
        self._anchors: dict[str, Any] = {}

    def document(self) -> Any:
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        data = self._value(self._next())
        self._next()  # the end of the document
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise yaml.YAMLError("a second document in the file")
        return data

    def _value(self, event: Any) -> Any:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            value = event.value
            if event.implicit[0] and (not value or value[0] in _TYPED):
                value = _typed(value)
        elif kind is yaml.SequenceStartEvent:
            value = []
            while (item := self._next()).__class__ is not yaml.SequenceEndEvent:
                value.append(self._value(item))
        elif kind is yaml.MappingStartEvent:
            value = {}
            while (key := self._next()).__class__ is not yaml.MappingEndEvent:
                value[self._value(key)] = self._value(self._next())
        else:
            return self._aliased(event.anchor)
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _aliased(self, anchor: str) -> Any:
        if anchor not in self._anchors:
            raise yaml.YAMLError(f"*{anchor} stands before &{anchor}")
        return self._anchors[anchor]


@lru_cache(maxsize=4096)
def _typed(text: str) -> Any:
    """The value of a plain scalar: a number, a day, a truth value, nothing, else the text."""
    node = yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)), text)
    return _RESOLVER.construct_object(node)


def yaml_of(package: str, name: str) -> Any:
    return parsed(text_of(package, name))


def rows_of(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header that lies in a package."""
    yield from csv.DictReader(io.StringIO(text_of(package, name)))
