"""The cache and the limits: with a real Redis, with one that is slow or gone, and without."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
from flask.testing import FlaskClient

from brandlint.api.app import create_app
from brandlint.api.cache import Cache, OptionalRedis
from brandlint.api.state import AppState
from brandlint.store.settings import Store

from ...servers import RedisServer

BODY = {"fields": {"title": "Nike shoes"}}


def app_state(tmp_path: Path, shared: OptionalRedis | None, rate: str = "") -> AppState:
    return AppState(store=Store(f"sqlite:///{tmp_path / 's.sqlite'}"), redis=shared, rate=rate)


def checks(state: AppState, source: str) -> float:
    return float(state.metrics.checks.labels(source)._value.get())


def test_an_answer_is_shared_between_processes_by_redis(
    redis_server: RedisServer, tmp_path: Path
) -> None:
    first, second = (app_state(tmp_path, OptionalRedis(redis_server.url)) for _ in range(2))
    answers = [
        create_app(state).test_client().post("/v1/check", json=BODY).get_json()
        for state in (first, second)
    ]
    assert answers[0]["findings"] == answers[1]["findings"] != []
    assert (checks(first, "engine"), checks(second, "engine"), checks(second, "cache")) == (1, 0, 1)
    kept = redis.Redis(port=redis_server.port)
    assert kept.dbsize() == 1 and not any(b"Nike shoes" in key for key in kept.scan_iter())


# What goes wrong with Redis → how it begins and how it ends.
TROUBLES: dict[str, tuple[Callable[[RedisServer], object], Callable[[RedisServer], object]]] = {
    "gone": (RedisServer.stop, RedisServer.start),
    "slow": (
        lambda server: server.process.send_signal(signal.SIGSTOP),
        lambda server: server.process.send_signal(signal.SIGCONT),
    ),
    "full": (lambda server: server.limit("1"), lambda server: server.limit("0")),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_answers_stay_right_without_redis_and_it_comes_back(
    redis_server: RedisServer, tmp_path: Path, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brandlint.api.cache._PAUSE", 0.3)
    state = app_state(tmp_path, OptionalRedis(redis_server.url), "1000/minute")
    client = create_app(state).test_client()
    assert client.get("/readyz").get_json()["redis"] == "up"
    begin, end = TROUBLES[trouble]
    begin(redis_server)
    for title in ("Nike shoes", "Gucci bag", "Nike shoes"):
        rows = client.post("/v1/check", json={"fields": {"title": title}}).get_json()["findings"]
        assert [row["text"] for row in rows] == [title.split()[0]]
    if trouble != "full":
        answer = client.get("/readyz")
        assert (answer.status_code, answer.get_json()["redis"]) == (200, "down")
        assert b"brandlint_redis_up 0.0" in client.get("/metrics").data
    end(redis_server)
    time.sleep(0.4)
    assert client.get("/readyz").get_json()["redis"] == "up"


@pytest.mark.parametrize("with_redis", [False, True])
def test_over_the_limit_is_refused_with_the_seconds_to_wait(
    with_redis: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    shared = OptionalRedis(request.getfixturevalue("redis_server").url) if with_redis else None
    client = create_app(app_state(tmp_path, shared, "3/minute")).test_client()
    codes = [client.post("/v1/check", json=BODY).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    answer = client.post("/v1/check", json=BODY)
    assert 1 <= int(answer.headers["Retry-After"]) <= 60 and answer.get_json()["code"] == "BL115"
    assert client.get("/healthz").status_code == 200


def test_the_key_knows_all_that_an_answer_depends_on(client: FlaskClient) -> None:
    bodies = [
        BODY,
        {**BODY, "messages": "zh"},
        {**BODY, "marketplace": "amazon.de"},
        {**BODY, "date": "2020-01-01"},
        {**BODY, "brands": ["Nike"]},
        {**BODY, "hints": True},
    ]
    first = [client.post("/v1/check", json=body).get_json() for body in bodies]
    again = [client.post("/v1/check", json=body).get_json() for body in bodies]
    assert [row["findings"] for row in first] == [row["findings"] for row in again]
    assert "商标" in first[1]["findings"][0]["message"] and first[4]["findings"] == []
    assert first[3]["checked"]["date"] == "2020-01-01"


def test_offsets_follow_the_unit_that_is_asked_for(client: FlaskClient) -> None:
    starts = [
        client.post(
            "/v1/check", json={"fields": {"title": "😀 Nike"}, "offset_unit": unit}
        ).get_json()["findings"][0]["start"]
        for unit in ("utf-16", "codepoint", "utf-16")
    ]
    assert starts == [3, 2, 3]


def test_the_latest_answers_are_kept_and_no_more() -> None:
    cache = Cache(kept=2)
    for name in ("a", "b", "c"):
        cache.set(name, name)
    assert [cache.get(name) for name in ("a", "b", "c")] == [None, "b", "c"]
