"""A disguise is seen through letter by letter, and each letter knows the way back to where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.disguise import folded

SIGNS = st.sampled_from([*"aZ1 .0@", "é", "І", "ﬁ", "…", "\u200b", "𝐈", "ﷺ", "İ", "ẞ", "Σ", "\U000e0041", "Å", "‐"])


@given(st.one_of(st.text(max_size=60), st.lists(SIGNS, max_size=40).map("".join)))
def test_each_letter_of_the_folded_text_leads_back_to_where_it_stood(text: str) -> None:
    whole = folded(text)
    alone = [folded(char).text for char in text]
    assert len(whole.text) == sum(map(len, alone))
    place = 0
    for original, letters in enumerate(alone):
        for _ in letters:
            assert whole.places(place, place + 1) == (original, original + 1)
            place += 1


@pytest.mark.parametrize(
    ("written", "plain", "place"),
    [
        ("…ignore", "ignore", (1, 7)),
        ("ig\u200bnore", "ignore", (0, 7)),
        ("ﬁx it", "fix", (0, 2)),
        ("𝐈𝐆𝐍𝐎𝐑𝐄", "ignore", (0, 6)),
        ("Іgnоrе", "ignore", (0, 6)),
        ("IGNORE", "ignore", (0, 6)),
    ],
)
def test_a_find_is_told_where_it_was_written(written: str, plain: str, place: tuple[int, int]) -> None:
    view = folded(written)
    start = view.text.index(plain)
    assert view.places(start, start + len(plain)) == place
