"""A plainer sentence of a draft says what the authors said: no other reason, no other limit, no doubt turned round."""

from __future__ import annotations

import pytest

from pipeline.draft.grounds import split_ground
from pipeline.draft.pieces import _DID
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.shorten import shorten
from pipeline.draft.wordy import WORDY


@pytest.mark.parametrize("opens", ["Considering", "In view of", "In light of", "In the light of", "Given"])
def test_what_was_taken_into_account_is_not_told_as_the_reason(opens: str) -> None:
    assert split_ground(f"{opens} the low certainty of the evidence from two trials, the drug may slightly reduce pain.") == [
        "The drug may slightly reduce pain.",
        "This takes into account the low certainty of the evidence from two trials.",
    ]  # fmt: skip


def test_what_was_given_to_someone_was_not_taken_into_account() -> None:
    assert split_ground("Given the tablets every morning for a whole year, the children had less pain.") == []
    assert split_ground("Given at home by a nurse, the tablets were as good as drops.") == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("This does not support the routine use of antibiotics.", "This does not support the routine use of antibiotics."),
        ("This does not support the use of antibiotics.", "This does not support antibiotics."),
        ("Trials may fail to detect any rare harm.", "Trials may fail to detect any rare harm."),
        ("Trials may have failed to detect any rare harm.", "Trials may have failed to detect any rare harm."),
        ("Trials tend to fail to find a rare harm.", "Trials tend to fail to find a rare harm."),
        ("The drug did not fail to show a benefit.", "The drug did not fail to show a benefit."),
        ("It has not failed to show a benefit.", "It has not failed to show a benefit."),
        ("Patients who failed to show any response stopped.", "Patients who failed to show any response stopped."),
        ("Three trials failed to detect any harm.", "Three trials found no harm."),
        ("The trial failed to show a benefit.", "The trial found no benefit."),
        ("Tea leads to an improvement in sleep.", "Tea improves sleep."),
        ("Tea does not yield a clear reduction in the number of colds.", "Tea does not clearly reduce the number of colds."),
        ("Tea resulted in a reduction in pain of 3 points.", "Tea resulted in a reduction in pain of 3 points."),
        ("Tea led to an increase of about a day.", "Tea led to an increase of about a day."),
        ("Tea led to a decrease of around 30% in colds.", "Tea led to a decrease of around 30% in colds."),
        ("Tea resulted in an increase in patients able to walk.", "Tea resulted in an increase in patients able to walk."),
        ("Tea led to a reduction in pain that was small.", "Tea led to a reduction in pain that was small."),
        ("This study indicates that there is no link between tea and colds.", "This study indicates that there is no link between tea and colds."),
        ("This study indicates that there is not enough evidence on tea.", "there is not enough evidence on tea."),
        ("Tea is associated with a reduction in pain.", "Tea is associated with a reduction in pain."),
        ("The drug was not shown to be safe.", "The drug was not shown to be safe."),
    ],
)  # fmt: skip
def test_fewer_words_say_the_same(told: str, said: str) -> None:
    assert WORDY.apply(told) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("It was linked to lower mortality.", "It was linked to lower mortality."),
        ("There was lower mortality.", "There was lower mortality."),
        ("It was linked to reduced mortality.", "It was linked to reduced mortality."),
        ("The drug lowered mortality.", "The drug lowered deaths."),
        ("The drug may reduce overall mortality.", "The drug may reduce overall deaths."),
        ("There was no effect on mortality.", "There was no effect on deaths."),
    ],
)
def test_deaths_are_lowered_and_never_lower(told: str, said: str) -> None:
    writer = PlainWriter({})
    assert " ".join(writer.parts(told)) == said


def test_no_verb_is_listed_twice() -> None:
    verbs = _DID.removeprefix("(?:").removesuffix(")").split("|")
    assert len(verbs) == len(set(verbs))


def test_how_something_was_given_is_no_reason_to_drop() -> None:
    told = "Given at a high dose every morning for the first four weeks of treatment by a nurse at home, the tablets slightly reduced pain in adults with arthritis of the knee."
    assert "high dose" in shorten(told)[0]


def test_a_trial_of_enough_power_is_large_enough_not_large() -> None:
    assert "large enough" in WORDY.apply("More adequately powered trials are needed.")
