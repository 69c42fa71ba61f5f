"""Words that sound like a direction and point nowhere turn no finding round; those that do, still do."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.validate.cues import cues_of
from pipeline.validate.wording import wording


def ways(text: str) -> list[str]:
    """Give which way each word of direction of a sentence points."""
    return [f"{cue.word.text} {cue.way}" for cue in cues_of(wording(text))]


@pytest.mark.parametrize(
    "text",
    [
        "What is more, the stones gave another value.",
        "Once more the nurses asked about pain.",
        "The tumour was in the lower third of the oesophagus.",
        "She lost a lower molar and hurt the greater trochanter.",
        "Many had lower urinary tract symptoms.",
        "Mothers with higher education were asked.",
        "They used eye drops at night.",
        "Open reduction and internal fixation was done.",
        "Fractional shortening was noted on the scan.",
        "The CT attenuation values were noted.",
        "A contrast-enhanced scan was done.",
        "One group had a lower index and the other a higher index.",
        "Those with a longer follow-up and those with a shorter follow-up were asked.",
    ],
)
def test_names_and_turns_of_speech_point_nowhere(text: str) -> None:
    assert ways(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Their pain scores went down more in the second group.", ["more down"]),
        ("Pain fell more than in the other group.", ["fell down", "more down"]),
        ("Pain fell less than in the other group.", ["fell down", "less up"]),
        ("The shoe lowered the pressure under the foot more than the other shoes.", ["lowered down", "more down"]),
        ("Strength rose more after training.", ["rose up", "more up"]),
        ("Sleep improved more in the second group.", ["improved better", "more better"]),
        ("Pain fell, and those who slept more were pleased.", ["fell down", "more up"]),
        ("They had more pain in the second group.", ["more up"]),
        ("The gene was down-regulated in the liver.", ["down-regulated down"]),
        ("Fewer had pain than in the other group, but greater shares had nausea.", ["fewer down", "greater up"]),
        ("The lower index went with longer survival.", ["lower down", "longer up"]),
    ],
)
def test_more_of_a_change_points_where_the_change_points(text: str, found: list[str]) -> None:
    assert ways(text) == found


PAPER = paper_of(
    "Overall survival was negatively affected by lymph node metastases and perineural invasion.",
    "Pain was rated on a scale.",
    "Sleep was better in adults who took the tablet than in adults who took placebo.",
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Overall survival was worse when the cancer had spread to lymph nodes or invaded the tissue around nerves.", None),
        ("Sleep was worse in adults who took the tablet than in adults who took placebo.", "warn"),
    ],
)  # fmt: skip
def test_what_papers_say_badly_in_other_words_may_be_called_worse(said: str, loudness: str | None) -> None:
    assert severity(said, PAPER, "direction") == loudness, report_on(said, PAPER).flags


FEWER = paper_of(
    "Significantly fewer women reported hot flushes with the hormone than with placebo, but greater proportions reported breast tenderness."
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Breast tenderness was more common with the hormone.", None),
        ("Hot flushes were reported by more women with the hormone than with placebo.", "warn"),
    ],
)
def test_what_stands_behind_a_but_is_not_the_other_side_of_a_than(said: str, loudness: str | None) -> None:
    assert severity(said, FEWER, "direction") == loudness, report_on(said, FEWER).flags


SHOES = paper_of("The new shoe reduced plantar pressures more than the two other shoes in 30 adults.")


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The new shoe lowered the pressures under the foot more than the two other shoes.", None),
        ("Plantar pressures went down more with the new shoe than with the two other shoes.", None),
        ("The new shoe increased plantar pressures more than the two other shoes.", "warn"),
    ],
)
def test_a_larger_drop_is_no_rise(said: str, loudness: str | None) -> None:
    assert severity(said, SHOES, "direction") == loudness, report_on(said, SHOES).flags
