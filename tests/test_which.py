"""Of many patterns those alone are looked for that may be in a sentence; none that is in it is left out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.quick import quick
from pipeline.text.which import Which
from pipeline.validate.silent_doings import DOINGS
from pipeline.validate.silent_outcomes import OUTCOMES

PATTERNS = [
    quick(pattern, flags)
    for pattern, flags in [
        (r"\bMRI(?: scans?)?\b", re.IGNORECASE),
        (r"\bit is (?:safe|fine)\b", re.IGNORECASE),
        (r"https?://|\{\{", re.IGNORECASE),
        (r"\bµg\b|\bnaïve\b", re.IGNORECASE),
        (r"[0-9]+ ?%", 0),
        (r"\bIt\b", 0),
        (r"\d\w*", 0),
        (r"kids?|[xyz]-ray", re.IGNORECASE),
        (r"self-report|drop-?outs?", re.IGNORECASE),
    ]
]
WHICH = Which(PATTERNS)
PIECES = ["MRI", "scan", "It is", "safe", "it", "http://", "{{", "µG", "μg", "NAÏVE", "12", "%", "KID", "\u212aid", "x-ray", "ı", "İt", "self-", "report", "dropout", " ", "ſ", "'s"]  # fmt: skip
SILENT = [one.told for one in (*DOINGS, *OUTCOMES)]
WHICH_SILENT = Which(SILENT)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=8).map("".join))
def test_what_is_in_a_text_is_always_among_what_may_be_in_it(text: str) -> None:
    found = {number for number, pattern in enumerate(PATTERNS) if re.search(pattern.pattern, text, pattern.flags)}
    may = list(WHICH.may_be_in(text))
    assert found <= set(may)
    assert may == sorted(set(may))


def test_few_of_many_patterns_are_worth_looking_for() -> None:
    text = "After twelve weeks the women who walked slept better, and three had an MRI scan."
    may = list(WHICH_SILENT.may_be_in(text))
    assert {number for number, pattern in enumerate(SILENT) if pattern.search(text)} <= set(may)
    assert len(may) < len(SILENT) / 4
