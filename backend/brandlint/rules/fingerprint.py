"""The name of a finding across runs: rule, subject, field and the folded words around it; never the
offset.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from brandlint_nlp.fold import lookup_key

_AROUND = 3  # words on either side that belong to it
_REACH = 80  # code points in which they are looked for


def fingerprint(rule: str, subject: str, field: str, text: str, start: int, end: int) -> str:
    """16 hex digits for the finding of `rule` about `subject` (a mark, a term) at text[start:end]
    of a field ("" for the listing).
    """
    before = re.findall(r"\w+", text[max(0, start - _REACH) : start])[-_AROUND:]
    after = re.findall(r"\w+", text[end : end + _REACH])[:_AROUND]
    parts = (
        rule,
        lookup_key(subject),
        field,
        lookup_key(" ".join(before)),
        lookup_key(text[start:end]),
        lookup_key(" ".join(after)),
    )
    return blake2b("\x1f".join(parts).encode("utf8", "surrogatepass"), digest_size=8).hexdigest()
