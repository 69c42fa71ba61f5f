"""A quick pattern finds what the pattern finds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft import asides, in_short, kinds, lint, plain_words, plans, rank, rank_words, shorten, splits
from pipeline.text.quick import Quick, needed_by, quick


def _quick_in(value: object) -> list[Quick]:
    if isinstance(value, Quick):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [found for part in parts for found in _quick_in(part)]


_ROOMS = (asides, in_short, kinds, lint, plain_words, plans, rank, rank_words, shorten, splits)
_OURS = {found.pattern: found for room in _ROOMS for value in vars(room).values() for found in _quick_in(value)}
# What the patterns are made of: sentences of it hold more matches than any paper does.
_PIECES = sorted(
    {piece for pattern in _OURS for piece in re.findall(r"[A-Za-z]{1,20}|[^\w\s\\]", pattern)} | {"7", "12"}
)


def _spans(pattern: Quick | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=40),
    st.sampled_from([" ", "", "-", ", "]),
    st.sampled_from([str, str.upper]),
)
def test_every_quick_pattern_of_the_drafter_finds_what_it_would_find_slowly(
    pieces: list[str], joint: str, cased: Callable[[str], str]
) -> None:
    text = cased(joint.join(pieces))
    for one in _OURS.values():
        slow = re.compile(one.pattern, one.flags)
        assert _spans(one, text) == _spans(slow, text), one.pattern
        assert one.sub("", text) == slow.sub("", text)
        assert one.findall(text) == slow.findall(text)
        assert (one.search(text) is None) == (slow.search(text) is None)


@given(st.text(alphabet="iıİIsſSkKßẞµμ i\u0307", max_size=8))
def test_letters_that_only_differ_by_case_are_one(text: str) -> None:
    for pattern in ("is", "ki", "ß", "µ", "(?i:s)k"):
        assert _spans(quick(pattern, re.IGNORECASE), text) == _spans(re.compile(pattern, re.IGNORECASE), text)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("prior to", {"prior to"}), (r"\butili[sz]ed\b", {"utili"}), ("(?:cats|dogs) and", {"cats", "dogs"}), ("(?:a|b?)", set()),
        ("a*", set()), (r"\d\s?±", {"±"}), ("(?=abc)d", {"d"}), (r"\w+", set()), ("(?:pain)++ in", {"pain"}), ("[<>]", {"<", ">"}),
    ],
)  # fmt: skip
def test_what_every_match_holds_is_read_off_the_pattern(pattern: str, needed: set[str]) -> None:
    assert set(needed_by(pattern)) == needed


def test_a_text_without_the_letters_is_not_searched() -> None:
    assert not quick("placebo", re.IGNORECASE).may_be_in("No such word.")
    assert quick("placebo", re.IGNORECASE).may_be_in("PLACEBO")
    assert not quick("placebo").may_be_in("PLACEBO")
