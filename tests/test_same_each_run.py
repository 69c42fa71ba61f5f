"""A report is the same in every run, though Python puts sets in another order in each."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.wording import overlap

_WEIGHTS = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.7, "e": 1.1, "f": 2.3}
_RANKED = """
from check_maker import paper_of
from pipeline.validate.align import index_of
words = "pain sleep fever cough rash mood diet weight salt gait".split()
told = [f"The {' '.join(words[number % 7 : number % 11])} of {words[number % 10]} fell." for number in range(60)]
index = index_of(paper_of(*told))
print([(passage.id, score.hex()) for score, passage in index.rank(" ".join(words), 40)])
"""


def _ranked(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _RANKED], capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return done.stdout


def test_passages_are_ranked_alike_in_every_run() -> None:
    assert _ranked("1") == _ranked("2") == _ranked("3")


@given(st.permutations(list(_WEIGHTS)), st.sets(st.sampled_from(list(_WEIGHTS))))
def test_what_two_texts_share_does_not_depend_on_the_order_of_words(order: list[str], had: set[str]) -> None:
    wanted = dict.fromkeys(order).keys()
    assert overlap(wanted, frozenset(had), _WEIGHTS.__getitem__) == overlap(
        dict.fromkeys(_WEIGHTS).keys(), frozenset(had), _WEIGHTS.__getitem__
    )
