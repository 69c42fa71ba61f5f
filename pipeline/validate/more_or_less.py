"""Find the words that say which of two values is more. Takes a sentence; gives those that are told of values, and not denied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.quick import quick

_UP = r"higher|more|greater|larger|bigger|longer|commoner|oftener"
_DOWN = r"lower|fewer|less|smaller|shorter|rarer"
_COMPARED = quick(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?! than (?:half|twice|one|two|three|\d))(?! or )", re.IGNORECASE
)
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


def directions_in(text: str) -> Iterator[re.Match[str]]:
    """Give the words that say which of two is more, where they are told of values and not denied."""
    if _OF_A_GAP.search(text):
        return
    for match in _COMPARED.finditer(text):
        if not _NOT_SO.search(text, max(0, match.start() - _BEFORE), match.start()):
            yield match
