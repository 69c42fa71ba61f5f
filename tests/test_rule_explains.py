"""What a careful lay summary adds of its own - explanations, common knowledge, limits - is no false finding."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity
from paper_maker import make_paper

from pipeline.records import Fact, StudyFacts

PAPER = paper_of(
    "Glaucoma patients used latanoprost or timolol drops for four weeks.",
    "Eye pressure fell with both, and biopsies of the conjunctiva were kept.",
    "There was no difference in eye pressure between latanoprost and timolol.",
    design="randomised trial",
    people=44,
)

# (rule, the summary says, how loud): block, warn, note, None for silent.
SAID = [
    ("names", "Glaucoma is an eye disease that can lead to blindness.", "note"),
    ("names", "Glaucoma patients got blindness from the drops.", "warn"),
    ("names", "They used sleep aids.", None),
    ("names", "They used eye drops because of AIDS.", "warn"),
    ("support", "It is unlikely that this was due to chance.", None),
    ("support", "It doesn't prove that the medicine saves lives.", None),
    ("support", "This was a small study, so it cannot give a final answer.", None),
    ("support", "It can make everyday life uncomfortable and tiring.", "note"),
    ("support", "Never before has science come so close to winning this battle.", "warn"),
    ("population", "We cannot be sure that this holds for older children or mice.", None),
    ("population", "Older children and mice used the drops.", "warn"),
]


@pytest.mark.parametrize(("rule", "said", "loudness"), SAID, ids=[said for _, said, _ in SAID])
def test_what_a_careful_writer_adds_is_told_from_what_is_wrong(rule: str, said: str, loudness: str | None) -> None:
    assert severity(said, PAPER, rule) == loudness, report_on(said, PAPER).flags


@pytest.mark.parametrize(
    "said",
    [
        "The evidence is very limited.",
        "These were small, underpowered studies.",
        "Only one study looked at this.",
        "We do not know how long the benefit lasts.",
        "Longer studies are needed.",
        "There is a lack of reliable data.",
    ],
)
def test_a_limit_is_admitted_in_many_words(said: str) -> None:
    paper = paper_of("The trial was small and at high risk of bias.", "Pain fell in 40 adults.", scope="abstract")
    assert severity(f"Pain fell in 40 adults.\n\n{said}", paper, "limits") is None
    assert severity("Pain fell in 40 adults.\n\nThey took a tablet.", paper, "limits") == "warn"


def test_what_earlier_work_left_open_is_no_limit_of_this_study() -> None:
    paper = paper_of(
        "Systematic reviews have found inconclusive results.", "Pain fell in 40 adults.", scope="abstract"
    )
    assert severity("Pain fell in 40 adults.\n\nThey took a tablet.", paper, "limits") is None


@pytest.mark.parametrize(
    ("told", "count"), [("Nausea was a side effect in 12 adults.", 1), ("No data on side effects were found.", 0)]
)
def test_harms_that_nobody_measured_are_not_left_out(told: str, count: int) -> None:
    facts = StudyFacts(
        design=Fact(value="randomised trial", confidence=0.9),
        harms=Fact(value="harms", passages=("S2",), confidence=0.8),
    )
    paper = make_paper({"Results": ["Pain fell in 40 adults.", told]}, facts=facts)
    found = flags_of("omissions", report_on("Pain fell in 40 adults.\n\nThe evidence is limited.", paper))
    assert sum("unwanted" in flag.message for flag in found) == count


NULL = make_paper(
    {"Results": ["Pain after knee surgery did not differ between adults on the tablet and on placebo."]},
    facts=StudyFacts(
        design=Fact(value="randomised trial", confidence=0.9),
        primary_result=Fact(value="no difference", passages=("S1",), confidence=0.85),
    ),
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The tablet reduced pain after knee surgery.", "warn"),
        ("Modern medicine keeps many illnesses under control.", None),
        ("The surgeon works on one side of the lower body.", None),
    ],
)
def test_a_sentence_that_sets_the_scene_promises_nothing(said: str, loudness: str | None) -> None:
    assert severity(f"{said}\n\nAdults took part.", NULL, "spin") == loudness
