"""Phrases are cut whole or not at all, and stand in a passage as they are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.assigned import pairs
from pipeline.ingest.phrases import attested, noun_phrase
from pipeline.ingest.population import population
from pipeline.records import Passage, SectionKind


def passages(*texts: str, kind: SectionKind = "abstract") -> list[Passage]:
    """Give passages of one kind."""
    return [Passage(id=f"S{n}", text=text, start=0, end=len(text), kind=kind) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("a cold-mist nasal spray (n = 32) or", "a cold-mist nasal spray"),
        ("tea or water", "tea"),
        ("regular night shifts and in 148 others", "regular night shifts"),
        ("asthma is not known", "asthma"),
        ("type 2 diabetes and high blood pressure were seen", "type 2 diabetes and high blood pressure"),
        ("vaginal bleeding and the remaining 14 women", "vaginal bleeding"),
        ("plain water.", "plain water"),
        ("capsules containing 2 g of ginger", None),
        ("one two three four five six seven eight nine ten eleven twelve", None),
        ("", None),
    ],
)
def test_a_noun_phrase_ends_where_another_thing_begins(text: str, phrase: str | None) -> None:
    span = noun_phrase(text, 0)
    assert (text[slice(*span)] if span else None) == phrase


def test_or_joins_two_kinds_of_one_disease() -> None:
    text = "persistent or long-standing atrial fibrillation undergoing surgery"
    assert noun_phrase(text, 0, ors=True) == (0, text.index(" undergoing")) or "undergoing" in text


@given(st.text(), st.integers(0, 40))
def test_a_phrase_is_always_a_piece_of_the_text(text: str, start: int) -> None:
    span = noun_phrase(text, min(start, len(text)))
    assert span is None or min(start, len(text)) <= span[0] < span[1] <= len(text)


def test_a_titles_phrase_gives_way_at_its_front_until_a_passage_has_it() -> None:
    told = passages("People wore clear glasses.", "The clear glasses broke.")
    assert attested("Evening clear glasses", told) == ("clear glasses", ("S1", "S2"))
    assert attested("Evening light glasses", told) is None
    assert attested("spectacles", told) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We randomised 64 adults with migraine to a cold-mist spray or water.", "adults with migraine"),
        (
            "A stone was recorded in 96 of 1406 employees with regular night shifts and in 148 others.",
            "employees with regular night shifts",
        ),
        ("We followed 400 women aged 41-75 years for a decade.", "women aged 41-75 years"),
        ("Whether this applies to people with asthma is not known.", None),
        ("Eighty patients took part.", None),
        ("Tea was served.", None),
    ],
)
def test_who_was_studied_is_told_whole_or_not_at_all(text: str, who: str | None) -> None:
    assert population(passages(text), "cohort study", ()).value == who


def test_the_passage_that_counts_people_names_them_best() -> None:
    told = passages("Women with hiccups were asked.", "We randomised 40 men with hiccups.")
    assert population(told, "randomised trial", ("S2",)).value == "men with hiccups"


def test_animals_are_the_population_of_an_animal_study() -> None:
    told = passages("People with asthma were not studied.", "We used 48 female BALB/c mice aged 8 weeks.")
    assert population(told, "animal study", ()).value == "female BALB/c mice"


def test_one_patient_is_told_by_age_and_sex() -> None:
    told = passages("A 43-year-old woman with hiccups came to us.")
    assert population(told, "case report", ()).value == "43-year-old woman"


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        (
            "We randomly assigned 64 adults to a cold-mist spray (n = 32) or a warm-mist spray (n = 32).",
            "cold-mist spray",
            "warm-mist spray",
        ),
        (
            "Men were assigned 1:1 to wear dark glasses or clear glasses every evening.",
            "dark glasses",
            "clear glasses",
        ),
        (
            "Mice that received butyrate had fewer cells than mice that received plain water.",
            "butyrate",
            "plain water",
        ),
        ("Women received ginger tea while the control group received warm water.", "ginger tea", "warm water"),
        ("We compared ginger tea with warm water in women.", "ginger tea", "warm water"),
    ],
)
def test_two_groups_are_told_apart_by_what_they_were_given(text: str, first: str, other: str) -> None:
    pair = next(pairs(passages(text)))
    assert (pair.first, pair.other, pair.place) == (first, other, "S1")


@pytest.mark.parametrize(
    "text",
    [
        "Patients were randomised to the intervention group or the control group.",
        "Participants were divided into two groups.",
        "The trial was designed to compare two groups.",
        "Values were compared with baseline.",
    ],
)
def test_groups_without_a_name_are_no_treatment(text: str) -> None:
    assert list(pairs(passages(text))) == []
