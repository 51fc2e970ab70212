"""The listings that the bench's page shows: name, kind of component, text and, where wanted, rows,
style, classes of a box around it.
"""

from __future__ import annotations

from typing import Any

LONG, TITLE = "rtip_product_description-0-value", "item_name-0-value"
PLAIN_WORDS = (
    "strong",
    "light",
    "cotton",
    "handle",
    "green",
    "garden",
    "bottle",
    "lid",
    "round",
    "soft",
    "case",
    "filter",
    "metal",
    "paper",
    "brush",
)
MARKS = (
    "Nike",
    "Gucci",
    "Velcro",
    "Rolex",
    "Chanel",
    "free shipping",
    "LEGO",
    "Adidas",
)  # found wherever the page has them
PLAINLY = "garden"  # a letter before it changes no finding
SENTENCE = "Nike style strap with Velcro fastener, Adidas look, Gucci feel and a Rolex shine"
LOOKS = (
    "",
    "font: 17px/2 Georgia, serif",
    "font: 13px monospace; letter-spacing: .7px",
    "text-align: center; border: 5px solid",
    "padding: 3px 29.5px",
    "font-size: 15.3px; word-spacing: 3px; text-transform: uppercase",
)
AROUND = ("", "moved", "scaled", "turned", "zoomed", "moved scaled")
Fields = list[dict[str, Any]]


def description(words: int, marks: int) -> str:
    """Words of a made-up description with marks strewn in, a sentence each."""
    every = words // marks
    parts = [
        MARKS[at // every % len(MARKS)] if at % every == 0 else PLAIN_WORDS[at % len(PLAIN_WORDS)]
        for at in range(words)
    ]
    return " ".join(part + ("." if at % 12 == 11 else "") for at, part in enumerate(parts))


def listing(words: int, marks: int, bullets: int) -> Fields:
    """A listing's fields, with two marks in each bullet and as many as wanted in the
    description.
    """
    texts = {
        "generic_keyword": "shoe running sport",
        "item_highlights": "light shoe, Nike style",
        "model_name": "Runner",
        "material": "cotton",
        "pattern": "plain",
        "theme": "sport",
        "included_components": "shoes, laces, bag",
    }
    bullet = {
        "kind": "kat-textarea",
        "rows": 3,
        "text": "Strong cotton strap, Adidas style, with Velcro fastener",
    }
    return [
        {
            "name": TITLE,
            "kind": "kat-input",
            "text": "Running shoes for men and women with strap and soft case, light",
        },
        {"name": "brand-0-value", "kind": "kat-input", "text": "Acme"},
        *({"name": f"bullet_point-{at}-value", **bullet} for at in range(bullets)),
        {"name": LONG, "kind": "kat-textarea", "rows": 12, "text": description(words, marks)},
        *(
            {"name": f"{name}-0-value", "kind": "kat-input", "text": text}
            for name, text in texts.items()
        ),
    ]


def as_sent(fields: Fields, title: str) -> dict[str, Any]:
    """About what the extension sends of such a listing, with another title."""
    texts = {LONG: "description", TITLE: "title"}
    return {
        "fields": {
            texts.get(row["name"], f"text_{at}"): title if row["name"] == TITLE else row["text"]
            for at, row in enumerate(fields)
        },
        "marketplace": "amazon.com",
    }


def many_looks() -> Fields:
    """Fields in many fonts, spacings and paddings, some in boxes that are moved, scaled, turned."""
    long = "\n".join([SENTENCE] * 3 + [description(300, 40)] + [SENTENCE] * 3)
    rows: Fields = [
        {"name": TITLE, "kind": "kat-input", "text": SENTENCE[:74], "style": "width: 300px"},
        {"name": LONG, "kind": "kat-textarea", "rows": 7, "text": long, "style": "width: 500px"},
    ]
    for at, (look, around) in enumerate(zip(LOOKS, AROUND, strict=True)):
        own = {"text": SENTENCE, "style": look, "around": around}
        rows.append(
            {"name": f"bullet_point-{2 * at}-value", "kind": "kat-textarea", "rows": 3, **own}
        )
        rows.append({"name": f"bullet_point-{2 * at + 1}-value", "kind": "kat-input", **own})
    return rows
