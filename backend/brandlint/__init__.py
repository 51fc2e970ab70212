"""Lints marketplace listings for other people's marks, protected terms and own registrations."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brandlint.linter import check
    from brandlint.listing import Listing
    from brandlint.seller.profile import Profile

__all__ = ["Listing", "Profile", "check"]

# Imported when asked for, so that `import brandlint` costs nothing.
_MODULES = {
    "check": "brandlint.linter",
    "Listing": "brandlint.listing",
    "Profile": "brandlint.seller.profile",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
