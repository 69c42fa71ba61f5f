"""Know sides that a sentence exchanges. Takes a sentence and an index; gives the word that says who has more, and the passage that says it of the other.

“More common with the balm than with the sham” where the paper has it more common with the sham than with the balm, more common in the
sham group, or 39 % with the sham and 15 % with the balm. What the sides share tells what is compared; a side is known by a word that
the other lacks, in the sentence and in the passage.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.meaning import concept
from pipeline.text.words import STOP
from pipeline.validate.align import LONG, Index
from pipeline.validate.crossed import told_apart
from pipeline.validate.cues import Cue
from pipeline.validate.kept import kept, once
from pipeline.validate.rivals import cues_held, told_cues
from pipeline.validate.wording import Word

_THAN = frozenset("than versus vs".split())  # noqa: SIM905
_WITH, _COMPARED = frozenset({"with", "to"}), frozenset("compared comparison opposed superior inferior".split())  # noqa: SIM905
# “More than a fifth” compares with nobody.
_MEASURES = frozenset("half third quarter fifth tenth dozen expected usual".split())  # noqa: SIM905
_TURNS = frozenset("but although however whereas while because which though".split())  # noqa: SIM905
_STOPS = frozenset(".;:!?")
_BRACKETS = frozenset("()[]")
# Behind these stands who has more, where a passage names no other side: “more frequent in the sham group”.
_IN = frozenset("in among for with after by".split())  # noqa: SIM905
_GROUPS = frozenset("group groups arm recipients controls placebo".split())  # noqa: SIM905
_FAR, _LONGEST_SIDE = 8, 8
# Words that tell neither a side nor what is compared.
_EMPTY = frozenset(
    map(
        concept,
        """more less fewer better worse higher lower greater increase increased increasing decrease decreased reduce reduced reduction
        improve improved improvement significant significantly statistically percent rate rates proportion share compared comparison versus
        group groups arm arms patients people person study result results mean median average number amount level levels risk likely
        likelihood odds chance common often frequent frequently difference different similar effect associated association linked link
        related time times year years month months week weeks day days those other others who had have been both all half third quarter
        fifth much many expected usual before after during""".split(),  # noqa: SIM905 - a word list
    )
)
_MOST_NUMBERS, _MOST_MISSING = 8, 1


class Exchanged(NamedTuple):
    """A sentence's word of direction, the words by which the passage has the other side, and the passage."""

    cue: Cue
    told: str
    passage: Passage


class _Sides(NamedTuple):
    """The concepts of a comparison: those of who has more or less and of what, those of whom it is held against, and whether such were named."""

    first: frozenset[str]
    second: frozenset[str]
    both: bool


@kept
def exchanged(text: str, index: Index) -> Exchanged | None:
    """Give the word that says which side has more, where the paper says so of the other side."""
    if len(index.passages) > LONG:
        return None  # of so many comparisons some are of other things
    for cue, _ in cues_held(text, index):
        mine = None if cue.denied else _sides_of(cue, text, index.sentence(text))
        # What stands on both sides tells none apart.
        first, second = (
            (mine.first - mine.second, mine.second - mine.first) if mine and mine.both else (frozenset(), frozenset())
        )
        if first and second:
            found = _in_words(cue, first, second, index) or _in_figures(cue, first, second, index)
            if found and _tells_all(found.passage, _meanings(index.sentence(text)), index):
                return found
    return None


def _tells_all(passage: Passage, said: frozenset[str], index: Index) -> bool:
    """Tell whether a passage has all the concepts of a comparison but one, or those of a term of the paper."""
    told = {word.meaning for word in index.wording(passage)}
    return sum(one not in told and one not in index.plain for one in said) <= _MOST_MISSING


def _in_words(cue: Cue, first: frozenset[str], second: frozenset[str], index: Index) -> Exchanged | None:
    found = None
    for told, theirs, passage in _told_sides(index):
        ahead, behind = theirs.first - theirs.second, theirs.second - theirs.first
        if told.way != cue.way or not first & ahead:
            continue
        if theirs.both and second & behind and not first & behind:
            return None  # told so as well: at another time, by another measure
        if (
            second & (ahead if theirs.both else behind)
            and bool(first & behind) == theirs.both
            and not (theirs.both and second & behind)
        ):
            found = found or Exchanged(cue, passage.text[told.word.start : told.word.end], passage)
    return found


