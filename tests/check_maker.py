"""Check invented summaries against invented papers. Takes sentences; gives {rule: severity} and flags."""

from __future__ import annotations

from typing import Any

from paper_maker import make_paper

from pipeline.records import Fact, Flag, Paper, Report, StudyFacts
from pipeline.validate.summary_file import check_text

_LOUDNESS = ("note", "warn", "block")


def paper_of(*sentences: str, design: str | None = None, people: int | None = None, **fields: Any) -> Paper:
    """Make a Paper of sentences; `design` and `people` are study facts that are taken as sure."""
    facts = StudyFacts(
        design=Fact(value=design, confidence=0.9 if design else 0.0, passages=("S1",) if design else ()),
        participants=Fact(
            value=str(people) if people else None,
            confidence=0.9 if people else 0.0,
            passages=("S1",) if people else (),
        ),
    )
    title = str(fields.pop("title", "An invented paper"))
    return make_paper({"Results": list(sentences)}, title=title, facts=facts, **fields)


def report_on(summary: str, paper: Paper) -> Report:
    """Check a lay summary that a person wrote."""
    return check_text(summary, paper)


def loud(report: Report, *, least: str = "warn") -> dict[str, str]:
    """Give the loudest severity of each rule that spoke at `least` so loud."""
    found: dict[str, str] = {}
    for flag in report.flags:
        level = str(flag.severity)
        if _LOUDNESS.index(level) >= _LOUDNESS.index(least):
            found[flag.rule] = max(found.get(flag.rule, level), level, key=_LOUDNESS.index)
    return found


def severity(summary: str, paper: Paper, rule: str) -> str | None:
    """Give how loud `rule` is on a summary; None where it is silent."""
    return loud(report_on(summary, paper), least="note").get(rule)


def flags_of(rule: str, report: Report) -> list[Flag]:
    """Give the flags of one rule."""
    return [flag for flag in report.flags if flag.rule == rule]


def assert_only_right_passes(paper: Paper, rule: str, right: str, wrong: str) -> None:
    """Hold that a rule is silent on what is told rightly, and warns of or blocks the same told wrongly."""
    assert severity(right, paper, rule) is None, report_on(right, paper).flags
    assert severity(wrong, paper, rule) in {"warn", "block"}, report_on(wrong, paper).flags


# A row of a table of retold sentences: the rule, the paper says, its design, the summary says, how loud the rule is.
Retold = tuple[str, str, str | None, str, str | None]


def assert_loudness(row: Retold, *, each_a_passage: bool = False) -> None:
    """Hold that a rule is as loud as a row says; the paper is one passage, or one for each of its sentences."""
    rule, told, design, said, loudness = row
    sentences = [f"{part.rstrip('.')}." for part in told.split(". ")] if each_a_passage else [told]
    paper = paper_of(*sentences, "Nothing else was measured.", design=design, scope="abstract")
    assert severity(said, paper, rule) == loudness, report_on(said, paper).flags
