"""Each way in which real abstracts were misread, in invented words: who is counted, who is not, and who belongs together."""

from __future__ import annotations

import pytest
from people_counter import count

from pipeline.records import Fact


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A total of 928 new referrals were accepted.", "928"),
        ("Twenty-one tea lecture attendants completed the survey.", "21"),
        ("We gave tea to a consecutive sample of 60 alcoholics and to 30 healthy volunteers.", "90"),
        ("Forty Year 3 baking students were randomised to tea or water.", "40"),
        ("Blood was taken from two hundreds newborns.", "200"),
        ("A total of 12 cups were given to each of five seasons, bakers being 140 physicians.", "140"),
    ],
)
def test_people_of_every_trade_are_counted_and_seasons_are_not(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Of the 968 women and 888 men who drank tea from 1967, 76 women and 70 men had hiccups.", "1856"),
        ("In total, 31 older bakers (mean age 75.2 years) and 32 younger bakers - as a control group (39.2 years) - were seen.", "63"),
        ("Tea was compared between 1879 rural and 6775 urban infants.", "8654"),
        ("Data from 42 elderly bakers who drank tea were matched to 84 bakers who drank water.", "126"),
        ("Twenty-seven adults with type 2 hiccups or having two parents with type 2 hiccups and 27 adults without were recruited.", "54"),
        ("Eight bakers at a shop where tea was sold and seven bakers in a shop where none was sold took part.", "15"),
        ("Five bakers drank tea only (T), five bakers drank tea with milk (M), and six bakers drank tea with lemon (L).", "16"),
    ],
)  # fmt: skip
def test_two_groups_in_one_sentence_are_one_study(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Three hundred and eight bakers (mean age 19.2 years), consisting of 84 hiccupers and 224 controls, took part.", "308"),
        ("The shop saw a total of 1015 bakers, with 437 males and 578 females in June.", "1015"),
        ("Forty-six bakers, of whom 21 were male and 25 were female.", "46"),
    ],
)  # fmt: skip
def test_a_whole_is_not_added_to_its_parts(text: str, people: str) -> None:
    assert count(text).value == people


def test_a_part_told_again_does_not_outweigh_the_sum() -> None:
    fact = count(
        "Ninety-seven patients with hiccups and 65 with sneezes were prospectively included.",
        "Tea helped 44 hiccup patients and 53 hiccup patients had water.",
    )
    assert fact.value == "162"


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("We studied 130 bakers.", "There were also 51 controls studied."), "181"),
        (("We drew blood from 17 bakers.", "Identical samples were obtained from normal volunteers (n = 9)."), "26"),
        (("We saw 24 bakers.", "These were matched to 48 control patients."), "72"),
        (("Over 5 years, 89 bakers drank tea.", "Then 117 bakers were eligible for inclusion in the comparison group."), "206"),
    ],
)  # fmt: skip
def test_a_control_group_in_a_sentence_of_its_own_is_added(lines: tuple[str, ...], people: str) -> None:
    assert count(*lines).value == people


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("A total of 505 healthy women drank tea.", "Six women drank water later."), "505"),
        (("We included two controls for each baker.", "The study group consisted of 24 bakers."), "24"),
    ],
)
def test_healthy_participants_and_a_ratio_are_no_further_control_group(lines: tuple[str, ...], people: str) -> None:
    assert count(*lines).value == people


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("Group 1 consisted of 35 bakers.", "In group 2 (tea), there were 34 bakers.", "Group 3 women (n = 81) slept."), "150"),
        (("Fourteen bakers had tea (group I), 10 had water (group II).", "Ten bakers had milk (group II)."), "24"),
        (("Bakers in the tea group (old: n = 39; young: n = 41) slept.", "Those in the control group (n = 75) did not."), "155"),
    ],
)  # fmt: skip
def test_groups_told_one_by_one_make_up_everybody(lines: tuple[str, ...], people: str) -> None:
    assert count(*lines).value == people


def test_some_of_the_groups_are_not_everybody() -> None:
    fact = count(
        "The 18 bakers could be divided into three groups: three bakers slept (group 1); two bakers sang (group 2)."
    )
    assert fact.value == "18"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We received 210 completed surveys from 260 eligible bakers.", "210"),
        (
            "Three hundred twelve bakers were contacted, and 154 returned questionnaires that could be analysed.",
            "154",
        ),
        ("A review was made of 52 cases with hiccups from 2,051 deliveries in our hospital.", "52"),
        ("We carried out a survey of 30 surgeons.", "30"),
    ],
)
def test_those_who_answered_or_were_chosen_are_the_study(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    "text",
    [
        "Six providers performed 197 cup fillings.",
        "The course was made in a town with a total population of 2800 inhabitants.",
        "Cups were read by two individuals.",
        "Tea was drunk in groups of 8 to 10 bakers.",
        "Milk was used in two experiments performed with lactating cows and 41 articles evaluating both males and females.",
        "Hiccups were found in 61 bakers (9%).",
        "Bakers with low hiccups (n = 14 to 17) slept.",
    ],
)
def test_carers_populations_ranges_and_shares_are_no_participants(text: str) -> None:
    assert count(text) == Fact()


def test_both_groups_of_the_trials_of_a_review_are_added() -> None:
    fact = count(
        "Fifteen trials gave data (927 participants received tea and 934 participants received water).",
        design="systematic review",
    )
    assert fact.value == "1861"


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("The first surveyed 500 randomly drawn owners.", "The second surveyed 1017 owners of cups."), "1517"),
        (("Study 1 involved 245 bakers.", "Study 2 involved 105 cooks.", "Study 3 involved 258 bakers."), "608"),
    ],
)
def test_studies_told_in_turn_are_added(lines: tuple[str, ...], people: str) -> None:
    assert count(*lines).value == people


def test_groups_with_their_sizes_in_brackets_outweigh_a_few() -> None:
    fact = count(
        "Tea was given to a control group (n = 4,779) versus a tea group (n = 5,706).",
        "Hiccups of the 4 bakers fell.",
    )
    assert fact.value == "10485"


@pytest.mark.parametrize("text", ["Tea was measured in the hair of 70 young women.", "70 bakers were compared."])
def test_many_people_in_a_laboratory_study_took_part(text: str) -> None:
    assert count(text, design="laboratory study").value == "70"


def test_what_looks_like_a_review_may_have_had_participants_and_wants_a_look() -> None:
    fact = count("Three hundred couples were included.", design="narrative review")
    assert (fact.value, fact.needs_review) == ("300", True)


def test_a_number_told_once_in_passing_wants_a_look() -> None:
    assert count("Tea was good in 70 bakers.").needs_review
    assert not count("We enrolled 70 bakers.").needs_review


def test_individuals_of_a_species_are_no_people() -> None:
    assert count("We recorded 126 species from 33,320 individuals during the year.").value is None
    assert count("We enrolled 320 individuals with gout.").value == "320"
