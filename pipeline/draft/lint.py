"""Find what an editor would have to mend in a draft's language. Takes sentences; gives what is wrong with each.

These are faults of putting sentences together, not of what they say: the checks of `validate` look at that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.draft.asides import has_finite_verb, leaves_statistics
from pipeline.records import Summary
from pipeline.text.quick import Quick, quick
from pipeline.text.sentences import sentences

# The NHS content guide's and GOV.UK's longest sentence.
LONGEST = 25
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_DOUBLED = re.compile(r"\b([a-z]{2,})\s+\1\b(?!-)", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"had", "that", "very"})
_POINTS_NOWHERE = quick(
    r"\bcomparisons? \d|\b(?:those|these) (?:two|three|four|five|six|\d+) (?:studies|trials|comparisons|groups|patients)\b"
    r"|\b(?:the former|the latter|theirs)\b|\((?:see\b|table|fig)",
    re.IGNORECASE,
)
# “an eight”, “a euro”, “an hour”: what decides is the sound, so the words that sound otherwise than they begin are named.
_WRONG_A = quick(r"\b(?:a|^A) (?=[aeio]|u(?!n[ai]|s[aeu]|r[aeio]|t[ei]|tili|biq))(?!one\b|once\b|one-|eu|ewe)\w+")
_WRONG_AN = quick(
    r"\ban (?=[bcdfgjklmnpqrstvwxyz][a-z])(?!hour|honest|honou?r|heir)\w+|\ban (?:one|uni[tqvf]\w*|use\w*|eu\w+)\b"
)


_CUT_SHORT = quick(
    r"\b(?:and|or|but|nor|the|a|an|of|than|between|whether|because|into|those|which)[.]$|\b(?:presented|shown|listed|displayed|summari[sz]ed|depicted|illustrated) (?:in|by|below)[.]$|, (?:perhaps|possibly|probably|mainly|mostly|largely|partly|presumably|namely)[.]$"
)
# “Factors, and, which recognise them”: what stood between was taken out.
# “A 24-week period 0.81.”: what the figure was went with its bracket.
_BARE_FIGURE = re.compile(
    r"\b(?!(?:about|than|from|with|over|only|near\w*|below|under|above|almost|least|most|around|approximately|roughly|averag\w+|equals?|reached|versus|between|exceed\w*|score\w*|ratio|mean|median)\b)[a-z]{4,} \d{0,2}\.\d+\.$"
)
_TORN = quick(r"\b(?:and|or|but), (?:which|who|whose)\b")
_FOUND: dict[str, Quick | re.Pattern[str]] = {
    "points to what is not there": _POINTS_NOWHERE,
    "torn": _TORN,
    "ends too soon": _CUT_SHORT,
    "bare figure": _BARE_FIGURE,
}
_ASKS_FOR = re.compile(r"(?:talk|ask|speak|see|tell|look)\b", re.IGNORECASE)


class Fault(NamedTuple):
    """What is wrong with a sentence of a draft."""

    kind: str
    sentence: str


def lint(summary: Summary) -> list[Fault]:
    """Give every fault in the language of a draft, in reading order."""
    return [
        Fault(kind, sentence)
        for _, _, claim in summary.claims()
        for sentence in sentences(claim.text)
        for kind in faults(sentence)
    ]


# Each part of a sentence is tried before it is told.
@lru_cache(maxsize=4096)
def faults(sentence: str) -> tuple[str, ...]:
    """Name what is wrong with one sentence; nothing where it can stand in a draft."""
    return tuple(_faults(sentence))


def _faults(sentence: str) -> Iterator[str]:
    if len(sentence.split()) > LONGEST:
        yield "too long"
    if any(sentence.count(a) != sentence.count(b) for a, b in _PAIRS):
        yield "bracket left open"
    if any(match.group(1).lower() not in _MAY_DOUBLE for match in _DOUBLED.finditer(sentence)):
        yield "doubled word"
    if not has_finite_verb(sentence) and not _ASKS_FOR.match(sentence):
        yield "no verb"
    if leaves_statistics(sentence):
        yield "statistics"
    if _WRONG_A.search(sentence) or _WRONG_AN.search(sentence):
        yield "a or an"
    yield from (kind for kind, pattern in _FOUND.items() if pattern.search(sentence))
    if sentence[:1].islower() and sentence.split(" ", 1)[0].islower():
        yield "small first letter"
