"""What the routes share: the seller's settings, the cache, the limits, the figures, and who may do
what.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from brandlint.api.cache import Cache, OptionalRedis, redis_from_environment
from brandlint.api.metrics import Metrics
from brandlint.config import Config
from brandlint.errors import BrandlintError
from brandlint.seller.conflicts import BackgroundSearch
from brandlint.seller.profile import EMPTY, Profile
from brandlint.store.settings import Store

_FRESH = 2.0  # seconds for which settings that were read are taken for the present ones
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(slots=True)
class AppState:
    """One a process. `token` is empty where nobody may write; `open_to_all`: the server listens
    beyond loopback, every call needs the key.
    """

    profile: Profile = EMPTY
    token: str = ""
    open_to_all: bool = False
    hosts: frozenset[str] = LOOPBACK
    origins: tuple[str, ...] = ()
    redis: OptionalRedis | None = field(default_factory=redis_from_environment)
    store: Store = field(default_factory=Store)
    metrics: Metrics = field(default_factory=Metrics)
    conflicts: BackgroundSearch = field(default_factory=BackgroundSearch)
    rate: str = field(default_factory=lambda: Config.from_environment().rate)
    cache: Cache = field(init=False)
    _read: tuple[float, Profile] | None = field(init=False, default=None)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.cache = Cache(self.redis)

    def settings(self) -> Profile:
        """The seller's settings; while the store is down those that were read last."""
        with self._lock:
            latest = self._read
        if latest is not None and time.monotonic() - latest[0] < _FRESH:
            return latest[1]
        try:
            profile = self.store.profile(self.profile)
        except BrandlintError:
            profile = latest[1] if latest is not None else self.profile
        with self._lock:
            self._read = time.monotonic(), profile
        return profile

    def changed(self) -> None:
        """Settings were written: read them anew at the next check."""
        with self._lock:
            self._read = None


def token_of(folder: Path) -> str:
    """The local token in `folder/token`, made at the first call; only its owner may read the
    file.
    """
    import secrets

    file = folder / "token"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        file.chmod(0o600)
        return file.read_text("ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as made:
        made.write(token := secrets.token_urlsafe(24))
    return token
