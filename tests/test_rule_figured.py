"""A word of direction against the sentence's own figures, and denials that deny no finding of a long paper."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

WARD = paper_of(
    "The discomfort score was higher, 4.9 with the tube and 2.8 without.", "Pressure fell from 9 to 4 in 26 adults.",
    "Of the emergency patients 92% saw a trainee, and of the others 63%.", "The share was 70% in sisters and 88% in others",
)  # fmt: skip
LONG = paper_of(
    "Seizures were caused by a mutation of one gene in mice.", "Newborn mice opened their eyes after two weeks.",
    *(f"In experiment {number} neurons of the cortex were stained and counted." for number in range(70)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The discomfort score was clearly higher, at 4.9 compared with 2.8.", None),
        ("The discomfort score was clearly lower, at 4.9 compared with 2.8.", "warn"),
        ("Emergency patients were much more likely to see a trainee than the others, 92% against 63%.", None),
        ("Emergency patients were much less likely to see a trainee than the others, 92% against 63%.", "warn"),
        ("Among sisters the gap was larger: 70% versus 88%.", None),
        ("Pressure fell from 9 to 4.", None),
        ("Pressure rose from 9 to 4.", "warn"),
    ],
)
def test_a_word_of_direction_goes_the_way_of_the_figures_behind_it(said: str, loudness: str | None) -> None:
    assert severity(said, WARD, "direction") == loudness, report_on(said, WARD).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The seizures in these mice were caused by a mutation of one gene.", None),
        ("The seizures in these mice were not caused by a mutation of one gene.", "warn"),
        ("In young mice eyes do not open until some weeks have passed.", None),
        ("Mice have seizures if they do not have a working gene.", None),
        ("The researchers did not set out to study the eyes of mice.", None),
    ],
)
def test_in_a_long_paper_a_denial_put_in_is_told_from_a_condition(said: str, loudness: str | None) -> None:
    assert severity(said, LONG, "negation") == loudness, report_on(said, LONG).flags


HOME = paper_of(
    "Households were asked about latrines and sanitation.", "The programme improved latrines and sanitation of homes.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("In this study the programme was designed to reduce the symptoms of patients.", None),
        ("This may contribute to a better understanding of sanitation.", None),
        ("This may contribute to a worse understanding of sanitation.", "warn"),
        ("The programme hopes to increase harvests without more infections.", None),
    ],
)
def test_nobody_aims_at_ill(said: str, loudness: str | None) -> None:
    assert severity(said, HOME, "direction") == loudness, report_on(said, HOME).flags
