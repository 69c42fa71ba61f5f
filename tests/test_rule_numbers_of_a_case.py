"""Numbers of one patient, told in a careful writer's own words, beside the same told wrongly."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, severity

# (the paper says, the summary says right, the summary says wrong).
SAID = [
    ("A CT scan showed a tumour measuring approximately 62x50mm.", "It measured roughly 6 by 5 cm.", "It measured roughly 8 by 5 cm."),
    ("MRI showed a lesion measuring 24 x 26 x 22 mm.", "MRI revealed a lump of about 2.5 cm.", "MRI revealed a lump of about 3.5 cm."),
    ("Ultrasound showed a thrombus measuring 40x30x20mm.", "The clot was 4 cm at its longest.", "The clot was 7 cm at its longest."),
    ("Ultrasound showed a thrombus measuring 40x30x20mm.", "The clot was 4 cm long and 3 cm wide.", "The clot was 4 cm long and 9 cm wide."),
    ("The process measures 34*25*50mm.", "The tumour was up to 5 cm.", "The tumour was up to 8 cm."),
    ("A cyst of 20X30 cm was found.", "The cyst was 20 by 30 cm.", "The cyst was 20 by 50 cm."),
    ("A cyst of 1.3x1.3x0.5 cm was found.", "The cyst was 13 mm wide.", "The cyst was 17 mm wide."),
    ("The lump measured 2,5 cm.", "The lump was 2.5 cm wide.", "The lump was 3.5 cm wide."),
    ("The lesion measured 58 mm × 41 mm.", "The lump was nearly 6 cm long and about 4 cm wide.", "The lump was nearly 9 cm long and about 4 cm wide."),
    ("The respiratory rate was at 40.", "He was breathing 40 times a minute.", "He was breathing 60 times a minute."),
    ("Pulse was 130/min.", "The heart beat about 130 times per minute.", "The heart beat about 170 times per minute."),
    ("MRI showed a mass in the left thalamus.", "The lump was deep in the left half of the brain.", "The lump took up half of the brain."),
    ("A tumour was found in the distal oesophagus.", "The tumour lay in the lower half of the gullet.", "The tumour filled half of the gullet."),
    ("Blood pressure was 16/08.", "Her blood pressure was 160/80.", "Her blood pressure was 190/80."),
    ("BP of 13/8 cmHg was found.", "Her blood pressure was 130/80.", "Her blood pressure was 130/70."),
    ("Prednisolone 1 mg/kg twice daily was given.", "He took a steroid two times a day.", "He took a steroid five times a day."),
    ("CA 125 was 70 U/ml (normal < 35).", "CA 125 was twice the upper limit.", "CA 125 was six times the upper limit."),
    ("He was discharged on the fourth postoperative day.", "He went home four days later.", "He went home nine days later."),
    ("She came on the seventeenth day of her illness.", "On day 17 she came to the hospital.", "On day 27 she came to the hospital."),
    ("Radiotherapy was 20 Gy in 5 fractions of 4Gy.", "There were five sessions of 4 Gy.", "There were five sessions of 9 Gy."),
    ("Anemia of 6.9 g / dL was found.", "Her haemoglobin was 6.9 g/dL.", "Her haemoglobin was 8.4 g/dL."),
    ("He took 150 mg / day.", "He took 150 mg a day.", "He took 130 mg a day."),
    ("She was in the third month of pregnancy.", "She was three months pregnant.", "She was seven months pregnant."),
    ("She had lipase and amylase (>20x normal value).", "Two enzymes were more than 20 times the normal value.", "Two enzymes were more than 30 times the normal value."),
    ("She had a high phosphatase (x 3 normal value).", "One value was three times the normal.", "One value was eight times the normal."),
    ("Transaminases were at 14 x ULN.", "Liver values were 14 times the upper limit.", "Liver values were 18 times the upper limit."),
    ("She was of small size: 1 meter 50.", "She was 1.50 m tall.", "She was 1.70 m tall."),
    ("She was 1m62 tall.", "She was 162 cm tall.", "She was 167 cm tall."),
    ("A man of 1m 80.", "He was 1.8 metres tall.", "He was 1.6 metres tall."),
]  # fmt: skip
DATES = [
    ("Surgery was done on 4 May 2020.", "On 6 May 2020 he had fever.", "Two days later he had a fever.", "Nine days later he had a fever."),
    ("She was followed since August 2005 for cancer.", "She came in September 2008 with pain.", "Three years later she had pain.", "Eight years later she had pain."),
    ("She was first seen in 2009.", "In 2014 she came back with a lump.", "Five years later she came back.", "Three years later she came back."),
    ("Tests were done on 12/03/2019.", "On 17/05/2019 he was well.", "Two months later he was well.", "Nine months later he was well."),
    ("He fell on February 30, 2019.", "In March 2019 he was well, and in June 2019 too.", "Three months after that he was still well.", "Nine months after that he was still well."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), SAID, ids=[right for _, right, _ in SAID])
def test_a_measure_of_a_patient_passes_in_other_words_and_another_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(told, "Nothing else was measured.", design="case report", people=1, scope="abstract")
    assert_only_right_passes(paper, "numbers", right, wrong)


@pytest.mark.parametrize(("one", "two", "right", "wrong"), DATES, ids=[right for *_, right, _ in DATES])
def test_what_lies_between_two_dates_of_a_story_passes_and_another_time_does_not(
    one: str, two: str, right: str, wrong: str
) -> None:
    paper = paper_of(one, two, design="case report", people=1, scope="abstract")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_an_age_that_stands_alone_is_one_of_the_paper() -> None:
    paper = paper_of(
        "Her initial menarche was at the age of 14 years and was normal for a child of her age.",
        "The patient had a regular menstrual period of 5-7 days, replaced pads 2-3 times a day, and had no menstrual pain.",
        "The scar was 15 mm long.",
        design="case report", people=1, scope="abstract",
    )  # fmt: skip
    assert (
        severity("Her first had come at 14, and after that they had been regular, without pain.", paper, "numbers")
        is None
    )
    assert (
        severity("Her first had come at 19, and after that they had been regular, without pain.", paper, "numbers")
        == "warn"
    )


def test_dates_of_a_trial_excuse_no_time_to_an_event() -> None:
    paper = paper_of(
        "Adults joined in May 2010.", "Data were read in May 2013.", design="randomised trial", scope="abstract"
    )
    assert severity("Three years after the drug, adults were still well.", paper, "numbers") in {"warn", "block"}


def test_a_number_is_not_put_elsewhere_where_another_passage_tells_the_sentence_with_it() -> None:
    paper = paper_of(
        "Amoxicillin and clavulanic acid were continued intravenously for one week, followed by a further 3 weeks given orally.",
        "Intravenous antibiotic treatment was started with amoxicillin and clavulanic acid 1 g 3 times a day and changed to oral form during 3 weeks.",
        design="case report", people=1, scope="abstract",
    )  # fmt: skip
    said = "Antibiotics (amoxicillin with clavulanic acid) went on for one week through a drip and three more weeks by mouth."
    assert severity(said, paper, "numbers") is None
    lone = paper_of(*[p.text for p in paper.passages()][1:], design="case report", people=1, scope="abstract")
    assert severity(said.replace("one week", "1 week"), lone, "numbers") == "warn"
