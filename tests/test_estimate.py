"""A text's tokens are guessed on the safe side, and quickly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.llm.estimate import FRAME, SAFETY, guessed_tokens, planned_tokens

# What byte-pair vocabularies make of them, about: common words whole, numbers by threes, marks one by one.
COUNTED = [
    ("The patient was treated with a new drug for 6 months.", 12),
    ("123456 789 1.5", 7),
    ("研究对象", 4),
    ("p < 0.05 (95% CI 1.1-2.3)", 18),
]


@pytest.mark.parametrize(("text", "tokens"), COUNTED)
def test_a_plan_is_enough_and_not_twice_as_much(text: str, tokens: int) -> None:
    planned = planned_tokens(guessed_tokens(text * 100)) - FRAME
    assert tokens * 100 <= planned <= tokens * 200


@given(text=st.text())
def test_no_text_breaks_it_or_has_more_tokens_than_bytes(text: str) -> None:
    assert 0 <= guessed_tokens(text) <= len(text.encode(errors="replace"))


@given(guess=st.integers(0, 10**6), ratio=st.floats(0.0, 5.0))
def test_what_was_learned_never_plans_less_than_half(guess: int, ratio: float) -> None:
    plain = planned_tokens(guess)
    planned = planned_tokens(guess, ratio)
    assert plain / 2 <= planned + 1
    assert planned <= guess * SAFETY * max(ratio, 0.5) + FRAME
