"""Spin: the top of a summary promises nothing that the main outcome, or a plan, did not show."""

from __future__ import annotations

import pytest
from check_maker import report_on, severity
from paper_maker import make_paper

from pipeline.records import Fact, Paper, StudyFacts


def paper(*results: str, design: str, primary: str | None = None, where: str = "S1") -> Paper:
    """Make a paper whose primary result is known and stands in `where`."""
    fact = Fact(value=primary, passages=(where,) if primary else (), confidence=0.85 if primary else 0.0)
    facts = StudyFacts(design=Fact(value=design, confidence=0.9), primary_result=fact)
    return make_paper({"Results": list(results)}, facts=facts)


NULL = paper(
    "The primary outcome, pain, did not differ between the groups.", "Sleep, a secondary outcome, improved.",
    design="randomised trial", primary="no difference",
)  # fmt: skip
TOP = "## Key takeaway\n\n{}\n\n## What they found\n\nThe trial had two groups."


@pytest.mark.parametrize(
    ("summary", "loudness"),
    [
        (TOP.format("The tablet improved sleep."), "warn"),
        (TOP.format("The tablet did not reduce pain more than placebo."), None),
        (TOP.format("The tablet improved sleep. Pain was similar in both groups."), None),
        (f"# The tablet brings relief\n\n{TOP.format('Adults took a tablet.')}", "warn"),
        (f"# The tablet\n\n*The tablet eases pain.*\n\n{TOP.format('Adults took a tablet.')}", "warn"),
        (f"# A tablet for pain\n\n{TOP.format('Adults took a tablet.')}", None),
    ],
)
def test_a_main_outcome_without_a_difference_is_said_at_the_top(summary: str, loudness: str | None) -> None:
    assert severity(summary, NULL, "spin") == loudness, report_on(summary, NULL).flags


PLAN = paper("The trial will compare two tablets in adults.", design="protocol")


@pytest.mark.parametrize(
    ("said", "loudness"),
    [("The tablet improves sleep.", "warn"), ("The trial will test whether the tablet improves sleep.", None)],
)
def test_a_plan_has_no_results_to_promise(said: str, loudness: str | None) -> None:
    assert severity(TOP.format(said), PLAN, "spin") == loudness


SECOND = paper(
    "The primary outcome, weekly headache days, fell in adults who took the tablet.",
    "Quality of sleep, a secondary outcome, improved in adults who took the tablet.",
    design="randomised trial", primary="better",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Quality of sleep improved in adults who took the tablet.", "warn"),
        ("Quality of sleep also improved in adults who took the tablet.", None),
        ("Weekly headache days fell in adults who took the tablet. Quality of sleep improved.", None),
    ],
)
def test_a_secondary_outcome_is_not_sold_as_the_main_one(said: str, loudness: str | None) -> None:
    assert severity(TOP.format(said), SECOND, "spin") == loudness, report_on(TOP.format(said), SECOND).flags


STABLE = paper("Disability remained stable in 18 adults over three years.", design="single-arm trial")


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The infusion slowed the disease.", "warn"),
        ("The infusion kept their walking stable.", "warn"),
        ("The infusion prevented further worsening.", "warn"),
        ("Disability stayed the same over three years.", None),
        ("It is not known whether the infusion slowed the disease.", None),
    ],
)
def test_staying_the_same_is_no_effect_where_nobody_was_compared(said: str, loudness: str | None) -> None:
    text = f"## Key takeaway\n\nDoctors followed 18 adults.\n\n## What they found\n\n{said}"
    assert severity(text, STABLE, "spin") == loudness, report_on(text, STABLE).flags


def test_a_study_that_measured_slowing_may_tell_it() -> None:
    told = paper("The infusion slowed the disease.", "Disability remained stable.", design="single-arm trial")
    assert severity("Doctors say the infusion slowed the disease.", told, "spin") is None
