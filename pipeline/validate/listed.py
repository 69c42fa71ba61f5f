"""Know what a writer counts up. Takes a number in words; tells whether it counts what the paper lists, or the writer's own telling.

“Of the six cytokines” counts a list of the paper; “on four points” and “one of three questions” count what the writer tells.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.meaning import concept
from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.align import Index
from pipeline.validate.kept import once

_ITEM = r"(?!\d++(?!-))[\w-]{1,40}+(?: [\w-]{1,40}+){0,2}"
# “IL-6 (42), TNF (36) and IL-2 (22)” lists three.
_ASIDE = re.compile(r" \([^()]{1,24}\)")
_LIST = re.compile(rf"\b(?:{_ITEM}, ){{1,20}}+(?:{_ITEM} )?(?:and|or) ")
_THINGS = re.compile(
    r" (?:[a-z-]{1,20} ){0,2}?(?:factors|items|things|features|signs|symptoms|tests|measures|criteria|topics|areas|kinds|types|predictors|outcomes|variables|categories|markers|substances|components)\b"
)
_LAST_COMMA = re.compile(r", (?:and|or) $")
# Short lists are no proof, unless what is counted stands beside them.
LONG_LIST, _SHORT_LIST, _MOST_TOLD = 4, 3, 12
_BEHIND = re.compile(r"(?:[ -][a-z][a-z’'-]{0,24}){1,3}", re.IGNORECASE)
# What is no thing of a study, but of its telling.
_TELLING = re.compile(
    r"(?: (?:different|main|key|other|more|such|simple|broad|separate|important|big|plain|possible|of the|of these))?"
    r" (?:points|questions|reasons|findings|steps|areas|ways|parts|aspects|things|sides|goals|aims|ideas|respects|fronts|counts|measures|explanations|lessons|messages|"
    r"conclusions|results|facts|comparisons|cautions|caveats|limits|weaknesses|strengths|differences)\b",
    re.IGNORECASE,
)


@once
def listed(index: Index) -> list[tuple[int, Passage]]:
    """Give how many things each list of the paper names: eight of “a, b, c, d, e, f, g and h”."""
    return [
        (found.count(",") + (1 if _LAST_COMMA.search(found) else 2), p)
        for p in index.passages
        for text in ({p.text, _ASIDE.sub("", p.text)} if ", " in p.text else ())
        for found in (match.group() for match in _LIST.finditer(text))
    ]


def is_listed(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number in words counts what a list of the paper names: things of any kind, or what stands beside the list."""
    if not _is_in_words(number, text):
        return False
    many = number.parts[1] if number.parts else number.value
    sizes = {size for size, _ in listed(index)}
    if number.parts and number.parts[0] > _SHORT_LIST:
        return {*number.parts} <= sizes  # “four of the five”: the paper lists the four and the five
    if many in sizes and many >= LONG_LIST and _THINGS.match(text, number.end):
        return True
    nouns = plural_behind(text, number.end)
    return many >= _SHORT_LIST and any(
        size == many and not nouns.isdisjoint(index.concepts(p.text)) for size, p in listed(index)
    )


def is_own_telling(number: Number, text: str, index: Index) -> bool:
    """Tell whether a small number in words counts points, questions or reasons, of which the paper gives no other number."""
    many = number.parts[1] if number.parts else number.value
    if not _is_in_words(number, text) or many > _MOST_TOLD or not _TELLING.match(text, number.end):
        return False
    if number.parts and text.startswith(" ways", number.end):
        return False  # “in one of seven ways” tells how the study was made
    mine = plural_behind(text, number.end)
    return not any(
        n.kind in COUNTS and n.value != many and mine & plural_behind(p.text, n.end) for n, p in index.settings
    )


def _is_in_words(number: Number, text: str) -> bool:
    return (
        number.kind in {*COUNTS, "ratio"}
        and not number.unit
        and not any(map(str.isdigit, number.text))
        and bool(text)
    )


def plural_behind(text: str, end: int) -> frozenset[str]:
    """Give the concepts of the words behind a number that may be what it counts: up to the first plural."""
    found: set[str] = set()
    behind = _BEHIND.match(text, end)
    for word in behind.group().lower().replace("-", " ").split() if behind else ():
        if word.endswith("s") and len(word) > len("was"):
            found.add(concept(word))
            break
    return frozenset(found)
