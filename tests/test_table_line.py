"""A row's line is taken apart as readers write it: what it is of, and each value with the words over its column."""

from __future__ import annotations

import pytest

from pipeline.text.table_line import read_line

LINES = [
    ("Fever, n (%): Balm (n = 40) 9 (22.5 %); Sham (n = 41) 4 (9.8 %); p = 0.04", "Fever, n (%)",
     [("Balm (n = 40)", "9 (22.5 %)"), ("Sham (n = 41)", "4 (9.8 %)"), ("p", "0.04")]),
    ("Pain: Balm, mean (SD) 3.2 (SD 1.1); Balm, p < 0.001", "Pain", [("Balm, mean (SD)", "3.2 (SD 1.1)"), ("Balm, p", "< 0.001")]),
    ("Sleep: Week 6: 41; Week 12: 55", "Sleep", [("Week 6", "41"), ("Week 12", "55")]),
    ("Goats: 95% C.I. [3.9,20.8]; n 12", "Goats", [("95% C.I.", "[3.9,20.8]"), ("n", "12")]),
    ("Participant 1: Sex Female; Age 53", "Participant 1", [("", "Sex Female"), ("Age", "53")]),
    ("Values are means.", "Values are means.", []),
    ("Drug 9; Sham 4", "", [("Drug", "9"), ("Sham", "4")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "label", "cells"), LINES)
def test_a_line_is_a_label_and_cells(line: str, label: str, cells: list[tuple[str, str]]) -> None:
    told = read_line(line)
    assert told.label == label
    assert [tuple(cell) for cell in told.cells] == cells
