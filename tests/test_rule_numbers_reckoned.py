"""What a careful writer reckons from the paper's numbers passes, and what does not follow from them is named."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, severity

LOUD = {"warn", "block"}

# (the paper says, the summary says right, the summary says wrong).
RECKONED = [
    ("Over 12 years 360 patients were treated.", "That is about 30 patients a year.", "That is about 80 patients a year."),
    ("A total of 480 patients were treated from 2001 to 2008.", "On average, about 60 patients a year were treated.", "On average, about 95 patients a year were treated."),
    ("Costs were EUR 2.4 million over 6 years.", "That is 400,000 euros a year.", "That is 900,000 euros a year."),
    ("Patients took 500 mg twice daily.", "They took 1,000 mg a day.", "They took 4,000 mg a day."),
    ("Half of 32 adults improved.", "Sixteen adults improved.", "Nineteen adults improved."),
    ("Improvement was seen in 25% of 64 adults.", "Sixteen adults improved.", "Nineteen adults improved."),
    ("Improvement was seen in 25% of the 64 adults.", "The other 48 did not improve.", "The other 28 did not improve."),
    ("Improvement occurred in 75% of adults (n = 80).", "Sixty adults improved.", "Thirty adults improved."),
    ("The male to female ratio was 2.5:1.", "There were about five men for every two women.", "There were about nine men for every two women."),
    ("Cases rose from 40 in 2001 to 120 in 2011.", "Cases tripled within ten years.", "Cases tripled within sixty years."),
    ("The rate was 10 per 100,000 in Aland and 1540 per 100,000 in Beland.", "It was roughly 150 times as high.", "It was roughly 450 times as high."),
    ("Mean stay was 9 days with surgery and 6 days without.", "The stay was half as long again after surgery.", "The stay was a fifth as long again after surgery."),
    ("Of 84 patients, 21 had pain.", "Three quarters of the patients had no pain.", "Two thirds of the patients had no pain."),
    ("The cost was $1,200 with the clinic and $1,800 without.", "That saved about $600 for each patient.", "That saved about $900 for each patient."),
    ("The hazard ratio was 0.34 (95% CI 0.2-0.5).", "The risk was about a third of what it was in others.", "The risk was about four fifths of what it was in others."),
    ("Of 1,250 forms sent, 850 came back.", "Some 400 forms were not returned.", "Some 700 forms were not returned."),
    ("The PPV was 0.83.", "When the test was positive it was right about five times in six.", "When the test was positive it was right about one time in six."),
    ("Tumours were 35 mm against 14 mm.", "Tumours were 21 mm bigger.", "Tumours were 41 mm bigger."),
    ("Smokers were 1.27 times as likely.", "Smokers were about a quarter more likely.", "Smokers were about four fifths more likely."),
    ("Sugar fell by 1.2 mmol/l from 6.0 mmol/l.", "The level of sugar in their blood was cut by a fifth.", "The level of sugar in their blood was cut by two thirds."),
    ("The rate fell by 0.46 percentage points.", "The rate fell by just under half a percentage point (0.46).", "The rate fell by just under half a percentage point (0.86)."),
    ("Body weight was 70 kg.", "They weighed about 154 pounds.", "They weighed about 194 pounds."),
    ("Body weight was 154 pounds.", "They weighed about 70 kg.", "They weighed about 90 kg."),
    ("The lesion measured 2 inches.", "The lesion was about 5 cm across.", "The lesion was about 15 cm across."),
    ("A fever of 39.0 °C was found.", "The fever was 102 degrees Fahrenheit.", "The fever was 112 degrees Fahrenheit."),
    ("They walked 6.4 km.", "They walked 4 miles.", "They walked 14 miles."),
    ("Left hemispherectomy was done in seven adults.", "Half of the brain was removed in seven adults.", "Half of the adults were in wards."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), RECKONED, ids=[right for _, right, _ in RECKONED])
def test_a_number_that_follows_passes_and_another_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(told, "Adults with asthma were studied in wards.", "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_a_passage_that_goes_on_with_the_one_before_has_its_number() -> None:
    paper = paper_of(
        "One hundred sixty-two patients were seen in the year before the clinic opened.",
        "These patients, who were referred from doctor to doctor, were compared with the first 177 patients of the clinic.",
        "Waiting was measured.",
    )
    told = "They were patients seen in the year before, referred from doctor to doctor, and compared with the first of the clinic: {}."
    assert severity(told.format("162 patients"), paper, "numbers") is None
    assert severity(told.format("192 patients"), paper, "numbers") in LOUD


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("Over 12 years 360 patients were treated.", "In the end 30 patients died."),
        ("Patients took 500 mg twice daily.", "They took 1,000 mg at once."),
        ("Improvement was seen in 25% of 64 adults. Mice numbered 70.", "In wards 17 mice died."),
        ("Pain was seen in 10% and 20% and 40% of the beds. Of nurses 64 and 80 were asked.", "In the end 26 adults died."),
        ("The dose ratio was 2.5:1. Nurses were asked.", "Five nurses for every three doctors were asked."),
        ("Data of 2001 were used. A survey came in 2011.", "They died within ten years."),
        ("They weighed 70 kg.", "They got 154 mg of it."),
        ("Right-sided pain was seen in adults.", "Half of the adults had pain."),
    ],
)  # fmt: skip
def test_what_only_looks_reckoned_is_named(told: str, wrong: str) -> None:
    paper = paper_of(*told.split(". "), "Nothing else was measured.")
    assert severity(wrong, paper, "numbers") in LOUD
