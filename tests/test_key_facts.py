"""Key facts: a summary tells them or not; what the reader of the paper is not sure of is none."""

from __future__ import annotations

import pytest
from draft_maker import claim
from paper_maker import make_paper

from pipeline.draft.plans import demanded_caveats
from pipeline.records import Fact, Origin, Paper, StudyFacts, Summary
from pipeline.validate.key_facts import key_facts, mean_support, named

PAPER = make_paper(
    {
        "Methods": ["In this trial 212 adults with rheumatoid arthritis were assigned by chance to glasses or clear lenses."],
        "Results": ["Fatigue did not differ between the groups.", "Fourteen people had headaches."],
        "Limitations": ["Wearing time was reported by the participants themselves and lasted twelve weeks."],
    },
    facts=StudyFacts(
        design=Fact(value="randomised trial", passages=("S1",), confidence=0.9),
        participants=Fact(value="212", passages=("S1",), confidence=0.9),
        condition=Fact(value="rheumatoid arthritis", passages=("S1",), confidence=0.9),
        intervention=Fact(value="light-filtering glasses", passages=("S1",), confidence=0.9),
        primary_result=Fact(value="no difference", passages=("S2",), confidence=0.7),
        harms=Fact(value="Fourteen people had headaches.", passages=("S3",), confidence=0.7),
        limits=Fact(value="Wearing time was self-reported.", passages=("S4",), confidence=0.9),
    ),
)  # fmt: skip
WHOLE = (
    "This trial put 212 people with rheumatoid arthritis into groups by chance, with light-filtering glasses or without.",
    "It made no difference to how tired they were.",
)


def told(
    *findings: str, caveats: tuple[str, ...] = (), passages: tuple[str, ...] = (), paper: Paper = PAPER
) -> dict[str, bool]:
    """Give which key facts a summary tells."""
    summary = Summary(
        title="What was seen",
        findings=tuple(claim(text, *passages) for text in findings),
        caveats=tuple(claim(text, kind="caveat") for text in caveats),
        origin=Origin(drafter="model"),
    )
    return {name: is_told for name, _, is_told in key_facts(summary, paper)}


def test_a_summary_that_says_nothing_of_the_paper_tells_no_key_fact() -> None:
    assert told("Cats sleep.") == dict.fromkeys(
        ("design", "people", "condition", "intervention", "primary result", "harms", "limits"), False
    )


def test_what_is_told_counts_in_any_words_and_the_rest_is_missing() -> None:
    assert [name for name, is_told in told(*WHOLE).items() if not is_told] == ["harms", "limits"]


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("Some had side effects.", "harms"),
        ("Two hundred and twelve people took part.", "people"),
        ("People were put into groups at random.", "design"),
        ("The participants themselves reported wearing time, and it lasted twelve weeks.", "limits"),
    ],
)
def test_one_sentence_tells_one_fact(said: str, fact: str) -> None:
    assert told(said)[fact]


@pytest.mark.parametrize(
    ("value", "said", "is_told"),
    [
        ("hypertension", "People with high blood pressure took part.", True),
        ("nephrolithiasis", "The study was about stones in the kidneys.", True),
        ("pruritus", "The cream made the itch weaker.", True),
        ("rheumatoid arthritis", "People with arthritis took part.", True),
        ("hypertension", "People with kidney stones took part.", False),
        ("nephrolithiasis", "People with asthma took part.", False),
        ("inventumab", "They took another medicine.", False),
        ("HIV", "People with HIV took part.", True),
        ("HIV", "People with kidney stones took part.", False),
        ("MS", "The forms were filled in at home.", False),
    ],
)
def test_a_name_is_told_by_lay_words_for_it_too(value: str, said: str, *, is_told: bool) -> None:
    assert named(value, said) is is_told


def test_a_sentence_that_stands_on_the_passage_of_a_harm_tells_it() -> None:
    assert told("Fourteen had a sore head.", passages=("S3",))["harms"]


def test_a_result_without_a_difference_is_not_told_by_one_with_a_difference() -> None:
    assert not told("People with the glasses were better.")["primary result"]


def test_what_the_reader_is_not_sure_of_is_no_key_fact() -> None:
    doubtful = {"needs_review": True}, {"confidence": 0.5}, {"value": None}
    for changes in doubtful:
        facts = PAPER.facts.model_copy(update={"participants": PAPER.facts.participants.model_copy(update=changes)})
        assert "people" not in told(*WHOLE, paper=PAPER.model_copy(update={"facts": facts}))


def test_a_caveat_that_code_writes_into_every_draft_tells_nothing_of_the_writer() -> None:
    facts = PAPER.facts.model_copy(update={"design": Fact(value="case report", passages=("S1",), confidence=0.9)})
    paper = PAPER.model_copy(update={"facts": facts})
    caveats = tuple(demanded_caveats(paper))
    assert caveats
    summary = Summary(title="Glasses", caveats=caveats, origin=Origin(drafter="model"))
    by_code = frozenset(claim.text for claim in caveats)
    found = {name: is_told for name, _, is_told in key_facts(summary, paper, by_code)}
    assert not found["design"]
    assert not found["limits"]


def test_support_is_high_for_the_papers_own_words_and_low_for_strangers() -> None:
    own = Summary(title="t", findings=(claim(PAPER.text.split(". ")[0]),), origin=Origin(drafter="model"))
    strange = Summary(
        title="t", findings=(claim("Submarine orchestras applaud purple bicycles."),), origin=Origin(drafter="model")
    )
    high, low = mean_support(own, PAPER), mean_support(strange, PAPER)
    assert high is not None
    assert low is not None
    assert high > 90
    assert low < 30
    assert mean_support(Summary(title="t", origin=Origin(drafter="model")), PAPER) is None
