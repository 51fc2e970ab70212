"""Profile, dismissals and pairing over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from brandlint.api.state import AppState
from brandlint.errors import BrandlintError
from brandlint.seller.profile import Profile
from brandlint.store.settings import Store

from .conftest import KEY


def rules(client: FlaskClient, title: str, **more: Any) -> list[str]:
    return [
        row["rule"]
        for row in client.post("/v1/check", json={"fields": {"title": title}, **more}).get_json()[
            "findings"
        ]
    ]


def test_a_profile_is_put_read_and_counts_at_once(client: FlaskClient) -> None:
    assert rules(client, "Nike shoes") == ["third-party-mark"]
    body = {
        "brands": ["Nike"],
        "authorised": [{"name": "Gucci", "proof": "contract", "until": "2099-01-01"}],
    }
    answer = client.put("/v1/profile", json=body, headers=KEY)
    assert answer.status_code == 200 and answer.get_json()["brands"][0]["name"] == "Nike"
    assert client.get("/v1/profile").get_json()["authorised"][0]["until"] == "2099-01-01"
    assert rules(client, "Nike shoes") == [] and rules(client, "Gucci bag") == []


def test_a_byte_order_mark_before_a_profile_is_nothing(client: FlaskClient) -> None:
    sent = {"data": b'\xef\xbb\xbf{"brands": ["Nike"]}', "content_type": "application/json"}
    assert client.put("/v1/profile", headers=KEY, **sent).status_code == 200
    assert rules(client, "Nike shoes") == []


def test_wrong_settings_are_named_and_nothing_changes(client: FlaskClient) -> None:
    client.put("/v1/profile", json={"brands": ["Nike"]}, headers=KEY)
    answer = client.put(
        "/v1/profile", json={"brands": [{"nam": "x"}], "rules": {"nope": "off"}}, headers=KEY
    )
    assert answer.status_code == 422
    assert {"/brands/0/name", "/rules"} <= {row["pointer"] for row in answer.get_json()["errors"]}
    assert client.get("/v1/profile").get_json()["brands"][0]["name"] == "Nike"


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ({"kind": "mine", "name": "Nike"}, True),
        ({"kind": "authorised", "name": "Nike", "reason": "contract"}, True),
        ({"kind": "ordinary", "name": "Nike", "rule": "third-party-mark"}, True),
        ({"kind": "compatible"}, True),
        ({"kind": "other", "reason": "seen"}, True),
        ({"kind": "mine", "name": "Adidas"}, False),
    ],
)
def test_a_dismissal_settles_the_finding_until_it_is_taken_back(
    client: FlaskClient, said: dict[str, str], gone: bool
) -> None:
    (row,) = client.post("/v1/check", json={"fields": {"title": "Nike shoes"}}).get_json()[
        "findings"
    ]
    body = (
        said
        if said["kind"] in {"mine", "authorised"}
        else {**said, "fingerprint": row["fingerprint"]}
    )
    made = client.post("/v1/dismissals", json=body, headers=KEY)
    assert made.status_code == 201
    assert (rules(client, "Nike shoes") == []) == gone
    assert client.delete("/v1/dismissals", json=made.get_json(), headers=KEY).status_code == 200
    assert rules(client, "Nike shoes") == ["third-party-mark"]
    assert client.delete("/v1/dismissals", json=made.get_json(), headers=KEY).status_code == 404


def test_words_around_what_is_put_aside_are_kept_only_if_the_seller_wants_it(
    client: FlaskClient, state: AppState
) -> None:
    example = {"field": "title", "before": "Carbon steel ", "text": "apple", "after": " slicer"}
    said = {
        "kind": "ordinary",
        "name": "Apple",
        "rule": "third-party-mark",
        "fingerprint": "ab",
        "example": example,
    }
    client.post("/v1/dismissals", json=said, headers=KEY)
    assert state.store.examples() == []
    client.put("/v1/profile", json={"learn": True}, headers=KEY)
    made = client.post("/v1/dismissals", json=said, headers=KEY)
    (row,) = state.store.examples()
    assert row["fields"] == {"title": "Carbon steel apple slicer"} and row["partial"] is True
    assert row["spans"] == [
        {"field": "title", "start": 13, "end": 18, "text": "apple", "use": "generic"}
    ]
    client.delete("/v1/dismissals", json=made.get_json(), headers=KEY)
    assert state.store.examples() == []


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "mine"},
        {"kind": "authorised", "name": "x"},
        {"kind": "ordinary"},
        {"kind": "nope"},
        {"kind": "other", "fingerprint": "xyz"},
        [],
    ],
)
def test_a_dismissal_that_says_too_little_is_refused(client: FlaskClient, body: Any) -> None:
    assert client.post("/v1/dismissals", json=body, headers=KEY).status_code == 422


def test_a_pairing_code_is_good_once(client: FlaskClient, state: AppState) -> None:
    code = state.store.pairing_code()
    assert client.post("/v1/pair", json={"code": f"{code[:4]}-{code[4:]}"}).get_json() == {
        "token": "secret"
    }
    assert client.post("/v1/pair", json={"code": code}).get_json()["code"] == "BL116"
    assert client.post("/v1/pair", json={"code": "00000000"}).status_code == 403


def test_a_profile_that_is_read_and_written_back_keeps_dismissals_apart(
    client: FlaskClient,
) -> None:
    client.put("/v1/profile", json={"brands": [{"name": "Norrvik"}]}, headers=KEY)
    ids = [
        client.post("/v1/dismissals", json=said, headers=KEY).get_json()["id"]
        for said in (
            {"kind": "mine", "name": "Adidas"},
            {"kind": "mine", "name": "Norrvik"},
            {"kind": "authorised", "name": "Lego", "reason": "a contract"},
            {"kind": "ordinary", "name": "Puma", "rule": "third-party-mark", "fingerprint": "00ff"},
        )
    ]
    read = client.get("/v1/profile").get_json()
    assert client.put("/v1/profile", json=read, headers=KEY).status_code == 200
    for id in ids:
        client.delete("/v1/dismissals", json={"id": id}, headers=KEY)
    after = client.get("/v1/profile").get_json()
    assert [row["name"] for row in after["brands"]] == ["Norrvik"]
    assert after["authorised"] == after["ignore"] == []


def test_the_page_may_ask_for_a_pairing_code(client: FlaskClient) -> None:
    assert client.post("/v1/pair/code").status_code == 401
    answer = client.post("/v1/pair/code", headers=KEY)
    assert answer.status_code == 201
    assert client.post("/v1/pair", json=answer.get_json()).get_json() == {"token": "secret"}


def test_an_extension_may_write_with_the_token_and_a_page_of_another_site_may_not(
    client: FlaskClient,
) -> None:
    for origin, status in (
        ("chrome-extension://abcdefgh", 200),
        ("moz-extension://0d3f", 200),
        ("https://shop.example.org", 403),
    ):
        assert (
            client.put("/v1/profile", json={}, headers={**KEY, "Origin": origin}).status_code
            == status
        )
    assert (
        client.put(
            "/v1/profile", json={}, headers={"Origin": "chrome-extension://abcdefgh"}
        ).status_code
        == 401
    )


def test_a_pairing_code_expires(
    client: FlaskClient, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from brandlint.store import settings

    code = state.store.pairing_code()
    real = settings.now
    monkeypatch.setattr(settings, "now", lambda: real() + timedelta(minutes=11))
    assert client.post("/v1/pair", json={"code": code}).status_code == 403


def test_checks_go_on_with_the_settings_read_last_while_the_store_is_down(
    client: FlaskClient, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.put("/v1/profile", json={"brands": ["Nike"]}, headers=KEY)
    assert rules(client, "Nike shoes") == []

    def down(base: Profile) -> Profile:
        raise BrandlintError("store-down", "gone")

    monkeypatch.setattr(state.store, "profile", down)
    monkeypatch.setattr("brandlint.api.state._FRESH", 0.0)
    assert rules(client, "Nike shoes") == []
    assert client.get("/v1/profile").status_code == 503


def test_a_store_that_cannot_be_opened_is_said_in_readyz() -> None:
    from brandlint.api.app import create_app

    broken = AppState(store=Store("sqlite:////nowhere/at/all/x.sqlite"), redis=None, rate="")
    client = create_app(broken).test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["store"]) == (503, "down")
    assert rules(client, "Nike shoes") == ["third-party-mark"]
