"""A review's people are those of all its trials: not of one outcome, of new trials, or of a number needed to treat."""

from __future__ import annotations

import people_counter
import pytest

from pipeline.ingest.assigned import pairs
from pipeline.ingest.outcomes import limits
from pipeline.records import Fact


def count(*lines: str, design: str = "systematic review") -> Fact:
    """Count the people of an abstract of these sentences."""
    return people_counter.count(*lines, design=design)


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("This updated review includes a total of 15 trials (3490 women); three trials were added (152 women).",), "3490"),
        (("We included 67 trials (from 76 reports), recruiting 8506 women; the number analysed varied greatly.",
          "Eight studies recruiting 1214 women did not find any evidence of more hiccups."), "8506"),
        (("Two trials (N = 149) were included.", "One trial (81 patients with hiccups) found tea superior."), "149"),
        (("Seven eligible trials (19,818 patients) reported hiccups.", "This meant a number needed of 189 patients."), "19818"),
        (("No difference was found in leaving early (n=253, 2 RCTs, RR 1.10).",), None),
    ],
)  # fmt: skip
def test_all_trials_are_told_from_some_of_them(lines: tuple[str, ...], people: str | None) -> None:
    assert count(*lines).value == people


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("116 patients with hiccups were identified, and 77 of them (66%) were included.",), "77"),
        (("A total of 1,709 children were included, of whom 527 were enrolled in another trial.",), "1709"),
        (("Recruitment of 250 women was conducted from each of 5 hospitals (n = 1,250).",), "1250"),
        (("Three hundred patients were enrolled.", "Ninety had hiccups, 210 patients without were taken as controls."), "300"),
        (("Adults living in towns (n = 20,146) were asked.", "All trips by the sample were identified (n = 205,673)."), "20146"),
    ],
)  # fmt: skip
def test_a_whole_is_told_from_its_parts_and_from_things(lines: tuple[str, ...], people: str) -> None:
    assert count(*lines, design="cohort study").value == people


def test_what_a_guideline_advises_is_no_limit_of_it() -> None:
    lines = people_counter.passages("We recommend that small sample sizes are interpreted with caution.")
    assert limits(list(lines), "guideline") == Fact()
    assert limits(list(lines), "cohort study").reported


def test_people_are_not_what_a_treatment_is_compared_with() -> None:
    found = list(pairs(list(people_counter.passages("We compared warm tea with parents in a trial."))))
    assert all(pair.other != "parents" for pair in found)
