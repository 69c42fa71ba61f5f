"""Long sentences become short ones that say no more and nothing stronger, and a draft's language has no loose ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.lint import LONGEST, faults
from pipeline.draft.shorten import shorten


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            ("The invented tablets lowered the pain score of adults with invented fever over the whole of the first year, "
            "but this result came from only one small trial."),
            [
                "The invented tablets lowered the pain score of adults with invented fever over the whole of the first year.",
                "But this result came from only one small trial.",
            ],
        ),
        (
            ("Although the people who took the invented tablets were older than those who took none, the number of days off "
            "work was much the same in both groups."),
            [
                "The people who took the invented tablets were older than those who took none.",
                "But the number of days off work was much the same in both groups.",
            ],
        ),
        (
            ("Adults who took the invented tablets every morning for a year had fewer headaches than adults who took none, "
            "such as cluster headache, tension headache and migraine."),
            ["Adults who took the invented tablets every morning for a year had fewer headaches than adults who took none."],
        ),
        (
            ("The invented tablets may lower the pain score of adults with invented fever over the first year of treatment at home "
            "(three trials, 240 adults; low-certainty evidence)."),
            [
                "The invented tablets may lower the pain score of adults with invented fever over the first year of treatment at home (three trials, 240 adults).",
                "The certainty of the evidence for this was low.",
            ],
        ),
    ],
)  # fmt: skip
def test_a_long_sentence_is_split_or_loses_what_is_said_by_the_way(long: str, short: list[str]) -> None:
    assert shorten(long) == short


@pytest.mark.parametrize(
    "whole",
    [
        # What is doubted or reported stays with its doubt.
        ("It is unclear whether the invented tablets reduce the number of headaches over the first year, and the old tablets "
        "may cause more days off work in people who take them."),
        ("The authors believe that adults who took the invented tablets had fewer headaches in the first year, and the old tablets "
        "were better in people who had taken them for long."),
        # No half without a verb of its own.
        ("Satisfaction and adherence for up to twelve months, quality of life and pain in adults with long lasting illness of any "
        "kind were measured by trained nurses in clinics."),
    ],
)  # fmt: skip
def test_a_sentence_that_cannot_be_cut_safely_stays_whole(whole: str) -> None:
    assert shorten(whole) == [whole]


@pytest.mark.parametrize(
    ("whole", "kept"),
    [
        ("The pain score of adults who used the invented gel for twelve weeks at home was lower than that of adults who used the gel without medicine (not statistically significant).", "not statistically significant"),
        ("Given the high number of deaths in the treatment group of the second part of the study at the larger hospital, the invented trial was stopped early by its board.", "deaths"),
        ("There is moderate-certainty evidence that the invented drug when it is taken each morning for a year by adults over sixty reduces the risk of death due to stroke.", "due to stroke"),
        ("Among smokers, the risk of a heart attack was thirty percent higher with the old tablets over ten years, and the risk of stroke was twenty percent higher.", "Among smokers"),
        ("The rash of the adults who had taken the invented tablets for more than a year was judged to be related to the tablets by the doctors who treated them.", "judged to be"),
        ("A small number of trials of the invented tablets in adults over sixty who live at home with invented fever found a lower pain score after one whole year.", "small number"),
        ("In general, the invented tablets were safe in the adults who took them every morning for a year at the clinics of the north and of the south.", "In general"),
    ],
)  # fmt: skip
def test_what_denies_limits_or_names_whom_it_is_about_is_never_lost(whole: str, kept: str) -> None:
    for part in (shorten(whole), shorten(whole, 12)):
        assert kept in " ".join(part)
        assert len(part) == 1 or "Among smokers" not in whole


PLACES = "the small clinics of the north and the large ones of the south"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (f"Invented tablets lowered the pain score of adults who came to {PLACES}, suggesting that the tablets worked quickly.",
         [f"Invented tablets lowered the pain score of adults who came to {PLACES}.", "This suggests that the tablets worked quickly."]),
        (f"Adults who came to {PLACES} had fewer headaches than before, which was not seen in children of any age at all.",
         [f"Adults who came to {PLACES} had fewer headaches than before.", "This was not seen in children of any age at all."]),
        (f"Participants were told about the tablets in {PLACES} by nurses and were trained to use a diary of pain.",
         [f"Participants were told about the tablets in {PLACES} by nurses.", "They were trained to use a diary of pain."]),
        (f"A second nurse increased the number of calls from {PLACES} to 315 a month and resulted in fewer days of pain.",
         [f"A second nurse increased the number of calls from {PLACES} to 315 a month.", "It resulted in fewer days of pain."]),
        (f"Due to the small number of trials in {PLACES}, the effect of the tablets on pain is not known in older adults.",
         ["The effect of the tablets on pain is not known in older adults.", f"This is because of the small number of trials in {PLACES}."]),
        (f"Adults in {PLACES} were at a higher risk of a second fever compared with adults who only had a cold before.",
         [f"Adults in {PLACES} were at a higher risk of a second fever.", "The comparison was with adults who only had a cold before."]),
        (f"This study used the records of adults in {PLACES} over ten years to explore whether the tablets also lowered fever.",
         [f"This study used the records of adults in {PLACES} over ten years.", "The aim was to explore whether the tablets also lowered fever."]),
    ],
)  # fmt: skip
def test_what_a_long_sentence_ends_or_begins_with_becomes_a_sentence(long: str, short: list[str]) -> None:
    assert shorten(long) == short


@pytest.mark.parametrize(
    "whole",
    [
        # What follows from a doubt is no fact.
        f"Invented tablets may lower the pain score of adults who came to {PLACES}, leading to fewer days at home.",
        # “Indicates” has its subject in the first half.
        f"This error underlines the need for larger trials of tablets in {PLACES}, and indicates that older ones are no proof.",
        # “Reduced” tells what the air entry was like.
        f"The scan of the chest that was made in {PLACES} showed smaller movements of the left lung and reduced air entry.",
        # “Ghana all” ends a list.
        f"Adults in {PLACES} had a high rate of fever in Cameroon, Tanzania, and Ghana all had one district with more.",
        # “It” could be the man or the rash.
        f"The man with a rash on both arms came to the nurse in one of {PLACES} and improved with the tablets there.",
    ],
)
def test_a_second_sentence_is_made_only_of_what_was_told_as_fact_of_one_subject(whole: str) -> None:
    assert shorten(whole) == [whole]


def test_what_was_found_is_not_cut_to_a_name_alone() -> None:
    whole = (
        "The trials found that an invented programme comprising a package of lessons for students including calls, visits and letters "
        "led to more students in the second year."
    )
    assert all(
        part != "The trials found that an invented programme comprising a package of lessons for students."
        for part in shorten(whole)
    )


def test_a_reason_for_a_low_certainty_may_go_and_the_grade_stays() -> None:
    whole = (
        "Invented tablets may lower the pain score of adults with invented fever after one year of low-certainty evidence due to "
        "imprecision and few trials."
    )
    assert shorten(whole, 20) == [
        "Invented tablets may lower the pain score of adults with invented fever after one year of low-certainty evidence."
    ]


def test_a_short_sentence_stays_as_it_is() -> None:
    assert shorten("Overall, the results showed that it (n = 3) fell.") == [
        "Overall, the results showed that it (n = 3) fell."
    ]


_WORDS = st.sampled_from(
    [
        "the", "tablets", "were", "was", "not", "may", "and", "but", "although", "which", "because", "(few", "adults)", ";", ",",
        "had", "fewer", "low", "evidence", "that", "pain", "fell", "there", "12",
    ]
)  # fmt: skip


@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_no_number_appears_and_no_denial_disappears_without_its_clause(words: list[str]) -> None:
    text = " ".join(words)
    parts = shorten(text)
    said = " ".join(parts)
    assert set(filter(str.isdigit, said)) <= set(filter(str.isdigit, text))
    assert said.lower().count("not") == text.count("not") or len(said) < len(text)
    assert shorten(text) == parts


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Satisfaction for up to twelve months.", "no verb"),
        ("The pain (of adults was less.", "bracket left open"),
        ("The the pain was less.", "doubled word"),
        ("The pain was less (RR 0.5).", "statistics"),
        ("Comparison 2 was better than the latter.", "points to what is not there"),
        ("It was an trial.", "a or an"),
        ("It was a old trial.", "a or an"),
        (f"It was {'very ' * LONGEST}good.", "too long"),
        ("pain was less.", "small first letter"),
        ("The tablets were better when used alone and.", "ends too soon"),
    ],
)
def test_each_fault_of_language_is_found(sentence: str, kind: str) -> None:
    assert kind in set(faults(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "A usual dose was given for an hour to a European woman in a one-off trial.",
        "Vitamin A was given for an eczema.", "mRNA was found.", "Talk with your doctor.", "He had had a cold.",
    ],
)  # fmt: skip
def test_a_sound_sentence_has_no_fault(sentence: str) -> None:
    assert list(faults(sentence)) == []


def test_fewer_words_keep_the_verb_of_their_subject() -> None:
    whole = (
        "The results of this review suggest that the invented tablets lower the number of days with pain in adults who "
        "live in the small clinics of the north."
    )
    told = "This review suggests that the invented tablets lower the number of days with pain in adults who live in the small clinics of the north."
    assert shorten(whole) == [told]
