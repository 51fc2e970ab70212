"""The HTTP edge: answers, offsets, and a problem document for every kind of bad input."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from brandlint.api.app import create_app
from brandlint.api.utf16 import Units


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@pytest.mark.parametrize(("unit", "start"), [(None, 3), ("utf-16", 3), ("codepoint", 2)])
def test_offsets(client: FlaskClient, unit: str | None, start: int) -> None:
    body = {"fields": {"title": "😀 Nike shoes"}, **({"offset_unit": unit} if unit else {})}
    answer = client.post("/v1/check", json=body).get_json()
    assert answer["findings"][0]["start"] == start
    assert answer["offset_unit"] == (unit or "utf-16")
    assert answer["not_checked"]


def test_plain_text_and_chinese_messages(client: FlaskClient) -> None:
    assert client.post("/v1/check", data="Nike shoes", content_type="text/plain").get_json()[
        "findings"
    ]
    answer = client.post(
        "/v1/check", json={"fields": {"title": "Nike shoes"}, "messages": "zh"}
    ).get_json()
    assert "商标" in answer["findings"][0]["message"]


BAD: list[tuple[dict[str, Any], int]] = [
    ({"data": b"\xff", "content_type": "text/plain"}, 400),
    ({"data": "{", "content_type": "application/json"}, 400),
    ({"data": "[" * 100000, "content_type": "application/json"}, 400),
    ({"data": "x", "content_type": "text/html"}, 415),
    ({"json": []}, 422),
    ({"json": {"fields": {"title": 3}}}, 422),
    ({"json": {"fields": {}, "marketplace": "amazon.xx"}}, 422),
    ({"data": "a" * 2_000_000, "content_type": "text/plain"}, 413),
    ({"json": {"fields": {}, "offset_unit": "bytes"}}, 422),
]


@pytest.mark.parametrize(("sent", "status"), BAD)
def test_bad_input_is_a_problem_document_and_the_next_request_works(
    client: FlaskClient, sent: dict[str, Any], status: int
) -> None:
    answer = client.post("/v1/check", **sent)
    assert answer.status_code == status and answer.content_type == "application/problem+json"
    problem = answer.get_json()
    assert problem["status"] == status and problem["code"] and problem["todo"]
    assert (
        client.post("/v1/check", json={"fields": {"title": "\ud800 N\x00ike"}}).status_code == 200
    )


def test_wrong_fields_are_named(client: FlaskClient) -> None:
    problem = client.post(
        "/v1/check", json={"id": [], "fields": {"title": 3}, "brands": "x", "date": "soon"}
    ).get_json()
    assert sorted(row["pointer"] for row in problem["errors"]) == [
        "/brands",
        "/date",
        "/fields/title",
        "/id",
    ]


def test_other_addresses(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200
    assert "/v1/check" in client.get("/openapi.json").get_json()["paths"]
    assert client.get("/nope").status_code == 404
    assert client.get("/v1/check").status_code == 405


@given(st.text(alphabet=st.characters()), st.data())
def test_units_count_utf16(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Units(text)(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
