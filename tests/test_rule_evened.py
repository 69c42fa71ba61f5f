"""A difference that a summary evens out is named: what the paper finds higher, longer or linked may not be told as alike."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity

_TRIAL = paper_of(
    "Ninety adults after knee surgery were randomly given nerve blocks or spinal morphine.",
    "Patients with nerve blocks needed significantly less rescue morphine on the ward than those with spinal morphine (p = 0.01).",
    "Itching was more frequent after spinal morphine than after nerve blocks (41% versus 6%).",
    "Walking distance on the second day did not differ between the groups (p = 0.61).",
    "In women, older age was associated with a longer stay in the recovery room.",
)
_LEAD = "A study compared two ways of easing pain after knee surgery."


@pytest.mark.parametrize(
    "said",
    [
        "Patients with nerve blocks needed just as much rescue morphine on the ward.",
        "Itching was about as common after spinal morphine as after nerve blocks.",
        "Itching was no more frequent after spinal morphine than after nerve blocks.",
        "Whichever way they were given, nerve blocks or spinal morphine, itching was much the same.",
        "The stay in the recovery room was similar for older and younger women.",
        "Itching was the same whether spinal morphine or the other way, nerve blocks, was given.",
    ],
)
def test_what_the_paper_tells_apart_may_not_be_told_as_alike(said: str) -> None:
    assert severity(f"{_LEAD} {said}", _TRIAL, "negation") == "warn", report_on(f"{_LEAD} {said}", _TRIAL).flags


def test_the_flag_stands_on_the_words_that_even_out_and_names_the_passage() -> None:
    said = "Itching was much the same after spinal morphine and after nerve blocks."
    (flag,) = flags_of("negation", report_on(f"{_LEAD} {said}", _TRIAL))
    assert (flag.quote, flag.passages) == ("was much the same", ("S3",))


@pytest.mark.parametrize(
    "said",
    [
        # Found alike by the paper.
        "On the second day, the walking distance was much the same in both groups.",
        "Walking distance was no longer after nerve blocks than after spinal morphine.",
        # Told as it was.
        "Itching was more common after spinal morphine than after nerve blocks.",
        # Of the rest, or a part, the paper may tell elsewhere.
        "Among men, spinal morphine and nerve blocks led to equally long stays in the recovery room.",
        "Itching was more common after spinal morphine, but nausea was as common after nerve blocks.",
        "It may be that itching is as common after nerve blocks as after spinal morphine elsewhere.",
        "Other symptoms than itching were as common after spinal morphine as after nerve blocks.",
        # What it points to stands in another sentence.
        "Spinal morphine did not affect it.",
    ],
)
def test_what_the_paper_may_find_alike_is_not_doubted(said: str) -> None:
    assert severity(f"{_LEAD} {said}", _TRIAL, "negation") is None, report_on(f"{_LEAD} {said}", _TRIAL).flags


@pytest.mark.parametrize(
    "told",
    [
        # Another passage finds the like alike: by a word, by a denial, by a p-value, behind an “and”.
        "After adjustment, itching with spinal morphine was similar to that with nerve blocks.",
        "No difference in itching between spinal morphine and nerve blocks remained after adjustment.",
        "Itching with nerve blocks was less than with spinal morphine (p = 0.32).",
        "Pain fell in both groups and there was no change in itching with spinal morphine or nerve blocks.",
    ],
)
def test_one_passage_that_finds_the_like_alike_is_enough(told: str) -> None:
    paper = paper_of("Itching was more frequent after spinal morphine than after nerve blocks.", told)
    said = f"{_LEAD} Itching was about as common after spinal morphine as after nerve blocks."
    assert severity(said, paper, "negation") is None


@pytest.mark.parametrize(
    "told",
    [
        "Earlier studies have shown that itching is more frequent after spinal morphine than after nerve blocks.",
        "We assessed whether itching is more frequent after spinal morphine than after nerve blocks.",
    ],
)
def test_what_was_known_or_asked_is_no_difference_found(told: str) -> None:
    said = f"{_LEAD} Itching was about as common after spinal morphine as after nerve blocks."
    assert severity(said, paper_of(told, "Ninety adults took part."), "negation") is None
