"""Where, how long, what was measured first, where it is registered; what harm was seen and what the authors admit."""

from __future__ import annotations

import pytest

from pipeline.ingest.details import duration, primary_outcome, registration, setting
from pipeline.ingest.outcomes import harms, limits
from pipeline.records import Fact, Passage, SectionKind


def passages(*texts: str, kind: SectionKind = "abstract") -> list[Passage]:
    """Give passages of one kind."""
    return [Passage(id=f"S{n}", text=text, start=0, end=len(text), kind=kind) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The trial took place at six clinics.", "six clinics"),
        ("Women were seen in two hospitals in Northern Ghana.", "two hospitals in Northern Ghana"),
        ("The length of stay in hospital was short.", None),
    ],
)
def test_the_setting_is_given_in_the_papers_words(text: str, where: str | None) -> None:
    assert setting(passages(text)).value == where


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Glasses were used every evening for 12 weeks.", "12 weeks"),
        ("We followed bakers for a median of 6.2 years.", "median of 6.2 years"),
        ("All took part in a 12-week programme.", "12-week"),
        ("Children of 12 years or older were asked.", None),
    ],
)
def test_the_duration_is_of_the_study_and_not_an_age(text: str, long: str | None) -> None:
    assert duration(passages(text)).value == long


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("The primary outcome was the change in fatigue score (0 to 52) at 12 weeks.", "change in fatigue score"),
        ("The primary end point was death from any cause.", "death from any cause"),
        ("The primary outcome was not met.", None),
        ("The primary outcome was significantly lower with tea.", None),
    ],
)
def test_the_primary_outcome_is_named_not_its_result(text: str, measured: str | None) -> None:
    assert primary_outcome(passages(text)).value == measured


@pytest.mark.parametrize(
    "number", ["NCT01234567", "ISRCTN12345678", "CRD42019133962", "ACTRN12617000876392", "2011-001234-22"]
)
def test_a_registration_number_is_found(number: str) -> None:
    assert registration(passages(f"Registered as {number}.")).value == number


def test_a_number_in_the_reference_list_is_another_studys() -> None:
    assert registration(passages("Trial NCT01234567 of others.", kind="references")) == Fact()


def test_the_plainest_word_on_harms_comes_first() -> None:
    fact = harms(passages("There were no deaths.", "Nosebleeds were reported by three participants."))
    assert fact.value == "Nosebleeds were reported by three participants."
    assert fact.passages == ("S2", "S1")


def test_what_is_treated_is_no_harm() -> None:
    told = passages("Headaches were reported by nine participants.")
    assert harms(told, "Tea for headache") == Fact()
    assert harms(told, "Tea for hiccups").reported


def test_what_is_known_of_few_people_is_no_limit_of_this_study() -> None:
    told = passages(
        "Hiccups have been described in a small number of people.",
        "A causal link cannot be shown from one patient.",
    )
    assert limits(told).value == "A causal link cannot be shown from one patient."


def test_no_word_on_harm_or_limits_is_not_reported() -> None:
    told = passages("Tea was drunk.")
    assert harms(told) == limits(told) == Fact()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Side effects were seen in three gardeners.", True),
        ("There were no complications.", True),
        ("She was admitted with bleeding after a fall and had a rash reported by others.", False),
        ("Causes of death were heat and cold in both villages.", False),
    ],
)
def test_what_somebody_came_with_is_no_harm(text: str, *, told: bool) -> None:
    assert harms(passages(text)).reported is told


def test_harm_that_was_only_looked_for_gives_way_to_one_that_was_seen_and_needs_a_look_alone() -> None:
    sought, seen = "Side effects were assessed with a diary.", "Three gardeners had a rash."
    assert harms(passages(sought)).needs_review
    assert harms(passages(sought, seen)).value == seen


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("All trials had a high risk of bias.", True),
        ("The methodological limitations were serious.", True),
        ("The effect may have been overestimated.", True),
        ("We assessed risk of bias in all trials.", False),
        ("We judged all trials to be at low risk of bias.", False),
        ("A treatment limitation was agreed for ten gardeners.", False),
        ("Gardeners overestimated the cost of gloves.", False),
        ("Not a single centre had gloves.", False),
    ],
)
def test_a_limit_is_one_of_the_study(text: str, *, told: bool) -> None:
    assert limits(passages(text)).reported is told
