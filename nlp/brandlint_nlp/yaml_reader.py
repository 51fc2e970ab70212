"""YAML of the package as plain data, in half the time of `yaml.load`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one, if it was built
_TYPED = frozenset("0123456789+-.~ntfNTF")  # the first signs of plain scalars that may be no text


class Loader(_BASE):  # type: ignore[misc]
    """The safe loader, to which only true and false are truth values: `on`, `no`, `y` are words."""


Loader.yaml_implicit_resolvers = {
    sign: [
        resolver
        for resolver in resolvers
        if resolver[0] != "tag:yaml.org,2002:bool" or sign in "tTfF"
    ]
    for sign, resolvers in _BASE.yaml_implicit_resolvers.items()
}


_RESOLVER = Loader("")


def parse_yaml(source: str) -> Any:
    """What `Loader` gives for one document, built from the events of the parser.

    The document may have anchors, but no tags and no merge keys. Raises `yaml.YAMLError`.
    """
    return _Builder(source).document()


class _Builder:
    """Builds the data of one document from the events of the parser."""

    def __init__(self, source: str) -> None:
        self._next = Loader(source).get_event
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
