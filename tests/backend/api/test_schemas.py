"""What the API answers has the shape that its description says, so that clients can generate their
types from it.
"""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from brandlint.api import schemas

from .conftest import KEY

LISTINGS = (
    {
        "fields": {
            "title": "iPhone 15 Case with Bluetooth, N1ke style",
            "search_terms": "samsung galaxy case",
        },
        "brand": "Nike",
        "marketplace": "amazon.com",
    },
    {
        "fields": {"title": "Umweltfreundliche Brotdose ® made in Germany"},
        "marketplace": "amazon.de",
        "messages": "zh",
        "offset_unit": "codepoint",
    },
    {"fields": {"title": "Fidget spinner like Lego"}, "hints": True, "brands": ["Norrvik"]},
)


@pytest.mark.parametrize("listing", LISTINGS)
def test_checks(client: FlaskClient, listing: dict[str, object]) -> None:
    answer = client.post("/v1/check", json=listing)
    assert schemas.Answer.model_validate_json(answer.get_data(), strict=True).findings


@pytest.mark.parametrize("language", ["en", "zh"])
def test_rules(client: FlaskClient, language: str) -> None:
    heads = schemas.RuleHeads.model_validate(
        client.get(f"/v1/rules?lang={language}").get_json(), strict=True
    )
    for head in heads.root:
        schemas.Rule.model_validate(
            client.get(f"/v1/rules/{head.id}?lang={language}").get_json(), strict=True
        )


def test_the_rest(client: FlaskClient) -> None:
    schemas.Marketplaces.model_validate(client.get("/v1/marketplaces").get_json(), strict=True)
    schemas.State.model_validate(client.get("/readyz").get_json(), strict=True)
    schemas.Problem.model_validate(
        client.post("/v1/check", json={"fields": 1}).get_json(), strict=True
    )
    schemas.PairingCode.model_validate(
        client.post("/v1/pair/code", headers=KEY).get_json(), strict=True
    )
