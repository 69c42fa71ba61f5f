"""Numbers: what a reader sees is in the paper, however it is written; a number of elsewhere is named."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity

# (the paper says, the summary says, how loud): block, warn, None for silent.
SAID = [
    ("Of 86 adults enrolled, 43 received the drug.", "The study had 86 adults.", None),
    ("Of 86 adults enrolled, 43 received the drug.", "The study had 860 adults.", "block"),
    ("Of 86 adults enrolled, 43 received the drug.", "The study had 87 adults.", "block"),
    ("She was treated for 6 months.", "She was treated for six months.", None),
    ("She was treated for six months.", "She was treated for 6 months.", None),
    ("She was treated for 6 months.", "She was treated for 6 years.", "block"),
    ("Pain fell in 40% of patients.", "Pain fell in 40 percent of patients.", None),
    ("Pain fell in 40% of patients.", "Pain fell in 4 in 10 patients.", None),
    ("Pain fell in 20% of patients.", "Pain fell in one in five patients.", None),
    ("Pain fell in 20% of patients.", "Pain fell in one in three patients.", "warn"),
    ("Pain fell in 51.6% of patients.", "Pain fell in about half of the patients.", None),
    ("Pain fell in 33.4% of patients.", "Pain fell in a third of the patients.", None),
    ("Pain fell in 12/48 patients.", "Pain fell in 25% of patients.", None),
    ("Pain fell in 12 of 48 patients.", "Pain fell in one in four patients.", None),
    ("Pain fell in 12 of 48 patients.", "Pain fell in 12 out of 48 patients.", None),
    ("Pain fell in 12 of 48 patients.", "Pain fell in 21 out of 48 patients.", "block"),
    ("Treatment lasted 3 to 5 months.", "Treatment lasted between three and five months.", None),
    ("Treatment lasted 3–5 months.", "Treatment lasted 3 to 5 months.", None),
    ("Treatment lasted 3–5 months.", "Treatment lasted 13 to 15 months.", "block"),
    ("The registry held 1,656 births.", "The registry held more than 1600 births.", None),
    ("The registry held 1 656 births.", "The registry held 1656 births.", None),
    ("The registry held 1,563,820 births.", "The registry held about 1.6 million births.", None),
    ("The registry held 1,656 births.", "The registry held more than 2600 births.", "block"),
    ("The mean score fell to 3·25 points.", "The average score fell to 3.25 points.", None),
    ("The mean score fell to 3.25 points.", "The average score fell to 3.3 points.", None),
    ("The mean score fell to 3.25 points.", "The average score fell to 5.23 points.", "block"),
    ("The dose was 400 mg a day.", "The dose was 40 mg a day.", "block"),
    ("Follow-up lasted 24 months.", "People were followed for two years.", None),
    ("Follow-up lasted 24 months.", "People were followed for 14 years.", "block"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "said", "loudness"), SAID, ids=[said for _, said, _ in SAID])
def test_a_number_is_held_against_the_paper(told: str, said: str, loudness: str | None) -> None:
    paper = paper_of(told, "Nothing else was measured in these people.")
    found = severity(said, paper, "numbers")
    assert found == loudness, report_on(said, paper).flags


@pytest.mark.parametrize(
    "said",
    [
        "1. The people had a rash.\n2. The people had a fever.",
        "The people had COVID-19 and carried HLA-B*5701.",
        "The people had raised IL-17 and CD4 cells, and too little vitamin B12.",
        "Figure 2 shows a rash that Table 14 counts.",
        "One of the things that people noticed was a rash.",
        "No one had a rash, and one by one they went home.",
        "On the one hand there was a rash, on the other a fever.",
        "People had type 2 diabetes and a stage 3 rash.",
    ],
)
def test_list_numerals_names_and_turns_of_phrase_are_no_numbers(said: str) -> None:
    paper = paper_of("The people had a rash and a fever, and were followed at home by nurses.")
    assert severity(said, paper, "numbers") is None


def test_an_invented_number_is_named_with_its_place_and_what_to_do() -> None:
    (flag,) = flags_of("numbers", report_on("She took it for 97 months.", paper_of("She took it for 6 months.")))
    assert (flag.quote, flag.section, flag.claim) == ("97 months", "findings", 0)
    assert "She took it for 97 months."[flag.start : flag.end] == "97 months"
    assert flag.passages == ("S1",)
    assert flag.standard
    assert flag.remedy


def test_of_an_abstract_alone_a_number_only_warns_since_the_full_text_may_have_it() -> None:
    paper = paper_of("Of 86 adults enrolled, 43 received the drug.", scope="abstract")
    assert severity("The study had 860 adults.", paper, "numbers") == "warn"


def test_a_number_of_the_introduction_or_of_the_title_is_known() -> None:
    paper = paper_of("People took part.", title="A 12-week trial of walking")
    assert severity("The trial lasted 12 weeks.", paper, "numbers") is None


def test_one_wrong_number_gives_one_flag() -> None:
    flags = report_on("She took the tablets for 97 months.", paper_of("She took the tablets for 6 months.")).flags
    assert len([flag for flag in flags if flag.severity != "note"]) == 1


@pytest.mark.parametrize(
    ("said", "loudness"), [("It was a study of 185 people.", "note"), ("The people were seen on 185 days.", "block")]
)
def test_a_number_of_people_that_the_groups_add_up_to_is_a_note_with_their_passages(said: str, loudness: str) -> None:
    filling = [
        f"The people of that clinic were seen by a nurse on {number} days of the year." for number in range(61, 69)
    ]
    paper = paper_of("There were 70 women, 60 men, 30 girls and 25 boys in the study.", *filling, people=185)
    assert severity(said, paper, "numbers") == loudness, report_on(said, paper).flags
