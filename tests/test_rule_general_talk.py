"""What is said in general, denied before, hoped for or feared is no finding; the same told as a finding is doubted."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of

from pipeline.text.numbers import numbers
from pipeline.validate.cues import cues_of
from pipeline.validate.wording import wording

_OTHERS = "Forty adults were seen at one clinic."
# (rule, design, the paper says, right, wrong).
TALK = [
    ("hedge dropped", None, "Smaller twins were at greater risk of poor reading.", "Risk was greater, which does not mean that every smaller twin will read poorly.", "Risk was greater, and every smaller twin will read poorly."),
    ("negation", None, "Those with fever had a higher pulse than the others.", "Compared with those who did not, adults with fever had a higher pulse.", "Adults with fever did not, however, have a higher pulse."),
    ("negation", None, "The cream was not a strong predictor of itching.", "It was once feared that the cream would predict itching.", "The cream was a strong predictor of itching."),
    ("not reported", None, "The cream eased itching.", "Long-term heavy drinkers often itch. The cream eased itching.", "The cream gave long-term relief. It eased itching."),
    ("not reported", None, "The cream eased itching.", "Many people with itching take tablets at night. The cream eased it.", "Many of the adults took tablets at night. The cream eased it."),
    ("certainty", "cohort study", "Smokers had more eczema.", "Smokers had more eczema. Nor does a link between smoke and skin prove that one causes the other.", "Smokers had more eczema. It does prove that smoke causes eczema."),
    ("strength", "cohort study", "Weak legs went with more falls.", "They hope that this may help nurses to design exercises that lower the risk of falls.", "Exercises lower the risk of falls."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "design", "told", "right", "wrong"), TALK, ids=[right for *_, right, _ in TALK])
def test_general_talk_passes_and_a_finding_does_not(
    rule: str, design: str | None, told: str, right: str, wrong: str
) -> None:
    assert_only_right_passes(paper_of(told, _OTHERS, design=design), rule, right, wrong)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a change of -.59% a year", 0.59, "%"),
        ("P = .04", 0.04, ""),
        ("from .25 points", 0.25, "point"),
        ("0.6 of a percentage point", 0.6, "%"),
        ("0.4 of a kilogram", 0.4, "kg"),
    ],
)
def test_a_decimal_needs_no_nought_and_a_part_of_a_unit_has_it(text: str, value: float, unit: str) -> None:
    assert [(n.value, n.unit) for n in numbers(text)] == [(value, unit)]


@pytest.mark.parametrize("text", ["as others found.5 The end", "e.g. .", "version 1.5.2 of it"])
def test_a_stop_before_a_note_or_between_parts_begins_no_decimal(text: str) -> None:
    assert [n.text for n in numbers(text) if n.text.startswith(".")] == []


def test_a_change_told_without_a_nought_is_the_papers_own() -> None:
    paper = paper_of("Yearly change of brain volume was -.07% overall and -.59% in gray matter.", _OTHERS)
    assert_only_right_passes(
        paper, "numbers", "Gray matter shrank by about 0.6 of a percentage point a year.", "Gray matter shrank by about 0.8 of a percentage point a year."
    )  # fmt: skip


def test_animals_of_two_kinds_are_added_up() -> None:
    paper = paper_of("A survey was made of 313 sheep and 449 goats in two districts.", _OTHERS)
    assert_only_right_passes(paper, "numbers", "They tested 762 animals.", "They tested 862 animals.")


def test_slightly_raised_says_who_is_meant() -> None:
    told = [cue.describes for cue in cues_of(wording("Adults with slightly raised pressure drank more."))]
    assert told[0]
    assert not any(cue.describes for cue in cues_of(wording("The water slightly raised the pressure.")))
