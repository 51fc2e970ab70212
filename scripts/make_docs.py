"""The parts of `docs/` that the code knows best: `python scripts/make_docs.py [--check]`.

A page holds its own prose. Between `<!-- make_docs: NAME -->` and `<!-- end -->` stands what this
script writes: the commands (from argparse), the variables (from `config.py`), the rules (from their
YAML) and the errors (from `errors.yaml`). The same code gives the same pages. `--check` exits 1 if
a page is not what would be written.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from brandlint.cli.main import parser
from brandlint.config import Config
from brandlint.errors import catalogue as errors
from brandlint.rule_ids import GROUPS
from brandlint.rules.catalogue import Rule, catalogue
from brandlint.rules.texts import texts_file, with_owner

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("docs/cli.md", "docs/configuration.md", "docs/rules.md", "docs/http.md")
_PART = re.compile(r"(<!-- make_docs: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WEB = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")


def commands() -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """(name with its parents, what it does, parser) of every command, in the order of the help."""
    yield from _subcommands("brandlint", parser())


def _subcommands(
    name: str, command: argparse.ArgumentParser
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for part, child in action.choices.items():
                yield f"{name} {part}", helps.get(part, ""), child
                yield from _subcommands(f"{name} {part}", child)


def arguments(command: argparse.ArgumentParser) -> list[argparse.Action]:
    """The arguments that a user may give, without `--help` and without subcommands."""
    left_out = (argparse._HelpAction, argparse._SubParsersAction)
    return [
        action
        for action in command._actions
        if not isinstance(action, left_out) and action.help != argparse.SUPPRESS
    ]


def _value(action: argparse.Action) -> str:
    """How the value of an argument is written: `F`, `a | b`; empty for a flag."""
    if action.nargs == 0:
        return ""
    if action.choices is not None and action.metavar is None:
        return " | ".join(map(str, action.choices))
    metavar = action.metavar or (action.dest.upper() if action.option_strings else action.dest)
    return str(metavar)


def _written(action: argparse.Action) -> str:
    """An argument as it is written: `PATH...`, `[MARK]`, `--port PORT`."""
    value = _value(action)
    if action.option_strings:
        return f"{', '.join(action.option_strings)} {value}".rstrip()
    shown = f"({value})" if action.choices is not None and " | " in value else value
    return {"*": f"[{shown}...]", "+": f"{shown}...", "?": f"[{shown}]"}.get(
        str(action.nargs or ""), shown
    )


def _meaning(action: argparse.Action) -> str:
    notes = [action.help or ""]
    if isinstance(action, argparse._AppendAction) and "repeat" not in notes[0]:
        notes.append("may be repeated")
    default: Any = action.default
    if default not in (None, "", False, [], argparse.SUPPRESS) and "default" not in notes[0]:
        notes.append(f"default: `{default}`")
    return "; ".join(filter(None, notes)).replace("|", "\\|")


def _commands() -> Iterator[str]:
    for name, does, command in commands():
        yield f"## {name}\n\n{does[:1].upper()}{does[1:]}.\n"
        given = arguments(command)
        if any(isinstance(action, argparse._SubParsersAction) for action in command._actions):
            yield f"```\n{name} COMMAND ...\n```\n"
            continue
        options = any(action.option_strings for action in given)
        words = [name, *(_written(action) for action in given if not action.option_strings)]
        yield "```\n" + " ".join([*words, *(["[options]"] if options else [])]) + "\n```\n"
        if given:
            yield "| argument | meaning |\n|---|---|\n" + "".join(
                f"| `{_written(action).replace('|', chr(92) + '|')}` | {_meaning(action)} |\n"
                for action in given
            )
        if command.epilog:
            yield f"```\n{command.epilog}\n```\n"


def _variables() -> Iterator[str]:
    yield "| name | default | meaning |\n|---|---|---|\n" + "".join(
        f"| `{row['variable']}` | {row['default']} | {row['meaning']} |\n"
        for row in (field.metadata for field in fields(Config))
    )


def _source(rule: Rule) -> str:
    """The rule's YAML, from the repository's root."""
    return f"backend/brandlint/{texts_file(rule.id)}"


def _rules() -> Iterator[str]:
    yield "| rule | group | severity | what it sees | source |\n|---|---|---|---|---|\n" + "".join(
        f"| [`{rule.id}`](#{rule.id}) | {rule.group} | {rule.text.severity} | {rule.text.title.en} "
        f"| [{Path(_source(rule)).name}](../{_source(rule)}) |\n"
        for rule in catalogue().values()
    )
    for group, ids in GROUPS.items():
        yield f"## {group}\n"
        for rule in (catalogue()[rule_id] for rule_id in ids):
            text = rule.text
            yield f"### {rule.id}\n\n{text.title.en}. Severity: {text.severity}.\n"
            yield "It says:\n" + "".join(
                f"- {with_owner(message).en}\n" for message in text.messages.values()
            )
            for head, part in (
                ("Why", text.why),
                ("Write instead", text.instead),
                ("Known false alarms", text.known_false_alarms),
            ):
                yield f"**{head}.** {part.en.strip()}\n"
            yield "Law and sources:\n" + "".join(
                f"- {basis.text} ({_link(basis.source)}, {basis.date})\n"
                for basis in text.legal_basis
            )


def _link(source: str) -> str:
    return f"<https://{source}>" if _WEB.fullmatch(source) else source


def _errors() -> Iterator[str]:
    yield "| code | name | status | what | what to do |\n|---|---|---|---|---|\n" + "".join(
        f"| {entry['code']} | `{slug}` | {entry['status']} | {entry['title']['en']} "
        f"| {entry['todo']['en']} |\n"
        for slug, entry in sorted(errors().items(), key=lambda item: str(item[1]["code"]))
    )


PARTS = {"commands": _commands, "variables": _variables, "rules": _rules, "errors": _errors}


def made(page: str) -> str:
    """The text of a page with its parts as the code has them now. Raises KeyError for a part that
    this script does not know.
    """

    def part(match: re.Match[str]) -> str:
        return match[1] + "\n" + "\n".join(PARTS[match[2]]()) + "\n" + match[3]

    return _PART.sub(part, page)


def main() -> int:
    reader = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    reader.add_argument("--check", action="store_true", help="exit 1 if a page is stale")
    args = reader.parse_args()
    stale = []
    for name in PAGES:
        file = ROOT / name
        old = file.read_text("utf8")
        new = made(old)
        if new != old:
            stale.append(name)
            if not args.check:
                file.write_text(new, "utf8")
    for name in stale:
        print(f"{name}: {'stale, run python scripts/make_docs.py' if args.check else 'written'}")
    return int(args.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
