"""What a paper tells in other words is not held for dropped doubt, another outcome, other people or another name."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

GENES = paper_of(
    "No associations appeared between HIF1A variants and macular degeneration in the cohort.",
    "Age-related macular degeneration was graded from photographs of the eye.",
    design="case-control study",
    people=400,
)
ARREST = paper_of(
    "In all patients the distal repair was performed under circulatory arrest without a clamp.",
    "Two patients died early.",
    design="case series",
    people=43,
)
TESTES = paper_of("Atrophy was seen after orchiopexy for cryptorchidism at ages 13-24 months in 16 of 133 testes.")
HEART = paper_of(
    "Trials randomized patients with ST-segment-elevation myocardial infarction (MI) to aspiration.",
    "ST-segment changes and non-ST elevation MI were recorded, as was the use of PCI.",
)


@pytest.mark.parametrize(
    ("said", "paper", "rule"),
    [
        ("The HIF1A variants were not linked to macular degeneration.", GENES, "hedge dropped"),
        ("Macular degeneration is an eye disease that can affect sight in older people.", GENES, "population"),
        ("The far end was repaired while blood circulation was stopped.", ARREST, "outcome"),
        ("The repair was done while the blood flow was stopped.", ARREST, "outcome"),
        ("The study asked whether the child's age at surgery matters.", TESTES, "population"),
        ("Shrinkage was more frequent than in younger children.", TESTES, "population"),
        ("Patients with STEMI took part.", HEART, "names"),
        ("Some had an NSTEMI.", HEART, "names"),
    ],
)
def test_what_the_paper_tells_in_other_words_passes(said: str, paper: object, rule: str) -> None:
    assert severity(said, paper, rule) is None, report_on(said, paper).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "paper", "rule"),
    [
        ("The medicine was stopped.", ARREST, "outcome"),
        ("Teenagers took part.", ARREST, "population"),
        ("Pregnant women have macular degeneration.", GENES, "population"),
        ("Patients with STEPI took part.", HEART, "names"),
        ("Patients with ESTMI took part.", HEART, "names"),
    ],
)
def test_what_the_paper_does_not_tell_is_still_found(said: str, paper: object, rule: str) -> None:
    assert severity(said, paper, rule) in ("warn", "block"), report_on(said, paper).flags  # type: ignore[arg-type, operator]


def test_always_is_what_happens_systematically() -> None:
    paper = paper_of("The need for criteria, which should systematically lead to a formal process, was clear.")
    said = "The need for criteria, which should always lead to a formal process, was clear."
    assert severity(said, paper, "hedge dropped") is None
    paper = paper_of("The need for criteria, which should often lead to a formal process, was clear.")
    assert severity(said, paper, "hedge dropped") == "warn"
