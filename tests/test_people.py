"""The people of a study are counted once, as the paper's total, and never guessed from a part of them."""

from __future__ import annotations

import people_counter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from people_counter import section

from pipeline.ingest.counting import mentions, to_number
from pipeline.ingest.people import arms, participants
from pipeline.records import Fact


def count(*lines: str, design: str = "randomised trial") -> Fact:
    """Count the people of an abstract."""
    return people_counter.count(*lines, design=design)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Of 190 sailors who were randomised, 95 drank tea and 95 drank water.", "190"),
        ("We randomised 64 adults with hiccups to tea or water.", "64"),
        ("Ninety-eight patients took part.", "98"),
        ("Five hundred nineteen men from four trials were assessed.", "519"),
        ("One thousand one hundred and two patients had complete data.", "1102"),
        ("A total of 12 345 children were followed.", "12345"),
        ("In 2007 patients were recruited; 41 women took part.", "41"),
        ("We studied 46 black and 139 white women.", "185"),
        ("A sample of bakers (60 males and 140 females) was collected.", "200"),
        ("Blood was taken from 73 newborns with wheeze and 55 healthy controls.", "128"),
        ("Patients were allocated to receive tea (n = 20) or water (n = 20).", "40"),
        ("Men with hiccups (n = 87) drank tea.", "87"),
        ("N = 56.", "56"),
        ("Of 130 patients screened, 118 met the inclusion criteria.", "118"),
        ("Forty-seven participants were screened and 37 of these were randomized.", "37"),
        ("In total, 239 patients were enrolled in each arm.", "478"),
        ("The total number of included participants was 611.", "611"),
        ("We made a cross-sectional study of 55 head and neck cancer patients.", "55"),
    ],
)
def test_the_total_is_told(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    "text",
    [
        "Asthma affects 300 million people worldwide.",
        "Grade 5 pupils were asked about 3 visits.",
        "Doses of 20 mg were given on day 14 for 6 weeks.",
        "Between 1999 and 2005, patients were seen at two hospitals.",
        "",
    ],
)
def test_what_counts_no_participants_is_not_taken_for_them(text: str) -> None:
    assert count(text) == Fact()


def test_a_part_is_not_the_total() -> None:
    fact = count("We enrolled 120 patients.", "Forty patients (33%) had a headache.", "Two patients died.")
    assert (fact.value, fact.passages) == ("120", ("A1",))


def test_the_abstract_outweighs_the_body() -> None:
    body = section("results", "A total of 265 patients were screened and studied.", title="Results")
    fact = participants([section("abstract", "We randomised 135 patients."), body], "randomised trial")
    assert fact.value == "135"


def test_a_review_counts_all_its_trials() -> None:
    fact = count(
        "We included 15 trials with 1,048 participants.",
        "Pain was lower (RR 0.8; 3 studies, 260 participants; low quality evidence).",
        design="systematic review",
    )
    assert fact.value == "1048"


def test_a_case_report_is_about_one_person() -> None:
    assert count("A 40-year-old baker had hiccups.", design="case report").value == "1"


def test_animals_are_counted_in_animal_studies_alone() -> None:
    text = "Twenty-eight rats were divided into four groups; 12 patients were named in an earlier study."
    assert count(text, design="animal study").value == "28"
    assert count("Twenty-eight rats were divided.").value is None


@pytest.mark.parametrize("design", ["laboratory study", "narrative review", "guideline", "editorial"])
def test_a_study_of_nobody_has_no_participants(design: str) -> None:
    assert count("Samples of 7 patients were cultured.", design=design) == Fact()


def test_arms_are_the_counts_of_one_sentence_that_add_up() -> None:
    text = [section("abstract", "Data came from 85 patients (43 early, n = 43; 42 late, n = 42).")]
    assert arms(text, "85") == Fact(value="43 / 42", passages=("A1",), confidence=0.8)
    assert arms(text, "90") == Fact()
    assert arms(text, None) == Fact()


@given(st.integers(2, 99_999_999))
def test_digits_are_read_with_and_without_separators(number: int) -> None:
    assert to_number(str(number)) == to_number(f"{number:,}") == number


@given(st.text())
def test_any_words_give_counts_at_their_place_or_none(text: str) -> None:
    for mention in mentions(text, animals=False):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.value >= 2


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Fifty-six enrolled patients underwent sonography.", "56"),
        ("An analysis of one-hundred-sixty-seven patients was made.", "167"),
        ("The total number of patients included in this study was 383.", "383"),
    ],
)
def test_odd_ways_to_write_a_total(text: str, people: str) -> None:
    assert count(text).value == people


def test_a_count_with_a_rival_wants_a_look() -> None:
    fact = count("A sample of 51 women was drawn.", "The study included 49 women.")
    assert fact.needs_review
    assert {fact.value, *fact.candidates} == {"51", "49"}
