"""Know a name by the company it keeps. Takes a sentence and an index; gives a name that stands where the paper has another.

“Laparoscopic” stands before “cholecystectomy” in a paper, never before “cholecystitis”; of three drugs that a sentence lists, two
are listed together in the paper with another third.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.glossary import glossary
from pipeline.text.meaning import concept, is_everyday
from pipeline.text.memo import Memo
from pipeline.text.named import class_of, is_technical
from pipeline.text.spelling import both_spellings
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.kept import kept

_WORD = re.compile(r"[a-z]{4,30}+(?:-[a-z]{3,20}+)?")
_PAIR = re.compile(r"(?=\b(?P<before>[a-z]{5,30}+(?:-[a-z]{3,20}+)?) (?P<name>[a-z]{5,30}+)\b)")
_LIST = re.compile(r"\b[a-z]{5,24}+(?:(?:, (?:and |or )?| and | or )[a-z]{5,24}+){2,7}")
_ITEM, _LONGEST_ITEM = re.compile(r"[a-z]{5,24}+"), 24
_RUN = re.compile(r"[a-z]{5,}")
# Names that differ in so few letters at their ends are forms of one, and so are “penicillin” and “benzylpenicillin”.
_ENDING = 3
# So many letters tell a name, whatever its ending.
_SHORT = 7
_LONG_WORD = re.compile(r"[a-z]{5,30}+")
_OF_A_LIST = 2


class Company(NamedTuple):
    """A name of a sentence, where it stands, the name that the paper has there, and the passage."""

    name: str
    start: int
    told: str
    passage: Passage


@kept
def strange_company(text: str, index: Index) -> Company | None:
    """Give the first name that the paper has, and that stands where the paper has another name."""
    low = text.lower()
    if not any(map(_MAY_NAME.__getitem__, _RUN.findall(low))):
        return None
    return next(_behind_its_word(low, index), None) or next(_in_a_list(low, index), None)


# A longer run of letters may hold a name, as `_ITEM` parts it.
_MAY_NAME = Memo(lambda run: len(run) > _LONGEST_ITEM or class_of(run) is not None)


def _behind_its_word(text: str, index: Index) -> Iterator[Company]:
    for match in _PAIR.finditer(text):
        before, name = match.group("before", "name")
        if not is_technical(name) or _says_nothing(before) or not is_told(name, index.told):
            continue
        found: Company | None = None
        beginnings = [one[: max(_SHORT, len(one) - _ENDING)] for one in both_spellings(name)]
        for place in index.places.get(concept(before), ()):
            passage = index.passages[place]
            told = passage.text.lower()
            other = _first_behind(before, told)
            if other and class_of(other) == class_of(name) and not alike(other, name):
                found = found or Company(name, match.start("name"), other, passage)
            # To make a pattern takes a hundred times as long as to see that it finds nothing.
            if any(one in told for one in beginnings) and re.search(
                rf"\b{re.escape(before)}(?:,? [\w-]{{1,20}}){{0,1}}? (?:{'|'.join(beginnings)})", told
            ):
                found = None
                break  # told near this word
        if found:
            yield found


def _first_behind(before: str, told: str) -> str:
    """Give the first long word of a text that stands right behind a word; empty where none does."""
    place = told.find(f"{before} ")
    while place >= 0:
        inside = place > 0 and (told[place - 1].isalnum() or told[place - 1] == "_")
        behind = None if inside else _LONG_WORD.match(told, place + len(before) + 1)
        if behind:
            return behind.group()
        place = told.find(f"{before} ", place + 1)
    return ""


def _in_a_list(text: str, index: Index) -> Iterator[Company]:
    for listed in _LIST.finditer(text):
        items = [
            (m.group(), listed.start() + m.start()) for m in _ITEM.finditer(listed.group()) if m.group() not in STOP
        ]
        for name, start in items:
            others = [other for other, _ in items if other != name and class_of(other)]
            if class_of(name) is None or len(others) < _OF_A_LIST or not is_told(name, index.told):
                continue
            beside = [p for p in index.passages if all(is_told(other, p.text.lower()) for other in others)]
            if not beside or any(is_told(name, p.text.lower()) for p in beside):
                continue
            mine = [item for item, _ in items]
            for passage in beside:
                rival = next(
                    (
                        w
                        for w in _WORD.findall(passage.text.lower())
                        if class_of(w) == class_of(name) and not any(alike(w, m) for m in mine)
                    ),
                    None,
                )
                if rival:
                    yield Company(name, start, rival, passage)


def _says_nothing(word: str) -> bool:
    """Tell whether a word may stand before any name; “laparoscopic”, which the glossary explains, or “high-risk” may not."""
    return word in STOP or (is_everyday(concept(word)) and word not in glossary() and "-" not in word)


def is_told(name: str, told: str) -> bool:
    """Tell whether a name stands in a text in lower case, in British or American spelling; its first letters tell it."""
    return any(spelled[:_SHORT] in told for spelled in both_spellings(name))


def alike(one: str, two: str) -> bool:
    """Tell whether two names are forms of one, or spelled on both sides of the ocean."""
    if one.endswith(two) or two.endswith(one) or not {*both_spellings(one)}.isdisjoint(both_spellings(two)):
        return True
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    return same >= min(len(one), len(two)) - _ENDING
