"""What is turned round in words of one's own: an end of the body, a longer stay, a fall between two figures, a denied definition."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

BACK = paper_of(
    "Fractures of the lumbar vertebrae were seen in 31 adolescents.",
    "Distal rectal tumours were treated in 52 adults.",
    "Third molars of the mandible were removed in 60 volunteers.",
)
NECK = paper_of("The upper ureter was opened in 40 men.", "Lower scores were seen in 12.")
SUGAR = paper_of(
    "Mean glucose was 199 mg/dl before the operation and 326 mg/dl after it.",
    "The procedure lasted 26 minutes with the tube and 22 without.",
    "Restrictions were advised in 54% of the cases by the referees and in 24% by the first doctors.",
)


@pytest.mark.parametrize(
    ("said", "paper", "loudness"),
    [
        ("The crack was in a bone of the lower spine.", BACK, None),
        ("The crack was in a bone of the higher spine.", BACK, "warn"),
        ("The tumours lay in the lower part of the rectum.", BACK, None),
        ("The tumours lay in the higher part of the rectum.", BACK, "warn"),
        ("Each volunteer lost a higher wisdom tooth.", BACK, "warn"),
        ("The surgeons opened the higher part of the ureter.", NECK, None),
        ("People with a higher body weight were left out.", BACK, None),
    ],
)
def test_a_part_of_the_body_is_not_turned_upside_down(said: str, paper: object, loudness: str | None) -> None:
    assert severity(said, paper, "direction") == loudness, report_on(said, paper).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("On average it rose, from about 199 mg/dl at the start to about 326 mg/dl at the end.", None),
        ("On average it fell, from about 199 mg/dl at the start to about 326 mg/dl at the end.", "warn"),
        ("It took longer with the tube, around 26 minutes rather than 22.", None),
        ("It took shorter with the tube, around 26 minutes rather than 22.", "warn"),
        (
            "The referees were more likely to advise limits: they did so in 54% of cases, compared with 24% for the others.",
            None,
        ),
        (
            "The referees were less likely to advise limits: they did so in 54% of cases, compared with 24% for the others.",
            "warn",
        ),
        ("They were also more premature, at about 27 weeks compared with about 29 weeks.", None),
    ],
)
def test_what_moved_goes_the_way_of_its_figures_with_their_units(said: str, loudness: str | None) -> None:
    assert severity(said, SUGAR, "direction") == loudness, report_on(said, SUGAR).flags


@pytest.mark.parametrize(
    "said",
    [
        "People given deep breaths had higher airway pressure.",
        "Adults had higher arm strength after training.",
        "Smokers had higher colon cancer rates.",
    ],
)
def test_what_is_higher_in_a_part_of_the_body_is_no_end_of_it(said: str) -> None:
    paper = paper_of(
        "Airway pressure was raised with deep breaths.",
        "Arm strength was greater after training.",
        "Colon cancer rates were greater in smokers.",
    )
    assert severity(said, paper, "direction") is None