def _in_figures(cue: Cue, first: frozenset[str], second: frozenset[str], index: Index) -> Exchanged | None:
    """Give a passage whose two shares stand with the two sides the other way round."""
    if cue.way not in {"up", "down"}:
        return None
    found = None
    for passage in index.passages:
        meanings = frozenset([word.meaning for word in index.wording(passage) if word.meaning])
        if not (first & meanings and second & meanings):
            continue
        shares = [n for n in index.told_numbers(passage) if n.kind == "percent"][:_MOST_NUMBERS]
        for one, two in itertools.combinations(shares, 2):
            here, there = told_apart(passage.text, one, two)
            mine, other, ours, theirs = (two, one, there, here) if second & here else (one, two, here, there)
            apart = (
                first & ours
                and second & theirs
                and not (first & theirs or second & ours)
                and mine.value != other.value
            )
            if apart and first & meanings - here - there:
                if (mine.value > other.value) == (cue.way == "up"):
                    return None  # told so as well
                found = found or Exchanged(cue, f"{mine.text} and {other.text}", passage)
    return found


@once
def _told_sides(index: Index) -> list[tuple[Cue, _Sides, Passage]]:
    """Give the comparisons of the paper."""
    return [
        (cue, sides, passage)
        for cue, passage in told_cues(index).cues
        if not (cue.denied or cue.asked)
        and (sides := _sides_of(cue, passage.text, index.wording(passage))) is not None
    ]


def _sides_of(cue: Cue, text: str, words: list[Word]) -> _Sides | None:
    """Give the two sides around a word of direction; one alone where no other is named."""
    at = next(place for place, word in enumerate(words) if word.start == cue.word.start)
    start, end = _clause(words, at)
    than = next((place for place in range(at + 1, end) if _compares(words, place)), None)
    if than is not None:
        stop = _side_end(text, words, than + 1, end)
        return _Sides(_meanings(words[start:than]), _meanings(words[than + 1 : stop]), both=True)
    ahead = next(
        (place for place in range(start, at) if _compares(words, place) and words[place].text != "than"), None
    )
    if ahead is not None:
        stop = _side_end(text, words, ahead + 1, at)
        return _Sides(
            _meanings([*words[start:ahead], *words[stop:end]]), _meanings(words[ahead + 1 : stop]), both=True
        )
    of = next((place for place in range(at + 1, min(end, at + _FAR)) if words[place].text in _IN), None)
    if of is None:
        return None
    stop = _side_end(text, words, of + 1, min(end, of + _LONGEST_SIDE))
    if _GROUPS.isdisjoint(word.text for word in words[of + 1 : stop]):
        return None
    return _Sides(_meanings([*words[start:of], *words[stop:end]]), _meanings(words[of + 1 : stop]), both=False)


def _clause(words: list[Word], at: int) -> tuple[int, int]:
    """Give where the clause of a word begins and ends; the stop behind “vs.” ends none."""
    start, end = at, at + 1
    while start > 0 and not _ends(words, start - 1):
        start -= 1
    while end < len(words) and not _ends(words, end):
        end += 1
    return start, end


def _ends(words: list[Word], place: int) -> bool:
    text = words[place].text
    return text in _TURNS or (text in _STOPS and not (text == "." and place > 0 and words[place - 1].text == "vs"))


def _compares(words: list[Word], place: int) -> bool:
    text, after = words[place].text, [word.text for word in words[place + 1 : place + 3]]
    if text == "than" and not _MEASURES.isdisjoint(after):
        return False
    return text in _THAN or (text in _WITH and place > 0 and words[place - 1].text in _COMPARED)


def _side_end(text: str, words: list[Word], start: int, end: int) -> int:
    """Give where a side ends: at a bracket or a comma, once it has named something."""
    for place in range(start, end):
        if words[place].text in _BRACKETS or (
            place > start and "," in text[words[place - 1].end : words[place].start]
        ):
            return place
    return end


def _meanings(words: list[Word]) -> frozenset[str]:
    return frozenset(
        [
            word.meaning
            for word in words
            if word.meaning and word.meaning not in _EMPTY and word.text not in STOP and word.text[0].isalpha()
        ]
    )
