"""What flask, flask-cors, spaCy, py3langid, rapidfuzz, redis and gunicorn are used for.

A test fails where its package is installed and does no work.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from math import inf
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import flask
import pytest
import redis
from py3langid.langid import LanguageIdentifier
from spacy.language import Language
from spacy.pipeline.spancat import SpanCategorizer
from spacy.tokens import Doc

from brandlint.api import app as api_app
from brandlint.api.serve import serve
from brandlint.api.state import AppState
from brandlint.registers.similar import features
from brandlint.registers.similar.index import IndexEntry, build_index
from brandlint.registers.similar.search import Searcher
from brandlint.store.settings import Store
from brandlint_nlp import imitation, language
from brandlint_nlp.context import ContextReader
from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import class_mask, office_code
from brandlint_nlp.model import shipped_folder, shipped_weights
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context

from .nlp.builders import field, lexicon
from .servers import RedisServer, free_port

BODY = {"fields": {"title": "Nike shoes"}}


def app_state(folder: Path) -> AppState:
    """The state with a store in this folder; Redis and rate are those of the environment."""
    return AppState(store=Store(f"sqlite:///{folder / 'store.sqlite'}"))


def test_flask_answers_the_request_by_a_route(tmp_path: Path) -> None:
    app = api_app.create_app(app_state(tmp_path))
    dispatched: list[str | None] = []

    def note(sender: flask.Flask, **_: object) -> None:
        dispatched.append(flask.request.endpoint)

    with flask.request_started.connected_to(note, app):
        answer = app.test_client().post("/v1/check", json=BODY)
    assert isinstance(app, flask.Flask) and dispatched == ["check"]
    assert answer.get_json()["findings"]


def test_flask_cors_names_an_allowed_origin_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRANDLINT_CORS_ORIGINS", "https://shop.example")

    def allowed(origin: str) -> str | None:
        client = api_app.create_app(app_state(tmp_path)).test_client()
        answer = client.get("/healthz", headers={"Origin": origin})
        return answer.headers.get("Access-Control-Allow-Origin")

    assert allowed("https://shop.example") == "https://shop.example"
    assert allowed("https://evil.example") is None
    monkeypatch.setattr(api_app, "CORS", lambda app, **_: app)
    assert allowed("https://shop.example") is None, "the header comes from elsewhere"


def test_py3langid_tells_a_language_that_small_words_leave_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = lexicon(tmp_path / "lexicon").words
    text = "Funda iPhone 15 negra silicona antigolpes transparente"
    assert language.language_of(text, "de", words) == "es"
    rank = LanguageIdentifier.rank
    language._likelihoods.cache_clear()
    monkeypatch.setattr(
        LanguageIdentifier,
        "rank",
        lambda self, text: [(tag, 1 - value) for tag, value in rank(self, text)],
    )
    assert language.language_of(text, "de", words) == "de"


def test_spacy_scores_a_candidate_that_the_judge_asks_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The context reader is a pipeline of spaCy; its span categoriser moves the score."""
    opened = lexicon(tmp_path / "lexicon")
    predict = SpanCategorizer.predict
    asked: list[str] = []

    def score(by_spacy: bool) -> float:
        def predicted(categoriser: SpanCategorizer, docs: list[Doc]) -> Any:
            asked.extend(span.text for doc in docs for span in doc.spans[categoriser.key])
            spans, scores = predict(categoriser, docs)
            return spans, scores if by_spacy else 1 - scores

        monkeypatch.setattr(SpanCategorizer, "predict", predicted)
        reader = ContextReader(shipped_folder())
        assert isinstance(reader._pipeline.nlp, Language)
        every_verdict_open = replace(shipped_weights(), low=-inf, high=inf)
        pipeline = MarkPipeline(opened, every_verdict_open, reader)
        fields = {"title": fold("Leather strap for Kestrel watches")}
        (mention,) = pipeline.mentions(fields, str, Context(offices=("DE",)))
        assert pipeline.woken == 1
        return mention.score

    assert score(by_spacy=True) != score(by_spacy=False)
    assert asked == ["Kestrel", "Kestrel"]


def test_rapidfuzz_decides_whether_a_word_looks_like_a_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = lexicon(tmp_path / "lexicon")
    assert [found.lookalike for found in field(opened, "Samsumg").candidates] == ["typo"]
    monkeypatch.setattr(imitation, "OSA", SimpleNamespace(distance=lambda *_, **__: 9))
    imitation.imitation_cost.cache_clear()
    assert field(opened, "Samsumg").candidates == []
    imitation.imitation_cost.cache_clear()


def test_rapidfuzz_measures_how_alike_two_marks_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_code("US")
    build_index([IndexEntry(1, "Vexolune", (), class_mask({21}), office)], tmp_path)
    searcher = Searcher(tmp_path)
    assert [hit.reasons for hit in searcher.search("vexolyne")] == [("spelling", "sound")]
    monkeypatch.setattr(features, "fuzz", SimpleNamespace(ratio=lambda *_: 0.0))
    assert [hit.reasons for hit in searcher.search("vexolyne")] == [("weak",)]


def test_redis_keeps_the_answers_and_counts_the_requests(
    redis_server: RedisServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRANDLINT_REDIS_URL", redis_server.url)
    monkeypatch.setenv("BRANDLINT_RATE", "2/minute")
    client = redis.Redis(port=redis_server.port)
    statuses, cached = [], []
    for _ in range(3):  # each as a process of its own
        state = app_state(tmp_path)
        assert state.redis is not None and isinstance(state.redis.client, redis.Redis)
        answer = api_app.create_app(state).test_client().post("/v1/check", json=BODY)
        statuses.append(answer.status_code)
        cached.append(state.metrics.checks.labels("cache")._value.get())
    assert (statuses, cached) == ([200, 200, 429], [0, 1, 0])
    kinds = sorted(key.partition(b":")[0].lower() for key in client.scan_iter())
    assert kinds == [b"brandlint", b"limits"]


@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn needs POSIX; waitress serves there")
def test_gunicorn_is_what_serve_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    from gunicorn.arbiter import Arbiter

    started: list[Arbiter] = []

    def note(arbiter: Arbiter) -> None:
        started.append(arbiter)

    monkeypatch.setattr(Arbiter, "run", note)
    port = free_port()
    assert serve("127.0.0.1", port, 1) == 0
    (arbiter,) = started
    assert (arbiter.address, arbiter.num_workers) == ([("127.0.0.1", port)], 1)
    app = arbiter.app.wsgi()
    assert isinstance(app, flask.Flask)
    assert app.test_client().get("/healthz").status_code == 200
