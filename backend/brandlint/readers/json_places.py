"""Where the strings of a JSON text stand in it."""

from __future__ import annotations

import json
import re

Path = tuple[str | int, ...]

_SIGN = re.compile(r'["{}\[\],:]')
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)


def string_places(text: str, begin: int = 0) -> dict[Path, tuple[int, int]]:
    """The path of each string that is a value → start and end with its quotes (code points). The
    text is well-formed JSON.
    """
    places: dict[Path, tuple[int, int]] = {}
    path: list[str | int] = []  # of the value that is read: a key, or an index of a list
    lists: list[bool] = []  # of the values around it: is it a list?
    is_key = False
    place = begin
    while match := _SIGN.search(text, place):
        sign, place = match[0], match.end()
        if sign == '"':
            string = _STRING.match(text, match.start())
            if string is None:
                break
            place = string.end()
            if is_key:
                path[-1] = json.loads(string[0], strict=False)
            else:
                places[tuple(path)] = match.start(), place
        elif sign in "{[":
            lists.append(sign == "[")
            path.append(0 if sign == "[" else "")
            is_key = sign == "{"
        elif sign in "}]":
            lists.pop()
            path.pop()
            is_key = False
        elif sign == ",":
            if lists[-1]:
                path[-1] = int(path[-1]) + 1
            is_key = not lists[-1]
        else:
            is_key = False
    return places


def written_string(text: str, before: str) -> str:
    """A string as JSON; letters beyond ASCII are escaped where `before`, the JSON that it takes the
    place of, escaped them.
    """
    return json.dumps(text, ensure_ascii=before.isascii() and "\\u" in before)
