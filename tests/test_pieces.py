"""Long sentences come apart at their lists, counts and loose ends: each part says what the whole did, and no more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.lint import LONGEST, faults
from pipeline.draft.loose_ends import without_heading
from pipeline.draft.shorten import shorten

WIDE = "at the clinics of the north and of the south"


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        (f"Two trials compared invented tablets with drops {WIDE}, three compared tablets with gel, and one trial measured pain.",
         [f"Two trials compared invented tablets with drops {WIDE}.", "Three compared tablets with gel.", "One trial measured pain."]),
        (f"Nine trials (604 adults) were eligible {WIDE}: all were small parts of larger trials of invented tablets.",
         [f"Nine trials (604 adults) were eligible {WIDE}.", "All were small parts of larger trials of invented tablets."]),
        (f"A benefit of calls was found in some of the trials {WIDE} in which all participants received a leaflet.",
         None),
        ("A clear benefit of calls from the nurse compared with usual care was found in a number of trials in which all participants received a leaflet about pain.",
         ["A clear benefit of calls from the nurse compared with usual care was found in some trials.",
          "In these trials, all participants received a leaflet about pain."]),
        (f"It showed that both groups were unable to reach their goals {WIDE} and that there were no differences in growth.",
         [f"It showed that both groups could not reach their goals {WIDE}.", "It also showed that there were no differences in growth."]),
        (("No clear effects were found in use of the machine, days with the machine, loss of air, lung disease, "
         "late bleeding inside the head, bowel disease or loss of any sight."),
         ["No clear effects were found in use of the machine, days with the machine, loss of air or lung disease.",
          "The same was true of late bleeding inside the head, bowel disease and loss of any sight."]),
        (f"It is uncertain whether exercise helps {WIDE}, as the quality of the evidence was very low.",
         [f"It is uncertain whether exercise helps {WIDE}.", "The quality of the evidence was very low."]),
        ("For heart surgery, there is low quality evidence that the tablets have no effect on death in the north and the south, and that they slow the pulse and are weak.",
         ["For heart surgery, low-quality evidence suggests that the tablets have no effect on death in the north and the south.",
          "Low-quality evidence also suggests that they slow the pulse and are weak."]),
        ("For heart surgery, there is moderate quality evidence that the tablets have no effect on death in the north and the south, and that they slow the pulse and are weak.",
         ["For heart surgery, moderate-quality evidence shows that the tablets have no effect on death in the north and the south.",
          "Moderate-quality evidence also shows that they slow the pulse and are weak."]),
        (f"The effects were clear {WIDE} over the first year, with bone donors experiencing more pain than blood donors.",
         [f"The effects were clear {WIDE} over the first year.", "Bone donors experienced more pain than blood donors."]),
        ("There is no evidence from trials that the invented hormone lowers the severity of the illness or the number of deaths in infants with the invented distress of birth.",
         ["There is no evidence from trials that the invented hormone lowers the severity of the illness or the number of deaths.",
          "This holds for infants with the invented distress of birth."]),
        (f"The authors are uncertain whether early feeding, compared with delayed feeding, affects the number of deaths {WIDE} within a month.",
         [f"The authors are uncertain whether early feeding affects the number of deaths {WIDE} within a month.",
          "The comparison is with delayed feeding."]),
        (f"Larger trials of invented tablets {WIDE} are needed to determine whether they are of use to people with a cold.",
         [f"Larger trials of invented tablets {WIDE} are needed.", "The aim is to determine whether they are of use to people with a cold."]),
        (f"Based on the results of two small trials, there is no clear effect of the invented tablets on pain {WIDE} of the country.",
         [f"There is no clear effect of the invented tablets on pain {WIDE} of the country.", "This is based on the results of two small trials."]),
        (f"High-quality evidence shows that the invented tablets can lower the number of days with pain {WIDE} over a year.",
         [f"The invented tablets can lower the number of days with pain {WIDE} over a year.",
          "The quality of the evidence for this was high."]),
        (f"There is no clear evidence of an effect of the tablets on pain {WIDE} and it is unclear whether drops are of any use.",
         [f"There is no clear evidence of an effect of the tablets on pain {WIDE}.", "It is unclear whether drops are of any use."]),
        (f"The risk of pain was lower with the tablets than with drops {WIDE}, but no difference in sleep between the two groups.",
         [f"The risk of pain was lower with the tablets than with drops {WIDE}.", "But there was no difference in sleep between the two groups."]),
        (f"Six trials of tablets reported the days in hospital {WIDE} in both groups There was no clear difference between the two groups.",
         [f"Six trials of tablets reported the days in hospital {WIDE} in both groups.", "There was no clear difference between the two groups."]),
    ],
)  # fmt: skip
def test_a_long_sentence_comes_apart_at_its_lists_and_loose_ends(long: str, parts: list[str] | None) -> None:
    found = shorten(long)
    assert found == parts if parts else all(not faults(part) or part == long for part in found)


@pytest.mark.parametrize(
    ("whole", "lost"),
    [
        # The joint is inside what “when” begins.
        (f"A lower number of deaths was seen when screening with films and tests of spit was compared with films alone {WIDE}.", "Tests of spit was"),
        # “Have” is no verb of its own behind “to”.
        (f"The authors judged two of the trials to have a low risk {WIDE} of the country, and four to have unclear ones.", "Four to have"),
        # “Has” is the verb of what it is uncertain about.
        (f"The authors are uncertain if treatment of the cold with tablets compared with drops or no tablets has any effect {WIDE}.", "The comparison was"),
        # “Is” belongs to “when”.
        (f"The risk of pain was lower with tablets than with drops {WIDE}, but no difference when the gel is compared with them.", "But no difference"),
        # Three verbs have one subject.
        ("The invented series was small, came from one clinic and had no comparison group, so that the lower pain may have other causes.", "clinic."),
        # Weak evidence suggests, and is no ground to say so.
        (f"Low-quality evidence indicates that the invented tablets can lower the number of days with pain {WIDE} over a year.", ". The quality"),
        # Between what?
        (f"There was no evidence of a difference between care given by a specialist versus a family doctor {WIDE} in the first year.", "by a specialist."),
    ],
)  # fmt: skip
def test_no_part_is_left_without_what_it_needs(whole: str, lost: str) -> None:
    assert lost not in " ".join(shorten(whole))


@pytest.mark.parametrize(
    ("joined", "sentence"),
    [
        ("Invented tablets versus no treatment There was no clear difference.", "There was no clear difference."),
        (
            "Higher compared with lower doses When the doses were compared, pain was lower.",
            "When the doses were compared, pain was lower.",
        ),
        (
            "All conditions Across all kinds of pain, six trials measured it.",
            "Across all kinds of pain, six trials measured it.",
        ),
        ("Primary outcomes Five trials measured pain.", "Five trials measured pain."),
        ("Pain was measured in The Hague.", "Pain was measured in The Hague."),
        ("Tablets of the Two Rivers kind helped.", "Tablets of the Two Rivers kind helped."),
    ],
)
def test_a_heading_that_ran_into_its_sentence_is_left_out(joined: str, sentence: str) -> None:
    assert without_heading(joined) == sentence


@given(
    st.lists(
        st.sampled_from(
            ["two", "trials", "compared", "tablets", "with", "drops", ",", "and", ":", ";", "no", "clear", "effect", "on", "pain", "was", "found", "(", "low-quality", "evidence", ")", "in", "women", "with", "colds", "in", "which", "that", "when", "compared", "with", "it", "is", "uncertain", "whether", "may", "be", "needed", "to", "determine"]
        ),
        min_size=26,
        max_size=60,
    )
)  # fmt: skip
def test_no_word_of_doubt_or_denial_is_lost_whatever_the_sentence(words: list[str]) -> None:
    whole = " ".join(["Trials", *words]) + "."
    told = " ".join(shorten(whole)).lower()
    if all(len(part.split()) <= LONGEST for part in shorten(whole)):
        for word in ("uncertain", "no"):
            assert bool(re.search(rf"\b{word}\b", told)) == bool(re.search(rf"\b{word}\b", whole))
