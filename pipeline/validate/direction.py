"""Direction: more stays more and better stays better. Takes both; gives Flags with the paper's words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.validate.align import Index, index_of
from pipeline.validate.differences import Comparison, compare
from pipeline.validate.flags import Place, every_sentence, flag, rule
from pipeline.validate.wording import Word, around, overlap

_STANDARD = "Cochrane plain language summaries (2021), C12: results as in the review"
_UP = re.compile(r"increas\w*|higher|highest|more|most|greater|greatest|larger|largest|longer|longest|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|elevat\w*|grew|grow|grows|gain\w*|boost\w*|doubl\w*|tripl\w*|faster|quicker|sooner|earlier|enhanc\w*|stronger|upregulat\w*|heavier|older")  # fmt: skip
_DOWN = re.compile(r"decreas\w*|reduc\w*|lower\w*|lowest|fewer|fewest|less|least|smaller|smallest|shorter|shortest|shorten\w*|fell|fall|falls|fallen|drop\w*|declin\w*|diminish\w*|cut|cuts|minimi[sz]\w*|slower|slow\w*|weaker|weaken\w*|later|halv\w*|downregulat\w*|lighter|younger|delay\w*")  # fmt: skip
_BETTER = re.compile(
    r"better|best|improv\w*|benefi\w*|superior\w*|advantag\w*|helpful|favou?r\w*|effective|efficacious|safer|safe|success\w*|well-tolerated"
)
_WORSE = re.compile(
    r"wors\w*|poorer|poorest|inferior\w*|deteriorat\w*|harm\w*|disadvantag\w*|ineffective|unsafe|unhelpful|fail\w*|detriment\w*"
)
_OPPOSITE = {"up": "down", "down": "up", "better": "worse", "worse": "better"}
_NOT = frozenset("not no never neither nor without cannot n't hardly unlikely fail failed fails".split())  # noqa: SIM905
# The passage must hold this share of what stands around the word, and that much more than where the paper agrees.
_SAME_PLACE, _CLEARLY = 0.5, 0.18


class _Cue(NamedTuple):
    """A word of direction: where it stands, which way it points, whether it is denied, and what stands around it."""

    word: Word
    way: str
    denied: bool
    near: frozenset[str]
    behind_than: frozenset[str]


@rule("direction", Severity.WARN, why="more for less, or better for worse, turns a finding round", standard=_STANDARD)
def direction(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the passage that tells this has the opposite direction, and none that tells it has the same."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        found = _in_gaps(compare(text, index)) or _elsewhere(text, place, index)
        if found:
            word, told, passage = found
            yield flag(
                "direction", Severity.WARN, place, (word.start, word.end),
                f"this says “{word.text}”; where the paper tells it, it says “{told}”",
                passages=(passage.id,), standard=_STANDARD, remedy="compare with the passage: which way did it go?",
            )  # fmt: skip


def _in_gaps(beside: Comparison) -> tuple[Word, str, Passage] | None:
    """Give a word of direction that stands where the passage has its opposite."""
    for gap in beside.gaps:
        mine = {way: word for word in gap.mine if (way := _way(word.text))}
        theirs = {way: word for word in gap.theirs if (way := _way(word.text))}
        for way, word in mine.items():
            if _OPPOSITE[way] in theirs and way not in theirs:
                return word, theirs[_OPPOSITE[way]].text, gap.passage
    return None


def _elsewhere(text: str, place: Place, index: Index) -> tuple[Word, str, Passage] | None:
    cues = _cues(index.sentence(text))
    passages = index.near(text, place[2].passages) if cues else []
    found = _contradicted(cues, passages, index) if passages else None
    return (found[0].word, found[1].word.text, found[2]) if found else None


def _contradicted(cues: list[_Cue], passages: list[Passage], index: Index) -> tuple[_Cue, _Cue, Passage] | None:
    told = [(other, passage) for passage in passages for other in _cues(index.wording(passage))]
    for cue in cues:
        agree = max((_fit(cue, other, index) for other, _ in told if other.way == cue.way), default=0.0)
        rivals = [
            (_fit(cue, other, index), -number, other, passage)
            for number, (other, passage) in enumerate(told)
            if other.way == _OPPOSITE[cue.way] and other.denied == cue.denied and not _swapped(cue, other)
        ]
        if rivals:
            fit, _, other, passage = max(rivals, key=lambda rival: rival[:2])
            if fit >= _SAME_PLACE and fit - agree >= _CLEARLY:
                return cue, other, passage
    return None


def _fit(cue: _Cue, other: _Cue, index: Index) -> float:
    return overlap(cue.near, other.near, index.weight) if len(cue.near) >= 2 else 0.0


def _swapped(cue: _Cue, other: _Cue) -> bool:
    """Tell whether the comparison runs the other way round: “A more than B” is “B less than A”."""
    if not cue.behind_than or not other.behind_than:
        return False
    return not cue.behind_than & other.behind_than


def _cues(words: list[Word]) -> list[_Cue]:
    found = []
    for place, word in enumerate(words):
        way = _way(word.text)
        if way:
            before = [w.text for w in words[max(0, place - 4) : place]]
            denied = any(w in _NOT or w.endswith(("n't", "n’t")) for w in before)
            found.append(_Cue(word, way, denied, around(words, place), _behind_than(words, place)))
    return found


def _way(word: str) -> str:
    for way, pattern in (("up", _UP), ("down", _DOWN), ("better", _BETTER), ("worse", _WORSE)):
        if pattern.fullmatch(word):
            return way
    return ""


def _behind_than(words: list[Word], place: int) -> frozenset[str]:
    for at in range(place + 1, min(len(words), place + 14)):
        if words[at].text in {"than", "versus", "vs"} or (
            words[at].text in {"with", "to"} and words[at - 1].text.startswith("compar")
        ):
            return frozenset(w.meaning for w in words[at + 1 : at + 6] if w.meaning)
    return frozenset()
