"""`plainpaper rules`: every check, what it looks for, why, who asks for it, and how good it was when measured."""

from __future__ import annotations

import json
import textwrap

import click

from pipeline.validate import RULES
from pipeline.validate.flags import Rule
from pipeline.validate.measured import alarms_told, all_measured, recall_told


@click.command(name="rules")
@click.option("--json", "as_json", is_flag=True, help="Give the table as JSON.")
def command(*, as_json: bool) -> None:
    """List the checks in reading order: what each looks for, why, its source, and its measured figures."""
    if as_json:
        click.echo(json.dumps([_row(rule) for rule in RULES], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(rule_lines(rule)) for rule in RULES))


def _row(rule: Rule) -> dict[str, object]:
    found = all_measured().get(rule.name)
    return {
        "rule": rule.name, "what": rule.what, "why": rule.why, "standard": rule.standard,
        "severities": [severity.value for severity in rule.severities],
        "measured": found._asdict() if found else None,
    }  # fmt: skip


def rule_lines(rule: Rule) -> list[str]:
    """Say a rule in lines."""
    told = (
        ("what", rule.what), ("why", rule.why), ("standard", rule.standard),
        ("finds", recall_told(rule.name)), ("false alarms", alarms_told(rule.name)),
    )  # fmt: skip
    lines = [f"{rule.name}  ({' · '.join(severity.value for severity in rule.severities)})"]
    for name, words in told:
        lines += textwrap.wrap(words, 100, initial_indent=f"  {name:<13} ", subsequent_indent=" " * 16)
    return lines
