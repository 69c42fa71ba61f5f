"""How a number is written is no fault: thousands, decimals, dates, bounds and stages as careful writers have them."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.text.numbers import numbers

# (the paper says, the summary says, how loud): block, warn, None for silent.
SAID = [
    ("Counts ran from 20.300 to 31000/mm3 in those who died.", "Counts ran from 20,300 to 31,000.", None),
    ("Counts ran from 20.300 to 31000/mm3 in those who died.", "Counts ran from 23,000 to 31,000.", "block"),
    ("The bias was 0.28 with one method.", "Readings were higher by roughly 0.3.", None),
    ("The bias was 0.28 with one method.", "Readings were higher by roughly 0.5.", "warn"),
    ("The bias was 0.28 with one method.", "Readings were higher by 0.2.", "warn"),
    ("Median survival was 20.3 months.", "Half of them lived for under two years.", None),
    ("Median survival was 20.3 months.", "Half of them lived for under three years.", "block"),
    ("Median survival was 29 months.", "Half of them lived for more than two years.", None),
    ("Median survival was 29 months.", "Half of them lived for more than three years.", "block"),
    ("Infants born between 8/1/97 and 1/31/99 were tested.", "Babies born from August 1997 to January 1999 were tested.", None),
    ("Infants born between 8/1/97 and 1/31/99 were tested.", "Babies born from August 1996 to January 1999 were tested.", "warn"),
    ("Failure was seen in 57% with tubes.", "More than half of the tubes failed.", None),
    ("Failure was seen in 57% with tubes.", "More than a third of the tubes failed.", "warn"),
    ("Failure was seen in 44% with tubes.", "A little under half of the tubes failed.", None),
    ("Failure was seen in 44% with tubes.", "More than half of the tubes failed.", "warn"),
    ("Failure was seen in 22% with tubes.", "Failure was seen in two ninths of the tubes.", None),
    ("Failure was seen in 13% with tubes.", "An eighth of the tubes failed.", None),
    ("Failure was seen in 13% with tubes.", "A sixth of the tubes failed.", "warn"),
    ("Failure was seen in 0.5% with tubes.", "About 1 in 200 tubes failed.", None),
    ("Failure was seen in 0.9% with tubes.", "About 1 in 200 tubes failed.", "block"),
    ("Failure was seen in 2.4% with tubes.", "About 2 in every 100 tubes failed.", None),
    ("Relapse was rarer (RR 0.54).", "They were a little over half as likely to relapse.", None),
    ("Relapse was rarer (RR 0.24).", "They were a little over half as likely to relapse.", "warn"),
    ("Urine volume was lower (1297.5 +/-80.9 vs 2003.7 +/-114.6 ml).", "They passed about 1.3 litres.", None),
    ("Urine volume was lower (1297.5 +/-80.9 vs 2003.7 +/-114.6 ml).", "They passed about 1.8 litres.", "block"),
    ("They had rest-4-hour-24-hour scans.", "They were scanned at rest, after 4 and after 24 hours.", None),
    ("They had rest-4-hour-24-hour scans.", "They were scanned at rest, after 4 and after 48 hours.", "block"),
    ("The new way was an order of magnitude faster.", "The new way was about ten times faster.", None),
    ("Follow-up ran to 34.4 years.", "Some were followed for over thirty years.", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "said", "loudness"), SAID, ids=[said for _, said, _ in SAID])
def test_a_number_may_be_written_otherwise(told: str, said: str, loudness: str | None) -> None:
    paper = paper_of(told, "Nothing else was measured in these people.")
    assert severity(said, paper, "numbers") == loudness, report_on(said, paper).flags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For the stages studied (1a, 1b, 3b and 4a) it was of no use.", []),
        ("It was linked to outlook in stages 2 and 3a.", []),
        ("They had lost a copy of chromosome 7, and 13% had a fault.", ["13"]),
        ("In stage 2, 40 patients did well.", ["40"]),
        ("The ratio was above one in 54% of them.", ["one", "54"]),
        ("One point to remember is that nobody was compared.", []),
        ("It fell by one point.", ["one"]),
        ("It compared the two approaches in 240 adults.", ["two", "240"]),
        ("It was seen in two people in 34.", ["two people in 34"]),
        ("It was seen in four-fifths of them at the sixth visit.", ["four-fifths"]),
        ("It was seen in more than half of them.", ["half"]),
    ],
)
def test_codes_and_turns_of_phrase_are_no_quantities(text: str, found: list[str]) -> None:
    assert [n.text for n in numbers(text)] == found


def test_the_quote_of_a_wrong_year_ends_with_the_year() -> None:
    paper = paper_of("Infants born in 1998 were tested.")
    (flag,) = [f for f in report_on("Babies were born in 1967 and tested.", paper).flags if f.rule == "numbers"]
    assert flag.quote == "1967"


def test_one_trial_is_no_company_for_a_number_of_another_trial() -> None:
    paper = paper_of(
        "The share of women sent home on the day of surgery was lower in the drain group (one trial; 68 women).",
        "Return to work was the same in one trial with 150 women.",
    )
    said = (
        "The share of women sent home on the day of surgery was lower in the drain group in one trial of 150 women."
    )
    assert severity(said, paper, "numbers") == "warn"
    assert severity(said.replace("150", "68"), paper, "numbers") is None


STENT = "Heart events occurred in 22.6% of the drug stent group and 29% of the metal stent group (infarction 3.5% vs. 10.4%)."


def test_a_short_sentence_goes_on_with_the_numbers_of_the_one_before() -> None:
    paper = paper_of(STENT, "The daily dose with the drug stent was lower, 17% of what was given before.")
    said = "Over a year, 29% of those with plain metal fell ill. With the drug stent it was lower, at about 23%."
    assert severity(said, paper, "numbers") is None
    assert severity(said.replace("about 23%", "17%").replace("29%", "41%"), paper, "numbers") is not None


def test_a_passage_that_has_the_number_itself_is_no_better_source_of_another() -> None:
    paper = paper_of(
        "All patients with early cancer referred to one regional centre between 1982 and 2000 were reviewed.",
        "481 individuals were referred and their slides were read again in 350 patients.",
        "Cancer was found again in 93 patients.",
    )
    said = (
        "The team checked {} people with early cancer who were referred to one regional centre between 1982 and 2000."
    )
    assert severity(said.format(481), paper, "numbers") is None
    assert severity(said.format(471), paper, "numbers") == "block"
