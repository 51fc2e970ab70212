"""Reports that were judged before: in the process, and in Redis where `BRANDLINT_REDIS_URL` names
one. Never needed for a right answer.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from typing import Any

import redis
from cachetools import LRUCache

from brandlint.config import Config

_KEPT = 2048  # answers in the process
_SECONDS = 24 * 3600  # answers in Redis
_BUDGET = 0.1  # seconds that Redis may take
_PAUSE = 5.0  # seconds without Redis after a failure


class OptionalRedis:
    """Redis that may be slow, full or gone: after a failure it is left alone for a while, and tried
    again without a restart.
    """

    def __init__(self, url: str) -> None:
        self.client: redis.Redis = redis.Redis.from_url(
            url, socket_timeout=_BUDGET, socket_connect_timeout=_BUDGET
        )
        self._paused_until = 0.0

    @property
    def up(self) -> bool:
        """Did it answer when it was last asked?"""
        return time.monotonic() >= self._paused_until

    def failed(self) -> None:
        self._paused_until = time.monotonic() + _PAUSE

    def ping(self) -> bool:
        try:
            self.client.ping()
        except (redis.RedisError, OSError):
            self.failed()
            return False
        self._paused_until = 0.0
        return True

    def get(self, key: str) -> bytes | None:
        if not self.up:
            return None
        try:
            value = self.client.get(key)
        except (redis.RedisError, OSError):
            self.failed()
            return None
        return value if isinstance(value, bytes) else None

    def set(self, key: str, value: bytes) -> None:
        if not self.up:
            return
        try:
            self.client.set(key, value, ex=_SECONDS)
        except (redis.RedisError, OSError):
            self.failed()


def redis_from_environment() -> OptionalRedis | None:
    url = Config.from_environment().redis_url
    return OptionalRedis(url) if url else None


class Cache:
    """Answers by the digest of all that they depend on."""

    def __init__(self, shared: OptionalRedis | None = None, kept: int = _KEPT) -> None:
        self.shared = shared
        self._in_process: LRUCache[str, bytes] = LRUCache(kept)
        self._lock = threading.Lock()

    @staticmethod
    def key(*parts: object) -> str:
        """A digest of the parts, by their JSON or their `str`; the text itself is not in it."""
        data = json.dumps(parts, sort_keys=True, default=str).encode("utf8", "surrogatepass")
        return "brandlint:" + hashlib.blake2b(data, digest_size=20).hexdigest()

    def get(self, key: str) -> Any | None:
        with self._lock:
            value = self._in_process.get(key)
        if value is None and self.shared is not None:
            value = self.shared.get(key)
            if value is not None:
                self._keep(key, value)
        try:
            return None if value is None else json.loads(value)
        except ValueError:
            return None

    def set(self, key: str, value: Any) -> None:
        data = json.dumps(value).encode("utf8")
        self._keep(key, data)
        if self.shared is not None:
            self.shared.set(key, data)

    def _keep(self, key: str, data: bytes) -> None:
        with self._lock:
            self._in_process[key] = data
