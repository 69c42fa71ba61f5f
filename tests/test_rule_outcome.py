"""Outcomes of one patient: what the report does not tell is invented, and “completely” must be its own."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity

RASH = "A woman of 42 years had a rash."
FROM_THE_FIRST = (
    "Her blood pressure and heart rate were within normal limits.",
    "The surgical margins were clear.",
    "The mass was well limited and benefited from a biopsy.",
    "Histology showed a lymphoepithelioma-like tumour in a healthy lobe.",
)


def _said(text: str, *told: str) -> str | None:
    return severity(f"{RASH} {text}", paper_of(RASH, *told, design="case report"), "outcome")


@pytest.mark.parametrize("said", ["The patient got better.", "The rash cleared up.", "She recovered."])
@pytest.mark.parametrize("told", FROM_THE_FIRST)
def test_what_was_normal_from_the_first_is_no_recovery(told: str, said: str) -> None:
    assert _said(said, told) == "block"


@pytest.mark.parametrize(
    "told",
    ["At 2 months her skin was doing well.", "After 6 weeks her skin was normal.", "She benefited, and 3 weeks later she walked."],
)  # fmt: skip
def test_what_was_well_or_normal_later_is_a_recovery(told: str) -> None:
    assert _said("The patient got better.", told) is None


@pytest.mark.parametrize("said", ["The rash cleared completely.", "She fully recovered."])
def test_who_only_responded_did_not_recover_completely(said: str) -> None:
    assert _said(said, "She responded well to the ointment.") == "warn"
    assert _said(said, "After a week the rash had disappeared.") is None


def test_nobody_went_home_of_whom_the_report_does_not_tell_it() -> None:
    assert _said("She went home.", "She responded to the ointment.") == "block"
    assert _said("She went home.", "She was discharged after a week.") is None
