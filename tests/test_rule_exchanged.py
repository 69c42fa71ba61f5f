"""Sides that a summary exchanges are named: what the paper says of one group may not be told of the other."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity

_TRIAL = paper_of(
    "Eighty adults with sunburn used either the aloe gel or the menthol spray.",
    "Blisters were more common with the menthol spray than with the aloe gel.",
    "Compared with younger adults, older adults had a longer peeling phase.",
    "Fever was more frequent in the menthol group.",
    "As to undisturbed sleep, it came to 62% of those with the aloe gel, but to 31% of those with the menthol spray.",
    "Itching was lower in women than in men in the first week; in the second week itching was lower in men than in women.",
)
_LEAD = "A study compared two ways of treating sunburn."


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Blisters were more common with the menthol spray than with the aloe gel.",
            "Blisters were more common with the aloe gel than with the menthol spray.",
        ),
        (
            "The peeling phase was longer in older adults than in younger adults.",
            "The peeling phase was longer in younger adults than in older adults.",
        ),
        (
            "Fever was more frequent with menthol than with aloe.",
            "Fever was more frequent with aloe than with menthol.",
        ),
        (
            "Undisturbed sleep was more common with the aloe gel than with the menthol spray.",
            "Undisturbed sleep was more common with the menthol spray than with the aloe gel.",
        ),
    ],
)
def test_what_is_told_of_one_side_may_not_be_told_of_the_other(right: str, wrong: str) -> None:
    assert severity(f"{_LEAD} {right}", _TRIAL, "direction") is None, report_on(f"{_LEAD} {right}", _TRIAL).flags
    assert severity(f"{_LEAD} {wrong}", _TRIAL, "direction") == "warn", report_on(f"{_LEAD} {wrong}", _TRIAL).flags


def test_the_flag_stands_on_the_word_that_says_who_has_more_and_names_the_passage() -> None:
    said = "The peeling phase was longer in younger adults than in older adults."
    (flag,) = flags_of("direction", report_on(f"{_LEAD} {said}", _TRIAL))
    assert (flag.quote, flag.passages) == ("longer", ("S3",))


@pytest.mark.parametrize(
    "said",
    [
        # The paper says both, of two times.
        "Itching was lower in women than in men.",
        "Itching was lower in men than in women.",
        # Of something else than the passage that has both sides.
        "More of those with the aloe gel than with the menthol spray were students.",
        # No other side is named.
        "Blisters were common with the aloe gel, and more than a third wanted something else.",
    ],
)
def test_what_may_be_of_another_time_or_thing_is_not_doubted(said: str) -> None:
    assert severity(f"{_LEAD} {said}", _TRIAL, "direction") is None, report_on(f"{_LEAD} {said}", _TRIAL).flags


def test_people_that_a_passage_only_happens_to_name_are_no_side() -> None:
    paper = paper_of("Room air may reduce costs in people undergoing abdominal surgery with carbon dioxide.")
    said = "Room air reduced costs more than carbon dioxide in abdominal surgery."
    assert severity(f"{_LEAD} {said}", paper, "direction") is None
