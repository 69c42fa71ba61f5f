"""Write docs/rules.md from the table of rules. `make rules-page` renews it; a test holds it against the code."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.validate import RULES
from pipeline.validate.flags import Rule
from pipeline.validate.measured import alarms_told, recall_told

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
_HEAD = """# The checks

Every rule in the order in which reviewers read. `plainpaper rules` prints the same. A **block** is what no reviewer would
wave through; a **warn** wants a look; a **note** is for information. *Finds* is the share of planted errors that the rule
itself named; *false alarms* is the share of untouched summaries by people and models on which it spoke, and part of those
alarms are right. These checks do not find subtle misreadings; no flags does not mean correct.

This page is made from the code: run `make rules-page` after a change.
"""


def page() -> str:
    """Give the page."""
    return "\n".join([_HEAD, *(_entry(rule) for rule in RULES)])


def _entry(rule: Rule) -> str:
    loud = ", ".join(severity.value for severity in rule.severities)
    lines = [
        f"## {rule.name}",
        "",
        f"{rule.what}",
        "",
        f"- Why: {rule.why}.",
        f"- How loud: {loud}.",
        f"- Standard: {rule.standard}.",
        f"- Finds: {recall_told(rule.name)}.",
        f"- False alarms: {alarms_told(rule.name)}.",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.name}: {len(RULES)} rules\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
