"""Property: whatever is sent to any call of the OpenAPI description, the answer is never a server
error.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brandlint.api.app import create_app
from brandlint.api.state import AppState
from brandlint.store.settings import Store

from .conftest import KEY

FOLDER = Path(tempfile.mkdtemp(dir=os.environ["BRANDLINT_HOME"]))  # goes with the home of the tests
APP = create_app(
    AppState(
        token="secret", store=Store(f"sqlite:///{FOLDER / 'store.sqlite'}"), redis=None, rate=""
    )
)
schema = schemathesis.openapi.from_wsgi("/openapi.json", APP)
BOUNDED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@schema.parametrize()
@BOUNDED
def test_no_call_of_the_description_fails(case: schemathesis.Case) -> None:
    answer = case.call(headers=KEY)
    assert answer.status_code < 500, answer.text


@BOUNDED
@given(
    st.binary(max_size=2000),
    st.sampled_from(["application/json", "text/plain", "application/x-ndjson", "x/y", ""]),
)
def test_no_bytes_fail(data: bytes, kind: str) -> None:
    client = APP.test_client()
    for method, path in (
        ("POST", "/v1/check"),
        ("PUT", "/v1/profile"),
        ("POST", "/v1/dismissals"),
        ("DELETE", "/v1/dismissals"),
        ("POST", "/v1/pair"),
    ):
        assert (
            client.open(path, method=method, data=data, content_type=kind, headers=KEY).status_code
            < 500
        )
