"""What may be chance: an exact sign test, an interval for the middle difference, and how many papers a finding takes."""

from __future__ import annotations

from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.chance import RARE, median_interval, papers_needed, rarest_split, sign_test
from pipeline.render.figures import small


@pytest.mark.parametrize(
    ("more", "fewer", "chance"),
    [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (10, 2, 0.03857421875), (9, 3, 0.14599609375), (7, 7, 1.0)],
)  # fmt: skip
def test_the_sign_test_gives_the_chances_that_tables_give(more: int, fewer: int, chance: float) -> None:
    assert sign_test(more, fewer) == chance


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_is_a_chance_and_the_same_for_both_sides(more: int, fewer: int) -> None:
    assert 0.0 < sign_test(more, fewer) == sign_test(fewer, more) <= 1.0


@given(st.integers(1, 40), st.integers(0, 40))
def test_a_more_uneven_split_is_never_more_likely(more: int, fewer: int) -> None:
    if more > fewer:
        assert sign_test(more + 1, fewer) <= sign_test(more, fewer)


@pytest.mark.parametrize("papers", range(1, 9))
def test_the_sign_test_counts_every_way_in_which_coins_can_fall(papers: int) -> None:
    falls = [sum(coins) for coins in product((0, 1), repeat=papers)]
    for heads in range(papers + 1):
        uneven = [fall for fall in falls if abs(2 * fall - papers) >= abs(2 * heads - papers)]
        assert sign_test(heads, papers - heads) == pytest.approx(len(uneven) / 2**papers)


@given(st.integers(0, 80))
def test_the_rarest_split_is_rare_and_the_next_one_is_not(papers: int) -> None:
    split = rarest_split(papers)
    if split is None:
        assert sign_test(papers, 0) >= RARE
    else:
        assert sum(split) == papers
        assert sign_test(*split) < RARE <= sign_test(split[0] - 1, split[1] + 1)


@given(st.lists(st.integers(-50, 50).map(float), max_size=40))
def test_the_interval_holds_the_middle_difference(differences: list[float]) -> None:
    interval = median_interval(differences)
    if len(differences) < 6:
        assert interval is None
    else:
        assert interval
        assert interval[0] <= median(differences) <= interval[1]


def test_six_differences_give_their_whole_range_and_twelve_leave_out_two_on_each_side() -> None:
    assert median_interval([3.0, 1.0, 6.0, 2.0, 5.0, 4.0]) == (1.0, 6.0)
    assert median_interval([float(n) for n in range(12)]) == (2.0, 9.0)


@pytest.mark.parametrize(("share", "papers"), [(1.0, 6), (0.9, 12), (0.75, 35), (0.6, 210)])
def test_how_many_papers_a_finding_takes(share: float, papers: int) -> None:
    assert papers_needed(share) == papers


@pytest.mark.parametrize(
    ("papers", "said"),
    [(0, "nothing is compared"), (1, "nothing of which writes better"), (5, "even all of them"), (6, "only 6 to 0 would"), (12, "only 10 to 2 or")],
)  # fmt: skip
def test_the_page_says_what_so_many_papers_can_show(papers: int, said: str) -> None:
    assert said in small(papers)
