"""Numbers: what a paper tells of one group is not told of the other, and two groups are no before and after."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

DOSES = paper_of(
    "In this trial 21 adults took 800 IU of the vitamin a day (low dose), while 24 took 4,370 IU a day (high dose).",
    "The mean score was lower with the vitamin than with the tablet (3.2 vs 4.5 points).",
    design="randomised trial",
)  # fmt: skip
TIMES = paper_of("The mean score rose from 3.2 at baseline to 4.5 points at the end.", design="randomised trial")
ARMS = paper_of(
    "Infection occurred in 12% of the control group and in 27% of the intervention group.", design="randomised trial"
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The high-dose group took 800 IU of the vitamin a day.", "warn"),
        ("The low-dose group took 800 IU of the vitamin a day.", None),
        ("The low-dose group took 800 IU and the high-dose group 4,370 IU a day.", None),
        ("The vitamin raised the score from 3.2 to 4.5 points.", "warn"),
        ("The score was 3.2 points with the vitamin and 4.5 with the tablet.", None),
    ],
)
def test_a_number_stays_with_its_group(said: str, loudness: str | None) -> None:
    assert severity(said, DOSES, "numbers") == loudness, report_on(said, DOSES).flags


def test_two_times_are_told_one_after_the_other() -> None:
    assert severity("The score rose from 3.2 to 4.5 points.", TIMES, "numbers") is None


def test_a_share_of_the_other_group_is_named_with_that_group() -> None:
    said = "In the intervention group 12% had an infection."
    flags = [flag for flag in report_on(said, ARMS).flags if flag.rule == "numbers"]
    assert [flag.passages for flag in flags if "of “control group”" in flag.message] == [("S1",)]


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Six months later they were well.", "warn"),
        ("Nine months later they were well.", None),
    ],
)
def test_a_bare_number_is_a_time_only_beside_a_unit_of_time(said: str, loudness: str | None) -> None:
    paper = paper_of("Pain scores were 6.0 at entry.", "Adults were seen after 9 months and were well.")
    assert severity(said, paper, "numbers") == loudness, report_on(said, paper).flags


def test_in_a_whole_paper_any_such_number_may_be_a_time() -> None:
    more = [f"Nothing else came of visit {letter * 3}." for letter in "abcdefghijklmnopqrstuvwxyz" for _ in range(3)]
    paper = paper_of("Pain scores were 6.0 at entry.", "Adults were seen after 9 months and were well.", *more)
    assert severity("Six months later they were well.", paper, "numbers") is None
