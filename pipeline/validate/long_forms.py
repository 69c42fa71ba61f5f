"""Spell a short name out as its paper does. Takes it and an index; gives the words: TC, “tai chi”."""

from __future__ import annotations

import re

from pipeline.validate.align import Index
from pipeline.validate.groups_said import names_of
from pipeline.validate.kept import kept
from pipeline.validate.short_for import is_initials

SHORT = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# “Tai chi (TC)” and, below a table, “TC: tai chi”; so many characters and words beside it are looked at.
_REACH, _MOST_WORDS, _PLACES = 80, 7, 12


def names_said(head: str, text: str, index: Index) -> frozenset[str]:
    """Give the words of a group's name; what is short in the table is spelled out where the sentence does not say it so."""
    for short in dict.fromkeys(SHORT.findall(head)):
        long = "" if re.search(rf"\b{short}\b", text) else long_form(short, index)
        if long:
            head = re.sub(rf"\b{short}\b", long, head)
    return names_of(head)


@kept
def long_form(short: str, index: Index) -> str:
    """Give the words that a paper's short name stands for; empty where it does not spell it out."""
    told = index.paper.text
    at, left = told.find(short), _PLACES
    while at >= 0 and left:
        before, after = told[max(0, at - _REACH) : at], told[at + len(short) :][:_REACH]
        left -= 1
        if before.endswith("(") and after.startswith(")"):
            words = _WORDS.findall(before.rpartition(". ")[2])
            for count in range(1, min(len(words), _MOST_WORDS) + 1):
                if is_initials(short, " ".join(words[-count:]).lower()):
                    return " ".join(words[-count:])
        if after[:1] in {":", "=", ","} or after[:2] == " =":
            words = _WORDS.findall(re.split(r"[;.)]", after)[0])
            for count in range(1, min(len(words), _MOST_WORDS) + 1):
                if is_initials(short, " ".join(words[:count]).lower()):
                    return " ".join(words[:count])
        at = told.find(short, at + 1)
    return ""
