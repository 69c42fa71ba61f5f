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
    "Her general condition was good and she was afebrile.",
    "The antenatal course was uneventful.",
    "The pain was relieved by rest.",
    "There was no family history of relapse.",
    "The wound was closed with sutures.",
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


# (the report says, the summary says right, the summary says wrong).
TOLD_OTHERWISE = [
    ("The postoperative course was uneventful.", "She recovered without problems.", "She died of an infection."),
    ("The clinical outcome was favorable after eight days.", "After eight days she had recovered well.", "After eight days she got worse."),
    ("The evolution was marked by apyrexia.", "Her fever went away.", "She relapsed."),
    ("Despite resuscitation the patient was accepted as exitus.", "She died despite resuscitation.", "She recovered after resuscitation."),
    ("We lost the patient after two days.", "She died two days later.", "She got better two days later."),
    ("IGF-1 therapy was initiated.", "She was switched to IGF-1.", "She was switched to insulin."),
    ("Heparin was relayed by oral anticoagulation.", "Heparin was switched to tablets.", "The heparin was stopped and she died."),
    ("The drug was withheld.", "The drug was stopped.", "The pain got worse."),
    ("Radiographs showed consolidation of the fracture.", "The bone had healed.", "The bone had worsened."),
    ("Follow-up showed no recurrence at 2 years.", "Two years later she was still well again.", "Two years later she died."),
    ("Control MRI showed no lesion.", "The spot had disappeared on MRI.", "The spot had worsened on MRI."),
    ("She was weaned from the ventilator.", "She improved and could breathe by herself.", "She died on the ventilator."),
    ("Pain was relieved by surgery.", "The pain got better after surgery.", "The pain got worse after surgery."),
    ("The rash faded within two weeks.", "The rash cleared up in two weeks.", "The rash worsened in two weeks."),
    ("Vision was restored to 10/10.", "Her sight returned to normal.", "Her sight got worse."),
    ("Symptoms abated after drainage.", "The symptoms got better after drainage.", "She died after drainage."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), TOLD_OTHERWISE, ids=[right for _, right, _ in TOLD_OTHERWISE])
def test_an_outcome_passes_in_other_words_and_another_does_not(told: str, right: str, wrong: str) -> None:
    assert _said(right, told) is None
    assert _said(wrong, told) in {"warn", "block"}
