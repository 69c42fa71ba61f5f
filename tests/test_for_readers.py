"""A draft leaves out what only experts read, and names as a limit only what makes a result less sure."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.for_readers import is_broken, is_for_experts, limits_something, names_outcomes, tells_bare_ratio
from pipeline.draft.offline import write_offline
from pipeline.draft.plain_words import PlainWriter
from pipeline.records import Fact, StudyFacts


@pytest.mark.parametrize(
    "text",
    [
        "Analysis was by intention to treat.",
        "All models were run with SPSS.",
        "Good sleep was defined as more than six hours.",
        "Cups were considered positive for tea leaves.",
        "Tea was measured by liquid chromatography.",
    ],
)
def test_how_it_was_reckoned_or_defined_is_for_experts(text: str) -> None:
    assert is_for_experts(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the intention-to-treat analysis people slept better with tea.",
        "Sleep was better where tea was measured by chromatography.",
        "Twelve people drank tea for a year.",
    ],
)
def test_what_came_out_is_for_readers(text: str) -> None:
    assert not is_for_experts(text)


def test_a_ratio_as_a_bare_number_is_told_apart() -> None:
    assert tells_bare_ratio("The hazard ratio of waking was 1.13 with tea.")
    assert not tells_bare_ratio("The ratio of cups to people was fair.")


def test_what_was_to_be_measured_is_told_apart_from_what_came_out() -> None:
    assert names_outcomes("The primary endpoint was sleep after a year.")
    assert names_outcomes("Further objectives were sleep and mood.")
    assert not names_outcomes("The primary endpoint was better with tea.")
    assert not names_outcomes("The primary endpoint was not reached.")


def test_damage_is_seen() -> None:
    assert is_broken("The wall was soft ,the cup free.")
    assert is_broken("Clinical exam, found a tired man.")
    assert not is_broken("The wall was soft, the cup free.")


@pytest.mark.parametrize(
    ("text", "story", "limits"),
    [
        ("The man had generalised swelling.", True, False),
        ("Motion of the wrist was limited.", True, False),
        ("One case cannot be generalised to others.", True, True),
        ("Larger studies are needed.", True, True),
        ("There are insufficient data to recommend tea.", True, True),
        ("Cups were held in the left hand.", False, False),
        ("The sample was small.", False, True),
        ("Further well-made RCTs of tea are needed.", False, True),
    ],
)
def test_only_what_makes_a_result_less_sure_limits_it(text: str, story: bool, limits: bool) -> None:  # noqa: FBT001 - parameters
    assert limits_something(text, story=story) is limits


def test_no_sign_of_illness_is_a_caveat_of_its_report() -> None:
    told = "The woman had generalized fits and limited motion of both wrists for a week."
    known = StudyFacts(
        design=Fact(value="case report", passages=("S1",), confidence=0.9),
        limits=Fact(value="yes", passages=("S2",), confidence=0.7),
    )
    paper = make_paper(
        {"Abstract": ["A woman of 40 came with fits.", told, "She recovered after a month."]}, facts=known
    )
    assert all(told not in claim.text for claim in write_offline(paper).caveats)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "There was no difference between the groups regarding sleep.",
            "There was no difference between the groups in sleep.",
        ),
        ("Tea had an effect regarding sleep.", "Tea had an effect on sleep."),
        ("Most patients with gout underwent surgery.", "Most people with gout underwent surgery."),
        ("It helps in patients with gout.", "It helps in people with gout."),
        ("Cancer patients who drank tea slept.", "Cancer patients who drank tea slept."),
        ("All patients underwent surgery.", "All patients had surgery."),
        ("The samples underwent heating.", "The samples underwent heating."),
        ("Cardiac surgery was short.", "Heart surgery was short."),
        ("Cardiac arrest was rare.", "Cardiac arrest was rare."),
        ("A hepatic tumour was seen.", "A liver tumour was seen."),
    ],
)
def test_everyday_words_stand_where_they_mean_the_same(text: str, plain: str) -> None:
    assert " ".join(PlainWriter({}).parts(text)) == plain


@pytest.mark.parametrize(
    "told",
    [
        "Both short- and long-term pain fell.",
        "Low- and middle-income countries had fewer.",
        "Pre- or post-test scores rose.",
    ],
)
def test_a_hyphen_that_waits_for_its_other_half_is_no_damage(told: str) -> None:
    assert not is_broken(told)
    assert is_broken("The wall was free,rectal bleeding was seen.")
