"""Direction: more stays more and better stays better. Takes both; gives Flags with the paper's words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.validate.align import Index, index_of
from pipeline.validate.cues import OPPOSITE, Cue, cues_of, told_cues, way_of
from pipeline.validate.differences import Comparison, compare
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.wording import Word, overlap

_STANDARD = "Cochrane plain language summaries (2021), C12: results as in the review"
# Swept over planted flips: of what stands around a word, a passage with its opposite must hold 0.4, and 0.2 more than
# any with the same; 60 % found near the paper's words, 29 % in free ones, 0.4 to 0.8 % of untouched sentences flagged.
_SAME_PLACE, _CLEARLY, _SHARED = 0.4, 0.2, 2
# An aim is not a result: what was hoped for is held against hopes, what was found against findings.
_OPEN = re.compile(
    r"\b(?:whether|if|investigat\w+|could|would|thus|aim\w*|hypothesi\w+|objective|purpose|designed to|see if|in order to|to (?:assess|determine|evaluate|investigate|compare|examine|test|find out)|need(?:ed|s)?|should|future|sought|wanted|looked at)\b",
    re.IGNORECASE,
)
_COMPARED = frozenset("more less fewer higher lower greater smaller larger".split())  # noqa: SIM905
_Found = tuple[Word, str, Passage]


@rule("direction", Severity.WARN, why="more for less, or better for worse, turns a finding round", standard=_STANDARD)
def direction(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the passage that tells this has the opposite direction, and none that tells it has the same."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        found = _in_gaps(compare(text, index)) or _elsewhere(text, index)
        if found:
            word, told, passage = found
            yield flag(
                "direction", Severity.WARN, place, (word.start, word.end),
                f"this says “{word.text}”; where the paper tells it, it says “{told}”",
                passages=(passage.id,), standard=_STANDARD, remedy="compare with the passage: which way did it go?",
            )  # fmt: skip


def _in_gaps(beside: Comparison) -> _Found | None:
    """Give a word of direction that stands where the passage has its opposite."""
    for gap in beside.gaps:
        mine = {way: word for word in gap.mine if (way := way_of(word.text))}
        theirs = {way: word for word in gap.theirs if (way := way_of(word.text))}
        for way, word in mine.items():
            if OPPOSITE[way] in theirs and way not in theirs:
                return word, theirs[OPPOSITE[way]].text, gap.passage
    return None


def _elsewhere(text: str, index: Index) -> _Found | None:
    """Give a word of direction whose surroundings the paper tells with the opposite word."""
    told = told_cues(index)
    hoped = bool(_OPEN.search(text))
    for cue in cues_of(index.sentence(text)):
        agree = max(
            (_fit(cue, other, index) for other, _ in told if other.way == cue.way and other.denied == cue.denied),
            default=0.0,
        )
        rivals = [
            (_fit(cue, other, index), -number, other, passage)
            for number, (other, passage) in enumerate(told)
            if other.way == OPPOSITE[cue.way]
            and other.denied == cue.denied
            and cue.close & other.beside
            and len(cue.near & other.near) >= _SHARED
            and _alike(cue, other)
        ]
        for fit, _, other, passage in sorted(rivals, key=lambda rival: rival[:2], reverse=True)[:3]:
            if fit < _SAME_PLACE or fit - agree < _CLEARLY:
                break
            if not _swapped(cue, other) and bool(_OPEN.search(passage.text)) == hoped:
                return cue.word, other.word.text, passage
    return None


def _alike(cue: Cue, other: Cue) -> bool:
    """Tell whether two words compare in like ways: “more” of something is no rival of “reduced”."""
    return other.word.text not in {"more", "less", "fewer"} or cue.word.text in _COMPARED


def _fit(cue: Cue, other: Cue, index: Index) -> float:
    """Give the share of what stands around a word, as far as the paper knows it, that stands around another."""
    return overlap((word for word in cue.near if word in index.everything), other.near, index.weight)


def _swapped(cue: Cue, other: Cue) -> bool:
    """Tell whether the comparison runs the other way round: “A more than B” is “B less than A”."""
    return bool(cue.behind_than and other.behind_than) and not cue.behind_than & other.behind_than
