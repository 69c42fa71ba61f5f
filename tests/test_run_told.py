"""What a run says at its end of the papers that it did not come to."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pipeline.cli.progress import outcome_lines, summary_lines
from pipeline.flow.outcomes import Outcome

LEFT = [Outcome(f"{n}.xml", "not tried", message="the run stopped before it") for n in range(100)]


def end(*outcomes: Outcome) -> list[str]:
    batch: Any = SimpleNamespace(outcomes=outcomes, place=Path("outputs"))
    return summary_lines(batch, 1.0)


def test_a_stopped_run_counts_what_it_left_and_names_only_what_failed() -> None:
    lines = end(Outcome("a.pdf", "failed", message="this is a scan"), *LEFT)
    assert lines[lines.index("not drafted:") + 1 :][:2] == [
        "  a.pdf  this is a scan",
        "  100 not tried: the run stopped before; the same command goes on with them",
    ]
    assert len(lines) == 8


def test_a_run_that_only_stopped_names_none_again() -> None:
    assert not any(".xml" in line for line in end(*LEFT))


def test_a_paper_left_takes_one_line() -> None:
    assert outcome_lines(LEFT[0]) == ["… not tried  0.xml"]
