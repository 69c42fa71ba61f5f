"""Numbers that a paper does not print, and that follow from those it does; and those that follow from nothing."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.text.numbers import numbers

# (the paper says, the summary says, how loud): block, warn, None for silent.
SAID = [
    ("In total, 239 patients were enrolled in each arm.", "Almost 480 patients took part.", None),
    ("In total, 239 patients were enrolled in each arm.", "Almost 580 patients took part.", "block"),
    ("Patients had the drip (n = 120) or the bolus (n = 130).", "The study had 250 patients.", None),
    ("Patients had the drip (n = 120) or the bolus (n = 130).", "The study had 270 patients.", "block"),
    ("Forty-four people were put in four equal groups.", "They were put in four groups of 11.", None),
    ("The women took 4 mg of the drug each day.", "The drug helped one in four women.", "warn"),
    ("The cure came after 2.9 hours.", "The cure came after 2 and a half hours.", "block"),
    ("Forty patients had a rash.", "As many as 44 patients had a rash.", "block"),
    ("Forty-four people were put in four equal groups.", "They were put in four groups of 13.", "block"),
    ("Of 474 women, tissue was kept from 175.", "Tissue was kept from 175 women, a little over a third.", None),
    ("Of 474 women, tissue was kept from 175.", "Tissue was kept from 175 women, about two thirds.", "warn"),
    ("Stay was 10 (7 to 14) days versus 12 (7 to 19) days.", "The stay was two days shorter.", None),
    ("Stay was 10 (7 to 14) days versus 12 (7 to 19) days.", "The stay was six days shorter.", "block"),
    ("Levels rose by 4.1 ng/ml with the capsule and 8.0 ng/ml with the spray.", "Levels rose twice as much with the spray.", None),
    ("Levels rose by 4.1 ng/ml with the capsule and 8.0 ng/ml with the spray.", "Levels rose four times as much with the spray.", "warn"),
    ("Infants ate 14–17% more calories.", "Infants ate about 15% more calories.", None),
    ("Infants ate 14–17% more calories.", "Infants ate about 25% more calories.", "block"),
    ("The drug was given every 8 hours.", "The drug was given three times a day.", None),
    ("The drug was given every 8 hours.", "The drug was given four times a day.", "warn"),
    ("Patients took 240 mg TID.", "Patients took the drug three times a day.", None),
    ("Patients took 240 mg BID.", "Patients took the drug three times a day.", "warn"),
    ("Pain was rated on a 10 cm scale.", "People rated their pain from 0 to 10.", None),
    ("Three doses were tested in women.", "Women were given one of three doses.", None),
    ("Results came from 14 out of the 16 participants.", "The results come from 14 people.", None),
    ("The mean age was 10 ± 4.3 months.", "The babies were about 10 months old.", None),
    ("Doses were missed more often (88 vs 35%).", "Doses were missed by 88% of people.", None),
    ("Doses were missed more often (88 vs 35%).", "Doses were missed by 53% of people.", "block"),
    ("The pressure fell by 43%.", "The pressure fell by just over 40%.", None),
    ("The pressure fell by 43%.", "The pressure fell by just over 30%.", "block"),
    ("The pressure fell by 43%.", "The pressure fell by almost 40%.", "block"),
    ("The risk fell by 80% with the drug.", "The risk fell by 20% with the drug.", "block"),
    ("Pain stayed in 80% of them.", "Pain went away in 20% of them.", None),
    ("The risk of falls was lower (risk ratio (RR) 0.76).", "The risk of falls was about 25% lower.", None),
    ("They took it for 24 weeks.", "They took it for about six months.", None),
    ("They took it for 16 consecutive weeks.", "They took it for four months.", None),
    ("They took it for 16 weeks.", "They took it for six months.", "block"),
    ("The slowest needed 178 s.", "The slowest needed nearly three minutes.", None),
    ("They had 30-minute sessions.", "They had sessions of half an hour.", None),
    ("Relief lasted 17.3 days.", "Relief lasted about two and a half weeks.", None),
    ("Relief lasted 17.3 days.", "Relief lasted about four and a half weeks.", "block"),
    ("On at least 90% of days nobody called.", "On at least nine out of ten days nobody called.", None),
    ("The city has a population of 130 000.", "The city has about 130,000 people.", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "said", "loudness"), SAID, ids=[said for _, said, _ in SAID])
def test_a_number_may_follow_from_the_papers(told: str, said: str, loudness: str | None) -> None:
    paper = paper_of(told, "Nothing else was measured in these people.")
    assert severity(said, paper, "numbers") == loudness, report_on(said, paper).flags


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("measured five times during the day", "count", "occasion"),
        ("three times as likely", "ratio", "times"),
        ("rose by 9 times", "ratio", "times"),
        ("a three-times-daily dose", "count", "daily"),
        ("it took 81.2 ± 19.2 s", "time", "second"),
        ("in the 1990s", "date", "year"),
        ("62 ± 7 years", "time", "year"),
    ],
)
def test_a_unit_is_told_from_what_stands_behind(text: str, kind: str, unit: str) -> None:
    assert [(n.kind, n.unit) for n in numbers(text)][:1] == [(kind, unit)]


def test_the_day_of_a_date_is_no_quantity() -> None:
    assert [n.text for n in numbers("It was searched up to 29 August 2016; in May 12 patients came.")] == [
        "2016",
        "12",
    ]


def test_numbers_that_stand_together_in_a_passage_belong_together() -> None:
    paper = paper_of(
        "In healthy people levels rose by 4.1 with the capsule and 8.0 with the spray.",
        "In sick people levels rose by 3.9 with the capsule and 10.5 with the spray.",
    )
    assert (
        severity("In sick people levels rose by 4 with the capsule and 10.5 with the spray.", paper, "numbers")
        is None
    )


def test_a_right_number_with_another_unit_is_told_as_the_passage_has_it() -> None:
    paper = paper_of("The mass was hard and measured 3 cm by ultrasound.", "We removed 3 nodes.")
    found = [f.message for f in report_on("The mass was hard and measured 3 m by ultrasound.", paper).flags]
    assert any(message.endswith("it says “3 cm”") for message in found), found


def test_in_a_crowd_of_counts_no_percentage_follows_from_two_of_them() -> None:
    crowd = "The clinics saw " + ", ".join(f"{n} women" for n in range(41, 111, 2)) + " in the years of the study."
    paper = paper_of(crowd, "They were seen by the nurses of the clinics.")
    assert severity("Of the women of the clinics 57% were seen.", paper, "numbers") == "block"
