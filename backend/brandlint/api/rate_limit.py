"""Requests a minute for each caller: counted in Redis where there is one, in the process where not
or while it is gone.
"""

from __future__ import annotations

import math
import time

import redis
from flask import Response, request
from flask_openapi3 import OpenAPI
from limits import parse
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter, RateLimiter

from brandlint.api.problems import problem
from brandlint.api.state import AppState
from brandlint.errors import BrandlintError

_FREE = frozenset({"/healthz", "/readyz", "/metrics"})


def add_rate_limit(app: OpenAPI, state: AppState) -> None:
    """Refuse what is over `BRANDLINT_RATE` (such as 1200/minute; empty: no limit). Raises
    ValueError for a rate that cannot be read.
    """
    if not state.rate:
        return
    rate = parse(state.rate)
    in_process = MovingWindowRateLimiter(MemoryStorage())
    shared: RateLimiter | None = None
    if state.redis is not None:
        shared = MovingWindowRateLimiter(
            RedisStorage("redis://", connection_pool=state.redis.client.connection_pool)
        )

    def hit(who: str) -> tuple[bool, RateLimiter]:
        if shared is not None and state.redis is not None and state.redis.up:
            try:
                return shared.hit(rate, who), shared
            except (redis.RedisError, OSError):
                state.redis.failed()
        return in_process.hit(rate, who), in_process

    @app.before_request
    def limit() -> Response | None:
        if request.path in _FREE or request.path.startswith("/static/"):
            return None
        who = request.remote_addr or "unknown"
        allowed, limiter = hit(who)
        if allowed:
            return None
        try:
            reset = limiter.get_window_stats(rate, who).reset_time
        except (redis.RedisError, OSError):
            reset = time.time() + 1
        state.metrics.refused.labels("BL115").inc()
        answer = problem(BrandlintError("too-many", state.rate))
        answer.headers["Retry-After"] = str(max(1, math.ceil(reset - time.time())))
        return answer
