"""Who paid, who gains, what harm was seen and what is admitted: sentences that say so, and none that only sound so."""

from __future__ import annotations

import pytest

from pipeline.ingest.outcomes import conflicts, funding, harms, limits
from pipeline.records import Passage


def told(*texts: str, kind: str = "other", whose: str = "study") -> list[Passage]:
    return [
        Passage.model_validate(
            {"id": f"S{n}", "text": text, "start": 0, "end": len(text), "kind": kind, "whose": whose}
        )
        for n, text in enumerate(texts, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "This work was supported by the Invented Fund.",
        "The authors were supported by a grant from the Invented Fund.",
        "We are grateful for financial support of the Invented Fund.",
        "Supported by the Invented Fund (grant no. 7).",
        "A. B. is supported by the Invented Fund.",
    ],
)
def test_who_paid_is_told_among_other_words(text: str) -> None:
    assert funding(told("We thank all bakers.", text)).value == text


@pytest.mark.parametrize(
    "text",
    [
        "His desires and courage were supported by an equally daring impresario.",
        "Death of tumour cells was supported by perforins.",
        "The idea is supported by earlier findings.",
    ],
)
def test_what_is_supported_by_something_else_is_no_funding(text: str) -> None:
    assert funding(told(text)).value is None


def test_the_funding_of_a_cited_work_is_not_the_papers_own() -> None:
    assert funding(told("That study was funded by a maker of tea [12].", whose="cited")).value is None


@pytest.mark.parametrize("label", ["Funding.", "Funding:", "ADDITIONAL INFORMATION", "Source of funding", "(NSFC)"])
def test_a_label_is_no_funding(label: str) -> None:
    assert funding(told(label, "The Invented Fund paid.", kind="funding")).value == "The Invented Fund paid."
    assert funding(told(label, kind="funding")).value is None


def test_a_label_is_no_conflict() -> None:
    named = told(
        "Competing interests.", "The authors have declared that no competing interests exist.", kind="conflicts"
    )
    assert conflicts(named).value == "The authors have declared that no competing interests exist."
    assert conflicts(told("ADDITIONAL INFORMATION", kind="conflicts")).value is None


@pytest.mark.parametrize("text", ["None.", "None declared.", "Not applicable.", "Nil.", "No conflicts declared"])
def test_that_there_is_none_is_told(text: str) -> None:
    assert conflicts(told(text, kind="conflicts")).value == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The authors declare no competing interests.", True),
        ("A. B. received honoraria from a maker of tea.", True),
        ("This was done in a state where more than 75% of people declare themselves black.", False),
        ("Patients were advised to drink tea.", False),
        ("The diagnosis was disclosed to the family.", False),
    ],
)
def test_interests_are_those_of_authors(text: str, *, said: bool) -> None:
    assert (conflicts(told(text)).value == text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two participants had a rash.", True),
        ("Tea was safe and well tolerated.", True),
        ("The treatment was found to be safe.", True),
        ("The procedure was completed safely in all patients.", True),
        ("Good care is care which is safe, effective, timely and fair.", False),
        ("Preventing clots is important if injectable drugs are to be safely administered.", False),
        ("Absence of the gene triggers death of some neurons.", False),
    ],
)
def test_harm_is_what_was_seen(text: str, *, said: bool) -> None:
    assert harms(told(text, kind="results")).reported is said


def test_harm_that_might_come_wants_a_persons_look() -> None:
    assert harms(
        told("Any side effects that might arise are explained by the pharmacist.", kind="results")
    ).needs_review


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The main limitation is the small number of bakers.", True),
        ("These limitations should be kept in mind.", True),
        ("The results are preliminary.", True),
        ("The short time of follow-up may hide late effects.", True),
        ("Material, travel and employment limitations affect poor families.", False),
        ("Patients live with the limitations placed upon them by the illness.", False),
        ("Indoors, only short times are available for reactions.", False),
        ("We list trials with their status and preliminary efficacy data.", False),
    ],
)
def test_limits_are_those_of_the_study(text: str, *, said: bool) -> None:
    assert limits(told(text, kind="abstract")).reported is said
