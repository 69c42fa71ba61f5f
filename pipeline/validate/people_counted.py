"""Know people who were counted as others: “388 children” of a paper's 388 women. Takes a group told in a sentence; gives the paper's words.

A count that a paper has once is of the people whom it names behind it, whatever else the sentence says in words of its own.
"""

from __future__ import annotations

import re

from pipeline.validate.align import Index
from pipeline.validate.people_groups import BY_NAME, Group, is_of_that_age

# “388 women”, “388 low-risk nulliparous women”: so many words may stand between; smaller counts stand for many things.
_COUNTED = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[a-z-]{2,16} ){0,2}$", re.IGNORECASE)
_LEAST = 20


def counted_as(text: str, told: re.Match[str], group: Group, index: Index) -> str | None:
    """Give whom the paper counts with a number that a sentence has before a group, where it nowhere counts that group with it."""
    match = _COUNTED.search(text, max(0, told.start() - 45), told.start())
    if match is None:
        return None
    digits = match.group(1).replace(",", "")
    if int(digits) < _LEAST or is_of_that_age(group, index.told):
        return None
    found = None
    for here in re.finditer(
        rf"(?<![\d.,])(?:{digits}|{int(digits):,})(?![\d,.]*\d| ?%) ((?:[a-z-]{{2,20}} ){{0,3}}[a-z-]{{2,20}})",
        index.told,
    ):
        if group.words.search(here.group(1)) or group.carried.search(here.group(1)):
            return None
        other = next((m for name in group.others if (m := BY_NAME[name].words.search(here.group(1)))), None)
        found = found or (other.group() if other else None)
    return found
