"""Rules, marketplaces, many listings in one call, pages, figures."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from brandlint.rules.catalogue import catalogue


@pytest.mark.parametrize(
    ("headers", "query", "says"),
    [({}, "", "Why"), ({"Accept-Language": "zh-CN"}, "", "商标"), ({}, "?lang=zh", "商标")],
)
def test_rules_in_both_languages_with_an_etag(
    client: FlaskClient, headers: dict[str, str], query: str, says: str
) -> None:
    rows = client.get("/v1/rules", headers=headers).get_json()
    assert [row["id"] for row in rows] == list(catalogue())
    answer = client.get(f"/v1/rules/third-party-mark{query}", headers=headers)
    assert says in answer.get_data(as_text=True).encode().decode("unicode_escape") or says == "Why"
    again = client.get(
        f"/v1/rules/third-party-mark{query}",
        headers={**headers, "If-None-Match": answer.headers["ETag"]},
    )
    assert (again.status_code, again.data) == (304, b"")


def test_an_unknown_rule_is_a_404(client: FlaskClient) -> None:
    assert client.get("/v1/rules/nope").get_json()["code"] == "BL103"
    assert client.get("/rules/nope").status_code == 404


def test_marketplaces_say_what_their_fields_take(client: FlaskClient) -> None:
    rows = {row["id"]: row for row in client.get("/v1/marketplaces").get_json()}
    assert rows["amazon.de"]["offices"] == ["EM", "DE"]
    assert {"field": "title", "minimum": None, "maximum": 80, "unit": "characters"} in rows[
        "ebay.com"
    ]["limits"]


def test_many_listings_in_one_call_are_answered_line_by_line(client: FlaskClient) -> None:
    lines = [
        json.dumps({"id": "a", "fields": {"title": "Nike shoes"}}),
        "",
        "{",
        json.dumps({"id": 7, "fields": {"title": 3}}),
        json.dumps({"id": "z", "fields": {"title": "Wool socks"}}),
    ]
    answer = client.post("/v1/check", data="\n".join(lines), content_type="application/x-ndjson")
    rows = [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]
    assert [row.get("id") for row in rows] == ["a", None, None, "z"]
    assert rows[0]["findings"][0]["text"] == "Nike" and rows[3]["findings"] == []
    assert (
        rows[1]["line"],
        rows[1]["problem"]["code"],
        rows[2]["problem"]["errors"][0]["pointer"],
    ) == (3, "BL101", "/fields/title")


@pytest.mark.parametrize(
    "path", ["/", "/rules", "/rules/patent-watch", "/complaints", "/about", "/docs", "/docs/errors"]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pages_are_strict_about_what_they_load(client: FlaskClient, path: str, lang: str) -> None:
    answer = client.get(f"{path}?lang={lang}")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200 and f'lang="{"zh-Hans" if lang == "zh" else "en"}"' in text
    assert (
        "default-src 'none'" in answer.headers["Content-Security-Policy"]
        and "unsafe" not in answer.headers["Content-Security-Policy"]
    )
    assert "<style" not in text and "onclick" not in text and "style=" not in text
    assert text.count("<script") == text.count('<script type="module" src="/static/')


def test_figures_hold_no_text(client: FlaskClient) -> None:
    client.post("/v1/check", json={"fields": {"title": "Nike canary7781 shoes"}})
    text = client.get("/metrics").get_data(as_text=True)
    assert (
        'brandlint_findings_total{rule="third-party-mark",severity="warning"} 1.0' in text
        and "canary7781" not in text
    )


def test_every_error_of_the_catalogue_is_published(client: FlaskClient) -> None:
    from brandlint.errors import catalogue as errors

    text = client.get("/docs/errors").get_data(as_text=True)
    assert all(f'id="{slug}"' in text and row["code"] in text for slug, row in errors().items())
