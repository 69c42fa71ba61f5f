"""The process that the tests fork their runs from."""

from __future__ import annotations

import gc
import os

from engine import ended
from warm import Run


def test_a_run_that_is_let_go_before_its_end_harms_no_other() -> None:
    Run(["draft", "--nothing"], dict(os.environ))
    gc.collect()
    assert [ended(Run(["draft", "--nothing"], dict(os.environ)))[0] for _ in range(2)] == [2, 2]
