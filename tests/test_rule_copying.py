"""Copying: a draft that repeats its paper says so once, with what the licence allows."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on

SENTENCE = "The tablet reduced pain in three hundred adults who had arthritis of the hands for at least two years."
OTHER = "Most of the adults who took the tablet slept better at night and went for longer walks in the afternoon."


def paper(licence: str | None) -> object:
    return paper_of(SENTENCE, OTHER, design="randomised trial", licence=licence)


@pytest.mark.parametrize(
    ("licence", "says"),
    [
        ("CC BY 4.0", "allows it where the source is named"),
        ("CC BY-NC-ND 4.0", "does not clearly allow it"),
        (None, "tells no licence that allows it"),
    ],
)
def test_a_copied_draft_is_noted_once_with_what_the_licence_says(licence: str | None, says: str) -> None:
    flags = flags_of("copying", report_on(f"{SENTENCE} {OTHER}", paper(licence)))  # type: ignore[arg-type]
    assert [(str(flag.severity), flag.section) for flag in flags] == [("note", None)]
    assert "100% of the words" in flags[0].message
    assert says in flags[0].message


@pytest.mark.parametrize(
    "said",
    [
        "In three hundred adults with arthritis of the hands, the tablet reduced pain.",
        "The tablet reduced pain in three hundred adults. They had arthritis of the hands for at least two years.",
    ],
)
def test_own_words_and_short_runs_are_no_copy(said: str) -> None:
    assert flags_of("copying", report_on(said, paper(None))) == []  # type: ignore[arg-type]
