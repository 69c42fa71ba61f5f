"""Find the words that say which of two values is more. Takes a sentence; gives those that are told of values, and not denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text.quick import quick

_UP = r"higher|more|greater|larger|bigger|longer|commoner|oftener|(?:twice|three times|four times|five times) as"
_DOWN = r"lower|fewer|less|smaller|shorter|rarer|half as"
_COMPARED = quick(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?! than (?:half|twice|one|two|three|\d))(?! or )", re.IGNORECASE
)
# “The balm reduced fever”: of how many had it, such a verb says the same as “fewer”; of a score it may tell of a change.
_CHANGED = quick(
    r"\b(?:(?P<up>increase[sd]|raise[sd])|(?P<down>reduce[sd]|lower(?:s|ed)|cuts?|decrease[sd]|halve[sd]))\b(?! to\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom [^.;]{1,40}? to\b")
# What is denied, asked or meant of a gap between two values is not told of the values.
_NOT_SO = re.compile(
    r"\b(?:no|not|nor|never|neither|without|whether|if|similar\w*|same|nearly|almost|did(?:n['’]t)|unclear|may|might|could)\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_A_GAP = re.compile(
    r"\b(?:gaps?|differences?|distances?|chang\w+|effects?|spread|ratios?|drop\w*|rise[sn]?|rose|increas\w+|decreas\w+|falls?|fell|reduc\w+|gain\w*|los[st]\w*|loss(?:es)?|improv\w+|benefits?|better|worse|faster|slower|relief|worsen\w*)\b",
    re.IGNORECASE,
)
_BEFORE = 40


class Direction(NamedTuple):
    """A word that says who has more, or less: where it stands, and whether it tells of how many had something alone."""

    text: str
    start: int
    end: int
    up: bool
    of_events: bool


def directions_in(text: str) -> Iterator[Direction]:
    """Give the words that say which of two is more, where they are told of values and not denied."""
    changed = list(_CHANGED.finditer(text))
    if changed and not _COMPARED.search(text) and not _FROM_TO.search(text):
        found, rest = changed, _CHANGED.sub(" ", text)
    else:
        found, rest = list(_COMPARED.finditer(text)), text
    if tells_a_gap(rest):
        return
    for match in found:
        if not _NOT_SO.search(text, max(0, match.start() - _BEFORE), match.start()):
            yield Direction(match.group(), match.start(), match.end(), bool(match.group("up")), found is changed)


def tells_a_gap(text: str) -> bool:
    """Tell whether a text speaks of a change or a difference, rather than of values themselves."""
    return bool(_OF_A_GAP.search(text))
