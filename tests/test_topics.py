"""What a paper is about: the condition, the treatment and what it was compared with; better none than a fragment."""

from __future__ import annotations

import pytest

from pipeline.ingest.conditions import condition, find_conditions
from pipeline.ingest.counting import mentions
from pipeline.ingest.topics import comparator, intervention
from pipeline.records import Passage, SectionKind


def passages(*texts: str, kind: SectionKind = "abstract") -> list[Passage]:
    """Give passages of one kind."""
    return [
        Passage(id=f"S{n}", text=text, start=0, end=len(text), kind=kind) for n, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("patients with severe rheumatoid arthritis", ["rheumatoid arthritis"]),
        ("newly diagnosed non-small cell lung cancer", ["non-small cell lung cancer"]),
        ("complex infections in a serious disorder", []),
        ("no disease was seen", []),
        ("lymphatic filariasis and chronic kidney disease", ["lymphatic filariasis", "chronic kidney disease"]),
        ("the diagnosis after dialysis, and apoptosis in the soma", []),
        ("as Burns and Luria showed", []),
        ("two hearing aids were fitted", []),
        ("people with AIDS", ["AIDS"]),
        ("the dietary approach to stop hypertension", ["hypertension"]),
        ("an interventional cancer trial", []),
    ],
)
def test_conditions_are_named_whole_and_general_words_alone_are_none(text: str, phrases: list[str]) -> None:
    assert [phrase for _, phrase in find_conditions(text)] == phrases


def test_a_disease_mentioned_once_is_not_what_the_paper_is_about() -> None:
    told = passages("The stars were counted.", "Some observers had asthma.")
    assert condition("How to count stars", told, ()).value is None


def test_the_titles_condition_wins_over_one_named_more_often_elsewhere() -> None:
    told = passages("Fatigue was scored.", "Fatigue fell.", "Adults with multiple sclerosis took part.")
    assert condition("Yoga for adults with multiple sclerosis", told, ()).value == "multiple sclerosis"


@pytest.mark.parametrize(
    ("title", "design", "found"),
    [
        ("Clear glasses for insomnia: a randomised trial", "randomised trial", "Clear glasses"),
        ("Night-shift work and insomnia: a cohort study", "cohort study", "Night-shift work"),
        ("Perception of insomnia among students", "cross-sectional study", None),
        ("Comparative study between heat and cold to relieve pain", "randomised trial", None),
        ("The role of society in science", None, None),
        ("Efficacy of continuous versus intermittent dosing", "randomised trial", None),
    ],
)
def test_a_titles_shape_gives_a_treatment_only_where_it_sounds_like_one(
    title: str, design: str | None, found: str | None
) -> None:
    told = passages(f"People slept with {found}." if found else "People slept.")
    assert intervention(title, told, "insomnia", design).value == found


def test_a_drug_that_germs_resist_was_not_given() -> None:
    told = passages(
        "Meropenem-resistant strains grew.", "Meropenem resistance was common.", "Meropenem-resistant again."
    )
    assert intervention("Gut bacteria of children", told, None, "case series").value is None


def test_patterns_of_a_treatment_are_no_treatment() -> None:
    told = passages("We examined patterns of statin therapy.", "Patterns differed.")
    found = intervention(
        "Patterns and predictors of therapy among bakers with insomnia", told, "insomnia", "cohort study"
    )
    assert found.value is None


def test_a_drug_that_people_received_is_the_treatment() -> None:
    told = passages("She received natalizumab for a year.", "Natalizumab was stopped.")
    fact = intervention("A rash on both hands: a case report", told, "rash", "case report")
    assert (fact.value, fact.passages) == ("natalizumab", ("S1", "S2"))


@pytest.mark.parametrize(
    ("text", "design", "found"),
    [
        ("Pain fell by 2 points with placebo.", "randomised trial", "placebo"),
        (
            "Fatigue fell by 4.1 with light-filtering glasses and by 3.8 with clear glasses.",
            "randomised trial",
            "clear glasses",
        ),
        ("The score was lower compared with baseline.", "randomised trial", None),
        ("Levels were higher compared with older women.", "randomised trial", None),
        ("Sleep was better than with usual care.", "case report", None),
    ],
)
def test_a_comparator_is_a_treatment_in_a_design_that_compares(text: str, design: str, found: str | None) -> None:
    assert comparator("A study", passages(text), "light-filtering glasses", design).value == found


def test_a_title_in_capitals_names_its_disease_all_the_same() -> None:
    told = passages("She had back pain.", "Back pain came again.", "The back pain went on.", "Her back pain eased.")
    fact = condition("Fibromyalgia Syndrome: A Case Report on Remission by a Diet", told, ())
    assert fact.value == "fibromyalgia"


def test_a_condition_keeps_the_capitals_that_the_paper_gives_it() -> None:
    told = passages("People with Alzheimer's disease and memory loss.", "Early Alzheimer's disease was common.")
    assert condition("Curcumin for Alzheimer's Disease: A Trial", told, ()).value == "Alzheimer's disease"


def test_what_a_medicine_is_said_to_have_caused_is_not_what_was_taken() -> None:
    told = passages("Blue tongue is harmless.", "A man received linezolid.", "Blue tongue came while on linezolid.")
    assert (
        intervention("Two cases of linezolid-associated blue tongue", told, None, "case series").value == "linezolid"
    )


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("We randomised 120 gardeners to warm gloves or to plain gloves.", [120]),
        ("We recruited 45 beekeepers aged 20 to 60 years.", [45]),
        ("We randomised 12 clinics to the programme.", []),
        ("We enrolled 30 villages and their schools.", []),
    ],
)
def test_people_named_by_what_they_do_are_counted_and_places_are_not(text: str, counts: list[int]) -> None:
    assert [mention.value for mention in mentions(text, animals=False)] == counts


@pytest.mark.parametrize(
    "given",
    ["selenium status", "inhibitors", "membrane"],
)
def test_what_is_measured_or_names_nothing_in_particular_is_no_treatment(given: str) -> None:
    told = passages(f"Adults were randomised to {given} or to usual diet.", f"The {given} was followed for a year.")
    assert (
        intervention(f"{given.capitalize()} and fever: a randomised trial", told, "fever", "randomised trial").value
        is None
    )


def test_who_took_a_thing_and_who_took_placebo_took_no_thing_of_that_name() -> None:
    told = passages("Adults assigned to sitosterol and placebo left early.", "Sitosterol was taken for a year.")
    assert intervention("Leaving a trial early", told, None, "randomised trial").value != "sitosterol and placebo"


@pytest.mark.parametrize(
    ("title", "design", "what"),
    [
        ("Indigo dye ameliorates oxazolone-induced dermatitis but aggravates colitis", "animal study", "indigo dye"),
        ("Lemon (Citrus limon) peel attenuates dextran sulfate sodium-induced colitis", "animal study", "lemon peel"),
        ("Ginger for cisplatin-induced nausea: a randomised trial", "randomised trial", "ginger"),
        ("Nivolumab-induced colitis: a case report", "case report", "nivolumab"),
    ],
)
def test_what_brought_an_illness_on_is_a_treatment_in_reports_of_patients_alone(
    title: str, design: str, what: str
) -> None:
    said = passages(
        "Colitis was brought on by oxazolone and by dextran sulfate sodium, and nausea by cisplatin.",
        "Animals and people received indigo dye, lemon peel, ginger or nivolumab.",
        "Oxazolone, cisplatin and cisplatin again were given to all.",
    )
    found = intervention(title, said, "colitis", design).value
    assert found is not None
    assert found.lower() == what
