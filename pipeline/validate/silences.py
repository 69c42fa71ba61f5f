"""Say what a silence is: a thing that drafts tell and papers are often silent on. Takes its words; gives a row of a table.

The words of the draft are narrow, the words of the paper wide: a wrong alarm costs a reviewer more than a miss. `told` finds the
thing in a sentence, told of the study; `carried` finds it in a paper's small letters, in whatever words a paper may have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.quick import Quick, quick

# A few words between those that matter.
SO = r"(?:[\w-]{1,14} ){0,3}?"


class Silence(NamedTuple):
    """How a draft tells a thing, how any paper that has it would, and what the thing is called."""

    told: Quick
    carried: Quick
    what: str
    grave: bool = False


def silence(what: str, told: str, carried: str) -> Silence:
    """Give a row; what a draft says stands between borders of words, what a paper has may begin a longer word."""
    return Silence(quick(rf"\b(?:{told})\b", re.IGNORECASE), quick(carried, re.IGNORECASE), what)
