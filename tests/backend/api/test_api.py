"""The HTTP edge: answers, offsets, and a problem document for every kind of bad input."""

from __future__ import annotations

import codecs
import json
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


def test_a_byte_order_mark_and_null_are_nothing(client: FlaskClient) -> None:
    listing = {"fields": {"title": "Nike shoes", "description": None}, "brand": None, "lang": None}
    sent = codecs.BOM_UTF8 + json.dumps(listing).encode()
    answer = client.post("/v1/check", data=sent, content_type="application/json").get_json()
    assert [(row["start"], row["text"]) for row in answer["findings"]] == [(0, "Nike")]
    lines = client.post("/v1/check", data=sent, content_type="application/x-ndjson")
    assert json.loads(lines.data)["findings"] == answer["findings"]
    plain = codecs.BOM_UTF8 + b"Nike shoes"
    answer = client.post("/v1/check", data=plain, content_type="text/plain").get_json()
    assert answer["findings"][0]["start"] == 0


def test_a_line_with_an_unknown_marketplace_is_named_and_the_rest_goes_on(
    client: FlaskClient,
) -> None:
    rows = [{"id": "a"}, {"id": "b", "marketplace": "nowhere.example"}, {"id": "c"}]
    sent = "\n".join(json.dumps({"fields": {"title": "Nike shoes"}, **row}) for row in rows)
    got = client.post("/v1/check", data=sent, content_type="application/x-ndjson").data.splitlines()
    first, wrong, last = map(json.loads, got)
    assert (first["id"], last["id"]) == ("a", "c") and first["findings"] == last["findings"]
    assert wrong["line"] == 2 and "nowhere.example" in wrong["problem"]["detail"]


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
