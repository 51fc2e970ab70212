"""The page of a rule as Markdown: for `brandlint rules ID`, the API and the popover."""

from __future__ import annotations

from brandlint.rules.texts import Example, RuleText, answers

_HEADS = {
    "en": (
        "Why",
        "Write instead",
        "Known false alarms",
        "If a complaint has come",
        "Legal basis",
        "Flagged",
        "Not flagged",
    ),
    "zh": ("原因", "建议写法", "已知误报", "收到投诉时", "法律依据", "会提示", "不会提示"),
}
_SHOWN = 4  # examples of each side


def rule_page(text: RuleText, lang: str = "en") -> str:
    """The rule's page in `en` or `zh`."""
    heads = _HEADS["zh" if lang == "zh" else "en"]
    parts = [f"# {text.id}", text.title.of(lang)]
    for head, body in zip(
        heads, (text.why, text.instead, text.known_false_alarms, text.complaint), strict=False
    ):
        parts += [f"## {head}", body.of(lang).strip()]
    for answer in map(answers().__getitem__, text.answers):
        where = "" if answer.territory == "*" else f" [{answer.territory}]"
        parts.append(
            f"- **{answer.title.of(lang)}**{where}: {answer.text.of(lang)} ({answer.source}, "
            f"{answer.date})"
        )
    parts += [
        f"## {heads[4]}",
        "\n".join(f"- {basis.text} ({basis.source}, {basis.date})" for basis in text.legal_basis),
    ]
    for head, examples in ((heads[5], text.flags), (heads[6], text.allows)):
        parts += [f"## {head}", "\n".join(_example(example) for example in examples[:_SHOWN])]
    return "\n\n".join(parts)


def _example(example: Example) -> str:
    """The example as a list item, what is underlined in it in bold, behind it what it depends
    on.
    """
    shown = " · ".join(filter(None, (*example.fields.values(), example.brand)))
    registered = [
        f"{brand['name']}: "
        + (
            ", ".join(
                f"{registration['office']} {registration.get('status', 'registered')}"
                for registration in brand["registrations"]
            )
            or "-"
        )
        for brand in example.profile.get("brands", ())
        if isinstance(brand, dict) and "registrations" in brand
    ]
    where = [
        part
        for part in (
            example.marketplace if example.marketplace != "amazon.com" else "",
            example.day,
            example.category,
        )
        if part
    ]
    note = f" ({'; '.join([*where, *registered])})" if where or registered else ""
    return (
        "- "
        + (shown.replace(example.text, f"**{example.text}**", 1) if example.text.strip() else shown)
        + note
    )
