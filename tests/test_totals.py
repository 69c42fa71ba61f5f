"""People counted side by side are added up, those chosen out of others are the study, and a part stays a part."""

from __future__ import annotations

import pytest
from people_counter import count

from pipeline.records import Fact


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We included 123 bakers assigned to tea, 123 to water and 123 to both.", "369"),
        ("There were 190 donors in the tea group and 245 in the water group.", "435"),
        ("We compared 107 patients who drank tea and 113 who drank water.", "220"),
        ("Of all, 26 female infants, 37 male infants, and 2 infants of undetermined sex were randomized (n = 32 and n = 33).", "65"),
        ("In 2005 and later, 5624 and 791 consecutive patients drank one and two cups.", "6415"),
        ("Tests were made with 529 adult bakers and 530 young adults (258 cooks; 271 bakers).", "1059"),
        ("Records of 150 tea-drinking and 150 water-drinking baker suspects were read.", "300"),
        ("Hiccups fell in patients with (n = 26) and without (n = 30) tea.", "56"),
    ],
)  # fmt: skip
def test_groups_told_side_by_side_make_the_total(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A total of 734 women took part in the first survey, and 579 women (78.9%) completed a second.", "734"),
        ("Twenty-five patients were enrolled, and twenty-two patients were analysed.", "25"),
        ("Bakers were asked in 2005 (n = 447) and 18 months later in 2007 (n = 274).", "447"),
        ("In 139 patients tea (n = 67) or water (n = 72) was given.", "139"),
        ("Bakers were seen in records of veterans (n = 192) who were taught by therapists (n = 25).", "192"),
    ],
)
def test_one_group_counted_twice_is_not_added_up(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("From a total of 322 246 pregnancies, 20 885 test results were analysed.", "20885"),
        ("Interviews from 19 of 24 participants were analyzed.", "19"),
        ("Of the initial 417 subjects, 355 patients met our inclusion criteria.", "355"),
    ],
)
def test_those_chosen_are_the_study_not_those_they_were_chosen_from(text: str, people: str) -> None:
    assert count(text).value == people


def test_those_screened_elsewhere_are_not_the_study() -> None:
    fact = count("We treated 417 consecutive patients with tea.", "Of the 417 patients, 355 met the criteria.")
    assert fact.value == "355"


@pytest.mark.parametrize(
    "text",
    [
        "Teeth were divided into two groups (n = 20).",
        "Tea was 90% (n = 34 551) of all cups.",
        "Shrinkage was worst early (n = 16 of 133, 12%) and late (n = 3 of 64, 5%).",
        "A total of 349 testicles were looked at.",
        "Cups were filled by two experienced surgeons.",
        "For every 100,000 women screened, 12 cups are saved.",
    ],
)
def test_things_shares_and_carers_are_no_participants(text: str) -> None:
    assert count(text) == Fact()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("One thousand ninety-nine women were recruited.", "1099"),
        ("18,133 male lighthouse keepers aged 40-69 years were watched.", "18133"),
        ("The survey was completed by 27,233 rescue professionals.", "27233"),
        ("A sample of 1687 6th-, 7th-, and 8th-grade students was asked.", "1687"),
        ("The outcome of 65 inv(3)/t(3;3) positive leukaemia cases was looked at.", "65"),
        ("A representative cohort (N = 8655) of young bakers was followed.", "8655"),
        ("The trial included 1956 adult participants (74% men, with a mean age of 42 years).", "1956"),
        ("Miles were reckoned for 3,917 breast, colorectal (CRC) and lung cancer patients.", "3917"),
        ("Data came from all the 787 women (100%) randomised and their 799 infants.", "787"),
        ("Seven of the 45 patients (15.5%) had hiccups.", "45"),
        ("Thirty patients who came between September 2008 and July 2009 to the old tea room of our hospital, all with hiccups, were included.", "30"),
    ],
)  # fmt: skip
def test_odd_nouns_and_numbers_are_read(text: str, people: str) -> None:
    assert count(text).value == people


def test_arms_that_add_up_to_a_number_are_its_parts() -> None:
    fact = count(
        "25 adults who gave consent.",
        "12 participants randomized to an arm drank tea.",
        "13 participants randomized to the other drank water.",
        design="randomised trial",
    )
    assert (fact.value, fact.needs_review) == ("25", False)


def test_arms_as_analysed_are_fewer_than_those_told_to_take_part() -> None:
    fact = count(
        "This trial looked at sleep in 50 athletic adults.",
        "Sleep was longer with tea (n = 24) than with water (n = 25).",
        design="randomised trial",
    )
    assert fact.value == "50"


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("The study included 75 patients with hiccups.", "The control group consisted of 20 healthy bakers."), "95"),
        (("In all, 483 patients were included.", "Controls: 461 healthy bakers comprised the control group."), "944"),
        (("Of 100 bakers, 60 patients had hiccups.", "The control group was 40 bakers."), "100"),
    ],
)
def test_a_control_group_told_apart_is_added_once(lines: tuple[str, ...], people: str) -> None:
    assert count(*lines, design="observational study").value == people


def test_a_trial_counts_its_control_group_among_its_people() -> None:
    lines = ("We randomised 75 patients.", "The control group consisted of 38 patients.")
    assert count(*lines, design="randomised trial").value == "75"


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("The review included six trials (n = 1758).",), "1758"),
        (("Most studies (n = 14) used tea, and 16 included family members.",), None),
        (("The participants included 9261 infants and 3664 pregnant women.",), "12925"),
        (("27 studies were included, with 928 patients and 867 control subjects.",), "1795"),
        (("Trials were done in four countries and randomised 47, 80, 49 and 141 participants respectively.",), "317"),
        (("Five trials (149 participants) met the criteria.", "Forty patients were enrolled in the study testing tea."), "149"),
    ],
)  # fmt: skip
def test_a_review_adds_up_what_its_trials_hold(lines: tuple[str, ...], people: str | None) -> None:
    assert count(*lines, design="systematic review").value == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("4732 patients with hiccups and 2239 with burps were included.", "6971"),
        ("Ratings were collected from 12 normally sighted, 10 visually impaired, and 10 blind subjects.", "32"),
        ("100 patients, among them 39 with hiccups since birth, and 13 healthy volunteers were tested.", "113"),
        ("The tea group consisted of 18 athletes, whereas the control group had 21 athletes.", "39"),
        ("We reviewed 20 of 51 patients treated with tea.", "20"),
        ("Costs were drawn into monthly amounts (N = 26,819,987 person-months).", None),
        ("Women from 30 rural townships participated.", None),
        ("This was a pilot study with 18 inpatients. ", "18"),
    ],
)
def test_lists_and_chosen_few_are_told_from_things(text: str, people: str | None) -> None:
    assert count(text).value == people


def test_controls_matched_to_the_patients_are_people_too() -> None:
    fact = count("The study group consisted of 24 patients.", "They were matched to 48 control patients.")
    assert fact.value == "72"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Biopsies of the tongue were taken from 15 patients.", "15"),
        (
            "A total of 23 subjects with hiccups and 40 subjects without were recruited; their cells were cultured.",
            "63",
        ),
        ("Samples of 7 patients were cultured.", None),
    ],
)
def test_a_laboratory_study_counts_those_who_gave_its_samples(text: str, people: str | None) -> None:
    assert count(text, design="laboratory study").value == people
