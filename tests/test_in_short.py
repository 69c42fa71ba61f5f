"""A limit or a harm whose sentence is too long to retell is named in a few words, with the passage where it stands."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.in_short import harms_in_short, limits_in_short
from pipeline.draft.offline import write_offline
from pipeline.records import Fact, Paper, StudyFacts

ENDLESS = "in adults with invented fever of the clinics of the north and of the south and of the west and of the islands at home"
RESULT = "Invented tablets lowered the pain score more than old tablets did."


def paper(*sentences: str, **facts: Fact) -> Paper:
    known = {"design": Fact(value="systematic review", confidence=0.9)} | facts
    return make_paper(
        {"Abstract": list(sentences)}, title="Tablets for fever", scope="abstract", facts=StudyFacts(**known)
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (f"There is insufficient evidence to tell whether tablets help {ENDLESS}.", "The authors write that there is not enough evidence to be sure."),
        (f"There was very low-quality evidence that tablets may help {ENDLESS}.", "The quality of the evidence was very low for some results."),
        (f"There was low-certainty evidence that tablets may help {ENDLESS}.", "The certainty of the evidence was low for some results."),
        (f"The small number of participants is a limitation of what is known {ENDLESS}.", "The authors name the small number of people as a limit."),
        (f"Further large trials of the tablets {ENDLESS} are needed.", None),
        (f"Tablets helped {ENDLESS}.", None),
    ],
)  # fmt: skip
def test_a_limit_is_named_as_far_as_the_paper_names_it(sentence: str, said: str | None) -> None:
    claims = list(limits_in_short(paper(sentence).passages()))
    assert [claim.text for claim in claims] == ([said] if said else [])
    assert all(claim.passages == ("S1",) for claim in claims)


def test_no_limit_is_named_in_short_that_is_told_already() -> None:
    made = paper(f"There was low-certainty evidence that tablets may help {ENDLESS}.")
    assert list(limits_in_short(made.passages(), "The certainty of the evidence was low.")) == []
    twice = paper(*[f"There was low-certainty evidence that {what} help {ENDLESS}." for what in ("tablets", "drops")])
    assert len(list(limits_in_short(twice.passages()))) == 1


@pytest.mark.parametrize(
    "told",
    [
        "The drug made quality of life better. There was a small difference in pain.",
        "Few adults had pain, and fewer people died. The study was limited to adults. A lack of sleep was common.",
        "",
    ],
)
def test_only_a_limit_that_is_told_counts_as_told(told: str) -> None:
    made = paper(
        f"There was low-certainty evidence that tablets may help {ENDLESS}.",
        f"The small number of participants is a limitation of what is known {ENDLESS}.",
        f"There is insufficient evidence to tell whether tablets help {ENDLESS}.",
    )
    assert [claim.text for claim in limits_in_short(made.passages(), told)] == [
        "The certainty of the evidence was low for some results.",
        "The authors name the small number of people as a limit.",
        "The authors write that there is not enough evidence to be sure.",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "The quality of the evidence was low. The trials were small. There were not enough data to be sure.",
        "Low-quality evidence came from trials in which few people took part. The evidence is limited.",
        "How good the evidence was is judged of low certainty. The number of people was small. Data were insufficient.",
        "A limit was the small sample. The evidence was of low quality. Information about harms was lacking.",
    ],
)
def test_a_limit_counts_as_told_however_it_is_put(told: str) -> None:
    made = paper(
        f"There was low-certainty evidence that tablets may help {ENDLESS}.",
        f"The small number of participants is a limitation of what is known {ENDLESS}.",
        f"There is insufficient evidence to tell whether tablets help {ENDLESS}.",
    )
    assert list(limits_in_short(made.passages(), told)) == []


def test_a_draft_names_a_limit_that_is_too_long_to_tell() -> None:
    draft = write_offline(paper(f"There is insufficient evidence to tell whether tablets help {ENDLESS}.", RESULT))
    named = [claim for claim in draft.caveats if claim.passages == ("S1",)]
    assert [claim.text for claim in named] == ["The authors write that there is not enough evidence to be sure."]


def test_harms_that_no_sentence_tells_are_named_by_the_papers_word() -> None:
    harm = Fact(value="rash", passages=("S1",), confidence=0.9)
    made = paper(f"More serious adverse events than before were seen with the tablets {ENDLESS}.", RESULT, harms=harm)
    claim = harms_in_short(made, {"S2"})
    assert claim
    assert claim.text == "The paper also tells of serious adverse events."
    assert harms_in_short(made, {"S1"}) is None
    assert claim in write_offline(made).findings


def test_harms_in_animals_are_not_named_in_short() -> None:
    harm = Fact(value="rash", passages=("S1",), confidence=0.9)
    animals = Fact(value="animal study", confidence=0.9)
    assert harms_in_short(paper("Side effects were seen in mice.", harms=harm, design=animals), set()) is None
