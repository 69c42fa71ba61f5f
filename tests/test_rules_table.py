"""The table of rules: each says what, why and who asks; its page and its command tell the same."""

from __future__ import annotations

import json

import pytest
from check_maker import paper_of, report_on
from click.testing import CliRunner

from pipeline.cli.rules import command
from pipeline.records import Severity, Status
from pipeline.validate import RULES
from pipeline.validate.flags import Rule
from pipeline.validate.measured import all_measured
from tools.rules_page import PAGE, page

LOUDNESS = [Severity.BLOCK, Severity.WARN, Severity.NOTE]
NAMES = {rule.name for rule in RULES}
BY_NAME = {rule.name: rule for rule in RULES}
# Flags that no rule of the table makes: nothing could be checked, or a person's text names no passages.
CODE_SAYS = {"unchecked", "evidence"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_says_what_it_looks_for_why_and_who_asks(rule: Rule) -> None:
    assert rule.what.endswith(".")
    assert len(rule.what.split()) >= 5
    assert rule.why[:1].islower()
    assert not rule.why.endswith(".")
    assert len(rule.standard) > 10
    assert sorted(rule.severities, key=LOUDNESS.index) == list(rule.severities) != []


def test_no_two_rules_share_a_name() -> None:
    assert len(NAMES) == len(RULES)


BAD = (
    "# Stop your tablets: a miracle cure\n\n*A breakthrough that proves pain is*\n\n## Key takeaway\n\nThe tablet cures all sufferers of pain "
    "and you should stop taking your insulin now.\n\n## What they found\n\n97 children got better after 12 months. "
    'Visit https://example.org and "read all of the tale there". A new type of treatment for mice with a family history.'
    " The drug was safe and had no side effects. The trial was funded by a charity. See Mr. A.B., seen on 3 May 2019.\n"
)  # fmt: skip


@pytest.mark.parametrize(
    "design", ["case report", "randomised trial", "single-arm trial", "animal study", "protocol"]
)
def test_a_flag_bears_the_name_of_a_rule_and_is_as_loud_as_that_rule_may_be(design: str) -> None:
    paper = paper_of("The tablet may reduce pain.", "It did not change.", design=design, people=3)
    flags = report_on(BAD, paper.model_copy(update={"status": Status(value="preprint")})).flags
    assert len({flag.rule for flag in flags}) > 5
    assert {flag.rule for flag in flags} - NAMES <= CODE_SAYS
    wrong = [f for f in flags if f.rule in BY_NAME and f.severity not in BY_NAME[f.rule].severities]
    assert wrong == []


def test_the_page_of_the_rules_agrees_with_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make rules-page"


def test_the_command_lists_every_rule_in_the_order_of_the_table() -> None:
    told = CliRunner().invoke(command, ["--json"]).stdout
    rows = json.loads(told)
    assert [row["rule"] for row in rows] == [rule.name for rule in RULES]
    assert set(rows[0]) == {"rule", "what", "why", "standard", "severities", "measured"}
    plain = CliRunner().invoke(command, []).stdout
    assert [line.split("  (")[0] for line in plain.splitlines() if "  (" in line and line[0] != " "] == [
        rule.name for rule in RULES
    ]


def test_only_rules_that_exist_have_measured_figures() -> None:
    assert set(all_measured()) - NAMES == set()


def test_a_rule_without_figures_says_so() -> None:
    missing = NAMES - set(all_measured())
    lines = CliRunner().invoke(command, []).stdout.count("not measured")
    assert lines >= len(missing)
