"""A command looks for garbage less often than Python does by itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pipeline.flow.settled import settle


@pytest.fixture(autouse=True)
def own_thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_a_settled_process_looks_for_garbage_less_often_and_still_looks() -> None:
    gc.set_threshold(700, 10, 10)
    settle()
    assert all(now > before for now, before in zip(gc.get_threshold(), (700, 10, 10), strict=True))
    assert gc.isenabled()
